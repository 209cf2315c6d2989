"""Photos as files: whole or not at all, whoever crashes and whoever writes at the same time."""

import errno
import os
import threading
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import override_settings

from contributors import photos
from tests.photos.storing import LATER, LONG_AGO, ONE, ORIGINAL, OTHER, StorageTests


def storage_in(folder: Path) -> dict[str, dict[str, object]]:
    options = {"location": folder, "allow_overwrite": True, "base_url": None}
    return {"photos": {"BACKEND": "contributors.photos.files.PhotoFiles", "OPTIONS": options}}


@pytest.fixture(autouse=True)
def storage(tmp_path: Path) -> object:
    with override_settings(STORAGES=storage_in(tmp_path / "photos")):
        yield tmp_path / "photos"


class TestFiles(StorageTests):
    pass


def test_the_settings_keep_photos_below_media_root(settings: object) -> None:
    from registry.settings import MEDIA_ROOT, STORAGES

    assert STORAGES["photos"] == storage_in(MEDIA_ROOT / "photos")["photos"]


def test_files_lie_in_folders_of_their_first_characters(storage: Path) -> None:
    photos.store([(ONE, b"one"), (ORIGINAL, b"original")])

    found = sorted(path.relative_to(storage).as_posix() for path in storage.rglob("*") if path.is_file())
    assert found == [f"00/{ORIGINAL}", f"aa/{ONE}"]


def test_a_crash_while_writing_leaves_the_earlier_file_and_no_other(
    storage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos.store([(ONE, b"whole")])

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        photos.store([(ONE, b"another"), (OTHER, b"other")])

    assert photos.read(ONE) == b"whole"
    assert [path.name for path in storage.rglob("*") if path.is_file()] == [ONE]


def test_what_a_killed_process_leaves_is_in_no_list(storage: Path) -> None:
    photos.store([(ONE, b"one")])
    (storage / "aa" / ".x8z.part").write_bytes(b"ha")
    (storage / "aa" / "notes.txt").write_text("mine")
    (storage / "README").write_text("mine")

    assert list(photos.stored_names()) == [ONE]


def test_many_writers_of_one_name_leave_one_whole_file(storage: Path) -> None:
    body = os.urandom(200_000)
    seen: list[bytes | None] = []

    def work() -> None:
        for _ in range(5):
            photos.store([(ONE, body)])
            seen.append(photos.read(ONE))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [body] * 30
    assert [path.name for path in storage.rglob("*") if path.is_file()] == [ONE]


def test_storing_again_counts_as_fresh(storage: Path) -> None:
    """So that a sweep doesn't take a file that somebody has just uploaded once more."""
    photos.store([(ONE, b"one")])
    os.utime(storage / "aa" / ONE, (0, 0))
    assert list(photos.stored_names(before=LONG_AGO)) == [ONE]

    photos.store([(ONE, b"one")])

    assert list(photos.stored_names(before=LONG_AGO)) == []
    assert list(photos.stored_names(before=LATER)) == [ONE]


def test_a_storage_that_gives_other_names_is_refused(tmp_path: Path) -> None:
    plain = {"photos": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}}
    with override_settings(STORAGES=plain):
        photos.store([(ONE, b"one")])
        with pytest.raises(RuntimeError, match="it has to overwrite"):
            photos.store([(ONE, b"one")])
        assert storages["photos"].exists(f"aa/{ONE}")
