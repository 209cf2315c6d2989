"""Bios by language and length, and the days on which texts were said to be true."""

from datetime import date
from typing import Any

import pytest

from contributors.documents.contributor import cleaned
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)
TODAY_TOO = "2026-11-22"
LONG_AGO = "2022-03-14"
SITES = ("fba", "harbour", "meridian")
NO_TAG = (
    "A language is written as a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant`: "
    "letters and digits, with hyphens between the parts."
)


def stored(before: dict[str, Any] | None = None, today: date = TODAY, **given: Any) -> dict[str, Any]:
    return cleaned({"name": "Laura"} | given, today=today, sites=SITES, before=before)


def faults(**given: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(Invalid) as refusal:
        stored(**given)
    return [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults]


def text(words: str, asserted_on: str | None = TODAY_TOO) -> dict[str, Any]:
    return {"text": words, "asserted_on": asserted_on}


def shown(value: Any, mode: str = "replace", asserted_on: str | None = TODAY_TOO) -> dict[str, Any]:
    return {"mode": mode, "value": value, "asserted_on": asserted_on}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, {}),
        ({}, {}),
        ({"en": None}, {}),
        ({"en": {}}, {}),
        ({"en": {"short": None, "long": "", "micro": " "}}, {}),
        ({"en": {"short": {"text": None}}}, {}),
        ({"en": {"short": " Cafe\u0301 "}}, {"en": {"short": text("Caf\u00e9")}}),
        ({"PT-br": {"short": "Oi"}}, {"pt-BR": {"short": text("Oi")}}),
        ({"en": {"short": {"text": "Hi", "asserted_on": LONG_AGO}}}, {"en": {"short": text("Hi", LONG_AGO)}}),
        ({"en": {"short": {"text": "Hi", "asserted_on": None}}}, {"en": {"short": text("Hi", None)}}),
        ({"en": {"long": "a\r\nb"}, "ar": {"micro": "x"}}, {"ar": {"micro": text("x")}, "en": {"long": text("a\nb")}}),
        ({"en": {"short": "Since {years:2026}"}}, {"en": {"short": text("Since {years:2026}")}}),
        # The limit is on what is printed: marks and addresses do not count.
        (
            {"en": {"micro": f"[{'x' * 80}](https://a.example/)"}},
            {"en": {"micro": text(f"[{'x' * 80}](https://a.example/)")}},
        ),
    ],
)
def test_bios_are_stored_by_language_and_length(given: Any, expected: dict[str, Any]) -> None:
    assert stored(bios=given)["bios"] == expected
    assert stored(bios=expected)["bios"] == expected


@pytest.mark.parametrize(
    ("given", "pointer", "code", "detail"),
    [
        ([], "", "wrong_type", "This is an object, not a list."),
        ("Hi", "", "wrong_type", "This is an object, not text."),
        (0, "", "wrong_type", "This is an object, not a number."),
        (False, "", "wrong_type", "This is an object, not true or false."),
        ({"en": "Hi"}, "/en", "wrong_type", "A bio is an object, not text."),
        ({"en": 0}, "/en", "wrong_type", "A bio is an object, not a number."),
        ({"en": []}, "/en", "wrong_type", "A bio is an object, not a list."),
        ({"en": {"short": 7}}, "/en/short", "wrong_type", "A bio is an object, not a number."),
        ({"en": {"short": ["Hi"]}}, "/en/short", "wrong_type", "A bio is an object, not a list."),
        ({"en": {"short": {"text": 7}}}, "/en/short/text", "wrong_type", "A bio is text."),
        (
            {"en": {"shrot": "Hi"}},
            "/en/shrot",
            "unknown_field",
            "`shrot` is not a member of a bio. Did you mean `short`?",
        ),
        (
            {"en": {"short": {"text": "Hi", "lang": "en"}}},
            "/en/short/lang",
            "unknown_field",
            "`lang` is not a member of a bio.",
        ),
        (
            {"en": {"short": {"text": "Hi", "asserted_on": 2022}}},
            "/en/short/asserted_on",
            "invalid_date",
            "`2022` is not a date. Write it as 2026-11-22.",
        ),
        ({"english language": {"short": "Hi"}}, "/english language", "invalid_language", NO_TAG),
        ({"e/n~": {"short": "Hi"}}, "/e~1n~0", "invalid_language", NO_TAG),
        (
            {"": {"short": "Hi"}},
            "/",
            "invalid_language",
            "Say in which language this bio is written, as in `en`.",
        ),
        ({"PT-br": {"short": "a"}, "pt-BR": {"long": "b"}}, "/pt-BR", "clash", "`pt-BR` is there twice."),
        (
            {"en": {"micro": "x" * 81}},
            "/en/micro/text",
            "too_long",
            "This prints 81 characters and micro holds 80. Shorten it by 1 or store it as short (160).",
        ),
        (
            {"en": {"long": "x" * 4001}},
            "/en/long/text",
            "too_long",
            "This prints 4,001 characters and long holds 4,000. Shorten it by 1.",
        ),
        (
            {"en": {"short": "For {yeers:2005}"}},
            "/en/short/text",
            "unknown_token",
            "`{yeers:2005}` is no living fact. Known: `{years:2005}`. Did you mean `years`? "
            r"To print a brace as it is, write `\{`.",
        ),
        (
            {"en": {"short": "For {years:2027}"}},
            "/en/short/text",
            "invalid_token",
            "`{years:2027}` needs a year between 1900 and 2026, as in `{years:2005}`.",
        ),
        (
            {"en": {"short": "a\u0007"}},
            "/en/short/text",
            "control_character",
            "Character 2 is U+0007, which can't be stored. Remove it and try again.",
        ),
    ],
)
def test_what_is_no_bio_is_one_fault(given: Any, pointer: str, code: str, detail: str) -> None:
    assert faults(bios=given) == [(f"/bios{pointer}", code, detail)]


