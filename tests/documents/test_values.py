"""The values of every document: what is taken, in which normal form, and the sentence for what is not."""

from typing import Any

import pytest

from contributors.documents.values import MOST_ITEMS, Faults

DATE = "is not a date. Write it as 2026-11-22."
TIME = "is not a time. Write it as 2026-11-22T09:14:00Z."
ADDRESS = "This is not a web address. It begins with https:// and names a host."
# The normal form of "Åsa" from letters and combining ring, and from the Ångström sign.
RING, SIGN, NFC = "A\u030asa", "\u212bsa", "\u00c5sa"


def found(faults: Faults) -> list[tuple[str, str, str]]:
    return [(fault.pointer, fault.code, fault.detail) for fault in faults.found]


def refused(code: str, detail: str, pointer: str = "/x") -> list[tuple[str, str, str]]:
    return [(pointer, code, detail)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        (" \t\n", None),
        (" Laura ", "Laura"),
        (RING, NFC),
        (SIGN, NFC),
        ("👩‍👩‍👧 x", "👩‍👩‍👧 x"),
        ("a" * 20, "a" * 20),
    ],
)
def test_a_line_is_trimmed_nfc_or_nothing(value: Any, expected: str | None) -> None:
    faults = Faults()
    assert faults.line("/x", value, 20) == expected
    assert found(faults) == []


@pytest.mark.parametrize(
    ("value", "code", "detail"),
    [
        (7, "wrong_type", "This is text, not a number."),
        (0, "wrong_type", "This is text, not a number."),
        (1.5, "wrong_type", "This is text, not a number."),
        (False, "wrong_type", "This is text, not true or false."),
        ([], "wrong_type", "This is text, not a list."),
        ({}, "wrong_type", "This is text, not an object."),
        ("a" * 21, "too_long", "This has 21 characters; 20 is the most."),
        ("e\u0331\u0331" * 10, "too_long", "This has 30 code points; 20 is the most."),
        ("a\tb", "control_character", "Character 2 is a tab (U+0009), which can't be stored. Remove it and try again."),
        (
            "a\u202eb",
            "control_character",
            "Character 2 is RIGHT-TO-LEFT OVERRIDE (U+202E), which can't be stored. Remove it and try again.",
        ),
        ("\ud800", "control_character", "Character 1 is U+D800, which can't be stored. Remove it and try again."),
    ],
)
def test_what_is_no_line_is_refused(value: Any, code: str, detail: str) -> None:
    faults = Faults()
    faults.line("/x", value, 20)
    assert found(faults) == refused(code, detail)


def test_lines_may_hold_breaks_and_tabs_where_they_are_allowed() -> None:
    faults = Faults()
    assert faults.line("/x", "a\r\nb\tc", 20, lines=True) == "a\nb\tc"
    assert found(faults) == []


@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_required_is_missed_by_its_own_sentence(value: Any) -> None:
    faults = Faults()
    assert faults.required("/x", value, 20, "Give it.") is None
    assert found(faults) == refused("name_required", "Give it.")


@pytest.mark.parametrize(("value", "code"), [(7, "wrong_type"), ("a\0", "control_character"), ("a" * 21, "too_long")])
def test_what_is_required_and_refused_is_one_fault(value: Any, code: str) -> None:
    faults = Faults()
    faults.required("/x", value, 20, "Give it.")
    assert [fault.code for fault in faults.found] == [code]


def test_texts_of_a_list_are_cleaned_and_once_each() -> None:
    faults = Faults()
    assert faults.lines("/x", [" b ", RING, "", None, "b", NFC, "a"]) == ["b", NFC, "a"]
    assert faults.lines("/x", None) == []
    assert found(faults) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", refused("wrong_type", "This is a list, not text.")),
        ("", refused("wrong_type", "This is a list, not text.")),
        ({}, refused("wrong_type", "This is a list, not an object.")),
        (0, refused("wrong_type", "This is a list, not a number.")),
        (["a"] * (MOST_ITEMS + 1), refused("too_long", "This list has 51 entries; 50 is the most.")),
        (
            ["a", 7, "b" * 301, None, [], "c"],
            [
                ("/x/1", "wrong_type", "This is text, not a number."),
                ("/x/2", "too_long", "This has 301 characters; 300 is the most."),
                ("/x/4", "wrong_type", "This is text, not a list."),
            ],
        ),
    ],
)
def test_what_is_no_list_of_texts_is_refused_item_by_item(value: Any, expected: Any) -> None:
    faults = Faults()
    faults.lines("/x", value)
    assert found(faults) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, None), ("", None), ("PT-br", "pt-BR"), ("zh-hant", "zh-Hant"), ("iw", "he"), ("en", "en")],
)
def test_a_language_tag_is_in_normal_form(value: Any, expected: str | None) -> None:
    faults = Faults()
    assert faults.tag("/x", value) == expected
    assert found(faults) == []


NO_TAG = (
    "A language is written as a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant`: "
    "letters and digits, with hyphens between the parts."
)


@pytest.mark.parametrize(
    ("value", "code", "detail"),
    [
        ("e", "invalid_language", NO_TAG),
        ("english language", "invalid_language", NO_TAG),
        ("pt_br", "invalid_language", f"{NO_TAG} Write `pt-BR`."),
        ("a" * 100_000, "invalid_language", NO_TAG),
        ("en\ud800", "invalid_language", NO_TAG),
        (True, "wrong_type", "This is text, not true or false."),
        (float("nan"), "wrong_type", "This is text, not a number."),
        (["en"], "wrong_type", "This is text, not a list."),
    ],
)
def test_what_is_no_language_tag_is_refused(value: Any, code: str, detail: str) -> None:
    faults = Faults()
    assert faults.tag("/x", value) is None
    assert found(faults) == refused(code, detail)


