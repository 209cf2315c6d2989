"""What languages and sites show differently, and places on sites."""

from datetime import date
from typing import Any

import pytest

from contributors.documents.contributor import LISTS, OVERRIDABLE, TEXT_LIMITS, cleaned
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)
TODAY_TOO = "2026-11-22"
LONG_AGO = "2022-03-14"
SITES = ("fba", "harbour", "meridian")
FIELDS = ", ".join(OVERRIDABLE)
NO_VALUE = "An override has a value; use the mode `hide` to show nothing."
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


def shown(value: Any, mode: str = "replace", asserted_on: str | None = TODAY_TOO) -> dict[str, Any]:
    return {"mode": mode, "value": value, "asserted_on": asserted_on}


def value_of(field: str) -> Any:
    if field in LISTS:
        return ["es"] if field == "languages" else ["x"]
    return {"bio": {"short": "x"}}.get(field, "x")


@pytest.mark.parametrize("field", [field for field in OVERRIDABLE if field not in ("links", "photo")])
def test_a_language_and_a_site_show_something_else(field: str) -> None:
    value = value_of(field)
    document = stored(
        overrides={f"{field}@ES": {"value": value}, f"{field}@fr": None},
        sites={"fba": {"overrides": {field: {"value": value}, f"{field}@es": {"mode": "hide", "value": value}}}},
    )
    assert document["overrides"] == {f"{field}@es": shown(value)}
    assert document["sites"]["fba"]["overrides"] == {field: shown(value), f"{field}@es": shown(None, "hide")}


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        ("bio", {"value": " All. "}, shown({"standard": "All."})),
        ("bio", {"value": {"short": "S.", "long": ""}}, shown({"short": "S."})),
        ("bio", {"mode": "append", "value": "She writes for FBA."}, shown("She writes for FBA.", "append")),
        ("photo", {"mode": "hide"}, shown(None, "hide")),
        ("covers", {"value": ["a", "a"]}, shown(["a"])),
        ("role", {"value": "Critic", "asserted_on": LONG_AGO}, shown("Critic", asserted_on=LONG_AGO)),
        ("role", {"value": "Critic", "asserted_on": None}, shown("Critic", asserted_on=None)),
        (
            "links",
            {"value": ["laura.example", "https://laura.example/"]},
            shown(
                [
                    {
                        "network": "website",
                        "label": "laura.example",
                        "url": "https://laura.example/",
                        "handle": None,
                        "verified_at": None,
                    }
                ]
            ),
        ),
    ],
)
def test_an_override_is_stored_in_normal_form_and_stays_in_it(field: str, given: Any, expected: Any) -> None:
    for overrides in ({field: given}, {field: expected}):
        assert stored(sites={"fba": {"overrides": overrides}})["sites"]["fba"]["overrides"] == {field: expected}


