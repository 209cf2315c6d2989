"""The byline in feeds and newsroom systems, read by feedsmith and held to the schema of ANS."""

import json
from functools import partial
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contributors.bylines import BylineStyle
from contributors.outputs.credits import Credited, authors, spellings
from contributors.outputs.credits.ans import VERSION
from tests.node import second_opinions
from tests.outputs.everyone import EVERYONE, HOSTILE, REAL_PHOTO

# The members that ANS 0.10.0 knows of an author, and those that it asks for; it allows no other.
WORDS = {"type": "string", "minLength": 1}


def rows(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "additionalProperties": False, "properties": {name: WORDS}}}


TEXTS = (
    *("_id", "name", "url", "slug", "first_name", "middle_name", "last_name", "suffix", "byline", "location"),
    *("division", "email", "role", "expertise", "affiliation", "languages", "bio", "long_bio"),
)
ANS_AUTHOR: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "name"],
    "properties": {
        **dict.fromkeys(TEXTS, WORDS),
        "type": {"const": "author"},
        "version": {"const": "0.10.0"},
        "image": {
            "type": "object",
            "additionalProperties": False,
            "required": ["type", "version"],
            "properties": {
                "type": {"const": "image"},
                "version": {"const": "0.10.0"},
                "url": WORDS,
                "width": {"type": "integer"},
                "height": {"type": "integer"},
                "alt_text": WORDS,
                "caption": WORDS,
            },
        },
        "social_links": {"type": "array", "items": {"properties": {"site": WORDS, "url": WORDS}}},
        "books": rows("book_title"),
        "education": rows("school_name"),
        "awards": rows("award_name"),
        "contributor": {"type": "boolean"},
        "additional_properties": {"type": "object"},
    },
}
ANS_CREDITS = {
    "type": "object",
    "patternProperties": {"^[a-zA-Z0-9_]+$": {"type": "array", "minItems": 1, "items": ANS_AUTHOR}},
    "additionalProperties": False,
}


printed = partial(spellings, lang="en", style=BylineStyle())


def signed(kind: str, role: str = "author", group: str = "byline", name: str = "") -> Credited:
    card = EVERYONE[kind]
    return Credited(name or card["name"], role, group, card)


EVERYBODY = [
    signed("usual"),
    signed("fullest")._replace(card=EVERYONE["fullest"] | {"id": "ctr_2"}),  # type: ignore[arg-type]
    signed("withheld")._replace(card=EVERYONE["withheld"] | {"id": "ctr_3"}),  # type: ignore[arg-type]
    signed("hostile")._replace(card=EVERYONE["hostile"] | {"id": "ctr_4"}),  # type: ignore[arg-type]
    Credited(HOSTILE, "author", "byline", None),
    Credited("Tomás Rey", "photographs", "media_credit", None),
]
NAMES = [person.name for person in EVERYBODY[:-1]]


def test_feedsmith_reads_every_author_of_a_json_feed() -> None:
    item = {"id": "1", "content_text": "Text.", "authors": printed(EVERYBODY)["json_feed"]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "FBA", "items": [item]}
    (read,) = second_opinions("feed", [json.dumps(feed)])

    assert read["format"] == "json"
    assert read["feed"]["items"][0]["authors"] == printed(EVERYBODY)["json_feed"]
    assert [author["name"] for author in read["feed"]["items"][0]["authors"]] == NAMES


def test_feedsmith_reads_every_person_of_an_atom_entry() -> None:
    times = "<updated>2026-11-22T09:14:00Z</updated>"
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><title>FBA</title>{times}'
        f"<entry><id>urn:y</id><title>One</title>{times}{printed(EVERYBODY)['atom']}</entry></feed>"
    )
    (read,) = second_opinions("feed", [feed])
    (entry,) = read["feed"]["entries"]

    assert [person["name"].split() for person in entry["authors"]] == [name.split() for name in NAMES]
    assert [person.get("uri") for person in entry["authors"]] == ["https://fba.example/authors/laura"] * 2 + [
        None,
        "https://fba.example/authors/laura",
        None,
    ]
    assert entry["contributors"] == [{"name": "Tomás Rey"}]


def test_avatars_are_square_and_only_of_those_who_have_a_photo() -> None:
    usual, fullest, withheld, *_ = printed(EVERYBODY)["json_feed"]

    assert fullest["avatar"] == REAL_PHOTO["square"]["src"]
    assert "avatar" not in usual
    assert withheld == {"name": "Staff reporter"}


def test_ans_knows_every_member() -> None:
    credits = printed([*EVERYBODY, signed("desk", "editing"), signed("emptiest", "a_role_of_ours")])["ans"]

    Draft202012Validator(ANS_CREDITS).validate(credits)
    assert list(credits) == ["by", "photos_by", "editing_by", "a_role_of_ours_by"]
    assert credits["by"][2] == {"type": "author", "version": "0.10.0", "name": "Staff reporter"}
    assert [author["name"] for author in credits["by"]] == NAMES
    assert VERSION == "0.10.0"


def test_the_fullest_author_of_ans() -> None:
    full = EVERYONE["fullest"]
    (author,) = printed([signed("fullest", name="M. J.")])["ans"]["by"]

    assert author == {
        "type": "author",
        "version": "0.10.0",
        "name": full["name"],
        "_id": full["id"],
        "byline": "M. J.",
        "location": "Maryland",
        "role": full["role"],
        "affiliation": "Universidad Complutense",
        "expertise": "Courts, Law; order, and \\ slashes",
        "languages": "es, en",
        "bio": "She writes about constitutions; and about courts, too.",
        "long_bio": "Long.",
        "books": [{"book_title": "Ordinary Time"}],
        "education": [{"school_name": "Law, Somewhere"}],
        "awards": [{"award_name": "A prize (2019)"}],
        "url": "https://fba.example/authors/laura",
        "image": {
            "type": "image",
            "version": "0.10.0",
            "url": REAL_PHOTO["src"],
            "width": 640,
            "height": 800,
            "alt_text": "Laura, smiling",
        },
        "social_links": [{"site": link["network"], "url": link["url"]} for link in full["links"]],
    }


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ([], []),
        ([("A", "author", "byline"), ("B", "editing", "byline")], ["A"]),
        ([("A", "reporting", "byline"), ("B", "editing", "sign_off")], ["A"]),
        ([("A", "author", "sign_off"), ("B", "reporting", "byline")], ["A"]),
        ([("A", "author", "byline"), ("A", "author", "sign_off"), ("B", "author", "byline")], ["A", "B"]),
    ],
)
def test_who_the_authors_are(people: list[tuple[str, str, str]], names: list[str]) -> None:
    assert [person.name for person in authors([Credited(*one, None) for one in people])] == names
