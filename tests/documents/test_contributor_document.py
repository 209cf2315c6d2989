"""The contributor's document: its own members, names, bios and dated facts."""

from datetime import date
from typing import Any

import pytest

from contributors.documents.contributor import DATABLE, LISTS, TEXT_LIMITS, blank, changed_fields, cleaned
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)
SITES = ("fba", "harbour", "meridian")
NAME_NEEDED = "Give the contributor a name: one name is enough, nothing else is required."


def stored(**given: Any) -> dict[str, Any]:
    return cleaned({"name": "Laura"} | given, today=TODAY, sites=SITES)


def faults(**given: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(Invalid) as refusal:
        stored(**given)
    return [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults]


def test_a_name_is_enough() -> None:
    assert stored() == blank() | {"name": "Laura"}
    assert list(stored()) == list(blank())


def test_blanks_are_not_shared() -> None:
    blank()["names"].append("x")
    assert blank()["names"] == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (None, [("", "wrong_type", "A contributor is an object, not null.")]),
        ([], [("", "wrong_type", "A contributor is an object, not a list.")]),
        ("Laura", [("", "wrong_type", "A contributor is an object, not text.")]),
        (7, [("", "wrong_type", "A contributor is an object, not a number.")]),
        ({}, [("/name", "name_required", NAME_NEEDED)]),
        ({"name": ""}, [("/name", "name_required", NAME_NEEDED)]),
        ({"name": "\n "}, [("/name", "name_required", NAME_NEEDED)]),
        ({"name": None}, [("/name", "name_required", NAME_NEEDED)]),
        ({"name": ["Laura"]}, [("/name", "wrong_type", "This is text, not a list.")]),
        ({"name": "x" * 401}, [("/name", "too_long", "This has 401 characters; 400 is the most.")]),
        (
            {"nmae": "Laura"},
            [
                ("/nmae", "unknown_field", "`nmae` is not a member of a contributor. Did you mean `name`?"),
                ("/name", "name_required", NAME_NEEDED),
            ],
        ),
    ],
)
def test_what_is_no_contributor_is_refused(document: Any, expected: list[tuple[str, str, str]]) -> None:
    with pytest.raises(Invalid) as refusal:
        cleaned(document, today=TODAY, sites=SITES)
    assert [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults] == expected


@pytest.mark.parametrize("field", [*TEXT_LIMITS, "person"])
@pytest.mark.parametrize(("given", "expected"), [(" Cafe\u0301 ", "Caf\u00e9"), ("", None), ("  ", None), (None, None)])
def test_a_text_is_trimmed_nfc_or_null(field: str, given: Any, expected: str | None) -> None:
    assert stored(**{field: given})[field] == expected


@pytest.mark.parametrize(("field", "limit"), TEXT_LIMITS.items())
def test_a_text_has_its_limit(field: str, limit: int) -> None:
    assert stored(**{field: "x" * limit})[field] == "x" * limit
    assert faults(**{field: "x" * (limit + 1)}) == [
        (f"/{field}", "too_long", f"This has {limit + 1} characters; {limit} is the most.")
    ]


