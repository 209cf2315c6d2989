"""Pasting over the API: read, and kept where asked; once, however often it is sent."""

from typing import Any

import pytest

from contributors.models import Contributor, IdempotentAnswer, Site
from tests import factories
from tests.api.conftest import Api, World, problem

PASTE = "/api/v1/paste"
TEXT = """About the author
Laura is a freelance writer out of Maryland. She has been writing for 17 years. She writes for FBA because it matters.
"""


def test_a_dry_run_answers_drafts_and_stores_nothing(world: World) -> None:
    before = world.changes()

    response = world.personal.send("POST", PASTE, {"text": TEXT, "site": "fba", "written": "2022-03-14"})

    assert response.status_code == 200
    body = response.json()
    assert list(body) == ["drafts", "message", "left_out", "likenesses", "kept"]
    assert list(body["drafts"][0]) == [
        *("name", "kind", "role", "location", "bio", "site_line", "links", "email", "remarks", "left_out", "evidence"),
        *("honorific", "lang", "photo_url", "profile_url", "identifiers"),
    ]
    assert body["drafts"][0]["name"] == "Laura"
    assert body["drafts"][0]["site_line"] == "She writes for FBA because it matters."
    assert "{years:2005}" in body["drafts"][0]["bio"]
    assert (body["message"], body["kept"], body["likenesses"]) == (None, [], [[]])
    assert world.changes() == before


def test_nobody_found_is_an_answer_with_a_sentence(world: World) -> None:
    body = world.personal.send("POST", PASTE, {"text": "Nothing about anybody in here at all."}).json()

    assert body["drafts"] == []
    assert body["message"]


def test_who_looks_like_a_draft_is_named(world: World) -> None:
    laura = factories.make_contributor("Laura", world.fba)

    body = world.personal.send("POST", PASTE, {"text": TEXT}).json()

    assert body["likenesses"] == [[{"id": laura.pk, "name": "Laura", "reasons": ["name"]}]]


def test_kept_drafts_are_contributors_whom_members_alone_can_see(world: World) -> None:
    response = world.personal.send("POST", PASTE, {"text": TEXT, "site": "fba", "keep": True})

    assert response.status_code == 201
    [kept] = response.json()["kept"]
    assert Contributor.objects.get(pk=kept).published_at is None
    assert world.publishable.get(f"/api/v1/sites/fba/cards/{kept}").status_code == 404


def test_published_at_once_and_on_a_site_that_is_made_for_it(world: World) -> None:
    body = {"text": TEXT, "site": "new", "site_name": "FBA News", "keep": True, "publish": True}

    response = world.personal.send("POST", PASTE, body)

    [kept] = response.json()["kept"]
    assert Site.objects.get(slug="new").name == "FBA News"
    assert world.stranger.get(f"/c/new/{kept}.json").json()["name"] == "Laura"


def test_sent_twice_it_is_kept_once(world: World) -> None:
    first = world.personal.send("POST", PASTE, {"text": TEXT, "keep": True}, Idempotency_Key="one")
    second = world.personal.send("POST", PASTE, {"keep": True, "text": TEXT}, Idempotency_Key="one")

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert (first.headers.get("Idempotency-Replayed"), second.headers["Idempotency-Replayed"]) == (None, "true")
    assert Contributor.objects.filter(names__text="Laura").count() == 1


def test_the_same_key_with_another_body_is_refused(world: World) -> None:
    world.personal.send("POST", PASTE, {"text": TEXT, "keep": True}, Idempotency_Key="one")
    before = world.changes()

    response = world.personal.send("POST", PASTE, {"text": TEXT + "!", "keep": True}, Idempotency_Key="one")

    assert (response.status_code, problem(response)["code"]) == (422, "idempotency_key_reused")
    assert world.changes() == before


def test_a_refused_request_may_be_corrected_under_the_same_key(world: World) -> None:
    editor = factories.make_member("ed", ("editor", world.fba))
    api = Api(factories.make_token(editor)[1])
    refused = api.send("POST", PASTE, {"text": TEXT, "site": "fab", "keep": True}, Idempotency_Key="one")
    forbidden = api.send(
        "POST", PASTE, {"text": TEXT, "site": "new", "site_name": "New", "keep": True}, Idempotency_Key="one"
    )

    assert (refused.status_code, problem(refused)["code"]) == (422, "unknown_site")
    assert "Did you mean `fba`?" in problem(refused)["detail"]
    assert (forbidden.status_code, problem(forbidden)["code"]) == (403, "not_allowed")
    assert not Site.objects.filter(slug="new").exists()
    assert not IdempotentAnswer.objects.exists()
    made = api.send("POST", PASTE, {"text": TEXT, "site": "fba", "keep": True}, Idempotency_Key="one")
    assert made.status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 256, "\t", "ü"])
def test_a_broken_idempotency_key_is_refused(world: World, key: str) -> None:
    response = world.personal.send("POST", PASTE, {"text": TEXT, "keep": True}, Idempotency_Key=key)

    assert (response.status_code, problem(response)["code"]) == (400, "invalid_idempotency_key")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "text_required"),
        ({"text": ""}, 422, "text_required"),
        ({"text": 5}, 422, "text_required"),
        ({"text": TEXT, "site": "fab"}, 422, "unknown_site"),
        ({"text": TEXT, "written": "then"}, 422, "invalid_date"),
        ({"text": TEXT, "keep": "yes"}, 422, "wrong_type"),
        ({"text": TEXT, "publish": True}, 422, "conflicting_parameters"),
        ({"text": TEXT, "sites": []}, 422, "unknown_field"),
        pytest.param({"text": "x" * 1_000_001}, 413, "too_large", id="1 MB"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_leaves_nothing(world: World, body: Any, status: int, code: str) -> None:
    before = world.changes()

    response = world.personal.send("POST", PASTE, body)

    assert (response.status_code, problem(response)["code"]) == (status, code)
    assert world.changes() == before


def test_a_member_without_a_role_reads_nothing(world: World) -> None:
    member = factories.make_member("ed", ("editor", world.fba))
    api = Api(factories.make_token(member)[1])
    member.memberships.update(revoked_at=world.fba.created_at)

    response = api.send("POST", PASTE, {"text": TEXT})

    assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
