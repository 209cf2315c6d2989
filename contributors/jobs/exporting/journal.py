"""``.export/``: what a running export leaves for the next one, should it be stopped. Nothing of it stays afterwards."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = ".export"
NAME = "journal"
PARTS = ("part", "growing")


@dataclass(frozen=True, slots=True)
class Left:
    """What a stopped export left: whose it was, and the files that it was about to write."""

    site: str
    paths: tuple[str, ...] = field(default=())


def read(root: Path) -> Left | None:
    """None where no export was stopped before it wrote its list. A line that was cut names no file that is there."""
    try:
        text = (root / FOLDER / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    first, *paths = text.split("\n")[:-1] or [""]
    return Left(json.loads(first)["site"], tuple(paths)) if first else None


class Journal:
    """Written through to the disk before the files that it names are, so that none is ever left unnamed."""

    def __init__(self, root: Path, site: str) -> None:
        self._folder = root / FOLDER
        self._file = self._folder / NAME
        self._site = site

    def begin(self) -> None:
        """Marks the folder as the site's before anything else is in it, and drops a line that was cut."""
        self._folder.mkdir(exist_ok=True)
        kept = self._file.read_bytes() if self._file.exists() else b""
        whole = kept.rfind(b"\n") + 1
        if not whole:
            self._write("wb", f"{json.dumps({'site': self._site})}\n".encode())
        elif whole < len(kept):
            os.truncate(self._file, whole)

    def add(self, paths: Sequence[str]) -> None:
        if paths:
            self._write("ab", "".join(f"{path}\n" for path in paths).encode())

    def part(self, name: str) -> Path:
        """Where a file is written before it takes its place; on the same file system, so that it does so at once.

        ``name`` is one of PARTS."""
        return self._folder / name

    def end(self) -> None:
        """The list is written: nothing needs to be remembered."""
        for name in (*PARTS, NAME):
            (self._folder / name).unlink(missing_ok=True)
        with suppress(OSError):  # somebody has put something there: it isn't ours
            self._folder.rmdir()

    def _write(self, mode: str, text: bytes) -> None:
        with self._file.open(mode) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