@pytest.mark.parametrize("field", [field for field in LISTS if field != "languages"])
def test_a_list_holds_short_texts_once_each(field: str) -> None:
    assert stored(**{field: [" Politics", "", "Parenting", "Politics"]})[field] == ["Politics", "Parenting"]
    assert stored(**{field: None})[field] == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"lang": "PT-br"}, {"lang": "pt-BR"}),
        ({"lang": None}, {"lang": "en"}),
        ({"lang": ""}, {"lang": "en"}),
        ({"languages": ["PT-br", "en", "pt-BR"]}, {"languages": ["pt-BR", "en"]}),
        ({"since": 1900}, {"since": 1900}),
        ({"since": 2026}, {"since": 2026}),
        ({"since": ""}, {"since": None}),
        ({"kind": "desk"}, {"kind": "desk"}),
        ({"status": "erased", "reduced": True}, {"status": "erased", "reduced": True}),
        ({"home_site": "fba"}, {"home_site": "fba"}),
        ({"home_site": ""}, {"home_site": None}),
        ({"published_at": "2026-11-22T10:14:00+01:00"}, {"published_at": "2026-11-22T09:14:00Z"}),
    ],
)
def test_members_are_brought_into_normal_form(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert stored(**given) == blank() | {"name": "Laura"} | expected


@pytest.mark.parametrize(
    ("field", "value", "code", "detail"),
    [
        ("lang", True, "wrong_type", "This is text, not true or false."),
        ("kind", "bot", "unknown_choice", "`bot` is not one of person, desk."),
        ("kind", None, "unknown_choice", "Give one of person, desk."),
        (
            "status",
            "formr",
            "unknown_choice",
            "`formr` is not one of active, former, withheld, erased. Did you mean `former`?",
        ),
        ("reduced", "yes", "wrong_type", "This is true or false."),
        ("since", 1899, "invalid_date", "`1899` is not a year from 1900 to 2026."),
        ("since", 2027, "invalid_date", "`2027` is not a year from 1900 to 2026."),
        ("since", "2005", "invalid_date", "`2005` is not a year from 1900 to 2026."),
        ("since", 2005.0, "invalid_date", "`2005.0` is not a year from 1900 to 2026."),
        ("since", True, "invalid_date", "`true` is not a year from 1900 to 2026."),
        ("since", [2005], "invalid_date", "`a list` is not a year from 1900 to 2026."),
        ("home_site", "fab", "unknown_site", "No site `fab`. Did you mean `fba`?"),
        ("home_site", ["fba"], "unknown_site", "No site `a list`."),
        ("home_site", 0, "unknown_site", "No site `0`."),
        ("published_at", "soon", "invalid_date", "`soon` is not a time. Write it as 2026-11-22T09:14:00Z."),
        ("languages", "en", "wrong_type", "This is a list, not text."),
        ("person", "p" * 41, "too_long", "This has 41 characters; 40 is the most."),
    ],
)
def test_members_that_break_a_rule_are_refused(field: str, value: Any, code: str, detail: str) -> None:
    assert faults(**{field: value}) == [(f"/{field}", code, detail)]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = {
        "name": 7,
        "role": "x" * 301,
        "kind": "bot",
        "covers": ["a", 7],
        "names": ["L. Whitfield"],
        "bios": {"en": {"short": "x" * 161}},
        "links": ["javascript:alert(1)"],
        "overrides": {"rloe@es": "x"},
        "dated": [{"field": "roel", "value": "x"}],
        "sites": {"fab": {}},
    }
    with pytest.raises(Invalid) as refusal:
        stored(**wrong)
    error = refusal.value
    assert [(fault.pointer, fault.code) for fault in error.faults] == [
        ("/name", "wrong_type"),
        ("/role", "too_long"),
        ("/kind", "unknown_choice"),
        ("/covers/1", "wrong_type"),
        ("/names/0", "wrong_type"),
        ("/bios/en/short/text", "too_long"),
        ("/links/0", "invalid_link"),
        ("/overrides/rloe@es", "unknown_choice"),
        ("/dated/0/field", "unknown_choice"),
        ("/sites/fab", "unknown_site"),
    ]
    assert (error.code, error.param) == ("wrong_type", "name")
    assert error.detail == "10 things are wrong. The first: This is text, not a number."


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"text": " Laura W. "}, {"text": "Laura W.", "lang": None, "script": None, "kind": "alias"}),
        (
            {"text": "渡辺 純", "lang": "JA", "script": "jpan", "kind": "display"},
            {"text": "渡辺 純", "lang": "ja", "script": "Jpan", "kind": "display"},
        ),
        (
            {"text": "L", "lang": "", "script": "", "kind": "former"},
            {"text": "L", "lang": None, "script": None, "kind": "former"},
        ),
    ],
)
def test_a_name_is_stored_in_normal_form(item: Any, expected: dict[str, Any]) -> None:
    assert stored(names=[item])["names"] == [expected]
    assert stored(names=[expected])["names"] == [expected]


@pytest.mark.parametrize(
    ("item", "at", "code", "detail"),
    [
        ("L. Whitfield", "", "wrong_type", "A name is an object, not text."),
        ({"lang": "en"}, "/text", "name_required", "A name has text."),
        ({"text": 7}, "/text", "wrong_type", "This is text, not a number."),
        ({"text": "x" * 401}, "/text", "too_long", "This has 401 characters; 400 is the most."),
        (
            {"text": "L", "kind": "nick"},
            "/kind",
            "unknown_choice",
            "`nick` is not one of display, alias, former, transliteration.",
        ),
        (
            {"text": "L", "script": "Cyrillic"},
            "/script",
            "invalid",
            "A script is written as its four letters in ISO 15924, such as `Cyrl`.",
        ),
        ({"text": "L", "script": 4}, "/script", "wrong_type", "This is text, not a number."),
        (
            {"text": "L", "kind": "display"},
            "/lang",
            "invalid_language",
            "Say in which language this display name is used.",
        ),
        ({"text": "L", "kind": "display", "lang": 7}, "/lang", "wrong_type", "This is text, not a number."),
        ({"text": "L", "sealed": True}, "/sealed", "unknown_field", "`sealed` is not a member of a name."),
    ],
)
def test_what_is_no_name_is_one_fault(item: Any, at: str, code: str, detail: str) -> None:
    assert faults(names=[item]) == [(f"/names/0{at}", code, detail)]


