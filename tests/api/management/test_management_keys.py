"""Keys of sites and one's own tokens: shown once, rotated with an overlap, revoked at once."""

from typing import Any

import pytest

from contributors.models import Change, IdempotentAnswer, Key
from tests import factories
from tests.api.conftest import Api, World, problem

KEYS, TOKENS = "/api/v1/keys", "/api/v1/tokens"
CARDS = "/api/v1/sites/fba/cards?ids=ctr_x"


def issued(world: World, **body: Any) -> Any:
    return world.personal.send("POST", KEYS, {"site": "fba", "kind": "secret", "name": "Build"} | body)


def test_a_key_is_shown_once_and_works(world: World) -> None:
    response = issued(world)

    key, token = response.json()["key"], response.json()["token"]
    assert response.status_code == 201
    assert list(key) == [
        *("id", "version", "kind", "name", "prefix", "member_id", "scopes", "origins", "expires_at", "revoked_at"),
        *("site", "last_used_at", "created_at"),
    ]
    assert (key["kind"], key["site"], key["member_id"]) == ("secret", "fba", None)
    assert key["scopes"] == ["cards", "list", "search", "lookup", "articles", "changes"]
    assert token.startswith(key["prefix"])
    assert token.startswith("sk_")
    assert Api(token).get(CARDS).status_code == 200
    shown = world.personal.get(f"{KEYS}/{key['id']}")
    assert token not in shown.content.decode()
    assert shown.json()["last_used_at"] is not None


def test_a_key_can_be_for_less(world: World) -> None:
    body = issued(
        world, kind="publishable", scopes=["cards"], origins=["https://fba.example"], expires_at="2099-01-01T00:00:00Z"
    ).json()

    assert body["key"]["origins"] == ["https://fba.example"]
    assert body["key"]["expires_at"] == "2099-01-01T00:00:00Z"
    assert Api(body["token"]).get(CARDS, Origin="https://evil.example").status_code == 403


@pytest.mark.parametrize(
    ("sent", "code", "pointers"),
    [
        ({"kind": "personal"}, "unknown_choice", ["/kind"]),
        ({"site": None}, "member_required", ["/site"]),
        ({"site": "fab"}, "unknown_site", ["/site"]),
        ({"name": None}, "member_required", ["/name"]),
        ({"scopes": ["manage"]}, "unknown_choice", ["/scopes/0"]),
        ({"kind": "publishable", "scopes": ["articles"]}, "unknown_choice", ["/scopes/0"]),
        ({"origins": ["fba.example"]}, "invalid_address", ["/origins/0"]),
        ({"expires_at": "tomorrow"}, "invalid_date", ["/expires_at"]),
        ({"token": "sk_mine"}, "unknown_field", ["/token"]),
        ({"digest": "0"}, "unknown_field", ["/digest"]),
    ],
)
def test_a_broken_request_leaves_nothing(world: World, sent: dict[str, Any], code: str, pointers: list[str]) -> None:
    before, keys = world.changes(), Key.objects.count()

    response = issued(world, **sent)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert [fault["pointer"] for fault in problem(response)["errors"]] == pointers
    assert (world.changes(), Key.objects.count()) == (before, keys)


def test_a_repeated_request_never_shows_the_key_again(world: World) -> None:
    body = {"site": "fba", "kind": "secret", "name": "Build"}
    first, second = (world.personal.send("POST", KEYS, body, Idempotency_Key="one") for _ in range(2))

    assert second.json() == first.json() | {"token": None}
    kept = IdempotentAnswer.objects.get()
    assert first.json()["token"] not in str(kept.body)
    assert Key.objects.filter(name="Build").count() == 1


def test_a_rotated_key_goes_on_for_a_day_beside_the_new_one(world: World) -> None:
    old = issued(world).json()

    response = world.personal.send("POST", f"{KEYS}/{old['key']['id']}/rotate")

    new = response.json()
    assert response.status_code == 201
    assert new["key"]["id"] != old["key"]["id"]
    assert (new["key"]["name"], new["key"]["scopes"]) == ("Build", old["key"]["scopes"])
    assert [Api(each["token"]).get(CARDS).status_code for each in (old, new)] == [200, 200]
    ends = world.personal.get(f"{KEYS}/{old['key']['id']}").json()["expires_at"]
    assert ends is not None
    assert new["key"]["expires_at"] is None
    assert Change.objects.get(subject_id=old["key"]["id"], version=2).verb == "rotate"


