"""What happened to a contributor, how she was, and how she is brought back, published and withdrawn."""

from typing import Any

import pytest

from contributors.actions.actors import contributor_actor, key_actor
from contributors.actions.articles import put_article
from contributors.actions.contributors import edit_contributor
from contributors.changes import change
from contributors.models import Change, Contributor, Key
from tests import factories
from tests.api.conftest import Api, World, problem


def address(world: World, verb: str = "") -> str:
    return f"/api/v1/contributors/{world.laura.pk}{verb}"


def act(world: World, verb: str, body: Any = None, version: int | None = 1, **headers: str) -> Any:
    if version is not None:
        headers["If_Match"] = f'"{version}"'
    return world.personal.send("POST", address(world, verb), body, **headers)


@pytest.fixture
def edited(world: World) -> World:
    edit_contributor(
        world.laura, {"role": "Critic", "sites": {"fba": {"left_on": "2099-01-01"}}}, by=world.by, why="Asked"
    )
    return world


def test_the_history_is_newest_first_and_says_who_and_why(edited: World) -> None:
    page = edited.personal.get(address(edited, "/history")).json()

    newest, oldest = page["items"]
    change = Change.objects.get(subject_id=edited.laura.pk, version=2)
    assert newest == {
        "id": change.event_id,
        "version": 2,
        "verb": "edit",
        "fields": ["role", "sites.fba"],
        "by": {"kind": "member", "id": edited.owner.pk, "name": "Owner"},
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "why": "Asked",
    }
    assert (oldest["version"], oldest["verb"], oldest["why"]) == (1, "create", None)
    assert oldest["by"] == {"kind": "service", "id": None, "name": "setup"}
    assert page["next"] is None


def test_the_history_comes_in_pages(edited: World) -> None:
    first = edited.personal.get(address(edited, "/history?limit=1")).json()
    second = edited.personal.get(address(edited, f"/history?limit=1&cursor={first['next']}")).json()

    assert [item["version"] for item in first["items"] + second["items"]] == [2, 1]
    assert second["next"] is None


def test_the_history_names_keys_and_the_contributor_herself(world: World) -> None:
    for by in (contributor_actor(world.laura), key_actor(Key.objects.get(kind="secret"))):
        Change.objects.filter(subject_id=world.laura.pk).update(by=by)

        shown = world.personal.get(address(world, "/history")).json()["items"][0]["by"]

        assert (
            shown
            == {
                "contributor": {"kind": "contributor", "id": world.laura.pk, "name": "Laura Whitfield"},
                "key": {"kind": "key", "id": by.key_id, "name": "secret key of fba"},
            }[by.kind]
        )


def test_any_version_can_be_seen(edited: World) -> None:
    state = edited.personal.get(address(edited, "/history/1")).json()

    assert (state["version"], state["verb"]) == (1, "create")
    assert state["document"]["role"] == "Senior politics writer"
    assert "person" not in state["document"]
    assert edited.personal.get(address(edited, "/history/2")).json()["document"]["role"] == "Critic"


@pytest.mark.parametrize("version", ["0", "3", "-1", "x", "9" * 30, "%C2%B2"])
def test_a_version_that_never_was_is_not_found(edited: World, version: str) -> None:
    response = edited.personal.get(address(edited, f"/history/{version}"))

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_version")


def test_an_earlier_version_is_brought_back_as_a_change(edited: World) -> None:
    response = act(edited, "/revert", {"version": 1, "why": "Too early"}, 2)

    assert (response.status_code, response.headers["ETag"]) == (200, '"3"')
    assert response.json()["role"] == "Senior politics writer"
    newest = edited.personal.get(address(edited, "/history")).json()["items"][0]
    assert (newest["verb"], newest["fields"], newest["why"]) == ("revert", ["role", "sites.fba"], "Too early")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "version_required"),
        ({"version": "1"}, 422, "version_required"),
        ({"version": True}, 422, "version_required"),
        ({"version": 2**31}, 422, "version_required"),
        ({"version": 1, "reason": "x"}, 422, "unknown_field"),
        ({"version": 7}, 404, "unknown_version"),
        ([1], 400, "invalid_body"),
    ],
)
def test_a_revert_that_means_nothing_leaves_nothing(edited: World, body: Any, status: int, code: str) -> None:
    before = edited.changes()

    response = act(edited, "/revert", body, 2)

    assert (response.status_code, problem(response)["code"]) == (status, code)
    assert edited.changes() == before


