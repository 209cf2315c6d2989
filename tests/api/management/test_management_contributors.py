"""Contributors over the management API: made from as little as a name, read whole, edited by merge patch."""

from typing import Any

import pytest

from contributors.actions.contributors import edit_contributor
from contributors.models import Change, Contributor, Person
from tests import factories
from tests.api.conftest import Api, World, problem

CONTRIBUTORS = "/api/v1/contributors"
MEMBERS_OF_THE_DOCUMENT = [
    *("id", "version", "kind", "status", "reduced", "lang", "honorific", "pronouns", "pronunciation", "given_name"),
    *("family_name", "sort_name", "initials", "role", "location", "company", "since", "covers", "languages"),
    *(
        "memberships",
        "awards",
        "education",
        "books",
        "published_at",
        "name",
        "home_site",
        "photo",
        "names",
        "bios",
        "links",
    ),
    *(
        "identifiers",
        "overrides",
        "dated",
        "merged_into",
        "external_ids",
        "sites",
        "created_at",
        "updated_at",
        "person",
    ),
]


def made(world: World, **body: Any) -> Any:
    return world.personal.send("POST", CONTRIBUTORS, {"name": "Ada"} | body)


def address(contributor: Contributor) -> str:
    return f"{CONTRIBUTORS}/{contributor.pk}"


def patched(world: World, body: Any, version: int = 1, **headers: str) -> Any:
    return world.personal.send("PATCH", address(world.laura), body, If_Match=f'"{version}"', **headers)


def test_a_name_is_enough(world: World) -> None:
    response = made(world)

    body = response.json()
    assert response.status_code == 201
    assert list(body) == [*MEMBERS_OF_THE_DOCUMENT, "possible_duplicates"]
    assert (body["name"], body["version"], body["kind"], body["published_at"]) == ("Ada", 1, "person", None)
    assert body["person"] == {
        "id": Person.objects.get().pk,
        "version": 1,
        "legal_name": None,
        "emails": [],
        "phone": None,
        "notes": None,
    }
    assert response.headers["ETag"] == '"1"'
    assert response.headers["Location"] == f"{CONTRIBUTORS}/{body['id']}"
    kept = world.personal.get(response.headers["Location"]).json()
    assert kept | {"possible_duplicates": []} == body


def test_what_is_said_in_short_is_written_out(world: World) -> None:
    body = made(
        world, bio="Ada writes.", lang="PT-br", sites=["fba"], emails=["ada@private.example"], publish=True, role=None
    ).json()

    today = body["created_at"][:10]
    assert body["bios"] == {"pt-BR": {"standard": {"text": "Ada writes.", "asserted_on": today}}}
    assert body["sites"] == {"fba": {"slug": "ada", "joined_on": today, "left_on": None, "overrides": {}}}
    assert body["home_site"] == "fba"
    assert body["person"]["emails"] == ["ada@private.example"]
    assert world.publishable.get(f"/api/v1/sites/fba/cards/{body['id']}").status_code == 200


def test_a_short_bio_goes_beside_the_written_lengths(world: World) -> None:
    body = made(world, bio="Ada writes.", bios={"en": {"micro": "Writes."}, "es": {"short": "Escribe."}}).json()

    written = {lang: {size: bio["text"] for size, bio in sizes.items()} for lang, sizes in body["bios"].items()}
    assert written == {"en": {"micro": "Writes.", "standard": "Ada writes."}, "es": {"short": "Escribe."}}


@pytest.mark.parametrize(
    "sent",
    [
        {"email": "ada@private.example"},
        {"emails": ["ada@private.example"]},
        {"person": {"emails": ["ada@private.example"]}},
        {"email": "ada@private.example", "person": {"notes": "x"}},
        {"email": None, "emails": ["ada@private.example"]},
    ],
)
def test_an_address_is_private_however_it_is_sent(world: World, sent: dict[str, Any]) -> None:
    body = made(world, **sent).json()

    assert body["person"]["emails"] == ["ada@private.example"]


