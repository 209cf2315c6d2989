"""Sites over the management API: made from a name, set as often as needed, and brought back."""

from typing import Any

import pytest

from contributors.models import Change, Site
from tests import factories
from tests.api.conftest import Api, World, problem

SITES = "/api/v1/sites"


def patched(world: World, body: Any, version: int = 1) -> Any:
    return world.personal.send("PATCH", f"{SITES}/fba", body, If_Match=f'"{version}"')


def test_a_name_is_enough(world: World) -> None:
    response = world.personal.send("POST", SITES, {"name": "Harbour Post"})

    body = response.json()
    assert response.status_code == 201
    assert (response.headers["ETag"], response.headers["Location"]) == ('"1"', f"{SITES}/harbour-post")
    times = {name: body.pop(name) for name in ("created_at", "updated_at")}
    assert body == {
        "slug": "harbour-post",
        "version": 1,
        "name": "Harbour Post",
        "url": None,
        "languages": ["en"],
        "time_zone": "UTC",
        "author_url_pattern": None,
        "hosts": [],
        "embedders": [],
        "feed_url": None,
        "byline_style": {},
        "switches": {},
        "phrases": {},
        "tokens": {},
    }
    assert world.personal.get(f"{SITES}/harbour-post").json() == body | times


@pytest.mark.parametrize(
    ("sent", "code", "pointers"),
    [
        ({}, "name_required", ["/name"]),
        ({"name": "X", "slug": "A B"}, "invalid_slug", ["/slug"]),
        ({"name": "X", "time_zone": "Mars/Olympus"}, "unknown_time_zone", ["/time_zone"]),
        ({"name": "X", "languages": ["e"]}, "invalid_language", ["/languages/0"]),
        ({"name": "X", "url": "x"}, "invalid_address", ["/url"]),
        ({"name": "X", "author_url_pattern": "https://x.example/a"}, "invalid_pattern", ["/author_url_pattern"]),
        ({"name": "X", "hosts": ["https://x.example"]}, "invalid_host", ["/hosts/0"]),
        ({"name": "X", "embedders": ["x.example"]}, "invalid_origin", ["/embedders/0"]),
        ({"name": "X", "switches": {"latest": 1}}, "wrong_type", ["/switches/latest"]),
        ({"name": "X", "byline_style": {"most_names": 0}}, "wrong_type", ["/byline_style/most_names"]),
        ({"name": "X", "phrases": {"boss": "x"}}, "unknown_field", ["/phrases/boss"]),
        ({"name": "X", "id": "sit_1"}, "unknown_field", ["/id"]),
    ],
)
def test_what_breaks_a_rule_is_refused_and_leaves_nothing(
    world: World, sent: dict[str, Any], code: str, pointers: list[str]
) -> None:
    before = world.changes()

    response = world.personal.send("POST", SITES, sent)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert [fault["pointer"] for fault in problem(response)["errors"]] == pointers
    assert world.changes() == before


def test_a_slug_that_is_taken_is_a_clash(world: World) -> None:
    response = world.personal.send("POST", SITES, {"name": "FBA"})

    assert (response.status_code, problem(response)["code"]) == (409, "slug_taken")


def test_sent_twice_it_is_made_once(world: World) -> None:
    first, second = (world.personal.send("POST", SITES, {"name": "New"}, Idempotency_Key="one") for _ in range(2))

    assert first.json() == second.json()
    assert Site.objects.filter(name="New").count() == 1


def test_all_sites_are_listed(world: World) -> None:
    assert world.signal

    page = world.personal.get(f"{SITES}?limit=1").json()
    rest = world.personal.get(f"{SITES}?limit=1&cursor={page['next']}").json()

    assert [item["slug"] for item in page["items"] + rest["items"]] == ["fba", "signal"]


def test_the_nearest_site_is_named(world: World) -> None:
    response = world.personal.get(f"{SITES}/fab")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_site")
    assert problem(response)["detail"] == "No site `fab`. Did you mean `fba`?"


def test_settings_are_edited_seen_and_brought_back(world: World) -> None:
    edited = patched(world, {"name": "FBA News", "switches": {"latest": False}, "why": "New name"})
    assert (edited.status_code, edited.headers["ETag"], edited.json()["name"]) == (200, '"2"', "FBA News")
    assert edited.json()["switches"] == {"latest": False}

    history = world.personal.get(f"{SITES}/fba/history").json()["items"]
    assert [(item["verb"], item["fields"], item["why"]) for item in history] == [
        ("edit", ["name", "switches"], "New name"),
        ("create", history[1]["fields"], None),
    ]
    assert world.personal.get(f"{SITES}/fba/history/1").json()["document"]["name"] == "FBA"

    back = world.personal.send("POST", f"{SITES}/fba/revert", {"version": 1}, If_Match='"2"')
    assert (back.status_code, back.json()["name"], back.json()["switches"]) == (200, "FBA", {})
    assert Change.objects.get(subject_type="site", version=3).verb == "revert"


@pytest.mark.parametrize(
    ("patch", "code"),
    [({"slug": "other"}, "slug_is_fixed"), ({"name": None}, "name_required"), ({"nmae": "x"}, "unknown_field")],
)
def test_a_broken_edit_leaves_nothing(world: World, patch: dict[str, Any], code: str) -> None:
    before = world.changes()

    response = patched(world, patch)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert world.changes() == before


def test_writes_say_which_version_they_saw(world: World) -> None:
    before = world.changes()

    missing = world.personal.send("PATCH", f"{SITES}/fba", {"name": "X"})
    stale = patched(world, {"name": "X"}, 9)
    revert = world.personal.send("POST", f"{SITES}/fba/revert", {"version": 1})

    assert [problem(response)["code"] for response in (missing, stale, revert)] == [
        *("if_match_required", "version_conflict", "if_match_required")
    ]
    assert problem(stale)["current_version"] == 1
    assert world.changes() == before


def test_an_editor_reads_settings_and_changes_none(world: World) -> None:
    editor = Api(factories.make_token(factories.make_member("maya", ("editor", world.fba)))[1])
    before = world.changes()

    assert editor.get(f"{SITES}/fba").status_code == 200
    for method, path, body in (
        ("PATCH", f"{SITES}/fba", {"name": "X"}),
        ("POST", f"{SITES}/fba/revert", {"version": 1}),
        ("POST", SITES, {"name": "Mine"}),
    ):
        response = editor.send(method, path, body, If_Match='"1"')
        assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
    assert world.changes() == before


@pytest.mark.parametrize("path", ["fba/history", "fba/history/1", "fba", ""])
def test_keys_of_sites_are_for_the_site_api(world: World, path: str) -> None:
    response = world.secret.get(f"{SITES}/{path}".rstrip("/"))

    assert (response.status_code, problem(response)["code"]) == (403, "wrong_key")
