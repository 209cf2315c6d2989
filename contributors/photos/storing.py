"""Stored files by their names: renditions and originals, over Django's ``storages["photos"]``."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import regex
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

# Content hashes: 160 bits in base 32 for what is public, SHA-256 in hex for what is not.
_RENDITION = regex.compile(r"[a-z2-7]{32}-[1-9][0-9]{0,4}\.(?:avif|webp|jpg)")
_ORIGINAL = regex.compile(r"[0-9a-f]{64}\.(?:jpeg|png|webp|avif|heic)")


def is_rendition(name: str) -> bool:
    """Whether ``name`` could be that of a public copy; whether there is one, only ``read`` knows."""
    return _RENDITION.fullmatch(name) is not None


def store(names_and_bodies: Iterable[tuple[str, bytes]]) -> None:
    """Write each file whole or not at all. One that is there is written again, so that it counts as fresh."""
    storage = _storage()
    for name, body in names_and_bodies:
        path = _path(name)
        written = storage.save(path, ContentFile(body))
        if written != path:
            raise RuntimeError(f"The storage of photos kept {path} as {written}: it has to overwrite.")


def read(name: str) -> bytes | None:
    """The body, or None where there is no such file or ``name`` is not one that could be stored."""
    if not _is_ours(name):
        return None
    try:
        with _storage().open(_path(name)) as file:
            return file.read()
    except FileNotFoundError:
        return None


def missing(names: Iterable[str]) -> list[str]:
    """Those that are not stored, in the order given."""
    storage = _storage()
    return [name for name in names if not _is_ours(name) or not storage.exists(_path(name))]


def stored_names(*, before: datetime | None = None) -> Iterator[str]:
    """All names in no order; with ``before`` (aware) only those last written before that moment."""
    storage = _storage()
    for folder in _listed(storage, "")[0]:
        for name in _listed(storage, folder)[1]:
            if _is_ours(name) and (before is None or _is_older(storage, name, before)):
                yield name


def remove(names: Iterable[str], *, before: datetime | None = None) -> list[str]:
    """Remove and return those that were there; with ``before`` only if nobody wrote them again since."""
    storage, removed = _storage(), []
    for name in names:
        if not _is_ours(name) or not storage.exists(_path(name)):
            continue
        if before is None or _is_older(storage, name, before):
            storage.delete(_path(name))
            removed.append(name)
    return removed


def _storage() -> Storage:
    return storages["photos"]


def _is_ours(name: str) -> bool:
    return bool(_RENDITION.fullmatch(name) or _ORIGINAL.fullmatch(name))


def _path(name: str) -> str:
    """Folders of the first two characters: a folder with a million entries is slow to list and to back up."""
    if not _is_ours(name):
        raise ValueError(f"{name!r} is not the name of a rendition or an original")
    return f"{name[:2]}/{name}"


def _listed(storage: Storage, path: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(path)
    except FileNotFoundError:
        return [], []


def _is_older(storage: Storage, name: str, moment: datetime) -> bool:
    try:
        return storage.get_modified_time(_path(name)) < moment
    except FileNotFoundError:
        return False
