"""The photos of an export: those that its cards show, and no others."""

import json
import re

import pytest
from django.test import Client

from contributors import photos
from contributors.actions.photos import edit_photo, remove_photo
from tests.factories import make_contributor, make_photo, make_site, photo_file, setup_actor
from tests.jobs.exporting.folders import BASE, files_in, marks_of

pytestmark = pytest.mark.django_db


def in_m(folder) -> set[str]:
    return {name for name in files_in(folder) if name.startswith("m/")}


def named_in(body: bytes) -> set[str]:
    """The photos whose addresses stand in a file. A vCard breaks its lines anywhere."""
    return set(re.findall(rf"{re.escape(BASE)}/(m/[a-z0-9.-]+)", body.decode().replace("\r\n ", "")))


def test_every_photo_that_any_file_names_is_there_and_no_other(fba, out, export) -> None:
    laura, hidden = make_contributor("Laura", fba), make_contributor("Hidden", fba, publish=False)
    make_photo(laura, photo_file(1300, 1700), credit="Anna Reyes")
    make_photo(hidden)
    make_photo(make_contributor("Elsewhere", make_site("signal", "Signal")))

    export()

    files = files_in(out)
    named = set().union(*(named_in(body) for name, body in files.items() if not name.startswith("m/")))
    assert named == in_m(out) != set()
    card = json.loads(files[f"c/fba/{laura.pk}.json"])
    assert named_in(json.dumps(card["photo"]).encode()) == named


def test_their_bytes_are_the_doors(client: Client, fba, out, export) -> None:
    make_photo(make_contributor("Laura", fba))

    export()

    for name in in_m(out):
        assert (out / name).read_bytes() == client.get(f"/{name}").content


def test_one_file_for_the_same_picture(fba, out, export) -> None:
    picture = photo_file(500, 500)
    for name in ("Laura", "Minh"):
        make_photo(make_contributor(name, fba), picture)

    exported = export()

    assert exported.missing == []
    assert exported.count.written == len(files_in(out)) - 1


def test_a_removed_photo_disappears_and_others_stay(fba, out, export) -> None:
    laura, minh = make_contributor("Laura", fba), make_contributor("Minh", fba)
    make_photo(laura)
    export()
    of_laura = in_m(out)
    make_photo(minh)
    export()
    before = marks_of(out)

    remove_photo(laura, by=setup_actor())
    export()

    assert of_laura.isdisjoint(in_m(out))
    assert in_m(out) == {name for name in before if name.startswith("m/")} - of_laura
    assert all(marks_of(out)[name] == before[name] for name in in_m(out))
    assert json.loads((out / f"c/fba/{laura.pk}.json").read_bytes())["photo"] is None


def test_a_photo_goes_with_its_licence(fba, out, export, settings) -> None:
    make_photo(make_contributor("Laura", fba), licensed_until="2026-11-22")
    export()
    assert in_m(out)

    settings.REGISTRY_TODAY = "2026-11-23"
    export()

    assert in_m(out) == set()


def test_a_site_that_may_not_show_it_has_no_file_of_it(fba, out, export) -> None:
    make_site("signal", "Signal")
    photo = make_photo(make_contributor("Laura", fba))
    export()
    assert in_m(out)

    edit_photo(photo, {"sites": ["signal"]}, by=setup_actor())
    export()

    assert in_m(out) == set()


def test_a_photo_that_is_there_is_not_read_again(fba, out, export, monkeypatch) -> None:
    make_photo(make_contributor("Laura", fba))
    export()
    read = []
    monkeypatch.setattr(photos, "read", read.append)

    exported = export()

    assert (read, exported.missing, exported.count.written) == ([], [], 0)


@pytest.mark.parametrize("damage", [b"", None])
def test_a_damaged_photo_is_healed(fba, out, export, damage: bytes | None) -> None:
    make_photo(make_contributor("Laura", fba))
    export()
    name = min(in_m(out))
    whole = (out / name).read_bytes()

    (out / name).unlink()
    if damage is not None:
        (out / name).write_bytes(damage)
    exported = export()

    assert ((out / name).read_bytes(), exported.count.written) == (whole, 1)


def test_a_photo_that_the_storage_has_lost_is_told_and_the_rest_is_written(fba, out, export) -> None:
    laura, minh = make_contributor("Laura", fba), make_contributor("Minh", fba)
    make_photo(laura)
    lost = {file["name"] for file in laura.photos.get().renditions}
    make_photo(minh)
    photos.remove(lost)

    exported = export()

    assert set(exported.missing) == {
        name for name in lost if f"m/{name}" in named_in((out / "cards.json").read_bytes())
    }
    assert exported.missing
    assert (out / f"c/fba/{laura.pk}.json").is_file()
    assert in_m(out)
    assert not {f"m/{name}" for name in lost} & in_m(out)