def test_bios_in_very_many_languages_are_refused_at_once() -> None:
    assert faults(bios={f"x{number}": {} for number in range(100_000)}) == [
        ("/bios", "too_long", "This object has 100000 members; 500 is the most.")
    ]


EARLIER = stored(
    today=date(2022, 3, 14),
    bios={"en": {"short": "Hi", "long": "There"}, "pt-BR": {"short": "Oi"}},
    overrides={"role@es": {"value": "Redactora"}},
    sites={"fba": {"overrides": {"bio": {"mode": "append", "value": "She writes."}, "photo": {"mode": "hide"}}}},
)


def test_what_was_said_before_keeps_its_day() -> None:
    again = stored(
        EARLIER,
        bios={"en": {"short": " Hi ", "long": {"text": "There"}}, "PT-br": {"short": "Oi"}},
        overrides={"role@ES": {"mode": "replace", "value": "Redactora"}},
        sites={"fba": {"overrides": {"bio": {"mode": "append", "value": "She writes."}, "photo": {"mode": "hide"}}}},
    )
    assert again == EARLIER
    assert again["bios"]["en"]["short"] == text("Hi", LONG_AGO)


def test_what_is_said_anew_or_elsewhere_is_asserted_today() -> None:
    again = stored(
        EARLIER,
        bios={"en": {"short": "Hi!", "standard": "There", "long": {"text": "There", "asserted_on": "2023-01-01"}}},
        overrides={"role@fr": {"value": "Redactora"}},
        sites={
            "fba": {"overrides": {"bio": {"value": "She writes."}}},
            "harbour": {"overrides": {"bio": {"mode": "append", "value": "She writes."}}},
        },
    )
    assert again["bios"]["en"] == {
        "short": text("Hi!"),
        "standard": text("There"),
        "long": text("There", "2023-01-01"),
    }
    assert again["overrides"] == {"role@fr": shown("Redactora")}
    assert again["sites"]["fba"]["overrides"] == {"bio": shown({"standard": "She writes."})}
    assert again["sites"]["harbour"]["overrides"] == {"bio": shown("She writes.", "append")}


def test_a_day_that_was_not_known_before_stays_unknown() -> None:
    before = stored(bios={"en": {"short": {"text": "Hi", "asserted_on": None}}})
    assert stored(before, bios={"en": {"short": "Hi"}})["bios"] == {"en": {"short": text("Hi", None)}}


def test_the_documents_that_come_in_are_left_as_they_are() -> None:
    given = {"bios": {"en": {"short": {"text": " Hi "}}}, "sites": {"fba": {"overrides": {"role": {"value": "x"}}}}}
    stored(EARLIER, **given)
    assert given == {
        "bios": {"en": {"short": {"text": " Hi "}}},
        "sites": {"fba": {"overrides": {"role": {"value": "x"}}}},
    }