@pytest.mark.parametrize(
    ("key", "given", "at", "code", "detail"),
    [
        ("role", "Critic", "", "wrong_type", "An override is an object, not text."),
        ("role", [], "", "wrong_type", "An override is an object, not a list."),
        ("rloe", {"value": 1}, "", "unknown_choice", f"`rloe` is not one of {FIELDS}. Did you mean `role`?"),
        ("", {"value": "x"}, "", "unknown_choice", f"Give one of {FIELDS}."),
        ("@es", {"value": "x"}, "", "unknown_choice", f"Give one of {FIELDS}."),
        ("sort_name", {"value": "x"}, "", "unknown_choice", f"`sort_name` is not one of {FIELDS}."),
        ("role@e", {"value": "x"}, "", "invalid_language", NO_TAG),
        ("role", {}, "/value", "invalid", NO_VALUE),
        ("role", {"value": ""}, "/value", "invalid", NO_VALUE),
        ("covers", {"value": []}, "/value", "invalid", NO_VALUE),
        ("bio", {"value": None}, "/value", "invalid", NO_VALUE),
        ("bio", {"value": {"short": " "}}, "/value", "invalid", NO_VALUE),
        ("links", {"value": None}, "/value", "invalid", NO_VALUE),
        ("role", {"value": 7}, "/value", "wrong_type", "This is text, not a number."),
        ("role", {"value": "x" * 301}, "/value", "too_long", "This has 301 characters; 300 is the most."),
        ("covers", {"value": "x"}, "/value", "wrong_type", "This is a list, not text."),
        ("links", {"value": [7]}, "/value/0", "wrong_type", "A link is an object, not a number."),
        ("bio", {"value": 7}, "/value", "wrong_type", "A bio is an object, not a number."),
        ("bio", {"value": {"short": 7}}, "/value/short", "wrong_type", "A bio is text."),
        ("bio", {"value": {"text": "x"}}, "/value/text", "unknown_field", "`text` is not a member of a bio."),
        (
            "bio",
            {"value": "x" * 501},
            "/value",
            "too_long",
            "This prints 501 characters and standard holds 500. Shorten it by 1 or store it as long (4,000).",
        ),
        ("bio", {"mode": "append", "value": {"short": "x"}}, "/value", "wrong_type", "A bio is text."),
        ("photo", {"value": "x.jpg"}, "/value", "invalid", "A site hides the photo or shows it; it can't replace it."),
        (
            "role",
            {"mode": "append", "value": "x"},
            "/mode",
            "append_is_for_bios",
            "`append` is for the bio; use `replace` for `role`.",
        ),
        (
            "role",
            {"mode": "hied"},
            "/mode",
            "unknown_choice",
            "`hied` is not one of replace, append, hide. Did you mean `hide`?",
        ),
        ("role", {"mode": None, "value": "x"}, "/mode", "unknown_choice", "Give one of replace, append, hide."),
        (
            "role",
            {"valeu": "x", "mode": "hide"},
            "/valeu",
            "unknown_field",
            "`valeu` is not a member of an override. Did you mean `value`?",
        ),
        (
            "role",
            {"value": "x", "asserted_on": "today"},
            "/asserted_on",
            "invalid_date",
            "`today` is not a date. Write it as 2026-11-22.",
        ),
    ],
)
def test_what_is_no_override_is_one_fault(key: str, given: Any, at: str, code: str, detail: str) -> None:
    assert faults(sites={"fba": {"overrides": {key: given}}}) == [
        (f"/sites/fba/overrides/{key}{at}", code, detail),
    ]


@pytest.mark.parametrize("key", ["role", "role@"])
def test_an_override_of_all_sites_is_for_a_language(key: str) -> None:
    sentence = "Say for which language, as in `role@es`; the base value is the field itself."
    assert faults(overrides={key: {"value": "x"}}) == [(f"/overrides/{key}", "invalid_language", sentence)]


def test_a_language_has_no_line_of_its_own() -> None:
    sentence = "`append` is the line of a site; use `replace` for what a language shows."
    line = {"mode": "append", "value": "She writes."}
    assert faults(overrides={"bio@es": line}) == [("/overrides/bio@es/mode", "append_is_for_bios", sentence)]
    assert stored(sites={"fba": {"overrides": {"bio@es": line}}})["sites"]["fba"]["overrides"]["bio@es"]["value"]


def test_an_override_is_there_once() -> None:
    twice = {"role@PT-br": {"value": "a"}, "role@pt-BR": {"value": "b"}}
    assert faults(overrides=twice) == [("/overrides/role@pt-BR", "clash", "`role@pt-BR` is there twice.")]


def test_places_are_in_order_and_whole() -> None:
    places = {"meridian": {}, "fba": {"slug": " laura ", "joined_on": LONG_AGO, "left_on": LONG_AGO}, "harbour": None}
    empty = {"slug": None, "joined_on": None, "left_on": None, "overrides": {}}
    document = stored(sites=places)
    assert document["sites"] == {
        "fba": {"slug": "laura", "joined_on": LONG_AGO, "left_on": LONG_AGO, "overrides": {}},
        "meridian": empty,
    }
    assert list(document["sites"]) == ["fba", "meridian"]
    assert stored(sites=None)["sites"] == {}


