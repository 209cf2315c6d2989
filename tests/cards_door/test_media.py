"""Public files of photos: served by name with one query, gone at once when no site shows them, back when one does."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributors import photos
from contributors.actions.contributors import (
    edit_contributor,
    publish_contributor,
    revert_contributor,
    withdraw_contributor,
)
from contributors.actions.photos import edit_photo, remove_photo
from contributors.actions.sites import edit_site
from contributors.models import Contributor, Photo
from tests.factories import make_contributor, make_photo, make_site, photo_file, setup_actor

pytestmark = pytest.mark.django_db
BY = setup_actor


@pytest.fixture
def laura(fba: Any, meridian: Any) -> Contributor:
    return make_contributor("Laura", fba, meridian)


@pytest.fixture
def photo(laura: Contributor) -> Photo:
    return make_photo(laura)


def address(photo: Photo, media_type: str = "image/webp") -> str:
    return "/m/" + next(file["name"] for file in photo.renditions if file["type"] == media_type)


@pytest.mark.parametrize("media_type", ["image/avif", "image/webp", "image/jpeg"])
def test_a_file_may_be_cached_embedded_and_purged(client: Client, photo: Photo, media_type: str) -> None:
    path = address(photo, media_type)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)

    assert (answer.status_code, answer.content) == (200, photos.read(path.removeprefix("/m/")))
    assert len(asked) == 1
    assert {name: value for name, value in answer.headers.items() if name not in {"ETag", "X-Request-Id"}} == {
        "Content-Type": media_type,
        "Content-Length": str(len(answer.content)),
        "Cache-Control": "public, max-age=86400, s-maxage=60",
        "Surrogate-Key": photo.contributor_id,
        "Cache-Tag": photo.contributor_id,
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.headers["ETag"].startswith('"')
    assert answer.cookies == {}


def test_what_the_client_has_is_not_sent_again_and_head_sends_no_body(client: Client, photo: Photo) -> None:
    whole, head = client.get(address(photo)), client.head(address(photo))
    known = client.get(address(photo), headers={"If-None-Match": f'"x", {whole.headers["ETag"]}'})

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert (known.status_code, known.content, known.headers["ETag"]) == (304, b"", whole.headers["ETag"])
    assert known.headers["Cache-Control"] == whole.headers["Cache-Control"]
    assert "Content-Type" not in known.headers


def test_other_methods_are_refused_and_pages_may_ask_before(client: Client, photo: Photo) -> None:
    refused, asked = client.post(address(photo)), client.options(address(photo))

    assert (refused.status_code, refused.json()["code"]) == (405, "method_not_allowed")
    assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert (asked.status_code, asked.headers["Access-Control-Allow-Origin"]) == (204, "*")


@pytest.mark.parametrize(
    "name", ["a" * 32 + "-640.webp", "x.webp", "..%2f..%2fetc%2fpasswd", "a" * 5000, "%00", "", "a" * 32 + "-640.gif"]
)
def test_a_name_that_never_was_is_not_found(client: Client, photo: Photo, name: str) -> None:
    answer = client.get(f"/m/{name}")

    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_photo")
    assert answer.headers["Cache-Control"] == "max-age=30"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_original_is_never_served(client: Client, photo: Photo) -> None:
    assert photos.read(photo.original_file_id)
    assert client.get(f"/m/{photo.original_file_id}").status_code == 404


def gone(client: Client, path: str) -> bool:
    """Whether it is: after its answer was checked whole."""
    answer = client.get(path)
    if answer.status_code == 200:
        return False
    assert (answer.status_code, answer.json()["code"]) == (410, "photo_withdrawn")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Surrogate-Key"].startswith("ctr_")
    return True


def hide(slug: str, key: str = "photo") -> Callable[[Contributor, Photo], object]:
    patch = {"sites": {slug: {"overrides": {key: {"mode": "hide"}}}}}
    return lambda laura, photo: edit_contributor(laura, patch, by=BY())


def switch_off(slug: str) -> Callable[[Contributor, Photo], object]:
    return lambda laura, photo: edit_site(
        laura.site_profiles.get(site__slug=slug).site, {"switches": {"photo": False}}, by=BY()
    )


def both(*deeds: Callable[[Contributor, Photo], object]) -> Callable[[Contributor, Photo], object]:
    return lambda laura, photo: [deed(laura, photo) for deed in deeds]


def patched(**patch: Any) -> Callable[[Contributor, Photo], object]:
    return lambda laura, photo: edit_photo(photo, patch, by=BY())


def status(value: str) -> Callable[[Contributor, Photo], object]:
    """Withholding and erasing have no verbs yet."""
    return lambda laura, photo: Contributor.objects.filter(pk=laura.pk).update(status=value)


WITHDRAWN: dict[str, Callable[[Contributor, Photo], object]] = {
    "removed": lambda laura, photo: remove_photo(laura, by=BY()),
    "replaced": lambda laura, photo: make_photo(laura, photo_file(colour="#010203")),
    "cut anew": lambda laura, photo: edit_photo(photo, {"credit": "Anna Reyes"}, by=BY()),
    "licence over": patched(licensed_until="2026-11-21"),
    "licensed to sites where she is not": lambda laura, photo: edit_photo(
        photo, {"sites": [make_site("signal", "Signal").slug]}, by=BY()
    ),
    "not published": lambda laura, photo: withdraw_contributor(laura, by=BY()),
    "withheld": status("withheld"),
    "erased": status("erased"),
    "reduced": lambda laura, photo: edit_contributor(laura, {"reduced": True}, by=BY()),
    "hidden on both sites": both(hide("fba"), hide("meridian")),
    "switched off on both sites": both(switch_off("fba"), switch_off("meridian")),
    "hidden here, not licensed there": both(hide("fba"), patched(sites=["fba"])),
    "hidden in every language": both(hide("fba"), hide("meridian", "photo@en"), hide("meridian", "photo@es")),
    "hidden in the language of all": both(
        hide("fba"),
        hide("meridian", "photo@es"),
        lambda laura, photo: edit_contributor(laura, {"overrides": {"photo@en": {"mode": "hide"}}}, by=BY()),
    ),
}
STILL_SHOWN: dict[str, Callable[[Contributor, Photo], object]] = {
    "on its last day": patched(licensed_until="2026-11-22"),
    "licensed to one of her sites": patched(sites=["meridian"]),
    "hidden on one site": hide("fba"),
    "switched off on one site": switch_off("fba"),
    "hidden in one language of two": both(hide("fba"), hide("meridian", "photo@es")),
    "of somebody who left": lambda laura, photo: edit_contributor(
        laura, {"sites": {slug: {"left_on": "2026-11-22"} for slug in ("fba", "meridian")}}, by=BY()
    ),
}


@pytest.mark.parametrize("how", WITHDRAWN)
def test_a_photo_that_no_site_shows_is_gone(client: Client, laura: Contributor, photo: Photo, how: str) -> None:
    path = address(photo)
    assert not gone(client, path)

    WITHDRAWN[how](laura, photo)

    assert gone(client, path)
    assert client.head(path).status_code == 410


@pytest.mark.parametrize("how", STILL_SHOWN)
def test_a_photo_that_one_site_shows_is_there(client: Client, laura: Contributor, photo: Photo, how: str) -> None:
    STILL_SHOWN[how](laura, photo)

    assert not gone(client, address(photo))


def test_its_card_and_its_file_say_the_same(client: Client, laura: Contributor, photo: Photo) -> None:
    """Whatever withdraws it, the card has it or not as the file is there or gone."""
    for deeds in (WITHDRAWN, STILL_SHOWN):
        hide_or_not = deeds["hidden on both sites"] if deeds is WITHDRAWN else deeds["hidden on one site"]
        version = Contributor.objects.get(pk=laura.pk).version
        hide_or_not(laura, photo)
        shown = [client.get(f"/c/{slug}/{laura.pk}.json").json()["photo"] for slug in ("fba", "meridian")]
        assert any(shown) == (not gone(client, address(photo)))
        revert_contributor(laura, version, by=BY())


def test_undo_brings_the_same_bytes_back(client: Client, laura: Contributor, photo: Photo) -> None:
    before, version = client.get(address(photo)), Contributor.objects.get(pk=laura.pk).version
    make_photo(laura, photo_file(colour="#010203"))
    assert gone(client, address(photo))

    revert_contributor(laura, version, by=BY())

    after = client.get(address(photo))
    assert (after.status_code, after.content, after.headers["ETag"]) == (200, before.content, before.headers["ETag"])


def test_a_contributor_who_is_published_again_has_her_photo_again(
    client: Client, laura: Contributor, photo: Photo
) -> None:
    withdraw_contributor(laura, by=BY())
    publish_contributor(laura, by=BY())

    assert not gone(client, address(photo))


def test_one_picture_of_two_is_shown_while_one_of_them_shows_it(client: Client, fba: Any, laura: Contributor) -> None:
    ada = make_contributor("Ada", fba)
    photo = make_photo(laura, photo_file())
    assert address(make_photo(ada, photo_file())) == address(photo)

    remove_photo(laura, by=BY())
    assert client.get(address(photo)).headers["Cache-Tag"].split(",") == sorted([ada.pk, laura.pk])
    remove_photo(ada, by=BY())
    assert gone(client, address(photo))


def test_a_file_that_was_lost_is_told_in_the_log_and_not_kept(
    client: Client, photo: Photo, caplog: pytest.LogCaptureFixture
) -> None:
    photos.remove([address(photo).removeprefix("/m/")])

    with caplog.at_level(logging.ERROR, "contributors.cards_door.media"):
        answer = client.get(address(photo))

    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    assert address(photo).removeprefix("/m/") in caplog.text