def test_a_desk_has_no_private_side(world: World) -> None:
    assert made(world, kind="desk").json()["person"] is None
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("sent", "code", "pointers"),
    [
        ({"name": None}, "name_required", ["/name"]),
        ({"nmae": "Ada"}, "unknown_field", ["/nmae"]),
        ({"id": "ctr_mine"}, "not_editable", ["/id"]),
        ({"published_at": "2026-01-01T00:00:00Z"}, "not_editable", ["/published_at"]),
        ({"status": "withheld"}, "not_editable", []),
        ({"bio": "{jahre:2005}"}, "unknown_token", ["/bio"]),
        ({"bio": 7}, "wrong_type", ["/bio"]),
        ({"bio": "a", "bios": {"en": {"standard": "b"}}}, "conflicting_parameters", ["/bio"]),
        ({"bios": {"en": {"standard": "{jahre:2005}"}}}, "unknown_token", ["/bios/en/standard/text"]),
        ({"bios": 7, "bio": "x"}, "wrong_type", ["/bios"]),
        ({"sites": ["fba", "fab"]}, "unknown_site", ["/sites/1"]),
        ({"sites": [7]}, "wrong_type", ["/sites/0"]),
        ({"sites": {"fab": {}}}, "unknown_site", ["/sites/fab"]),
        ({"sites": "fba"}, "wrong_type", ["/sites"]),
        ({"email": "x"}, "invalid_email", ["/email"]),
        ({"emails": ["ada@private.example", "x"]}, "invalid_email", ["/emails/1"]),
        ({"emails": "x"}, "wrong_type", ["/emails"]),
        ({"email": "a@x.example", "emails": []}, "conflicting_parameters", ["/email"]),
        ({"emails": [], "person": {"emails": []}}, "conflicting_parameters", ["/emails"]),
        ({"person": {"emails": ["x"]}}, "invalid_email", ["/person/emails/0"]),
        ({"person": {"emial": "x"}}, "unknown_field", ["/person/emial"]),
        ({"person": "per_1"}, "wrong_type", ["/person"]),
        ({"publish": "yes"}, "wrong_type", ["/publish"]),
        ({"why": 7}, "wrong_type", ["/why"]),
        ({"why": "x" * 1001}, "too_long", []),
        ({"role": "x" * 301, "since": 1066}, "too_long", ["/role", "/since"]),
        ({"links": ["javascript:alert(1)"]}, "invalid_link", ["/links/0"]),
    ],
)
def test_what_breaks_a_rule_is_refused_and_leaves_nothing(
    world: World, sent: dict[str, Any], code: str, pointers: list[str]
) -> None:
    before = world.changes()

    response = made(world, **sent)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert [fault["pointer"] for fault in problem(response)["errors"]] == pointers
    assert world.changes() == before


def test_the_near_miss_is_named(world: World) -> None:
    response = made(world, sites=["fab"])

    assert problem(response)["detail"] == "No site `fab`. Did you mean `fba`?"
    assert problem(response)["param"] == "sites.0"


def test_sent_twice_it_is_made_once(world: World) -> None:
    first, second = (
        world.personal.send("POST", CONTRIBUTORS, {"name": "Ada"}, Idempotency_Key="one") for _ in range(2)
    )

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert second.headers["ETag"] == '"1"'
    assert Contributor.objects.filter(names__text="Ada").count() == 1


def test_a_read_holds_everything_that_is_known(world: World) -> None:
    body = world.personal.get(address(world.laura)).json()

    assert list(body) == MEMBERS_OF_THE_DOCUMENT
    assert [name for name, value in body.items() if value in (None, [], {})] == ["initials", "photo", "merged_into"]
    assert body["person"]["emails"] == ["laura@private.example"]
    expected = {name: value for name, value in world.laura.snapshot().items() if name != "person"}
    assert {name: body[name] for name in expected} == expected


def test_nobody_is_not_found(world: World) -> None:
    response = world.personal.get(f"{CONTRIBUTORS}/ctr_nobody")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")