@pytest.mark.parametrize("verb", ["/revert", "/publish", "/withdraw"])
def test_a_verb_says_which_version_it_saw(edited: World, verb: str) -> None:
    body = {"version": 1} if verb == "/revert" else None
    before = edited.changes()

    assert problem(act(edited, verb, body, None))["code"] == "if_match_required"
    stale = problem(act(edited, verb, body, 1))
    assert (stale["status"], stale["code"], stale["current_version"]) == (412, "version_conflict", 2)
    assert edited.changes() == before


def test_withdrawn_she_is_gone_for_readers_and_published_she_is_back(world: World) -> None:
    card = f"/api/v1/sites/fba/cards/{world.laura.pk}"

    withdrawn = act(world, "/withdraw", {"why": "On her wish"})
    assert (withdrawn.status_code, withdrawn.json()["published_at"]) == (200, None)
    assert world.publishable.get(card).status_code == 404
    published = act(world, "/publish", None, 2)
    assert published.json()["published_at"] is not None
    assert world.publishable.get(card).status_code == 200

    verbs = Change.objects.filter(subject_id=world.laura.pk).order_by("version").values_list("verb", "why")
    assert list(verbs) == [("create", ""), ("withdraw", "On her wish"), ("publish", "")]


def test_publishing_who_is_published_changes_nothing(world: World) -> None:
    before = world.changes()

    response = act(world, "/publish")

    assert (response.status_code, response.json()["version"]) == (200, 1)
    assert world.changes() == before


def test_sent_twice_it_is_done_once(world: World) -> None:
    first, second = (act(world, "/withdraw", None, 1, Idempotency_Key="one") for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert second.json() == first.json()
    assert Change.objects.filter(verb="withdraw").count() == 1


@pytest.mark.parametrize("verb", ["/revert", "/publish", "/withdraw"])
def test_an_editor_of_another_site_may_not(world: World, verb: str) -> None:
    editor = Api(factories.make_token(factories.make_member("sam", ("editor", world.signal)))[1])
    before = world.changes()

    response = editor.send("POST", address(world, verb), {"version": 1} if verb == "/revert" else {}, If_Match='"1"')

    assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
    assert problem(response)["detail"] == (
        f"You may not {verb[1:]} this contributor. An editor of `fba` or an owner may."
    )
    assert world.changes() == before


def test_what_services_did_is_in_the_history(world: World) -> None:
    minh = factories.make_contributor("Minh", world.signal)
    put_article(world.fba, "a1", {"credits": [{"contributor": minh.pk}]}, by=world.by)

    newest = world.personal.get(f"/api/v1/contributors/{minh.pk}/history").json()["items"][0]

    assert (newest["verb"], newest["fields"], newest["why"]) == ("join", ["sites.fba"], "credited on a1")
    assert newest["by"] == {"kind": "service", "id": None, "name": "articles"}


def test_the_history_of_nobody_is_not_found(world: World) -> None:
    for path in ("/history", "/history/1"):
        response = world.personal.get(f"/api/v1/contributors/ctr_nobody{path}")
        assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")


def test_a_contributor_who_was_withheld_is_not_brought_back(edited: World) -> None:
    with change(edited.laura, "edit", by=factories.setup_actor()) as editing:
        editing.document["status"] = "withheld"

    response = act(edited, "/revert", {"version": 1}, 3)

    assert (response.status_code, problem(response)["code"]) == (403, "safety_locked")
    assert Contributor.objects.get(pk=edited.laura.pk).status == "withheld"
