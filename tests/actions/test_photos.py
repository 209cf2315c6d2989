"""Photos by the verbs: what is kept, what is made anew, what comes back byte for byte, and what is refused."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from contributors import photos
from contributors.actions.contributors import create_contributor, edit_contributor, revert_contributor
from contributors.actions.photos import bring_back_photo, edit_photo, remove_photo, revert_photo, set_photo
from contributors.errors import Conflict, Invalid, NotAllowed
from contributors.models import Change, ChangeSite, Contributor, Photo, Site, SiteProfile, StoredFile
from contributors.models.reading import Asked, read_cards
from tests.factories import make_contributor, make_photo, make_site, owner_actor, photo_file, setup_actor

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def fba() -> Site:
    return make_site("fba", "FBA")


@pytest.fixture
def laura(fba: Site) -> Contributor:
    return make_contributor("Laura", fba, make_site("signal", "Signal"))


def card(site_slug: str, contributor: Contributor) -> dict[str, Any]:
    site = Site.objects.get(slug=site_slug)
    [explained] = read_cards(site, [contributor.pk], Asked(TODAY, "https://r.example")).values()
    return {**explained.card}


def names(photo: Photo) -> list[str]:
    return [rendition["name"] for rendition in photo.renditions]


def versions() -> dict[str, int]:
    return dict(SiteProfile.objects.values_list("site__slug", "card_version"))


def test_a_photo_is_kept_with_what_its_file_says_unless_the_form_says_otherwise(laura: Contributor) -> None:
    photo = make_photo(laura, photo_file(640, 800), alt="Laura", credit="Anna Reyes", sites=["signal", "fba", "fba"])

    assert laura.photo_id == photo.pk
    assert photo.pk.startswith("pho_")
    assert photo.snapshot() | {"renditions": None, "placeholder": None, "original": None} == {
        "contributor": laura.pk,
        "original": None,
        "focal_point": {"x": 0.5, "y": 0.5},
        "alt": "Laura",
        "credit": "Anna Reyes",
        "creator": None,
        "copyright": None,
        "license_url": None,
        "digital_source_type": None,
        "sites": ["fba", "signal"],
        "licensed_until": None,
        "placeholder": None,
        "renditions": None,
    }
    assert {name: photo.original[name] for name in ("format", "width", "height", "had_location")} == {
        "format": "JPEG",
        "width": 640,
        "height": 800,
        "had_location": False,
    }
    portraits = [file for file in photo.renditions if file["crop"] == "portrait" and file["type"] == "image/webp"]
    assert [(file["width"], file["height"]) for file in portraits] == [(160, 200), (320, 400), (640, 800)]
    assert all(photos.read(name) for name in [photo.original_file_id, *names(photo)])
    assert set(photo.files.values_list("file_id", flat=True)) == set(names(photo))


def test_the_card_has_the_portrait_and_the_square(laura: Contributor) -> None:
    photo = make_photo(laura, photo_file(640, 800), alt="Laura", credit="Anna Reyes", focal_point={"x": 0.25, "y": 0.4})
    by_kind = {(file["crop"], file["type"], file["width"]): file["name"] for file in photo.renditions}

    shown = card("fba", laura)["photo"]

    def srcset(crop: str, media_type: str, widths: tuple[int, ...]) -> str:
        return ", ".join(f"https://r.example/m/{by_kind[crop, media_type, width]} {width}w" for width in widths)

    types = ("image/avif", "image/webp", "image/jpeg")
    assert shown == {
        "alt": "Laura",
        "credit": "Anna Reyes",
        "width": 640,
        "height": 800,
        "focal_point": {"x": 0.25, "y": 0.4},
        "placeholder": photo.placeholder,
        "src": f"https://r.example/m/{by_kind['portrait', 'image/jpeg', 640]}",
        "sources": [{"type": kind, "srcset": srcset("portrait", kind, (160, 320, 640))} for kind in types],
        "square": {
            "src": f"https://r.example/m/{by_kind['square', 'image/jpeg', 192]}",
            "sources": [{"type": kind, "srcset": srcset("square", kind, (96, 192, 384))} for kind in types],
        },
    }


def test_a_change_of_the_photo_is_a_change_of_the_cards_that_show_it_and_of_no_other(laura: Contributor) -> None:
    photo = make_photo(laura, sites=["fba"])
    assert versions() == {"fba": 2, "signal": 1}

    edit_photo(photo, {"alt": "Laura at her desk"}, by=setup_actor())
    assert versions() == {"fba": 3, "signal": 1}

    edit = edit_photo(photo, {"sites": []}, by=setup_actor())
    assert versions() == {"fba": 3, "signal": 2}
    told = ChangeSite.objects.filter(change=edit.change).values_list("site__slug", "card_fields")
    assert dict(told) == {"fba": [], "signal": ["photo"]}

    edit_photo(photo, {"creator": None, "licensed_until": "2999-12-31"}, by=setup_actor())
    assert versions() == {"fba": 3, "signal": 2}

    remove_photo(laura, by=setup_actor())
    assert versions() == {"fba": 4, "signal": 3}

    edit_photo(photo, {"alt": "Whom nobody sees"}, by=setup_actor())
    assert versions() == {"fba": 4, "signal": 3}


def test_a_photo_and_its_contributor_are_recorded_together(laura: Contributor) -> None:
    known = set(Change.objects.values_list("pk", flat=True))

    photo = make_photo(laura)

    recorded = Change.objects.exclude(pk__in=known).order_by("pk").values_list("subject_type", "verb", "subject_id")
    assert list(recorded) == [("photo", "create", photo.pk), ("contributor", "set_photo", laura.pk)]
    assert Change.objects.get(verb="set_photo").fields == ["photo"]


def test_the_old_photo_comes_back_under_the_same_addresses_byte_for_byte(laura: Contributor) -> None:
    first = make_photo(laura, photo_file(colour="#112233"))
    shown, bodies = card("fba", laura)["photo"], [photos.read(name) for name in names(first)]
    version = laura.version
    second = make_photo(laura, photo_file(colour="#445566"))
    assert card("fba", laura)["photo"] != shown
    assert set(names(first)).isdisjoint(names(second))

    revert_contributor(laura, version, by=setup_actor())

    assert card("fba", laura)["photo"] == shown
    assert [photos.read(name) for name in names(first)] == bodies

    bring_back_photo(laura, second.pk, by=setup_actor())
    laura.refresh_from_db()
    assert laura.photo_id == second.pk


def test_the_same_picture_with_the_same_words_gives_the_same_files(laura: Contributor) -> None:
    first = make_photo(laura, photo_file(), credit="Anna Reyes")
    remove_photo(laura, by=setup_actor())

    again = make_photo(laura, photo_file(), credit="Anna Reyes")

    assert again.pk != first.pk
    assert names(again) == names(first)


@pytest.mark.parametrize(
    ("patch", "is_made_anew"),
    [
        ({"focal_point": {"x": 0.1}}, True),
        ({"credit": "Anna Reyes"}, True),
        ({"copyright": "© FBA"}, True),
        ({"digital_source_type": "digitalCapture"}, True),
        ({"alt": "Laura"}, False),
        ({"sites": ["fba"]}, False),
        ({"licensed_until": "2027-01-01"}, False),
        ({"focal_point": {"x": 0.5, "y": 0.5}}, False),
    ],
)
def test_only_what_is_in_the_files_makes_other_files(
    laura: Contributor, patch: dict[str, object], is_made_anew: bool
) -> None:
    striped = two_halves()
    photo = make_photo(laura, striped)
    before = names(photo)

    edit_photo(photo, patch, by=setup_actor())

    photo.refresh_from_db()
    assert (names(photo) != before) == is_made_anew
    assert all(photos.read(name) for name in [*before, *names(photo)])
    assert set(photo.files.values_list("file_id", flat=True)) == {*before, *names(photo)}
    assert {file["crop"] for file in photo.renditions} == {"square"}


def two_halves() -> bytes:
    """Black and white, wider than high: another focal point shows more of the one or of the other."""
    image = Image.new("RGB", (300, 200))
    image.paste((255, 255, 255), (150, 0, 300, 200))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_an_edit_is_brought_back_with_its_files(laura: Contributor) -> None:
    photo = make_photo(laura, two_halves())
    before = names(photo)
    edit_photo(photo, {"focal_point": {"x": 0.0, "y": 0.5}, "credit": "Anna Reyes"}, by=setup_actor())

    revert_photo(photo, 1, by=setup_actor())

    photo.refresh_from_db()
    assert (names(photo), photo.credit, photo.focal_x, photo.version) == (before, "", 0.5, 3)


def test_an_edit_of_a_version_that_does_not_stand_renders_nothing(laura: Contributor) -> None:
    photo = make_photo(laura)
    stored = StoredFile.objects.count()

    with pytest.raises(Conflict) as refusal:
        edit_photo(photo, {"credit": "Anna Reyes"}, by=setup_actor(), expect=7)

    assert refusal.value.extra == {"current_version": 1}
    assert StoredFile.objects.count() == stored


@pytest.mark.parametrize("size", [(200, 200), (639, 2000), (2000, 799)])
def test_a_small_picture_is_refused_until_it_is_accepted_for_bylines(laura: Contributor, size: tuple[int, int]) -> None:
    stood = (Change.objects.count(), StoredFile.objects.count())

    with pytest.raises(Invalid) as refusal:
        set_photo(laura, photo_file(*size), {}, by=setup_actor())

    assert (refusal.value.code, refusal.value.param) == ("photo_too_small", "photo")
    assert refusal.value.extra == {"accepted_as": "small"}
    assert "needs 640 × 800" in refusal.value.detail
    assert (Change.objects.count(), StoredFile.objects.count()) == stood

    set_photo(laura, photo_file(*size), {}, by=setup_actor(), small=True)
    shown = card("fba", laura)["photo"]
    assert shown["sources"] == []
    assert shown["src"] == shown["square"]["src"]
    assert shown["width"] == shown["height"] == 192


def test_a_stamp_is_refused_even_for_bylines(laura: Contributor) -> None:
    with pytest.raises(Invalid) as refusal:
        set_photo(laura, photo_file(95, 400), {}, by=setup_actor(), small=True)

    assert (refusal.value.code, refusal.value.extra) == ("photo_too_small", {})


@pytest.mark.parametrize(
    ("details", "pointer", "code"),
    [
        ({"sites": ["fab"]}, "/sites/0", "unknown_site"),
        ({"licensed_until": "31.12.2026"}, "/licensed_until", "invalid_date"),
        ({"focal_point": {"x": 1.5}}, "/focal_point/x", "invalid_focal_point"),
        ({"focal_point": {"z": 1}}, "/focal_point/z", "unknown_field"),
        ({"license_url": "javascript:alert(1)"}, "/license_url", "invalid_address"),
        ({"digital_source_type": "https://evil.example/x"}, "/digital_source_type", "unknown_source_type"),
        ({"alt": "x" * 501}, "/alt", "too_long"),
        ({"renditions": []}, "/renditions", "unknown_field"),
        ({"contributor": "ctr_x"}, "/contributor", "unknown_field"),
    ],
)
def test_what_is_wrong_is_told_by_its_pointer_before_anything_is_stored(
    laura: Contributor, details: dict[str, object], pointer: str, code: str
) -> None:
    stood = (Change.objects.count(), StoredFile.objects.count())

    with pytest.raises(Invalid) as refusal:
        set_photo(laura, photo_file(), details, by=setup_actor(), small=True)

    assert [(fault.pointer, fault.code) for fault in refusal.value.faults] == [(pointer, code)]
    assert (Change.objects.count(), StoredFile.objects.count()) == stood


def test_a_photo_of_somebody_else_is_not_hers(laura: Contributor, fba: Site) -> None:
    other = make_photo(make_contributor("Ada", fba))

    with pytest.raises(Invalid) as refusal:
        bring_back_photo(laura, other.pk, by=setup_actor())
    with pytest.raises(IntegrityError), transaction.atomic():
        Contributor.objects.filter(pk=laura.pk).update(photo=other)

    assert refusal.value.code == "unknown_photo"


def test_a_photo_is_not_edited_as_a_member_of_the_contributor(laura: Contributor, fba: Site) -> None:
    photo = make_photo(laura)

    for patch in ({"photo": None}, {"photo": photo.pk}):
        with pytest.raises(Invalid) as refusal:
            edit_contributor(laura, patch, by=setup_actor())
        assert (refusal.value.code, refusal.value.param) == ("not_editable", "photo")
    with pytest.raises(Invalid) as refusal:
        create_contributor({"name": "Ada", "photo": photo.pk}, by=setup_actor())
    assert refusal.value.code == "unknown_photo"


def test_a_withheld_contributor_s_photo_is_locked(laura: Contributor) -> None:
    photo = make_photo(laura)
    Contributor.objects.filter(pk=laura.pk).update(status="withheld")
    owner = owner_actor()

    for act in (
        lambda: set_photo(laura, photo_file(), {}, by=owner, small=True),
        lambda: remove_photo(laura, by=owner),
        lambda: edit_photo(photo, {"alt": "Laura"}, by=owner),
    ):
        laura.refresh_from_db()
        with pytest.raises(NotAllowed) as refusal:
            act()
        assert refusal.value.code == "safety_locked"