ONE_DISPLAY_NAME = ("/names", "clash", "There is one display name a language; keep the others as aliases.")


def test_there_is_one_display_name_a_language() -> None:
    spanish = {"text": "Laura", "lang": "es", "kind": "display"}
    assert faults(names=[spanish, spanish | {"lang": "ES"}]) == [ONE_DISPLAY_NAME]
    assert faults(lang="es", names=[spanish]) == [ONE_DISPLAY_NAME]
    assert len(stored(names=[spanish, spanish | {"lang": "es-MX"}, spanish | {"kind": "alias"}])["names"]) == 3


@pytest.mark.parametrize("field", DATABLE)
def test_a_dated_fact_holds_what_its_field_holds(field: str) -> None:
    value = {"status": "former", "languages": ["es"]}.get(field, ["x"] if field in LISTS else "x")
    fact = {"site": "fba", "field": field, "value": value, "from": "2026-01-01", "until": "2026-01-01"}
    assert stored(dated=[fact])["dated"] == [fact]


def test_a_dated_fact_may_be_open_at_both_ends_and_say_that_there_is_nothing() -> None:
    assert stored(dated=[{"field": "role"}, {"field": "covers", "value": None, "from": ""}])["dated"] == [
        {"site": None, "field": "role", "value": None, "from": None, "until": None},
        {"site": None, "field": "covers", "value": [], "from": None, "until": None},
    ]


DATED_FIELDS = ", ".join(DATABLE)


@pytest.mark.parametrize(
    ("item", "at", "code", "detail"),
    [
        (7, "", "wrong_type", "A dated fact is an object, not a number."),
        ({"value": "x"}, "/field", "unknown_choice", f"Give one of {DATED_FIELDS}."),
        (
            {"field": "roel", "value": "x"},
            "/field",
            "unknown_choice",
            f"`roel` is not one of {DATED_FIELDS}. Did you mean `role`?",
        ),
        ({"field": ["role"]}, "/field", "unknown_choice", f"`a list` is not one of {DATED_FIELDS}."),
        ({"field": "pronouns"}, "/field", "unknown_choice", f"`pronouns` is not one of {DATED_FIELDS}."),
        ({"field": "status", "value": "erased"}, "/value", "unknown_choice", "`erased` is not one of active, former."),
        ({"field": "role", "value": ["x"]}, "/value", "wrong_type", "This is text, not a list."),
        ({"field": "role", "value": "x" * 301}, "/value", "too_long", "This has 301 characters; 300 is the most."),
        ({"field": "covers", "value": "x"}, "/value", "wrong_type", "This is a list, not text."),
        ({"field": "covers", "value": ["x", {}]}, "/value/1", "wrong_type", "This is text, not an object."),
        ({"field": "role", "site": "harbor"}, "/site", "unknown_site", "No site `harbor`. Did you mean `harbour`?"),
        ({"field": "role", "from": 2026}, "/from", "invalid_date", "`2026` is not a date. Write it as 2026-11-22."),
        (
            {"field": "role", "from": "2026-01-02", "until": "2026-01-01"},
            "/until",
            "invalid_date",
            "The last day comes before the first.",
        ),
    ],
)
def test_what_is_no_dated_fact_is_one_fault(item: Any, at: str, code: str, detail: str) -> None:
    assert faults(dated=[item]) == [(f"/dated/0{at}", code, detail)]


def test_only_what_differs_is_a_changed_field() -> None:
    before = stored(role="Editor", sites={"fba": {}, "harbour": {"slug": "laura"}})
    after = stored(role="Writer", since=2005, sites={"fba": {}, "harbour": {"slug": "l"}, "meridian": {}})
    assert changed_fields(before, before) == []
    assert changed_fields(before, after) == ["role", "since", "sites.harbour", "sites.meridian"]
    assert changed_fields(after, before) == ["role", "since", "sites.harbour", "sites.meridian"]


def test_all_that_is_said_of_a_new_contributor_has_changed() -> None:
    assert changed_fields(None, stored(sites={"fba": {}})) == ["name", "sites.fba"]