def test_a_revoked_key_is_refused_and_not_rotated(world: World) -> None:
    old = issued(world).json()
    address = f"{KEYS}/{old['key']['id']}"

    first, second = (world.personal.send("POST", f"{address}/revoke") for _ in range(2))

    assert (first.status_code, second.json()) == (200, first.json())
    assert problem(Api(old["token"]).get(CARDS))["code"] == "key_revoked"
    refused = world.personal.send("POST", f"{address}/rotate")
    assert (refused.status_code, problem(refused)["code"]) == (422, "key_ended")


def test_an_owner_of_a_site_sees_and_makes_its_keys_alone(world: World) -> None:
    foreign = factories.make_key("secret", world.signal)[0]
    chief = Api(factories.make_token(factories.make_member("chief", ("owner", world.fba)))[1])
    before = world.changes()

    assert {item["site"] for item in chief.get(KEYS).json()["items"]} == {"fba"}
    assert chief.get(f"{KEYS}?site=signal").json()["items"] == []
    for path in ("", "/revoke", "/rotate"):
        response = chief.send("POST" if path else "GET", f"{KEYS}/{foreign.pk}{path}")
        assert (response.status_code, problem(response)["code"]) == (404, "unknown_key_id")
    refused = chief.send("POST", KEYS, {"site": "signal", "kind": "secret", "name": "Mine"})
    assert (refused.status_code, problem(refused)["code"]) == (403, "not_allowed")
    assert world.changes() == before


def test_an_editor_sees_no_keys_and_makes_none(world: World) -> None:
    editor = Api(factories.make_token(factories.make_member("maya", ("editor", world.fba)))[1])
    before = world.changes()

    assert editor.get(KEYS).json() == {"items": [], "next": None}
    refused = editor.send("POST", KEYS, {"site": "fba", "kind": "secret", "name": "Mine"})
    assert (refused.status_code, problem(refused)["code"]) == (403, "not_allowed")
    assert world.changes() == before


def test_the_list_of_keys_is_newest_first_and_holds_no_personal_tokens(world: World) -> None:
    newest = issued(world).json()["key"]

    items = world.personal.get(f"{KEYS}?site=fba&limit=2").json()["items"]

    assert items[0]["id"] == newest["id"]
    assert {item["kind"] for item in world.personal.get(KEYS).json()["items"]} == {"publishable", "secret"}
    assert problem(world.personal.get(f"{KEYS}?site=fab"))["code"] == "unknown_site"


def test_a_token_is_ones_own(world: World) -> None:
    maya = factories.make_member("maya", ("editor", world.fba))
    hers = Api(factories.make_token(maya)[1])

    response = hers.send("POST", TOKENS, {"name": "Laptop", "expires_at": "2099-01-01T00:00:00Z"})

    key, token = response.json()["key"], response.json()["token"]
    assert response.status_code == 201
    assert (key["kind"], key["site"], key["member_id"], key["scopes"]) == ("personal", None, maya.pk, ["manage"])
    assert token.startswith("pt_")
    assert Api(token).get("/api/v1/me").json()["member"]["id"] == maya.pk
    assert [item["name"] for item in hers.get(TOKENS).json()["items"]] == ["Laptop", "token of maya"]
    assert [item["name"] for item in world.personal.get(TOKENS).json()["items"]] == ["token of owner"]
    assert problem(world.personal.send("POST", f"{TOKENS}/{key['id']}/revoke"))["code"] == "unknown_key_id"

    assert hers.send("POST", f"{TOKENS}/{key['id']}/revoke").status_code == 200
    assert problem(Api(token).get("/api/v1/me"))["code"] == "key_revoked"


@pytest.mark.parametrize(
    ("sent", "code"),
    [({}, "member_required"), ({"name": "x", "member": "mem_1"}, "unknown_field"), ({"name": " "}, "name_required")],
)
def test_a_broken_token_leaves_nothing(world: World, sent: dict[str, Any], code: str) -> None:
    before = world.changes()

    response = world.personal.send("POST", TOKENS, sent)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert world.changes() == before