SLUG = "A slug has lower-case letters, digits and single hyphens, such as `laura-whitfield`."


@pytest.mark.parametrize(
    ("given", "pointer", "code", "detail"),
    [
        (["fba"], "", "wrong_type", "This is an object, not a list."),
        ("fba", "", "wrong_type", "This is an object, not text."),
        ({"fab": {}}, "/fab", "unknown_site", "No site `fab`. Did you mean `fba`?"),
        ({"FBA": {}}, "/FBA", "unknown_site", "No site `FBA`."),
        ({"": {}}, "/", "unknown_site", "Name the site by its slug."),
        ({"a/b": {}}, "/a~1b", "unknown_site", "No site `a/b`."),
        ({"fba": []}, "/fba", "wrong_type", "A place on a site is an object, not a list."),
        ({"fba": False}, "/fba", "wrong_type", "A place on a site is an object, not true or false."),
        (
            {"fba": {"slg": "x"}},
            "/fba/slg",
            "unknown_field",
            "`slg` is not a member of a place on a site. Did you mean `slug`?",
        ),
        ({"fba": {"slug": "Laura"}}, "/fba/slug", "invalid_slug", SLUG),
        ({"fba": {"slug": "-laura"}}, "/fba/slug", "invalid_slug", SLUG),
        ({"fba": {"slug": "laura--w"}}, "/fba/slug", "invalid_slug", SLUG),
        ({"fba": {"slug": "laura_w"}}, "/fba/slug", "invalid_slug", SLUG),
        ({"fba": {"slug": "läura"}}, "/fba/slug", "invalid_slug", SLUG),
        ({"fba": {"slug": "x" * 91}}, "/fba/slug", "too_long", "This has 91 characters; 90 is the most."),
        ({"fba": {"slug": 7}}, "/fba/slug", "wrong_type", "This is text, not a number."),
        ({"fba": {"joined_on": "x"}}, "/fba/joined_on", "invalid_date", "`x` is not a date. Write it as 2026-11-22."),
        (
            {"fba": {"joined_on": "2026-01-02", "left_on": "2026-01-01"}},
            "/fba/left_on",
            "invalid_date",
            "The last day comes before the first.",
        ),
        ({"fba": {"overrides": []}}, "/fba/overrides", "wrong_type", "This is an object, not a list."),
    ],
)
def test_what_is_no_place_is_one_fault(given: Any, pointer: str, code: str, detail: str) -> None:
    assert faults(sites=given) == [(f"/sites{pointer}", code, detail)]


@pytest.mark.parametrize("field", [field for field in OVERRIDABLE if field in TEXT_LIMITS])
def test_an_override_of_a_text_has_its_limit(field: str) -> None:
    limit = TEXT_LIMITS[field]
    assert faults(overrides={f"{field}@es": {"value": "x" * (limit + 1)}}) == [
        (f"/overrides/{field}@es/value", "too_long", f"This has {limit + 1} characters; {limit} is the most.")
    ]


def test_a_living_fact_is_measured_in_the_language_of_its_override() -> None:
    # "12 years" is as long as the rest allows, and "12 vuotta" is one longer.
    words = "x" * 492 + "{years:2014}"
    assert stored(sites={"fba": {"overrides": {"bio": {"value": words}}}})
    longer = "This prints 501 characters and standard holds 500. Shorten it by 1 or store it as long (4,000)."
    pointer = "/sites/fba/overrides/bio@fi/value"
    assert faults(sites={"fba": {"overrides": {"bio@fi": {"value": words}}}}) == [(pointer, "too_long", longer)]
