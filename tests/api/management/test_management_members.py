"""Members: who is here, who is invited, which roles they have, and what they may not give themselves."""

from typing import Any

import pytest

from contributors.actions.members import redeem_sign_in
from contributors.models import Change, Member, Membership
from tests import factories
from tests.api.conftest import Api, World, problem

MEMBERS = "/api/v1/members"
INVITATION = {"sign_in_name": "maya", "name": "Maya Lindqvist", "email": "maya@fba.example", "role": "editor"}


@pytest.fixture
def maya(world: World) -> Member:
    return factories.make_member("maya", ("editor", world.fba))


@pytest.fixture
def hers(maya: Member) -> Api:
    return Api(factories.make_token(maya)[1])


def invited(world: World, **more: Any) -> Any:
    return world.personal.send("POST", MEMBERS, INVITATION | {"site": "fba"} | more)


def test_an_invitation_makes_a_member_with_a_role_and_a_path_that_signs_her_in(world: World) -> None:
    response = invited(world)

    body = response.json()
    member = body["member"]
    assert response.status_code == 201
    assert response.headers["Location"] == f"{MEMBERS}/{member['id']}"
    assert list(member) == [
        *("id", "version", "sign_in_name", "name", "email", "is_active", "is_staff", "memberships"),
        *("created_at", "updated_at"),
    ]
    assert (member["sign_in_name"], member["is_active"], member["is_staff"]) == ("maya", True, False)
    [role] = member["memberships"]
    assert (role["role"], role["site"], role["revoked_at"], role["version"]) == ("editor", "fba", None, 1)
    token = body["sign_in_path"].removeprefix("/desk/sign-in/").removesuffix("/")
    assert redeem_sign_in(token).pk == member["id"]


def test_an_invitation_sent_twice_shows_the_path_once(world: World) -> None:
    body = INVITATION | {"site": None}
    first, second = (world.personal.send("POST", MEMBERS, body, Idempotency_Key="one") for _ in range(2))

    assert first.json()["sign_in_path"]
    assert second.json() == first.json() | {"sign_in_path": None}
    assert first.json()["member"]["memberships"][0]["site"] is None


@pytest.mark.parametrize(
    ("sent", "code", "pointers"),
    [
        ({"role": "boss"}, "unknown_choice", ["/role"]),
        ({"role": None}, "unknown_choice", ["/role"]),
        ({"site": "fab"}, "unknown_site", ["/site"]),
        ({"site": 7}, "unknown_site", ["/site"]),
        ({"sign_in_name": None}, "member_required", ["/sign_in_name"]),
        ({"name": None}, "member_required", ["/name"]),
        ({"sign_in_name": "Maya L."}, "invalid_slug", ["/sign_in_name"]),
        ({"email": "maya"}, "invalid_email", ["/email"]),
        ({"is_staff": True}, "unknown_field", ["/is_staff"]),
        ({"sign_in_name": "owner"}, "name_taken", []),
    ],
)
def test_a_broken_invitation_leaves_nothing(world: World, sent: dict[str, Any], code: str, pointers: list[str]) -> None:
    before = world.changes()

    response = invited(world, **sent)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert [fault["pointer"] for fault in problem(response)["errors"]] == pointers
    assert world.changes() == before


def test_only_an_owner_of_everything_invites(world: World, hers: Api) -> None:
    before = world.changes()

    for body in (INVITATION | {"sign_in_name": "new", "site": "fba"}, INVITATION | {"sign_in_name": "owner"}):
        response = hers.send("POST", MEMBERS, body)
        assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
    assert world.changes() == before


def test_the_list_shows_addresses_to_owners_and_to_oneself(world: World, maya: Member, hers: Api) -> None:
    for api, shown in (
        (world.personal, {"maya": "maya@registry.example", "owner": "owner@registry.example"}),
        (hers, {"maya": "maya@registry.example", "owner": None}),
    ):
        items = api.get(MEMBERS).json()["items"]
        assert {item["sign_in_name"]: item["email"] for item in items} == shown
        assert api.get(f"{MEMBERS}/{world.owner.pk}").json()["email"] == shown["owner"]


def test_a_member_edits_her_own_name(world: World, maya: Member, hers: Api) -> None:
    response = hers.send("PATCH", f"{MEMBERS}/{maya.pk}", {"name": "Maya L."}, If_Match='"1"')

    assert (response.status_code, response.headers["ETag"], response.json()["name"]) == (200, '"2"', "Maya L.")


@pytest.mark.parametrize("patch", [{"is_staff": True}, {"is_active": False}, {"sign_in_name": "boss"}])
def test_a_member_does_not_raise_her_own_rights(world: World, maya: Member, hers: Api, patch: dict[str, Any]) -> None:
    before = world.changes()

    response = hers.send("PATCH", f"{MEMBERS}/{maya.pk}", patch, If_Match='"1"')

    assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
    assert problem(response)["param"] == next(iter(patch))
    assert world.changes() == before


