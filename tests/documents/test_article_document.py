"""The article's document: a published piece and its ordered credits."""

from typing import Any

import pytest

from contributors.documents.article import ROLES, cleaned
from contributors.errors import Invalid

ARTICLE: dict[str, Any] = {"external_id": "a-1", "credits": [{"contributor": "ctr_a"}]}
CREDIT = {
    "contributor": "ctr_a",
    "text": None,
    "role": "author",
    "credited_as": None,
    "place": None,
    "group": "byline",
}
WHOLE = {
    "external_id": "a-1",
    "url": None,
    "title": None,
    "published_at": None,
    "source": "push",
    "no_byline": False,
    "credits": [CREDIT],
}
EXTERNAL_ID = "An external id has 1 to 200 letters, digits and . _ : ~ -"
CREDITS = 'An article without credits has to say so: `"credits": [], "no_byline": true`.'
ONE_OF_TWO = "A credit names a `contributor` by id, or somebody by `text`: one of the two."
ROLE = f"A role is one of {', '.join(ROLES)}, or a lower-case word of the site's own."


def faults(document: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(Invalid) as refusal:
        cleaned(document)
    return [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"external_id": "A1._:~-" + "x" * 193}, {"external_id": "A1._:~-" + "x" * 193}),
        (
            {"title": " Cafe\u0301 ", "url": "https://fba.example/1"},
            {"title": "Caf\u00e9", "url": "https://fba.example/1"},
        ),
        ({"title": "", "url": None, "source": None, "no_byline": None}, {}),
        ({"published_at": "2026-11-18"}, {"published_at": "2026-11-18T00:00:00Z"}),
        ({"source": "feed"}, {"source": "feed"}),
        ({"credits": [], "no_byline": True}, {"credits": [], "no_byline": True}),
        ({"credits": None, "no_byline": True}, {"credits": [], "no_byline": True}),
        (
            {"credits": [{"text": " AP "}, {"contributor": "ctr_a"}]},
            {"credits": [CREDIT | {"contributor": None, "text": "AP"}, CREDIT]},
        ),
        (
            {
                "credits": [
                    CREDIT | {"role": "fact_checking", "credited_as": "L. W.", "place": "Kyiv", "group": "sign_off"}
                ]
            },
            {
                "credits": [
                    CREDIT | {"role": "fact_checking", "credited_as": "L. W.", "place": "Kyiv", "group": "sign_off"}
                ]
            },
        ),
        ({"credits": [{"contributor": "ctr_a", "text": "", "role": "", "group": None}]}, {}),
        ({"credits": [{"contributor": "ctr_a"}] * 200}, {"credits": [CREDIT] * 200}),
    ],
)
def test_an_article_is_stored_in_normal_form_and_stays_in_it(given: Any, expected: dict[str, Any]) -> None:
    assert cleaned(ARTICLE | given) == WHOLE | expected
    assert cleaned(WHOLE | expected) == WHOLE | expected


@pytest.mark.parametrize("role", ROLES)
def test_every_common_role_is_a_role(role: str) -> None:
    assert cleaned(ARTICLE | {"credits": [{"text": "AP", "role": role}]})["credits"][0]["role"] == role


