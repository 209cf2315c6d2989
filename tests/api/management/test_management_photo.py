"""A contributor's photo over the management API: sent as a form or as it is, edited, brought back, removed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from contributors.actions.photos import set_photo
from contributors.models import Change, Photo, StoredFile
from tests import factories
from tests.api.conftest import Api, World, problem

MEMBERS_OF_THE_DOCUMENT = [
    *("id", "version", "contributor", "original", "focal_point", "alt", "credit", "creator", "copyright"),
    *("license_url", "digital_source_type", "sites", "licensed_until", "placeholder", "renditions"),
    *("created_at", "updated_at"),
]


def address(world: World, more: str = "") -> str:
    return f"/api/v1/contributors/{world.laura.pk}/photo{more}"


def sent(world: World, data: bytes | None = None, api: Api | None = None, more: str = "?small=1", **fields: str) -> Any:
    """A form, as `curl -F` sends it; headers of the request are given in capitals."""
    headers = {name: fields.pop(name) for name in list(fields) if name[0].isupper()}
    form: dict[str, Any] = dict(fields)
    if data != b"":
        form["file"] = SimpleUploadedFile("Laura Whitfield at home.jpg", data or factories.photo_file())
    content = encode_multipart(BOUNDARY, form)
    return (api or world.personal).send("PUT", address(world, more), content, MULTIPART_CONTENT, **headers)


@pytest.fixture
def photo(world: World) -> Photo:
    return factories.make_photo(world.laura, alt="Laura")


def test_a_form_sets_the_photo_with_what_is_said_of_it(world: World) -> None:
    assert problem(world.personal.get(address(world)))["code"] == "unknown_photo"

    response = sent(
        world,
        focal_point="0.25,0.4",
        alt="Laura, at her desk",
        credit="Reyes/FBA",
        sites="fba",
        licensed_until="2026-12-31",
        why="From her",
    )

    body = response.json()
    assert response.status_code == 201, body
    assert list(body) == MEMBERS_OF_THE_DOCUMENT
    assert body["version"] == 1
    assert body["contributor"] == world.laura.pk
    assert body["focal_point"] == {"x": 0.25, "y": 0.4}
    assert (body["alt"], body["credit"], body["creator"]) == ("Laura, at her desk", "Reyes/FBA", None)
    assert (body["sites"], body["licensed_until"]) == (["fba"], "2026-12-31")
    assert response.headers["Location"] == address(world)
    assert {file["crop"] for file in body["renditions"]} == {"square"}
    assert list(body["renditions"][0]) == ["crop", "width", "height", "type", "url"]
    assert body["renditions"][0]["url"].startswith("http://127.0.0.1:8000/m/")
    assert "Laura" not in "".join(file["url"] for file in body["renditions"])
    again = world.personal.get(address(world))
    assert (again.json(), again.headers["ETag"]) == (body, response.headers["ETag"])
    assert Change.objects.filter(verb="set_photo").get().why == "From her"
    assert world.personal.get(f"/api/v1/contributors/{world.laura.pk}").json()["photo"] == body["id"]


@pytest.mark.parametrize(
    "media", ["image/jpeg", "image/png", "application/octet-stream", "application/x-www-form-urlencoded", "text/plain"]
)
def test_the_picture_itself_is_enough_whatever_it_is_called(world: World, media: str) -> None:
    response = world.personal.send("PUT", address(world, "?small=1"), factories.photo_file(), media)

    assert response.status_code == 201
    assert response.json()["original"]["format"] == "JPEG"


def test_the_same_once_more_changes_nothing(world: World) -> None:
    tag = sent(world, alt="Laura").headers["ETag"]
    changes = Change.objects.count()

    response = sent(world, alt="Laura", If_Match=tag)

    assert (response.status_code, response.headers["ETag"]) == (200, tag)
    assert Change.objects.count() == changes


def test_a_photo_that_stands_is_replaced_only_by_who_has_seen_it(world: World, photo: Photo) -> None:
    tag = world.personal.get(address(world)).headers["ETag"]
    stored = StoredFile.objects.count()
    other = factories.photo_file(colour="#010203")

    assert problem(sent(world, other))["code"] == "if_match_required"
    stale = problem(sent(world, other, If_Match='"9-0123"'))
    assert (stale["code"], stale["current_version"]) == ("version_conflict", 1)
    assert StoredFile.objects.count() == stored

    assert sent(world, other, If_Match=tag).status_code == 201
    # The version is that of another photo now, and the same number again.
    assert problem(sent(world, If_Match=tag))["status"] == 412
    assert sent(world, If_Match="*").status_code == 201


def test_a_picture_that_is_too_small_is_refused_softly(world: World) -> None:
    refused = problem(sent(world, more=""))

    assert (refused["status"], refused["code"], refused["param"]) == (422, "photo_too_small", "photo")
    assert refused["accepted_as"] == "small"
    assert "small=1" in refused["hint"]
    assert Photo.objects.count() == StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"data": b""}, 422, "photo_required"),
        ({"data": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, 422, "photo_format"),
        ({"data": b"\xff\xd8\xff no picture"}, 422, "photo_broken"),
        ({"focal_point": "0.5"}, 422, "invalid_focal_point"),
        ({"focal_point": "left,top"}, 422, "invalid_focal_point"),
        ({"focal_point": "2,0"}, 422, "invalid_focal_point"),
        ({"focal_point": "nan,0"}, 422, "invalid_focal_point"),
        ({"sites": "fba,fab"}, 422, "unknown_site"),
        ({"credt": "Reyes"}, 422, "unknown_field"),
        ({"more": "?big=1"}, 400, "unknown_parameter"),
        ({"why": "x" * 1001}, 422, "too_long"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_set(world: World, fields: dict[str, Any], status: int, code: str) -> None:
    changes = world.changes()

    refused = problem(sent(world, **fields))

    assert (refused["status"], refused["code"]) == (status, code)
    assert Change.objects.count() == changes
    assert Photo.objects.count() == 0


@pytest.mark.parametrize("media", [None, "image/tiff"])
def test_more_bytes_than_are_taken_are_refused(world: World, settings: Any, media: str | None) -> None:
    settings.PHOTO_MAX_BYTES = 100_000
    data = b"II*\0" + bytes(300_000)

    response = world.personal.send("PUT", address(world), data, media) if media else sent(world, data)

    assert (problem(response)["status"], problem(response)["code"]) == (413, "photo_too_large")
    assert StoredFile.objects.count() == 0


def test_a_broken_form_is_told(world: World) -> None:
    response = world.personal.send("PUT", address(world), b"--x\r\nnonsense", "multipart/form-data; boundary=x")
    without = world.personal.send("PUT", address(world), b"--x\r\nnonsense", "multipart/form-data")

    assert problem(response)["code"] == "photo_required"
    assert problem(without)["code"] == "bad_request"


def test_a_merge_patch_edits_what_is_said(world: World, photo: Photo) -> None:
    tag = world.personal.get(address(world)).headers["ETag"]

    assert problem(world.personal.send("PATCH", address(world), {"alt": None}))["code"] == "if_match_required"
    response = world.personal.send(
        "PATCH",
        address(world),
        {"alt": None, "focal_point": {"x": 0.3}, "sites": ["fba"], "why": "Cut her hair"},
        "application/merge-patch+json",
        If_Match=tag,
    )

    body = response.json()
    assert (response.status_code, body["version"], body["alt"]) == (200, 2, None)
    assert (body["focal_point"], body["sites"]) == ({"x": 0.3, "y": 0.5}, ["fba"])
    assert Change.objects.get(subject_type="photo", version=2).why == "Cut her hair"
    assert problem(world.personal.send("PATCH", address(world), {"alt": "x"}, If_Match=tag))["current_version"] == 2
    wrong = world.personal.send("PATCH", address(world), {"renditions": []}, If_Match=response.headers["ETag"])
    assert [fault["pointer"] for fault in problem(wrong)["errors"]] == ["/renditions"]


def test_what_was_said_is_brought_back_and_told(world: World, photo: Photo) -> None:
    tag = world.personal.get(address(world)).headers["ETag"]
    edited = world.personal.send("PATCH", address(world), {"alt": "Somebody"}, If_Match=tag)

    response = world.personal.send(
        "POST", address(world, "/revert"), {"version": 1}, If_Match=edited.headers["ETag"], Idempotency_Key="r"
    )

    assert (response.status_code, response.json()["alt"], response.json()["version"]) == (200, "Laura", 3)
    told = world.personal.get(address(world, "/history")).json()["items"]
    assert [(entry["version"], entry["verb"], entry["fields"]) for entry in told][:2] == [
        (3, "revert", ["alt"]),
        (2, "edit", ["alt"]),
    ]


def test_a_removed_photo_is_brought_back_by_its_id(world: World, photo: Photo) -> None:
    tag = world.personal.get(address(world)).headers["ETag"]
    urls = [file["url"] for file in world.personal.get(address(world)).json()["renditions"]]

    assert problem(world.personal.send("DELETE", address(world)))["code"] == "if_match_required"
    removed = world.personal.send("DELETE", address(world), If_Match=tag)
    assert (removed.status_code, removed.content) == (204, b"")
    assert problem(world.personal.send("DELETE", address(world), If_Match="*"))["code"] == "unknown_photo"
    assert world.stranger.get(urls[0].removeprefix("http://127.0.0.1:8000")).status_code == 410

    back = world.personal.send("PUT", address(world), {"photo": photo.pk, "why": "She changed her mind"})

    assert (back.status_code, back.json()["id"]) == (200, photo.pk)
    assert [file["url"] for file in back.json()["renditions"]] == urls
    assert world.stranger.get(urls[0].removeprefix("http://127.0.0.1:8000")).status_code == 200


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "member_required"),
        ({"photo": "pho_x"}, "unknown_photo"),
        ({"photo": 7}, "wrong_type"),
        ([], "invalid_body"),
    ],
)
def test_what_is_no_earlier_photo_of_hers_is_refused(world: World, photo: Photo, body: Any, code: str) -> None:
    response = world.personal.send("PUT", address(world), body, If_Match="*")

    assert problem(response)["code"] == code


@pytest.mark.parametrize(
    ("role", "status"), [("photo", 201), ("editor", 201), ("owner", 201), ("safety", 403), (None, 403)]
)
def test_who_sets_a_photo(world: World, role: str | None, status: int) -> None:
    assert world.laura
    member = factories.make_member("somebody", (role or "photo", world.fba if role else world.signal))

    response = sent(world, api=Api(factories.make_token(member)[1]))

    assert response.status_code == status
    if status == 403:
        assert "photo editor of a site of hers" in problem(response)["detail"]


def test_keys_of_sites_set_no_photos(world: World) -> None:
    assert problem(sent(world, api=world.secret))["code"] == "wrong_key"
    assert problem(sent(world, api=world.stranger))["code"] == "missing_key"


def test_a_photo_is_not_sent_with_the_contributor(world: World) -> None:
    path = f"/api/v1/contributors/{world.laura.pk}"
    patched = world.personal.send("PATCH", path, {"photo": None}, If_Match="*")
    made = world.personal.send("POST", "/api/v1/contributors", {"name": "Ada", "photo": "pho_x"})

    assert problem(patched)["code"] == problem(made)["code"] == "not_editable"


def test_reverting_the_contributor_brings_her_photo_back(world: World, photo: Photo) -> None:
    version = world.personal.get(f"/api/v1/contributors/{world.laura.pk}").json()["version"]
    set_photo(world.laura, factories.photo_file(colour="#010203"), {}, by=world.by, small=True)

    world.personal.send("POST", f"/api/v1/contributors/{world.laura.pk}/revert", {"version": version}, If_Match="*")

    assert world.personal.get(address(world)).json()["id"] == photo.pk