def test_an_owner_takes_a_member_out_and_her_token_with_her(world: World, maya: Member, hers: Api) -> None:
    response = world.personal.send("PATCH", f"{MEMBERS}/{maya.pk}", {"is_active": False}, If_Match='"1"')

    assert (response.status_code, response.json()["is_active"]) == (200, False)
    assert problem(hers.get("/api/v1/me"))["code"] == "key_revoked"


@pytest.mark.parametrize(
    ("patch", "code"),
    [({"sign_in_name": "owner"}, "name_taken"), ({"nmae": "x"}, "unknown_field"), ({"name": None}, "name_required")],
)
def test_a_broken_edit_leaves_nothing(world: World, maya: Member, patch: dict[str, Any], code: str) -> None:
    before = world.changes()

    response = world.personal.send("PATCH", f"{MEMBERS}/{maya.pk}", patch, If_Match='"1"')

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert world.changes() == before


def test_an_edit_says_which_version_it_saw(world: World, maya: Member) -> None:
    missing = world.personal.send("PATCH", f"{MEMBERS}/{maya.pk}", {"name": "X"})
    stale = world.personal.send("PATCH", f"{MEMBERS}/{maya.pk}", {"name": "X"}, If_Match='"9"')

    assert (missing.status_code, stale.status_code, problem(stale)["current_version"]) == (428, 412, 1)


def test_a_role_is_given_once_and_ended_at_once(world: World, maya: Member, hers: Api) -> None:
    roles = f"{MEMBERS}/{maya.pk}/memberships"
    given = world.personal.send("POST", roles, {"role": "photo", "site": "fba"})
    again = world.personal.send("POST", roles, {"role": "photo", "site": "fba"})
    assert (given.status_code, again.status_code) == (201, 201)
    assert given.json() == again.json()
    assert len(world.personal.get(f"{MEMBERS}/{maya.pk}").json()["memberships"]) == 2

    ended = [world.personal.send("POST", f"{roles}/{given.json()['id']}/revoke") for _ in range(2)]

    assert [response.status_code for response in ended] == [200, 200]
    assert ended[0].json()["revoked_at"] is not None
    assert ended[1].json() == ended[0].json()
    [left] = hers.get("/api/v1/me").json()["member"]["memberships"]
    assert left["role"] == "editor"
    assert Change.objects.filter(verb="revoke").count() == 1


def test_an_owner_of_a_site_gives_roles_there_alone(world: World, maya: Member) -> None:
    chief = Api(factories.make_token(factories.make_member("chief", ("owner", world.fba)))[1])
    assert world.signal
    roles = f"{MEMBERS}/{maya.pk}/memberships"

    assert chief.send("POST", roles, {"role": "photo", "site": "fba"}).status_code == 201
    before = world.changes()
    for body in ({"role": "photo", "site": "signal"}, {"role": "owner"}):
        response = chief.send("POST", roles, body)
        assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
    assert world.changes() == before


def test_the_last_owner_stays(world: World) -> None:
    role = Membership.objects.get(member=world.owner)
    before = world.changes()

    ended = world.personal.send("POST", f"{MEMBERS}/{world.owner.pk}/memberships/{role.pk}/revoke")
    left = world.personal.send("PATCH", f"{MEMBERS}/{world.owner.pk}", {"is_active": False}, If_Match='"1"')

    for response in (ended, left):
        assert (response.status_code, problem(response)["code"]) == (422, "last_owner")
    assert world.changes() == before


def test_a_role_of_somebody_else_is_not_found(world: World, maya: Member) -> None:
    role = Membership.objects.get(member=world.owner)

    response = world.personal.send("POST", f"{MEMBERS}/{maya.pk}/memberships/{role.pk}/revoke")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_membership")


def test_nobody_is_not_found(world: World) -> None:
    for method, path in (("GET", ""), ("PATCH", ""), ("POST", "/memberships")):
        response = world.personal.send(method, f"{MEMBERS}/mem_nobody{path}", {}, If_Match='"1"')
        assert (response.status_code, problem(response)["code"]) == (404, "unknown_member")


def test_who_asks_is_told_who_she_is(world: World, maya: Member, hers: Api) -> None:
    session = Api()
    session.client.force_login(maya)

    assert hers.get("/api/v1/me").json() == {"member": hers.get(f"{MEMBERS}/{maya.pk}").json(), "way": "personal"}
    assert session.get("/api/v1/me").json()["way"] == "session"
    assert problem(world.stranger.get("/api/v1/me"))["code"] == "missing_key"


def test_without_a_role_she_sees_only_herself(world: World, maya: Member, hers: Api) -> None:
    Membership.objects.filter(member=maya).update(revoked_at=maya.created_at)

    assert hers.get("/api/v1/me").json()["member"]["memberships"] == []
    for path in (MEMBERS, f"{MEMBERS}/{maya.pk}", "/api/v1/sites", "/api/v1/keys", "/api/v1/contributors"):
        assert problem(hers.get(path))["code"] == "not_allowed"