@pytest.mark.parametrize(
    ("given", "pointer", "code", "detail"),
    [
        ({"external_id": None}, "/external_id", "invalid_external_id", EXTERNAL_ID),
        ({"external_id": ""}, "/external_id", "invalid_external_id", EXTERNAL_ID),
        ({"external_id": "a b"}, "/external_id", "invalid_external_id", EXTERNAL_ID),
        ({"external_id": "a\n"}, "/external_id", "invalid_external_id", EXTERNAL_ID),
        ({"external_id": "é"}, "/external_id", "invalid_external_id", EXTERNAL_ID),
        ({"external_id": "x" * 201}, "/external_id", "invalid_external_id", EXTERNAL_ID),
        ({"external_id": 7}, "/external_id", "wrong_type", "This is text, not a number."),
        ({"external_id": True}, "/external_id", "wrong_type", "This is text, not true or false."),
        (
            {"url": "x"},
            "/url",
            "invalid_address",
            "This is not a web address. It begins with https:// and names a host.",
        ),
        ({"title": "x" * 1001}, "/title", "too_long", "This has 1001 characters; 1000 is the most."),
        ({"title": ["x"]}, "/title", "wrong_type", "This is text, not a list."),
        ({"source": "rss"}, "/source", "unknown_choice", "`rss` is not one of push, feed, import."),
        ({"source": 0}, "/source", "unknown_choice", "`0` is not one of push, feed, import."),
        ({"no_byline": 0}, "/no_byline", "wrong_type", "This is true or false."),
        ({"no_byline": "true"}, "/no_byline", "wrong_type", "This is true or false."),
        (
            {"published_at": 1763456040},
            "/published_at",
            "invalid_date",
            "`1763456040` is not a time. Write it as 2026-11-22T09:14:00Z.",
        ),
        ({"titel": "x"}, "/titel", "unknown_field", "`titel` is not a member of an article. Did you mean `title`?"),
        ({"credits": []}, "/credits", "credits_required", CREDITS),
        ({"credits": None}, "/credits", "credits_required", CREDITS),
        ({"credits": "Laura"}, "/credits", "wrong_type", "This is a list, not text."),
        ({"credits": {}}, "/credits", "wrong_type", "This is a list, not an object."),
        ({"credits": [{"text": "AP"}] * 201}, "/credits", "too_long", "This list has 201 entries; 200 is the most."),
        (
            {"no_byline": True},
            "/no_byline",
            "byline_contradiction",
            "`no_byline` says that there are no credits, and there are some.",
        ),
        ({"credits": ["ctr_a"]}, "/credits/0", "wrong_type", "A credit is an object, not text."),
        ({"credits": [{}]}, "/credits/0", "invalid_credit", ONE_OF_TWO),
        ({"credits": [{"contributor": ""}]}, "/credits/0", "invalid_credit", ONE_OF_TWO),
        ({"credits": [{"contributor": None, "text": " "}]}, "/credits/0", "invalid_credit", ONE_OF_TWO),
        ({"credits": [{"contributor": "ctr_a", "text": "AP"}]}, "/credits/0", "invalid_credit", ONE_OF_TWO),
        ({"credits": [{"contributor": 7}]}, "/credits/0/contributor", "wrong_type", "This is text, not a number."),
        (
            {"credits": [{"contributor": {"id": "ctr_a"}}]},
            "/credits/0/contributor",
            "wrong_type",
            "This is text, not an object.",
        ),
        (
            {"credits": [{"contributor": "x" * 101}]},
            "/credits/0/contributor",
            "too_long",
            "This has 101 characters; 100 is the most.",
        ),
        ({"credits": [{"text": 7}]}, "/credits/0/text", "wrong_type", "This is text, not a number."),
        ({"credits": [{"text": "AP", "role": "Author"}]}, "/credits/0/role", "unknown_role", ROLE),
        ({"credits": [{"text": "AP", "role": "1st"}]}, "/credits/0/role", "unknown_role", ROLE),
        ({"credits": [{"text": "AP", "role": "x" * 41}]}, "/credits/0/role", "unknown_role", ROLE),
        ({"credits": [{"text": "AP", "role": 0}]}, "/credits/0/role", "unknown_role", ROLE),
        ({"credits": [{"text": "AP", "role": ["author"]}]}, "/credits/0/role", "unknown_role", ROLE),
        (
            {"credits": [{"text": "AP", "credited_as": 7}]},
            "/credits/0/credited_as",
            "wrong_type",
            "This is text, not a number.",
        ),
        (
            {"credits": [{"text": "AP", "place": "x" * 201}]},
            "/credits/0/place",
            "too_long",
            "This has 201 characters; 200 is the most.",
        ),
        (
            {"credits": [{"text": "AP", "group": "top"}]},
            "/credits/0/group",
            "unknown_choice",
            "`top` is not one of byline, sign_off, media_credit.",
        ),
        (
            {"credits": [{"text": "AP", "rolle": "author"}]},
            "/credits/0/rolle",
            "unknown_field",
            "`rolle` is not a member of a credit. Did you mean `role`?",
        ),
    ],
)
def test_what_breaks_a_rule_is_one_fault(given: Any, pointer: str, code: str, detail: str) -> None:
    assert faults(ARTICLE | given) == [(pointer, code, detail)]


@pytest.mark.parametrize(("document", "kind"), [(None, "null"), ([], "a list"), ("x", "text"), (1, "a number")])
def test_an_article_is_an_object(document: Any, kind: str) -> None:
    assert faults(document) == [("", "wrong_type", f"An article is an object, not {kind}.")]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert [(pointer, code) for pointer, code, _ in faults({"url": "x", "credits": [{}, {"text": 7}, 7]})] == [
        ("/external_id", "invalid_external_id"),
        ("/credits/0", "invalid_credit"),
        ("/credits/1/text", "wrong_type"),
        ("/credits/2", "wrong_type"),
        ("/url", "invalid_address"),
    ]
