"""The byline of an article, and of credits that are not stored, in every spelling; and authors for a page's JSON-LD."""

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
PRINT = "/api/v1/sites/fba/byline"
LINES = ["text", "html", "sign_off", "media_credit"]
SPELLINGS = [*LINES, "jsonld", "json_feed", "atom", "dc_creators", "ans", "fediverse_creator"]


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
    credit = {"contributor": ana.pk, "credited_as": "Ana Marker", "place": "Where She Hides"}
    byline(world, credit)
    with change(ana, "edit", by=factories.setup_actor()) as edit:
        edit.document["status"] = status

    told = world.secret.get(ARTICLE).json()["byline"]

    assert told == {
        "text": f"By {name}",
        "html": f"By {name}",
        "sign_off": None,
        "media_credit": None,
        "jsonld": {"author": [{"@type": "Person", "name": name}]},
        "json_feed": [{"name": name}],
        "atom": f"<author><name>{name}</name></author>",
        "dc_creators": [name],
        "ans": {"by": [{"type": "author", "version": "0.10.0", "name": name}]},
        "fediverse_creator": None,
    }


def test_no_byline_is_known_to_be_empty(world: World) -> None:
    assert byline(world, no_byline=True) == dict.fromkeys(LINES) | {
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


def asked(world: World, credits: list[dict[str, Any]], key: str = "secret", **more: Any) -> dict[str, Any]:
    before = world.changes()
    answer = getattr(world, key).send("POST", PRINT, {"credits": credits} | more)
    assert answer.status_code == 200, answer.content
    assert list(answer.json()) == SPELLINGS
    assert world.changes() == before
    return dict(answer.json())


def test_the_line_of_an_article_links_to_the_pages_of_the_site(world: World, ana, desk) -> None:
    told = byline(
        world,
        {"contributor": ana.pk, "place": "London"},
        {"text": "Jo <3", "place": "London"},
        {"contributor": desk.pk, "role": "editing", "group": "sign_off"},
        {"text": "Tomás Rey", "role": "photographs", "group": "media_credit"},
    )

    assert told["text"] == "By Ana & Co <b> and Jo <3 in London"
    assert told["html"] == (
        f'By <a rel="author" href="https://fba.example/authors/ana-co-b" data-ctr="{ana.pk}">Ana &amp; Co &lt;b&gt;</a>'
        " and Jo &lt;3 in London"
    )
    assert told["sign_off"] == {
        "text": "Edited by FBA Staff",
        "html": f'Edited by <a href="https://fba.example/authors/fba-staff" data-ctr="{desk.pk}">FBA Staff</a>',
    }
    assert told["media_credit"] == {"text": "Photographs by Tomás Rey", "html": "Photographs by Tomás Rey"}


def test_the_style_of_the_site_is_that_of_its_lines(world: World) -> None:
    style = {"by": "", "serial_comma": True, "most_names": 2, "roles": {"fact_checking": {"en": "checked by {names}"}}}
    with change(world.fba, "edit", by=factories.setup_actor()) as edit:
        edit.document["byline_style"] = style
    people = [{"text": name} for name in "ABCD"]

    told = asked(world, [*people, {"text": "E", "role": "fact_checking"}])

    assert told["text"] == "A, B, and 2 others; checked by E"
    assert told["dc_creators"] == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (None, "By Laura Whitfield and Ida"),
        ("es", "Por Laura Whitfield e Ida"),
        ("en-US", "By Laura Whitfield and Ida"),
        ("he", "מאת \u2068Laura Whitfield\u2069 ו-\u2068Ida\u2069"),
        ("JA", "文：Laura Whitfield、Ida"),
    ],
)
def test_a_byline_is_printed_in_languages_that_the_site_does_not_have(
    world: World, lang: str | None, text: str
) -> None:
    assert asked(world, [{"contributor": world.laura.pk}, {"text": "Ida"}], lang=lang)["text"] == text


