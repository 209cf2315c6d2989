"""JSON-LD: exact, nothing empty, and accepted by readers that know nothing of how it was made."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import extruct
import pytest
from jsonschema import Draft202012Validator

from contributors.errors import BadRequest
from contributors.outputs import OUTPUTS, page
from contributors.outputs.identity import entity_uri
from contributors.outputs.jsonld import entity, inline, options, profile_page
from tests.node import second_opinions, type_errors
from tests.outputs.conftest import card
from tests.outputs.everyone import EVERYONE, NEUTRAL, REAL_PHOTO, hostile
from tests.outputs.google import AUTHOR, KNOWN_AUTHOR, PROFILE_PAGE

TODAY = date(2026, 11, 22)
each_kind = pytest.mark.parametrize("kind", EVERYONE)
URI = "urn:uuid:0609947f-8c91-5940-9225-183369cb5784"


def values(document: Any) -> Iterator[Any]:
    yield document
    parts = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    for part in parts:
        yield from values(part)


def test_the_emptiest_page_says_who_and_where_and_when() -> None:
    assert json.loads(OUTPUTS["jsonld"].write(EVERYONE["emptiest"], today=TODAY)) == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": "en",
        "isPartOf": {"@type": "WebSite", "name": "FBA", "url": "https://fba.example"},
        "dateModified": "2026-11-22T09:14:00Z",
        "mainEntity": {
            "@type": "Person",
            "@id": entity_uri(EVERYONE["emptiest"]),
            "name": "Laura",
            "affiliation": {"@type": "NewsMediaOrganization", "name": "FBA", "url": "https://fba.example"},
            "identifier": ["ctr_0123456789abcdefghjkmnpqrs"],
        },
    }


def test_the_fullest_person_has_every_fact_in_its_own_property() -> None:
    full = EVERYONE["fullest"]

    assert entity(full) == {
        "@type": "Person",
        "@id": entity_uri(full),
        "name": "María-José Fernández-Villaverde y Ruiz de Apodaca",
        "url": "https://fba.example/authors/laura",
        "description": "She writes about constitutions; and about courts, too.",
        "image": {
            "@type": "ImageObject",
            "contentUrl": REAL_PHOTO["src"],
            "url": REAL_PHOTO["src"],
            "creditText": "Ann Other",
            "caption": "Laura, smiling",
            "width": {"@type": "QuantitativeValue", "value": 640, "unitCode": "E37"},
            "height": {"@type": "QuantitativeValue", "value": 800, "unitCode": "E37"},
        },
        "honorificPrefix": "Dr",
        "pronouns": "she/her",
        "jobTitle": "Professor of constitutional law, Universidad Complutense; columnist",
        "worksFor": {"@type": "Organization", "name": "Universidad Complutense"},
        "affiliation": {"@type": "NewsMediaOrganization", "name": "FBA", "url": "https://fba.example"},
        "workLocation": {"@type": "Place", "name": "Maryland"},
        "knowsAbout": full["covers"],
        "knowsLanguage": ["es", "en"],
        "award": ["A prize (2019)"],
        "memberOf": [{"@type": "Organization", "name": "Press Club"}],
        "identifier": [
            full["id"],
            {
                "@type": "PropertyValue",
                "propertyID": "https://registry.identifiers.org/registry/orcid",
                "value": "0000-0002-1825-0097",
                "url": "https://orcid.org/0000-0002-1825-0097",
            },
        ],
        "sameAs": [*(link["url"] for link in full["links"]), "https://orcid.org/0000-0002-1825-0097"],
    }


def test_latest_stories_are_parts_by_the_same_entity() -> None:
    stories = [
        {"title": "One", "url": "https://fba.example/1", "published_at": "2026-11-18T09:00:00Z", "role": "author"},
        {"title": "Two", "url": "", "published_at": "2026-11-17T09:00:00Z", "role": "photographs"},
        {"title": "", "url": "https://fba.example/3", "published_at": "2026-11-16T09:00:00Z", "role": "author"},
    ]
    document = profile_page(card("laura", latest=stories))

    assert document["hasPart"] == [
        {
            "@type": "Article",
            "headline": "One",
            "url": "https://fba.example/1",
            "datePublished": "2026-11-18T09:00:00Z",
            "author": {"@id": document["mainEntity"]["@id"]},
        },
        {
            "@type": "Article",
            "headline": "Two",
            "datePublished": "2026-11-17T09:00:00Z",
            "contributor": {"@id": document["mainEntity"]["@id"]},
        },
    ]


def test_a_desk_is_an_organization_and_has_nothing_that_only_people_have() -> None:
    document = entity(EVERYONE["desk"])

    assert document["@type"] == "Organization"
    assert document["parentOrganization"] == {
        "@type": "NewsMediaOrganization",
        "name": "FBA",
        "url": "https://fba.example",
    }
    assert not {"jobTitle", "honorificPrefix", "pronouns", "worksFor", "affiliation", "workLocation"} & set(document)


def test_who_has_left_is_not_affiliated_any_more() -> None:
    document = entity(EVERYONE["former"])

    assert "affiliation" not in document
    assert (document["jobTitle"], document["@id"]) == ("Former editor", entity_uri(EVERYONE["usual"]))


@pytest.mark.parametrize("kind", NEUTRAL)
def test_a_neutral_card_leads_nowhere_whatever_it_holds(kind: str) -> None:
    neutral = EVERYONE[kind]

    assert entity(neutral) == {"@type": "Person", "name": neutral["name"]}
    assert profile_page(neutral) == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": "en",
        "isPartOf": {"@type": "WebSite", "name": "FBA", "url": "https://fba.example"},
        "dateModified": "2026-11-22T09:14:00Z",
        "mainEntity": {"@type": "Person", "name": neutral["name"]},
    }


def test_the_uri_is_made_from_the_id_alone() -> None:
    """It must never change: sites and search engines keep it."""
    assert entity_uri(card()) == URI
    assert entity_uri(card("full", site={"slug": "signal", "name": "Signal", "url": None}, name="Other")) == URI
    assert entity_uri(card(id="ctr_other")) != URI


@each_kind
@pytest.mark.parametrize("bare", [False, True])
def test_nothing_is_empty_and_the_bare_entity_is_the_same(kind: str, bare: bool) -> None:
    written = json.loads(OUTPUTS["jsonld"].write(EVERYONE[kind], today=TODAY, bare=bare))

    assert [value for value in values(written) if value in (None, "", [], {})] == []
    whole = profile_page(EVERYONE[kind])
    assert written == ({"@context": "https://schema.org"} | whole["mainEntity"] if bare else whole)


def test_an_address_asks_for_the_person_alone() -> None:
    assert options({"as": "person"}) == {"bare": True}
    assert options({}) == {"bare": False}
    with pytest.raises(BadRequest) as refusal:
        options({"as": "persona"})
    assert (refusal.value.code, refusal.value.param) == ("unknown_choice", "as")


@each_kind
def test_google_accepts_it_as_profile_page_and_as_author(kind: str) -> None:
    document = profile_page(EVERYONE[kind])

    Draft202012Validator(PROFILE_PAGE).validate(document)
    known = kind not in {*NEUTRAL, "emptiest"}
    Draft202012Validator(KNOWN_AUTHOR if known else AUTHOR).validate(document["mainEntity"])


@pytest.mark.parametrize(
    "broken",
    [
        {"name": ""},
        {"name": "By Laura"},
        {"@type": "Thing"},
        {"url": "/authors/laura"},
        {"sameAs": []},
        {"image": {"@type": "ImageObject"}},
    ],
)
def test_the_rules_find_what_is_broken(broken: dict[str, Any]) -> None:
    document = entity(EVERYONE["fullest"])

    assert Draft202012Validator(AUTHOR).is_valid(document)
    assert not Draft202012Validator(AUTHOR).is_valid(document | broken)


def test_a_validator_finds_nothing_and_would_find_a_wrong_word() -> None:
    pages = [page.write(each, today=TODAY).decode() for each in EVERYONE.values()]
    wrong = pages[2].replace('"knowsAbout"', '"knowsAbut"').replace('"name":"María', '"nam":"María')
    *found, found_wrong = second_opinions("structured", [*pages, wrong])

    assert found == [{"types": ["ProfilePage"], "issues": []}] * len(pages)
    assert [issue.split(" ")[0] for issue in found_wrong["issues"]] == ["ERROR", "WARNING", "WARNING"]


def test_every_word_and_every_type_is_in_the_vocabulary(tmp_path: Path) -> None:
    """With one document that is wrong, so that the compiler is seen to look."""
    documents = [profile_page(each) for each in EVERYONE.values()]
    wrong = json.dumps(profile_page(EVERYONE["fullest"])).replace("knowsAbout", "knowsAbut")
    lines = ['import type { ProfilePage, WithContext } from "schema-dts";']
    lines += [f"const p{i}: WithContext<ProfilePage> = {json.dumps(one)};" for i, one in enumerate(documents)]
    lines += [f"const wrong: WithContext<ProfilePage> = {wrong};", "export {};", ""]

    faults = [fault for fault in type_errors("\n".join(lines), tmp_path).splitlines() if not fault.startswith(" ")]

    assert [fault.partition(",")[0] for fault in faults] == [f"checked.ts({len(documents) + 2}"]


@each_kind
def test_extruct_reads_from_the_page_what_was_written(kind: str) -> None:
    markup = page.write(EVERYONE[kind], today=TODAY).decode()

    assert extruct.extract(markup, syntaxes=["json-ld"])["json-ld"] == [profile_page(EVERYONE[kind])]


def test_inline_nothing_can_end_the_script() -> None:
    text = inline(profile_page(hostile()))

    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == profile_page(hostile())
