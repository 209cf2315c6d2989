"""`manage.py set_photo` and `manage.py sweep_photos`."""

import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from contributors import clock, photos
from contributors.actions import photo_files
from contributors.actions.photo_files import GRACE, keep_files, sweep_photos
from contributors.actions.photos import edit_photo, remove_photo, set_photo
from contributors.models import Contributor, Photo, PhotoFile, StoredFile
from tests.factories import make_contributor, make_photo, make_site, photo_file, setup_actor
from tests.servers import ROOT, environment_of, manage, new_database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _storage_of_its_own(settings: Any, tmp_path: Path) -> None:
    options = settings.STORAGES["photos"]["OPTIONS"] | {"location": tmp_path / "photos"}
    settings.STORAGES = settings.STORAGES | {"photos": settings.STORAGES["photos"] | {"OPTIONS": options}}


@pytest.fixture
def laura() -> Contributor:
    return make_contributor("Laura", make_site("fba", "FBA"))


def run(command: str, *arguments: str | Path) -> str:
    output = io.StringIO()
    call_command(command, *map(str, arguments), stdout=output, stderr=output)
    return output.getvalue()


def a_day_later() -> Any:
    return clock.standing_at(clock.now() + GRACE + timedelta(seconds=1))


def stored() -> set[str]:
    return set(photos.stored_names())


# set_photo