def test_languages_are_once_each() -> None:
    faults = Faults()
    assert faults.tags("/x", ["es", "EN", "", "en"]) == ["es", "en"]
    assert found(faults) == []


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        ("persn", "`persn` is not one of person, desk. Did you mean `person`?"),
        ("Person", "`Person` is not one of person, desk. Did you mean `person`?"),
        ("zebra", "`zebra` is not one of person, desk."),
        (None, "Give one of person, desk."),
        ("", "Give one of person, desk."),
        (7, "`7` is not one of person, desk."),
        (True, "`true` is not one of person, desk."),
        (["person"], "`a list` is not one of person, desk."),
        ({"person": 1}, "`an object` is not one of person, desk."),
        ("x" * 100_000, f"`{'x' * 80}…` is not one of person, desk."),
        ("\ud800", "`?` is not one of person, desk."),
    ],
)
def test_what_is_no_choice_is_refused_with_a_near_miss(value: Any, detail: str) -> None:
    faults = Faults()
    assert faults.one_of("/x", value, ("person", "desk")) is None
    assert faults.choice("/y", value, ("person", "desk")) == "person"
    assert found(faults) == refused("unknown_choice", detail) + refused("unknown_choice", detail, "/y")


def test_a_choice_is_taken_as_it_is() -> None:
    faults = Faults()
    assert (faults.choice("/x", "desk", ("person", "desk")), found(faults)) == ("desk", [])


@pytest.mark.parametrize("value", [None, "", "true", 0, 1, [], {}])
def test_only_true_and_false_are_flags(value: Any) -> None:
    faults = Faults()
    assert faults.flag("/x", value) is False
    assert found(faults) == refused("wrong_type", "This is true or false.")
    assert (Faults().flag("/x", True), Faults().flag("/x", False)) == (True, False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ("2026-11-22", "2026-11-22"),
        ("2024-02-29", "2024-02-29"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_a_day_is_a_full_date(value: Any, expected: str | None) -> None:
    faults = Faults()
    assert (faults.day("/x", value), found(faults)) == (expected, [])


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("2026-02-29", "2026-02-29"),
        ("20261122", "20261122"),
        ("2026-W47-7", "2026-W47-7"),
        (" 2026-11-22", " 2026-11-22"),
        ("2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z"),
        ("22 November 2026", "22 November 2026"),
        ("٢٠٢٦-١١-٢٢", "٢٠٢٦-١١-٢٢"),
        (20261122, "20261122"),
        (0, "0"),
        (True, "true"),
        (["2026-11-22"], "a list"),
        ({}, "an object"),
        pytest.param(10**5000, "a number", id="huge"),
        (1e400, "Infinity"),
        ("2026-11\ud800", "2026-11?"),
    ],
)
def test_what_is_no_day_or_time_is_refused(value: Any, quoted: str) -> None:
    faults = Faults()
    assert faults.day("/x", value) is None
    assert found(faults) == refused("invalid_date", f"`{quoted}` {DATE}")
    if value != "2026-11-22T00:00:00Z":
        faults = Faults()
        assert faults.instant("/x", value) is None
        assert found(faults) == refused("invalid_date", f"`{quoted}` {TIME}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ("2026-11-22T09:14:00Z", "2026-11-22T09:14:00Z"),
        ("2026-11-22t09:14:00z", "2026-11-22T09:14:00Z"),
        ("2026-11-22 09:14:00+00:00", "2026-11-22T09:14:00Z"),
        ("2026-11-22T01:14:00+05:30", "2026-11-21T19:44:00Z"),
        ("2026-11-22T09:14:00-0500", "2026-11-22T14:14:00Z"),
        ("2026-11-22T09:14:00.5Z", "2026-11-22T09:14:00.500000Z"),
        ("2026-11-22T09:14:00.123456789Z", "2026-11-22T09:14:00.123456Z"),
        ("2026-11-22T09:14", "2026-11-22T09:14:00Z"),
        ("2026-11-22", "2026-11-22T00:00:00Z"),
    ],
)
def test_an_instant_is_told_in_utc_and_stays_so(value: Any, expected: str | None) -> None:
    faults = Faults()
    assert faults.instant("/x", value) == expected
    assert faults.instant("/x", expected) == expected
    assert found(faults) == []


@pytest.mark.parametrize("value", ["2026-11-22T24:30:00Z", "2026-11-22T09:14:60Z", "0001-01-01T00:00:00+14:00"])
def test_times_that_are_none_are_refused(value: str) -> None:
    faults = Faults()
    assert faults.instant("/x", value) is None
    assert found(faults) == refused("invalid_date", f"`{value}` {TIME}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (" https://fba.example/a?b#c ", "https://fba.example/a?b#c"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://zeitung.example/Bücher", "https://zeitung.example/Bücher"),
    ],
)
def test_an_address_is_kept_as_it_is(value: Any, expected: str | None) -> None:
    faults = Faults()
    assert (faults.address("/x", value), found(faults)) == (expected, [])


@pytest.mark.parametrize(
    "value",
    [
        "fba.example",
        "ftp://fba.example",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://fba.example:x/",
        "https://fba.example:99999/",
        "https://[::1",
        "https://laura@fba.example",
        "https://:secret@fba.example",
        "https://fba.example/a b",
        "https://fba.example/\u2028a",
        "https://fba.example/<b>",
        'https://fba.example/"',
        "https://fba\uff0fexample/",
    ],
)
def test_what_is_no_address_is_refused(value: str) -> None:
    faults = Faults()
    assert faults.address("/x", value) is None
    assert found(faults) == refused("invalid_address", ADDRESS)
