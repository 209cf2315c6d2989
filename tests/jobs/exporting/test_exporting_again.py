"""A second run: it writes what differs, removes what is gone, and touches nothing else."""

import os

import pytest

from contributors.actions.contributors import edit_contributor, publish_contributor, withdraw_contributor
from contributors.actions.sites import edit_site
from contributors.changes import change
from tests.factories import make_article, make_contributor, make_full_contributor, make_site, setup_actor
from tests.jobs.exporting.folders import files_in, manifest_in, marks_of, sha256

pytestmark = pytest.mark.django_db


def touched(before: dict, after: dict) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_without_a_change_nothing_is_written(fba, out, export) -> None:
    make_full_contributor(fba)
    first = export()
    before = marks_of(out)

    second = export()

    assert (second.count.written, second.count.removed) == (0, 0)
    assert second.count.unchanged == first.count.written
    assert marks_of(out) == before


def test_a_changed_contributor_rewrites_her_files_the_map_and_the_list_alone(fba, out, export) -> None:
    laura, minh = make_contributor("Laura", fba), make_contributor("Minh", fba)
    export()
    before, files = marks_of(out), files_in(out)

    edit_contributor(laura, {"role": "Editor"}, by=setup_actor())
    export()

    hers = {name for name in files if laura.pk in name}
    assert touched(before, marks_of(out)) <= hers | {"cards.json", "manifest.json"}
    # Her own JSON tells of the change, and so does everything that prints a role; nobody else's file was opened.
    assert touched(before, marks_of(out)) >= {f"c/fba/{laura.pk}.json", f"c/fba/{laura.pk}.html", "cards.json"}
    assert {name for name in files if minh.pk in name} & touched(before, marks_of(out)) == set()
    assert manifest_in(out)["files"][f"c/fba/{laura.pk}.json"]["version"] == 2


def test_a_new_story_is_on_the_card(fba, out, export) -> None:
    laura = make_contributor("Laura", fba)
    export()

    make_article(fba, "story-1", laura, title="A remarkable true story")
    export()

    assert b"A remarkable true story" in (out / f"c/fba/{laura.pk}.html").read_bytes()


def test_a_withdrawn_contributor_disappears_and_comes_back(fba, out, export) -> None:
    laura, _minh = make_contributor("Laura", fba), make_contributor("Minh", fba)
    export()
    before = files_in(out)

    withdraw_contributor(laura, by=setup_actor())
    exported = export()

    gone = {name for name in before if laura.pk in name}
    assert set(before) - set(files_in(out)) == gone
    assert exported.count.removed == len(gone)
    assert not any(laura.pk.encode() in body for body in files_in(out).values())

    publish_contributor(laura, by=setup_actor())
    export()
    assert set(files_in(out)) == set(before)


def test_a_withheld_contributor_becomes_the_neutral_card(fba, out, export) -> None:
    amara = make_contributor("Amara Okonkwo", fba, role="Correspondent", location="Lagos")
    export()
    before = set(files_in(out))

    with change(amara, "edit", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"
    export()

    assert set(files_in(out)) == before
    told = b"".join(body for name, body in files_in(out).items() if amara.pk in name or name == "cards.json")
    assert not any(word in told for word in (b"Amara", b"Okonkwo", b"Lagos", b"Correspondent"))
    assert b'"name":"Staff reporter"' in told


def test_who_left_the_site_keeps_a_card(fba, out, export, settings) -> None:
    laura = make_contributor("Laura", fba, role="Writer")
    export()

    edit_contributor(laura, {"sites": {"fba": {"left_on": "2026-11-22"}}}, by=setup_actor())
    settings.REGISTRY_TODAY = "2026-11-23"
    export()

    assert b'"role":"Former writer"' in (out / f"c/fba/{laura.pk}.json").read_bytes()


def test_another_base_rewrites_the_addresses(fba, out, export) -> None:
    laura = make_contributor("Laura", fba)
    export()

    export(base_url="https://other.example")

    assert not any(b"https://cards.example" in body for body in files_in(out).values())
    assert f"https://other.example/c/fba/{laura.pk}.html".encode() in (out / f"c/fba/{laura.pk}.json").read_bytes()


def test_the_day_turns_what_it_turns(fba, out, export, settings) -> None:
    laura = make_contributor("Laura", fba, bios={"en": {"standard": "Laura has written for {years:2005}."}})
    minh = make_contributor("Minh", fba)
    export()
    before = marks_of(out)

    settings.REGISTRY_TODAY = "2027-01-01"
    export()

    assert b"for 22 years" in (out / f"c/fba/{laura.pk}.json").read_bytes()
    assert not any(minh.pk in name for name in touched(before, marks_of(out)))


def test_the_name_of_the_site_is_on_every_card(fba, out, export) -> None:
    laura = make_contributor("Laura", fba)
    export()

    edit_site(fba, {"name": "FBA Weekly"}, by=setup_actor())
    export()

    assert b"FBA Weekly" in (out / f"c/fba/{laura.pk}.json").read_bytes()


@pytest.mark.parametrize("place", ["notes.txt", "c/fba/own.html", "m/own.jpg", "static/own.css", "c/own/own.json"])
def test_what_others_put_there_stays(fba, out, export, place: str) -> None:
    laura = make_contributor("Laura", fba)
    export()
    own = out / place
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(b"somebody's own")
    os.utime(own, (1, 1))

    withdraw_contributor(laura, by=setup_actor())
    export()
    export()

    assert (own.read_bytes(), own.stat().st_mtime) == (b"somebody's own", 1)
    assert place not in manifest_in(out)["files"]


@pytest.mark.parametrize("damage", [b"", b"half", None])
def test_a_damaged_or_missing_file_is_healed(fba, out, export, damage: bytes | None) -> None:
    laura = make_contributor("Laura", fba)
    export()
    file, whole = out / f"c/fba/{laura.pk}.html", (out / f"c/fba/{laura.pk}.html").read_bytes()
    manifest = (out / "manifest.json").read_bytes()

    file.unlink()
    if damage is not None:
        file.write_bytes(damage)
    exported = export()

    assert (file.read_bytes(), exported.count.written) == (whole, 1)
    assert (out / "manifest.json").read_bytes() == manifest


def test_nothing_of_the_run_itself_stays(fba, out, export) -> None:
    make_contributor("Laura", fba)

    export()

    assert sorted(os.listdir(out)) == ["c", "cards", "cards.json", "m", "manifest.json", "photos", "static"]


def test_a_folder_of_somebodys_own_is_not_linked_over(fba, out, export) -> None:
    export()
    (out / "photos").unlink()
    (out / "photos").mkdir()
    (out / "photos" / "own.jpg").write_bytes(b"own")

    export()

    assert os.listdir(out / "photos") == ["own.jpg"]


def test_the_list_is_true_after_every_change(fba, out, export) -> None:
    laura, minh = make_contributor("Laura", fba), make_contributor("Minh", fba)
    export()
    edit_contributor(minh, {"role": "Editor"}, by=setup_actor())
    withdraw_contributor(laura, by=setup_actor())
    make_site("signal", "Signal")

    export()

    listed = {name: entry["sha256"] for name, entry in manifest_in(out)["files"].items()}
    assert listed == {name: sha256(body) for name, body in files_in(out).items() if name != "manifest.json"}
