"""The byline of an article in the spellings of feeds, pages and newsroom systems; and authors for a page's JSON-LD."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors.changes import change
from contributors.models import Contributor
from tests import factories
from tests.api.conftest import World, problem

ARTICLE = "/api/v1/sites/fba/articles/one"
JSONLD = "/api/v1/sites/fba/jsonld"
SPELLINGS = ["jsonld", "json_feed", "atom", "dc_creators", "ans", "fediverse_creator"]


def byline(world: World, *credits: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"title": "One", "published_at": "2026-11-20T08:00:00Z", "credits": list(credits)} | more
    made = world.secret.send("PUT", ARTICLE, body)
    assert made.status_code in {200, 201}, made.content
    read = world.secret.get(ARTICLE).json()["byline"]
    assert read == made.json()["byline"]
    assert list(read) == SPELLINGS
    return dict(read)


@pytest.fixture
def ana(world: World) -> Contributor:
    return factories.make_contributor("Ana & Co <b>", world.fba, links=[{"url": "https://newsie.social/@ana"}])


@pytest.fixture
def desk(world: World) -> Contributor:
    return factories.make_contributor("FBA Staff", world.fba, kind="desk")


def test_each_author_is_spelled_once_in_the_order_of_the_byline(world: World, ana, desk) -> None:
    told = byline(world, {"contributor": desk.pk}, {"contributor": ana.pk}, {"text": "Wire"}, {"contributor": ana.pk})

    pages = ["https://fba.example/authors/fba-staff", "https://fba.example/authors/ana-co-b"]
    assert [(node["@type"], node["name"], node.get("url")) for node in told["jsonld"]["author"]] == [
        ("Organization", "FBA Staff", pages[0]),
        ("Person", "Ana & Co <b>", pages[1]),
        ("Person", "Wire", None),
    ]
    assert told["json_feed"] == [
        {"name": "FBA Staff", "url": pages[0]},
        {"name": "Ana & Co <b>", "url": pages[1]},
        {"name": "Wire"},
    ]
    assert told["atom"] == (
        f"<author><name>FBA Staff</name><uri>{pages[0]}</uri></author>"
        f"<author><name>Ana &amp; Co &lt;b&gt;</name><uri>{pages[1]}</uri></author>"
        "<author><name>Wire</name></author>"
    )
    assert told["dc_creators"] == ["FBA Staff", "Ana & Co <b>", "Wire"]
    assert [author["name"] for author in told["ans"]["by"]] == ["FBA Staff", "Ana & Co <b>", "Wire"]
    assert told["fediverse_creator"] == "@ana@newsie.social"


def test_other_roles_are_contributors_and_keep_their_role(world: World, ana, desk) -> None:
    told = byline(
        world,
        {"contributor": ana.pk},
        {"text": "Tomás Rey", "role": "photographs", "group": "media_credit"},
        {"text": "Li", "role": "editing", "group": "sign_off"},
        {"contributor": desk.pk, "role": "editing", "group": "sign_off"},
        {"text": "Jo", "role": "as_told_to"},
    )

    assert {part: len(nodes) for part, nodes in told["jsonld"].items()} == {"author": 1, "contributor": 3, "editor": 1}
    assert told["jsonld"]["editor"] == [{"@type": "Person", "name": "Li"}]
    assert [
        (node["@type"], node["roleName"], node["contributor"]["name"]) for node in told["jsonld"]["contributor"]
    ] == [
        ("Role", "Photographs", "Tomás Rey"),
        ("Role", "Editing", "FBA Staff"),
        ("Role", "As told to", "Jo"),
    ]
    assert told["dc_creators"] == ["Ana & Co <b>"]
    assert told["atom"].count("<contributor>") == 4
    assert {slot: [one["name"] for one in people] for slot, people in told["ans"].items()} == {
        "by": ["Ana & Co <b>"],
        "photos_by": ["Tomás Rey"],
        "editing_by": ["Li", "FBA Staff"],
        "as_told_to_by": ["Jo"],
    }


def test_where_nobody_is_an_author_those_who_sign_are(world: World, ana) -> None:
    told = byline(
        world,
        {"contributor": ana.pk, "role": "photographs"},
        {"text": "Li", "role": "editing", "group": "sign_off"},
    )

    assert told["dc_creators"] == ["Ana & Co <b>"]
    assert list(told["jsonld"]) == ["author", "editor"]


def test_a_byline_prints_what_she_signed_as(world: World) -> None:
    told = byline(world, {"contributor": world.laura.pk, "credited_as": "L. Whitfield"})

    (author,) = told["jsonld"]["author"]
    assert author["name"] == "L. Whitfield"
    assert (
        author["@id"] == json.loads(world.publishable.get(f"{JSONLD}?ids={world.laura.pk}").content)["author"][0]["@id"]
    )
    assert told["dc_creators"] == ["L. Whitfield"]
    assert (told["ans"]["by"][0]["name"], told["ans"]["by"][0]["byline"]) == ("Laura Whitfield", "L. Whitfield")


@pytest.mark.parametrize(("status", "name"), [("withheld", "Staff reporter"), ("erased", "Former contributor")])
def test_who_is_withheld_or_erased_is_nobody_again(world: World, ana, status: str, name: str) -> None:
    credit = {"contributor": ana.pk, "credited_as": "Ana Marker"}
    byline(world, credit)
    with change(ana, "edit", by=factories.setup_actor()) as edit:
        edit.document["status"] = status

    told = world.secret.get(ARTICLE).json()["byline"]

    assert told == {
        "jsonld": {"author": [{"@type": "Person", "name": name}]},
        "json_feed": [{"name": name}],
        "atom": f"<author><name>{name}</name></author>",
        "dc_creators": [name],
        "ans": {"by": [{"type": "author", "version": "0.10.0", "name": name}]},
        "fediverse_creator": None,
    }


def test_no_byline_is_known_to_be_empty(world: World) -> None:
    assert byline(world, no_byline=True) == {
        "jsonld": {},
        "json_feed": [],
        "atom": None,
        "dc_creators": [],
        "ans": {},
        "fediverse_creator": None,
    }


def test_authors_come_in_the_asked_order_without_those_who_have_no_card(world: World, ana, desk) -> None:
    draft = factories.make_contributor("Draft", world.fba, publish=False)
    elsewhere = factories.make_contributor("Elsewhere", world.signal)

    answer = world.publishable.get(f"{JSONLD}?ids={desk.pk},{draft.pk},ctr_nobody,{ana.pk},{elsewhere.pk},{desk.pk}")

    assert answer.status_code == 200
    assert list(answer.json()) == ["author"]
    assert [(node["@type"], node["name"]) for node in answer.json()["author"]] == [
        ("Organization", "FBA Staff"),
        ("Person", "Ana & Co <b>"),
    ]
    assert not any("@context" in node for node in answer.json()["author"])
    assert world.secret.get(f"{JSONLD}?ids={ana.pk}").status_code == 200
    again = world.publishable.get(
        f"{JSONLD}?ids={ana.pk}", If_None_Match=world.publishable.get(f"{JSONLD}?ids={ana.pk}")["ETag"]
    )
    assert (again.status_code, again.content) == (304, b"")


def test_one_contributor_is_one_entity_on_every_site(world: World) -> None:
    factories.make_key("publishable", world.signal)
    both = factories.make_contributor("Both", world.fba, world.signal)
    signal = factories.make_key("secret", world.signal)[1]
    (here,) = world.secret.get(f"{JSONLD}?ids={both.pk}").json()["author"]
    (there,) = type(world.secret)(signal).get(f"/api/v1/sites/signal/jsonld?ids={both.pk}").json()["author"]

    assert here["@id"] == there["@id"]
    assert (here["url"], there["url"]) == ("https://fba.example/authors/both", "https://signal.example/authors/both")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "invalid_ids"),
        ("?ids=", "invalid_ids"),
        ("?ids=a&size=micro", "unknown_parameter"),
        ("?ids=a&lang=!", "invalid_language"),
    ],
)
def test_what_cannot_be_asked_is_refused(world: World, query: str, code: str) -> None:
    assert problem(world.publishable.get(f"{JSONLD}{query}"))["code"] == code


def test_the_cost_does_not_depend_on_how_many(world: World, ana, desk) -> None:
    def cost(*ids: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(world.publishable.get(f"{JSONLD}?ids={','.join(ids)}").json()["author"]) == len(ids)
        return len(captured)

    cost(world.laura.pk)  # the first use of a key is noted
    assert cost(world.laura.pk) == cost(world.laura.pk, ana.pk, desk.pk) == 9