def test_a_file_becomes_the_photo_with_what_is_typed(laura: Contributor, tmp_path: Path) -> None:
    path = tmp_path / "Laura at home.jpg"
    path.write_bytes(photo_file(640, 800))

    printed = run(
        *("set_photo", laura.pk, path, "--focal-point", "0.5,0.25", "--alt", "Laura", "--credit", "Reyes/FBA"),
        *("--sites", "fba", "--until", "2026-12-31", "--why", "From her"),
    )

    photo = Photo.objects.get(shown_of=laura)
    assert (photo.alt, photo.credit, photo.focal_y, photo.sites) == ("Laura", "Reyes/FBA", 0.25, ["fba"])
    assert str(photo.licensed_until) == "2026-12-31"
    assert printed.splitlines()[0] == photo.pk
    assert all(f"/m/{file['name']}" in printed for file in photo.renditions)
    assert "portrait 640 × 800" in printed
    assert "Laura" not in printed
    assert "stands already" in run(
        *("set_photo", laura.pk, path, "--focal-point", "0.5,0.25", "--alt", "Laura", "--credit", "Reyes/FBA"),
        *("--sites", "fba", "--until", "2026-12-31"),
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ctr_nobody", "{file}"), "No contributor `ctr_nobody`"),
        (("{laura}", "nowhere.jpg"), "nowhere.jpg can't be read"),
        (("{laura}", "{file}"), "too small for the profile page.*--small"),
        (("{laura}", "{file}", "--small", "--focal-point", "middle"), "two numbers from 0 to 1"),
        (("{laura}", "{file}", "--small", "--sites", "fab"), "Did you mean `fba`"),
        (("{laura}", "{file}", "--small", "--until", "Friday"), "is not a date"),
    ],
)
def test_what_is_wrong_is_a_sentence(
    laura: Contributor, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(photo_file())

    with pytest.raises(CommandError, match=f"(?s){words}"):
        run("set_photo", *(argument.format(laura=laura.pk, file=path) for argument in arguments))

    assert Photo.objects.count() == 0


# sweep_photos


def test_what_nothing_refers_to_goes_and_everything_else_stays(laura: Contributor) -> None:
    photo = make_photo(laura, photo_file(colour="#112233"))
    edit_photo(photo, {"credit": "Anna Reyes"}, by=setup_actor())
    remove_photo(laura, by=setup_actor())
    used = stored()
    keep_files([("f" * 64 + ".jpeg", b"spare"), ("a" * 32 + "-96.webp", b"spare")])
    assert len(stored()) == len(used) + 2

    assert sweep_photos().removed == 0
    assert len(stored()) == len(used) + 2
    with a_day_later():
        assert "2 would be removed" in run("sweep_photos", "--dry-run")
        assert len(stored()) == len(used) + 2
        assert "2 removed" in run("sweep_photos")
        assert "0 removed" in run("sweep_photos")

    assert stored() == used
    assert set(StoredFile.objects.values_list("pk", flat=True)) == used


def test_a_rolled_back_upload_is_swept_and_a_kept_one_is_not(laura: Contributor) -> None:
    kept = make_photo(laura)
    used = stored()

    with transaction.atomic():
        set_photo(laura, photo_file(colour="#010203"), {}, by=setup_actor(), small=True)
        transaction.set_rollback(True)
    spare = stored() - used

    assert len(spare) == 7
    assert StoredFile.objects.count() == len(used)
    with a_day_later():
        # Nobody knows since when they are there, so they are noted now and go a day later.
        assert sweep_photos().removed == 0
        assert StoredFile.objects.count() == len(used) + 7
        with a_day_later():
            assert sweep_photos().removed == 7
    assert stored() == used
    assert set(kept.files.values_list("file_id", flat=True)) <= stored()


def test_the_same_picture_sent_again_is_kept_although_its_files_were_spare(laura: Contributor) -> None:
    """Its files lie there since long ago, and are about to be used: the sweep comes in between."""
    data = photo_file(colour="#010203")
    with transaction.atomic():
        set_photo(laura, data, {}, by=setup_actor(), small=True)
        transaction.set_rollback(True)
    sweep_photos()
    with a_day_later():
        keep_files([(name, photos.read(name) or b"") for name in stored()])
        assert sweep_photos().removed == 0
        photo = make_photo(laura, data)
        with a_day_later():
            assert sweep_photos().removed == 0
    assert all(photos.read(file["name"]) for file in photo.renditions)


def test_a_file_that_is_used_by_the_time_it_is_locked_stays(
    laura: Contributor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody begins to refer to it after it was found to be unused."""
    photo = make_photo(laura)
    keep_files([("f" * 64 + ".jpeg", b"spare")])
    found = photo_files._removable

    def late(*arguments: Any) -> Any:
        names = list(found(*arguments).values_list("pk", flat=True))
        PhotoFile.objects.get_or_create(photo=photo, file_id="f" * 64 + ".jpeg")
        return StoredFile.objects.filter(pk__in=names)

    monkeypatch.setattr(photo_files, "_removable", late)
    with a_day_later():
        assert sweep_photos().removed == 0

    assert photos.read("f" * 64 + ".jpeg") == b"spare"


def test_a_note_without_a_file_is_forgotten(laura: Contributor) -> None:
    used = set(make_photo(laura).files.values_list("file_id", flat=True))
    StoredFile.objects.create(name="e" * 64 + ".jpeg", noted_at=clock.now())

    with a_day_later():
        assert sweep_photos().removed == 0

    assert not StoredFile.objects.filter(pk="e" * 64 + ".jpeg").exists()
    assert used <= set(StoredFile.objects.values_list("pk", flat=True))


def test_a_sweep_that_was_stopped_goes_on(laura: Contributor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_files, "BATCH", 2)
    keep_files([(f"{number:064x}.jpeg", b"spare") for number in range(7)])

    def stop_after_two(swept: photo_files.Swept) -> None:
        if swept.removed == 4:
            raise KeyboardInterrupt

    with a_day_later():
        with pytest.raises(KeyboardInterrupt):
            sweep_photos(progress=stop_after_two)
        assert len(stored()) == 3
        assert sweep_photos().removed == 3
    assert stored() == set()


CRASH = """
import os
from contributors.actions import photos
from contributors.actions.actors import service_actor
from contributors.models import Contributor
from contributors.photos import stored_names
from tests.factories import make_contributor, make_site, photo_file

laura = make_contributor("Laura", make_site("fba", "FBA"))
photos.set_photo(laura, photo_file(colour="#aabbcc"), {}, by=service_actor("setup"), small=True)
photos.change = lambda *arguments, **options: os._exit(9)  # files are written; nothing refers to them yet
photos.set_photo(laura, photo_file(colour="#ddeeff"), {}, by=service_actor("setup"), small=True)
"""
SWEEP = """
from datetime import timedelta
from contributors import clock, photos
from contributors.actions.photo_files import GRACE, sweep_photos
from contributors.models import Photo

print(len(set(photos.stored_names())), sweep_photos().removed)
with clock.standing_at(clock.now() + GRACE + timedelta(seconds=1)):
    print(sweep_photos().removed)
photo = Photo.objects.get()
print(all(photos.read(name) for name in [photo.original_file_id, *(file["name"] for file in photo.renditions)]))
print(len(set(photos.stored_names())))
"""


def test_what_a_crash_leaves_behind_is_swept(tmp_path: Path) -> None:
    with new_database(tmp_path) as url:
        environment = environment_of(tmp_path, url, {"DEBUG": "true"})
        manage(environment, "migrate", "--verbosity=0")
        crashed = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", CRASH], cwd=ROOT, env=environment, check=False
        )
        swept = manage(environment, "shell", "-v", "0", "-c", SWEEP)

    assert crashed.returncode == 9
    assert swept.splitlines() == ["14 0", "7", "True", "7"]
