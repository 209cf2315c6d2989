"""Into which folders an export goes, and which it leaves alone."""

import fcntl
import os
from pathlib import Path

import pytest

from contributors.errors import Clash, Invalid, RegistryError
from contributors.jobs.exporting import export_site
from tests.factories import make_contributor, make_site
from tests.jobs.exporting.folders import files_in

pytestmark = pytest.mark.django_db


def test_an_empty_folder_is_taken(fba, out, export) -> None:
    out.mkdir(parents=True)

    assert export().count.written > 0


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "cards.json", "c/fba/ctr_laura.json"])
def test_a_folder_with_something_else_in_it_is_left_as_it_is(fba, out, export, name: str) -> None:
    (out / name).parent.mkdir(parents=True)
    (out / name).write_bytes(b"own")

    with pytest.raises(Clash, match="is not empty and was not written by an export") as refusal:
        export()

    assert refusal.value.code == "not_an_export"
    assert files_in(out) == {name: b"own"}


def test_a_file_is_no_folder(fba, out, export) -> None:
    out.parent.mkdir(parents=True)
    out.write_bytes(b"own")

    with pytest.raises(Clash, match="is a file. Name a folder to export into."):
        export()

    assert out.read_bytes() == b"own"


def test_each_site_has_a_folder_of_its_own(fba, out, export) -> None:
    export()
    before = files_in(out)
    make_site("signal", "Signal")

    with pytest.raises(Clash, match="holds the export of `fba`"):
        export_site("signal", out)

    assert files_in(out) == before


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"\xff\xfe\x00",
        b'{"name": "A web app", "icons": []}',
        b'{\n"export": 1,\n"site": "fba",\n"files": {\n',
        b'{\n"export": 1,\n"site": "fba",\n"files": {\n"../../etc/passwd": {"sha256": "x", "size": 1}\n}\n}\n',
        b'{\n"export": 1,\n"site": "fba",\n"files": {\n"/etc/passwd": {"sha256": "x", "size": 1}\n}\n}\n',
        b'{\n"export": 1,\n"site": "fba",\n"files": {\n"notes.txt": {"sha256": "x", "size": 1}\n}\n}\n',
        b'{\n"export": 1,\n"site": "fba",\n"files": {\n"c/fba/x.json": 7\n}\n}\n',
        b'{\n"export": 2,\n"site": "fba",\n"files": {\n}\n}\n',
        b'{\n"export": 1,\n"files": {\n}\n}\n',
        b"x" * 100_000,
    ],
)
def test_a_list_that_no_export_wrote_is_refused_and_nothing_removed(fba, out, export, text: bytes) -> None:
    out.mkdir(parents=True)
    own = {"manifest.json": text, "notes.txt": b"own"}
    for name, body in own.items():
        (out / name).write_bytes(body)

    with pytest.raises(Invalid, match="is not as an export leaves it") as refusal:
        export()

    assert refusal.value.code == "not_an_export"
    assert files_in(out) == own


def test_two_at_once_are_one_too_many(fba, out, export) -> None:
    export()
    handle = os.open(out, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    before = files_in(out)
    try:
        with pytest.raises(Clash, match="Another export is writing to") as refusal:
            export()
    finally:
        os.close(handle)

    assert (refusal.value.code, files_in(out)) == ("export_running", before)
    assert export().count.written == 0


def test_a_refusal_lets_go_of_the_folder(fba, out, export) -> None:
    export()
    make_site("signal", "Signal")
    with pytest.raises(RegistryError):
        export_site("signal", out)

    make_contributor("Laura", fba)
    assert export().cards == 1


def test_a_relative_folder_is_below_the_current_one(fba, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    export_site("fba", Path("build/fba"))

    assert (tmp_path / "build/fba/manifest.json").is_file()
