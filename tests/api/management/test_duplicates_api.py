"""Duplicates over the management API: the list, the question before somebody is made, and *not the same*."""

from typing import Any
from urllib.parse import urlencode

import pytest

from contributors.actions.duplicates import find_duplicates
from contributors.models import Change, Contributor, Duplicate
from tests.api.conftest import World, problem
from tests.factories import make_contributor

pytestmark = pytest.mark.django_db
DUPLICATES = "/api/v1/duplicates"


@pytest.fixture
def laura(world: World) -> Contributor:
    make_contributor("Lauren Wu", world.fba)
    return make_contributor("Laura Whitfield", world.fba, role="Freelance writer", emails=["laura@mail.example"])


@pytest.fixture
def twin(world: World, laura: Contributor) -> Contributor:
    found = make_contributor("Laura Whitfeld", world.fba, publish=False)
    find_duplicates()
    return found


def listed(world: World, **query: str) -> Any:
    return world.personal.get(f"{DUPLICATES}?{urlencode(query)}").json()


def test_the_list_shows_both_with_what_speaks_for_it(world: World, laura: Contributor, twin: Contributor) -> None:
    [pair] = listed(world)["items"]

    assert pair["probability"] > 0.9
    assert pair["reasons"] == [{"code": "name_near", "slips": 1}, {"code": "site_and_month"}]
    assert pair["against"] == []
    people = {one["id"]: one for one in pair["contributors"]}
    assert people[laura.pk] == {
        "id": laura.pk,
        "name": "Laura Whitfield",
        "kind": "person",
        "role": "Freelance writer",
        "sites": ["fba"],
        "published": True,
    }
    assert people[twin.pk]["published"] is False


def test_the_list_is_for_one_site_or_one_contributor(world: World, laura: Contributor, twin: Contributor) -> None:
    other = make_contributor("Nora Quill")

    assert len(listed(world, site="fba")["items"]) == 1
    assert len(listed(world, contributor=twin.pk)["items"]) == 1
    assert listed(world, contributor=other.pk)["items"] == []
    refused = world.personal.get(f"{DUPLICATES}?site=fab")
    assert (refused.status_code, problem(refused)["code"]) == (400, "unknown_site")


def test_pages_go_from_the_surest_on(world: World, laura: Contributor, twin: Contributor) -> None:
    for name in ("Inês Carvalho", "Ines Carvalho"):
        make_contributor(name, world.fba, emails=["ines@mail.example"])
    find_duplicates()

    first = listed(world, limit="1")
    second = listed(world, limit="1", cursor=first["next"])

    found = [first["items"][0]["probability"], second["items"][0]["probability"]]
    assert found == sorted(found, reverse=True)
    assert second["next"] is None
    assert {one["name"] for one in second["items"][0]["contributors"]} == {"Laura Whitfield", "Laura Whitfeld"}


def test_who_makes_somebody_is_told_and_the_pair_waits(world: World, laura: Contributor) -> None:
    made = world.personal.send("POST", "/api/v1/contributors", {"name": "Laura Whitfeld", "sites": ["fba"]})

    assert made.status_code == 201
    [told] = made.json()["possible_duplicates"]
    assert (told["id"], told["name"], told["sites"]) == (laura.pk, "Laura Whitfield", ["fba"])
    assert [reason["code"] for reason in told["reasons"]] == ["name_near", "site_and_month"]
    assert Duplicate.objects.filter(first__in=[laura.pk, made.json()["id"]]).count() == 1


def test_who_is_like_nobody_has_no_possible_duplicates(world: World, laura: Contributor) -> None:
    made = world.personal.send("POST", "/api/v1/contributors", {"name": "Sofia Marsh", "sites": ["fba"]})

    assert made.json()["possible_duplicates"] == []


def test_it_can_be_asked_before(world: World, laura: Contributor) -> None:
    assert world.personal
    before = Change.objects.count()
    body = {
        "name": "L. Whitfield",
        "emails": ["laura+guest@mail.example"],
        "links": ["https://laura.example"],
        "identifiers": [{"scheme": "orcid", "value": "0000-0002-1825-0097"}],
        "site": "fba",
    }

    answer = world.personal.send("POST", f"{DUPLICATES}/lookalikes", body)

    assert answer.status_code == 200
    [told] = answer.json()["items"]
    assert told["id"] == laura.pk
    assert [reason["code"] for reason in told["reasons"]] == ["email", "initials", "site"]
    assert "mail.example" not in answer.content.decode()
    assert Change.objects.count() == before


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/name"),
        ({"name": "Laura", "links": ["not an address"]}, "/links/0"),
        ({"name": "Laura", "identifiers": [{"scheme": "orcid", "value": "1"}]}, "/identifiers/0"),
        ({"name": "Laura", "identifiers": ["orcid"]}, "/identifiers/0"),
        ({"name": "Laura", "kind": "firm"}, "/kind"),
        ({"name": "Laura", "site": "fab"}, "/site"),
        ({"name": "Laura", "surname": "Whitfield"}, "/surname"),
    ],
)
def test_a_question_that_means_nothing_is_refused(world: World, body: dict[str, Any], pointer: str) -> None:
    answer = world.personal.send("POST", f"{DUPLICATES}/lookalikes", body)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


def test_not_the_same_is_remembered_and_taken_back(world: World, laura: Contributor, twin: Contributor) -> None:
    told = world.personal.send(
        "POST", f"{DUPLICATES}/not-same", {"contributors": [twin.pk, laura.pk], "why": "Two people, I know both"}
    )
    document = told.json()

    assert told.status_code == 200
    assert document["contributors"] == sorted([laura.pk, twin.pk])
    assert listed(world)["items"] == []
    assert [one["id"] for one in world.personal.get(f"{DUPLICATES}/not-same").json()["items"]] == [document["id"]]

    back = world.personal.send(
        "POST", f"{DUPLICATES}/not-same/{document['id']}/withdraw", {}, If_Match=told.headers["ETag"]
    )
    assert back.status_code == 200
    assert back.json()["withdrawn_at"] is not None
    assert len(listed(world)["items"]) == 1
    assert world.personal.get(f"{DUPLICATES}/not-same").json()["items"] == []


@pytest.mark.parametrize(
    ("contributors", "code"),
    [
        (["ctr_x"], "two_contributors_required"),
        ("ctr_x", "two_contributors_required"),
        (["ctr_x", "ctr_y"], "unknown_contributor"),
    ],
)
def test_only_two_who_are_here_are_told_apart(world: World, contributors: Any, code: str) -> None:
    answer = world.personal.send("POST", f"{DUPLICATES}/not-same", {"contributors": contributors})

    assert (answer.status_code, problem(answer)["code"]) == (422, code)


def test_one_cannot_be_told_apart_from_herself(world: World, laura: Contributor) -> None:
    answer = world.personal.send("POST", f"{DUPLICATES}/not-same", {"contributors": [laura.pk, laura.pk]})

    assert (answer.status_code, problem(answer)["code"]) == (422, "same_contributor")


def test_a_distinction_that_is_not_there_is_not_found(world: World) -> None:
    answer = world.personal.send("POST", f"{DUPLICATES}/not-same/dis_nothing/withdraw", {}, If_Match='"1"')

    assert (answer.status_code, problem(answer)["code"]) == (404, "unknown_distinction")


def test_a_key_of_a_site_sees_no_duplicates(world: World) -> None:
    assert world.secret.get(DUPLICATES).status_code in {401, 403}