def test_names_are_in_the_script_that_the_language_asks_for(world: World) -> None:
    names = [
        {"text": "渡辺純", "lang": "ja", "kind": "display"},
        {"text": "Дзюн Ватанабе", "lang": "ru", "kind": "transliteration"},
        {"text": "Jun W.", "lang": "ja", "kind": "former"},
    ]
    jun = factories.make_contributor("Jun Watanabe", world.fba, names=names)

    def printed(lang: str) -> str:
        return str(asked(world, [{"contributor": jun.pk}], lang=lang)["text"])

    assert [printed(lang) for lang in ("en", "fr", "ja", "zh", "uk", "ko")] == [
        "By Jun Watanabe",
        "Par Jun Watanabe",
        "文：渡辺純",
        "文：渡辺純",
        "Текст: Дзюн Ватанабе",
        "글: Jun Watanabe",
    ]


def test_who_is_on_another_site_is_named_for_a_secret_key_and_has_no_link_yet(world: World) -> None:
    amara = factories.make_contributor("Amara Okonkwo", world.signal)
    credits = [{"contributor": world.laura.pk}, {"contributor": amara.pk}]

    told = asked(world, credits)
    refused = world.publishable.send("POST", PRINT, {"credits": credits})

    assert told["text"] == "By Laura Whitfield and Amara Okonkwo"
    assert told["html"].endswith(f'</a> and <span data-ctr="{amara.pk}">Amara Okonkwo</span>')
    assert [author.get("url") for author in told["json_feed"]] == ["https://fba.example/authors/laura-whitfield", None]
    assert problem(refused)["errors"] == [
        {
            "pointer": "/credits/1/contributor",
            "detail": f"No contributor `{amara.pk}`. Look the id up, or credit the name as `text`.",
            "code": "unknown_contributor",
        }
    ]
    assert asked(world, credits[:1], "publishable")["text"] == "By Laura Whitfield"


def test_nobody_is_no_line(world: World) -> None:
    told = asked(world, [])

    assert [told[name] for name in LINES] == [None] * 4


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({}, "credits_required", "/credits"),
        ({"credits": None}, "credits_required", "/credits"),
        ({"credits": [{}]}, "invalid_credit", "/credits/0"),
        ({"credits": [{"text": "A", "contributor": "ctr_x"}]}, "invalid_credit", "/credits/0"),
        ({"credits": [{"text": "A", "role": "Fact checking"}]}, "unknown_role", "/credits/0/role"),
        ({"credits": [{"contributor": "ctr_nobody"}]}, "unknown_contributor", "/credits/0/contributor"),
        ({"credits": [], "lang": "sv"}, "unsupported_language", "/lang"),
        ({"credits": [], "lang": "english!"}, "invalid_language", "/lang"),
        ({"credits": [], "style": {}}, "unknown_field", "/style"),
    ],
)
def test_a_byline_that_cannot_be_printed_is_refused(world: World, body: Any, code: str, pointer: str) -> None:
    refusal = world.secret.send("POST", PRINT, body)

    assert problem(refusal)["code"] == code
    assert refusal.status_code == 422
    assert problem(refusal)["errors"][0]["pointer"] == pointer


def test_a_draft_is_invisible_to_a_byline(world: World) -> None:
    draft = factories.make_contributor("Draft", world.fba, publish=False)

    assert problem(world.secret.send("POST", PRINT, {"credits": [{"contributor": draft.pk}]}))["code"] == (
        "unknown_contributor"
    )


def test_a_byline_costs_the_same_for_any_number_of_people(world: World, ana, desk) -> None:
    others = [factories.make_contributor(f"Other {number}", world.signal) for number in range(3)]

    def cost(*people: Contributor) -> int:
        with CaptureQueriesContext(connection) as captured:
            world.secret.send("POST", PRINT, {"credits": [{"contributor": one.pk} for one in people]})
        return len(captured)

    cost(ana)  # the first use of a key is noted
    assert cost(ana) == cost(ana, desk, world.laura) <= 10
    assert cost(ana, others[0]) == cost(ana, desk, *others) <= 20