@pytest.mark.parametrize("media", ["application/json", "application/merge-patch+json"])
def test_a_patch_changes_what_it_names(world: World, media: str) -> None:
    before = world.personal.get(address(world.laura)).json()

    response = patched(world, {"role": "Critic", "location": None, "why": "She said so"}, media=media)

    assert response.status_code == 200
    assert response.headers["ETag"] == '"2"'
    body = response.json()
    changed = {name for name in body if body[name] != before[name]}
    assert changed == {"role", "location", "version", "updated_at"}
    change = Change.objects.get(subject_id=world.laura.pk, version=2)
    assert (change.verb, change.fields, change.why) == ("edit", ["role", "location"], "She said so")
    assert change.by.member == world.owner


def test_a_new_text_is_asserted_today_and_the_same_text_is_not(world: World) -> None:
    same = world.laura.snapshot()["bios"]["en"]["short"]["text"]
    body = patched(world, {"bios": {"en": {"short": {"text": same}, "micro": {"text": "New."}}}}).json()

    today = body["updated_at"][:10]
    assert body["bios"]["en"]["short"]["asserted_on"] == "2022-03-14"
    assert body["bios"]["en"]["micro"]["asserted_on"] == today
    again = patched(world, {"bios": {"en": {"short": same, "micro": "New."}}}, version=2)
    assert again.json()["version"] == 2


def test_an_override_said_anew_is_asserted_anew(world: World) -> None:
    line = {"sites": {"fba": {"overrides": {"bio": {"value": "She also edits."}}}}}

    body = patched(world, line).json()

    override = body["sites"]["fba"]["overrides"]["bio"]
    assert override == {"mode": "append", "value": "She also edits.", "asserted_on": body["updated_at"][:10]}


def test_a_patch_that_changes_nothing_is_answered_with_what_stands(world: World) -> None:
    before = world.changes()

    response = patched(world, {"role": world.laura.role})

    assert (response.status_code, response.json()["version"]) == (200, 1)
    assert world.changes() == before


def test_both_sides_are_edited_together_or_not_at_all(world: World) -> None:
    both = patched(world, {"role": "Critic", "person": {"notes": "Calls back"}}).json()
    assert (both["role"], both["person"]["notes"], both["person"]["version"]) == ("Critic", "Calls back", 2)
    before = world.changes()

    broken = patched(world, {"role": "Editor", "person": {"emails": ["x"]}}, version=2)

    assert problem(broken)["errors"][0]["pointer"] == "/person/emails/0"
    assert world.changes() == before
    assert world.personal.get(address(world.laura)).json() == both


def test_a_stale_private_side_is_a_conflict(world: World) -> None:
    patched(world, {"person": {"notes": "First", "version": 1}})

    response = patched(world, {"role": "Critic", "person": {"notes": "Second", "version": 1}})

    assert (response.status_code, problem(response)["code"]) == (412, "version_conflict")
    assert world.personal.get(address(world.laura)).json()["role"] == "Senior politics writer"


def test_an_edit_says_which_version_it_saw(world: World) -> None:
    before = world.changes()
    response = world.personal.send("PATCH", address(world.laura), {"role": "Critic"})

    assert (response.status_code, problem(response)["code"]) == (428, "if_match_required")
    assert world.changes() == before


def test_a_stale_edit_is_told_which_version_stands(world: World) -> None:
    patched(world, {"role": "Critic"})
    before = world.changes()

    response = patched(world, {"role": "Editor"})

    assert (response.status_code, problem(response)["code"]) == (412, "version_conflict")
    assert problem(response)["current_version"] == 2
    assert world.changes() == before


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"published_at": None}, "not_editable"),
        ({"person": "per_1"}, "wrong_type"),
        ({"person": {"version": "one"}}, "wrong_type"),
        ({"status": "erased"}, "not_editable"),
        ({"id": "ctr_other"}, "unknown_field"),
        ({"bio": "Short."}, "unknown_field"),
        ({"sites": ["fba"]}, "wrong_type"),
        ({"name": None}, "name_required"),
    ],
)
def test_a_patch_that_breaks_a_rule_leaves_nothing(world: World, sent: dict[str, Any], code: str) -> None:
    before = world.changes()

    response = patched(world, sent)

    assert (response.status_code, problem(response)["code"]) == (422, code)
    assert world.changes() == before


