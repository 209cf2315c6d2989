"""The folder that an export keeps: what differs is written, what is listed and not wanted any more is removed."""

import fcntl
import filecmp
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from contributors.errors import Clash
from contributors.jobs.exporting import journal, manifest
from contributors.jobs.exporting.inventory import Entry, Inventory
from contributors.jobs.exporting.manifest import Heading


@dataclass(slots=True)
class Count:
    """Files of this run. What a stopped run had written already counts as unchanged in the next."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Folder:
    """Made by ``open_folder``. Paths are relative and have ``/`` between their parts."""

    def __init__(self, root: Path, heading: Heading, inventory: Inventory) -> None:
        self.count = Count()
        self._root = root
        self._heading = heading
        self._inventory = inventory
        self._journal = journal.Journal(root, heading.site)
        self._journal.begin()
        self._differs_from_list = False

    def announce(self, paths: Iterable[str]) -> None:
        """Before files are written: their names outlive a crash, so that the next run can remove them."""
        self._journal.add([path for path in paths if self._inventory.find(path) is None])

    def put(self, path: str, body: bytes, version: int | None = None) -> None:
        """The file holds ``body`` afterwards, whatever was there; it is touched only if it did not before."""
        self._see(Entry(path, sha256(body).hexdigest(), len(body), version))
        target = self._root / path
        if _holds(target, body):
            self.count.unchanged += 1
            return
        part = self._journal.part("part")
        part.write_bytes(body)
        self._take_place(part, target)

    @contextmanager
    def grow(self, path: str) -> Iterator[BinaryIO]:
        """As ``put``, for a file that is too large for memory: it takes its place when all of it is written."""
        part, target = self._journal.part("growing"), self._root / path
        with part.open("wb") as file:
            yield file
        with part.open("rb") as file:
            self._see(Entry(path, file_digest(file, "sha256").hexdigest(), os.fstat(file.fileno()).st_size))
        if target.is_file() and filecmp.cmp(part, target, shallow=False):
            self.count.unchanged += 1
        else:
            self._take_place(part, target)

    def keep(self, path: str, read: Callable[[], bytes | None]) -> bool:
        """As ``put``, for a file whose name says what is in it: once it is there, it is not read again.

        False if it is neither there nor to be read.
        """
        if self._inventory.has_seen(path):
            return True
        known = self._inventory.find(path)
        if known and known.size is not None and _size(self._root / path) == known.size:
            self._see(known)
            self.count.unchanged += 1
            return True
        body = read()
        if body is not None:
            self.put(path, body)
        return body is not None

    def link(self, path: str, target: str) -> None:
        """A second name for a folder, where there is nothing of that name and the file system has links."""
        (self._root / target).mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            (self._root / path).symlink_to(target, target_is_directory=True)

    def remove_unseen(self) -> None:
        """Everything listed, or announced by a run that was stopped, that this run has not put."""
        for path in self._inventory.unseen():
            self._differs_from_list = True
            target = self._root / path
            if target.is_file():
                target.unlink()
                self.count.removed += 1
            with suppress(OSError):  # not empty, or not there
                target.parent.rmdir()

    def write_list(self, exported_at: str) -> None:
        """The last step. The list stays as it is, with its time, where nothing in it would differ."""
        file = self._root / manifest.NAME
        if self._differs_from_list or not _says(file, self._heading):
            part = self._journal.part("part")
            with part.open("w", encoding="utf-8") as text:
                text.writelines(manifest.lines_of(self._heading, exported_at, self._inventory.seen()))
                text.flush()
                os.fsync(text.fileno())
            part.replace(file)
        self._journal.end()

    def _see(self, entry: Entry) -> None:
        self._differs_from_list |= self._inventory.see(entry)

    def _take_place(self, part: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        self.count.written += 1


@contextmanager
def open_folder(root: Path, heading: Heading) -> Iterator[Folder]:
    """The folder, made if it is not there, for one export at a time.

    Raises Clash if it holds anything else than an export of this site, or if another one is writing to it; Invalid if
    its list can't be read.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Clash(f"{root} is a file. Name a folder to export into.", code="not_an_export") from None
    with _locked(root):
        has_list, left = _has_list(root, heading), journal.read(root)
        if not has_list and left is None:
            _refuse_foreign(root)
        if left is not None and left.site != heading.site:
            raise _other_site(root, left.site)
        with closing(Inventory()) as inventory:
            for entry in manifest.read_entries(root / manifest.NAME) if has_list else ():
                inventory.remember(entry)
            for path in filter(manifest.is_ours, left.paths if left else ()):
                inventory.remember(Entry(path))
            yield Folder(root, heading, inventory)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """The lock is on the folder itself and goes with the process, however that ends."""
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Clash(f"Another export is writing to {root}. Wait for it to end.", code="export_running") from None
        yield
    finally:
        os.close(handle)


def _has_list(root: Path, heading: Heading) -> bool:
    file = root / manifest.NAME
    if not file.exists():
        return False
    before = manifest.read_heading(file)
    if before["site"] != heading.site:
        raise _other_site(root, before["site"])
    return True


def _refuse_foreign(root: Path) -> None:
    found = sorted(name for name in os.listdir(root) if name != journal.FOLDER)
    if found:
        raise Clash(
            f"{root} is not empty and was not written by an export: `{found[0]}` is in it. "
            "Name a new or an empty folder.",
            code="not_an_export",
        )


def _other_site(root: Path, site: str) -> Clash:
    return Clash(f"{root} holds the export of `{site}`. Each site needs a folder of its own.", code="not_an_export")


def _says(file: Path, heading: Heading) -> bool:
    if not file.exists():
        return False
    said = manifest.read_heading(file)
    return {name: value for name, value in said.items() if name != "exported_at"} == heading.document()


def _holds(file: Path, body: bytes) -> bool:
    """Whether the file is there with exactly these bytes."""
    return _size(file) == len(body) and file.read_bytes() == body


def _size(file: Path) -> int | None:
    return file.stat().st_size if file.is_file() else None