def test_the_private_side_is_for_those_who_may_see_it(world: World) -> None:
    photographer = Api(factories.make_token(factories.make_member("pia", ("photo", world.fba)))[1])

    body = photographer.get(address(world.laura)).json()

    assert body["person"] is None
    assert "laura@private.example" not in photographer.get(address(world.laura)).content.decode()
    assert "laura@private.example" not in world.personal.get(CONTRIBUTORS).content.decode()


@pytest.mark.parametrize("way", ["stranger", "publishable", "secret"])
def test_it_takes_a_member(world: World, way: str) -> None:
    response = getattr(world, way).get(address(world.laura))

    expected = (401, "missing_key") if way == "stranger" else (403, "wrong_key")
    assert (response.status_code, problem(response)["code"]) == expected


def test_a_member_without_a_role_sees_nobody(world: World) -> None:
    member = factories.make_member("maya", ("editor", world.fba))
    token = factories.make_token(member)[1]
    world.personal.send("POST", f"/api/v1/members/{member.pk}/memberships/{member.memberships.get().pk}/revoke")

    response = Api(token).get(address(world.laura))

    assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")


def test_an_editor_of_another_site_is_refused_with_the_sentence_of_the_rule(world: World) -> None:
    editor = Api(factories.make_token(factories.make_member("sam", ("editor", world.signal)))[1])
    before = world.changes()

    response = editor.send("PATCH", address(world.laura), {"role": "Critic"}, If_Match='"1"')

    assert (response.status_code, problem(response)["code"]) == (403, "not_allowed")
    assert problem(response)["detail"] == (
        "You may not edit `role`: it belongs to the home site. An editor of `fba` or an owner may."
    )
    assert world.changes() == before


def test_a_signed_in_member_needs_the_csrf_token(world: World) -> None:
    api = Api()
    api.client.handler.enforce_csrf_checks = True
    api.client.force_login(world.owner)

    assert api.get(address(world.laura)).status_code == 200
    response = api.send("PATCH", address(world.laura), {"role": "Critic"}, If_Match='"1"')
    assert (response.status_code, problem(response)["code"]) == (403, "csrf_failed")


def test_whoever_is_locked_for_safety_is_read_and_not_edited(world: World) -> None:
    Contributor.objects.filter(pk=world.laura.pk).update(status="withheld")

    assert world.personal.get(address(world.laura)).json()["status"] == "withheld"
    response = patched(world, {"role": "Critic"})
    assert (response.status_code, problem(response)["code"]) == (403, "safety_locked")


def test_an_external_id_of_somebody_else_is_a_clash(world: World) -> None:
    laura = world.laura

    response = made(world, external_ids=[{"source": "wp:fba", "value": "4711"}])

    assert (response.status_code, problem(response)["code"]) == (409, "external_id_taken")
    assert laura.pk in problem(response)["detail"]


def test_a_slug_of_somebody_else_is_a_clash_that_names_a_free_one(world: World) -> None:
    laura = world.laura

    response = made(world, sites={"fba": {"slug": "laura-whitfield"}})

    assert laura.site_profiles.get().slug == "laura-whitfield"
    assert (response.status_code, problem(response)["code"]) == (409, "slug_taken")
    assert "`laura-whitfield-2` is free" in problem(response)["detail"]


def test_two_edits_at_once_are_one_edit_and_one_conflict(world: World) -> None:
    """The second one read before the first one wrote; only the version tells."""
    edit_contributor(world.laura, {"role": "Critic"}, by=world.by)

    assert patched(world, {"location": "Ohio"}, version=1).status_code == 412
    assert patched(world, {"location": "Ohio"}, version=2).status_code == 200
