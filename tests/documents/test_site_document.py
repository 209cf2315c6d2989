"""The site's document: how a publication is named, addressed and set."""

from typing import Any

import pytest

from contributors.documents.site import cleaned
from contributors.errors import Invalid

SITE: dict[str, Any] = {"slug": "harbour-post", "name": "Harbour Post", "time_zone": "Europe/Berlin"}
WHOLE = SITE | {
    "url": None,
    "languages": ["en"],
    "author_url_pattern": None,
    "hosts": [],
    "embedders": [],
    "feed_url": None,
    "byline_style": {},
    "switches": {},
    "phrases": {},
    "tokens": {},
}
SLUG = "A slug has lower-case letters, digits and single hyphens, such as `harbour-post`."
FIXED = "A site's slug is part of every address and can't change."
ADDRESS = "This is not a web address. It begins with https:// and names a host."
ORIGIN = "An origin is such as `https://paper.example` or `https://*.paper.example`."
TOO_MANY = "This list has 21 entries; 20 is the most."
HOST = "A host is a name such as `fba.example`, without https:// and path."


def faults(document: Any, before: Any = None) -> list[tuple[str, str, str]]:
    with pytest.raises(Invalid) as refusal:
        cleaned(document, before)
    return [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"name": " Cafe\u0301 "}, {"name": "Caf\u00e9"}),
        ({"languages": ["PT-br", "en", "pt-BR"]}, {"languages": ["pt-BR", "en"]}),
        ({"languages": None}, {}),
        ({"languages": []}, {}),
        ({"languages": [""]}, {}),
        ({"time_zone": "UTC"}, {"time_zone": "UTC"}),
        (
            {
                "url": "https://h.example",
                "author_url_pattern": "https://h.example/a/{slug}",
                "feed_url": "https://h.example/f",
            },
            {
                "url": "https://h.example",
                "author_url_pattern": "https://h.example/a/{slug}",
                "feed_url": "https://h.example/f",
            },
        ),
        ({"author_url_pattern": "https://h.example/?a={id}"}, {"author_url_pattern": "https://h.example/?a={id}"}),
        (
            {"hosts": ["H.example", "h.example", "localhost:8000", "127.0.0.1:65535"]},
            {"hosts": ["h.example", "localhost:8000", "127.0.0.1:65535"]},
        ),
        (
            {"embedders": ["HTTPS://*.H.example/", "https://*.h.example", "http://localhost:3000"]},
            {"embedders": ["https://*.h.example", "http://localhost:3000"]},
        ),
        (
            {"hosts": None, "embedders": None, "byline_style": None, "switches": None, "phrases": None, "tokens": None},
            {},
        ),
        (
            {"byline_style": {"by": " Von ", "serial_comma": False, "upper_case": None, "most_names": 3}},
            {"byline_style": {"by": "Von", "serial_comma": False, "most_names": 3}},
        ),
        ({"byline_style": {"by": ""}}, {"byline_style": {"by": ""}}),
        ({"byline_style": {"by": None, "roles": {"x": {"en": None}, "y": None}}}, {}),
        (
            {
                "byline_style": {
                    "roles": {"fact_checking": {"EN-gb": " checked by {names} "}, "data": {"de": "{names}"}}
                }
            },
            {"byline_style": {"roles": {"data": {"de": "{names}"}, "fact_checking": {"en-GB": "checked by {names}"}}}},
        ),
        ({"switches": {"photo": False, "latest": True}}, {"switches": {"latest": True, "photo": False}}),
        (
            {"phrases": {"staff_reporter": " Staff ", "former_contributor": ""}},
            {"phrases": {"staff_reporter": "Staff"}},
        ),
        ({"tokens": {"accent": "#03A", "name_font": None}}, {"tokens": {"accent": "#03a"}}),
        (
            {"tokens": {"name_font": ",".join(["x" * 60] * 8)}},
            {"tokens": {"name_font": ", ".join([f'"{"x" * 60}"'] * 8)}},
        ),
    ],
)
def test_a_site_is_stored_in_normal_form_and_stays_in_it(given: Any, expected: dict[str, Any]) -> None:
    assert cleaned(SITE | given, None) == WHOLE | expected
    assert cleaned(WHOLE | expected, WHOLE | expected) == WHOLE | expected


@pytest.mark.parametrize(
    ("given", "pointer", "code", "detail"),
    [
        ({"slug": None}, "/slug", "invalid_slug", SLUG),
        ({"slug": ""}, "/slug", "invalid_slug", SLUG),
        ({"slug": 7}, "/slug", "invalid_slug", SLUG),
        ({"slug": "Harbour"}, "/slug", "invalid_slug", SLUG),
        ({"slug": "-a"}, "/slug", "invalid_slug", SLUG),
        ({"slug": "a--b"}, "/slug", "invalid_slug", SLUG),
        ({"slug": "a\n"}, "/slug", "invalid_slug", SLUG),
        ({"slug": "x" * 61}, "/slug", "invalid_slug", SLUG),
        ({"name": " "}, "/name", "name_required", "Give the site the name that its readers know."),
        ({"name": 7}, "/name", "wrong_type", "This is text, not a number."),
        ({"name": "x" * 201}, "/name", "too_long", "This has 201 characters; 200 is the most."),
        ({"url": "h.example"}, "/url", "invalid_address", ADDRESS),
        ({"url": f"https://h.example/{'x' * 483}"}, "/url", "too_long", "This has 501 characters; 500 is the most."),
        ({"feed_url": ["x"]}, "/feed_url", "wrong_type", "This is text, not a list."),
        ({"languages": "en"}, "/languages", "wrong_type", "This is a list, not text."),
        ({"languages": 0}, "/languages", "wrong_type", "This is a list, not a number."),
        ({"languages": [True]}, "/languages/0", "wrong_type", "This is text, not true or false."),
        (
            {"author_url_pattern": "https://h.example/a"},
            "/author_url_pattern",
            "invalid_pattern",
            "Put `{slug}` or `{id}` where the contributor goes.",
        ),
        ({"author_url_pattern": "{slug}"}, "/author_url_pattern", "invalid_address", ADDRESS),
        ({"hosts": "h.example"}, "/hosts", "wrong_type", "This is a list, not text."),
        ({"embedders": "https://h.example"}, "/embedders", "wrong_type", "This is a list, not text."),
        ({"embedders": ["https://h.example"] * 21}, "/embedders", "too_long", TOO_MANY),
        *(
            ({"embedders": ["https://h.example", wrong]}, "/embedders/1", "invalid_origin", ORIGIN)
            for wrong in (
                *(7, None, "", "*", "h.example", "'none'", "data:", "ftp://h.example", "https://", "https://*"),
                *("https://h.example/a", "https://u@h.example", "https://a.*.example", "https://h.example:70000"),
                *(
                    "https://h.example; script-src *",
                    "https://h.example *",
                    "https://h.example\r\nX: y",
                    "https://hé.example",
                ),
            )
        ),
        ({"byline_style": []}, "/byline_style", "wrong_type", "A byline style is an object, not a list."),
        ({"byline_style": 0}, "/byline_style", "wrong_type", "A byline style is an object, not a number."),
        (
            {"byline_style": {"roles": {"Fact checking": {"en": "x {names}"}}}},
            "/byline_style/roles/Fact checking",
            "unknown_role",
            "`Fact checking` is not a role. It has lower-case letters, digits and _.",
        ),
        *(
            (
                {"byline_style": {"roles": {"x": {"en": words}}}},
                "/byline_style/roles/x/en",
                "invalid_pattern",
                "Put `{names}` once where the names go, as in `fact-checked by {names}`.",
            )
            for words in ("by", "{names} {names}", "{name}", "{names} {", "}{names}")
        ),
        (
            {"byline_style": {"roles": {"x": []}}},
            "/byline_style/roles/x",
            "wrong_type",
            "This is an object, not a list.",
        ),
        ({"byline_style": {"by": 7}}, "/byline_style/by", "wrong_type", "This is text, not a number."),
        ({"byline_style": {"by": "x" * 61}}, "/byline_style/by", "too_long", "This has 61 characters; 60 is the most."),
        ({"byline_style": {"upper_case": 1}}, "/byline_style/upper_case", "wrong_type", "This is true or false."),
        (
            {"byline_style": {"most_names": True}},
            "/byline_style/most_names",
            "wrong_type",
            "This is a number from 1 to 100.",
        ),
        (
            {"byline_style": {"most_names": 101}},
            "/byline_style/most_names",
            "wrong_type",
            "This is a number from 1 to 100.",
        ),
        (
            {"byline_style": {"most_names": 2.0}},
            "/byline_style/most_names",
            "wrong_type",
            "This is a number from 1 to 100.",
        ),
        (
            {"byline_style": {"most": 1}},
            "/byline_style/most",
            "unknown_field",
            "`most` is not a member of a byline style.",
        ),
        ({"switches": ""}, "/switches", "wrong_type", "Switches are an object, not text."),
        (
            {"switches": {"foto": True}},
            "/switches/foto",
            "unknown_field",
            "`foto` is not a member of switches. Did you mean `photo`?",
        ),
        ({"switches": {"photo": None}}, "/switches/photo", "wrong_type", "This is true or false."),
        ({"phrases": False}, "/phrases", "wrong_type", "Phrases are an object, not true or false."),
        ({"phrases": {"staff_reporter": []}}, "/phrases/staff_reporter", "wrong_type", "This is text, not a list."),
        (
            {"tokens": {"accent": "red;}"}},
            "/tokens/accent",
            "invalid_site_token",
            "The accent is a colour such as `#9c2f20`: # and three or six digits of 0-9 and a-f.",
        ),
        ({"tokens": {"photo_radius": 12}}, "/tokens/photo_radius", "wrong_type", "This is text, not a number."),
        ({"tokens": ["#036"]}, "/tokens", "wrong_type", "Tokens are an object, not a list."),
        ({"id": "sit_1"}, "/id", "unknown_field", "`id` is not a member of a site."),
    ],
)
def test_what_breaks_a_rule_is_one_fault(given: Any, pointer: str, code: str, detail: str) -> None:
    assert faults(SITE | given) == [(pointer, code, detail)]


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        (None, "null"),
        ("", ""),
        (7, "7"),
        (["Europe/Berlin"], "a list"),
        ("Mars/Olympus", "Mars/Olympus"),
        ("Europe", "Europe"),
        ("../etc/passwd", "../etc/passwd"),
        ("/etc/passwd", "/etc/passwd"),
        ("Europe//Berlin", "Europe//Berlin"),
        ("Europe/Berlin\0", "Europe/Berlin\0"),
        ("\ud800", "?"),
        ("x" * 100_000, "x" * 80 + "…"),
        # Known to some machines, and no place on earth.
        ("localtime", "localtime"),
        ("right/Europe/Berlin", "right/Europe/Berlin"),
        ("posix/Europe/Berlin", "posix/Europe/Berlin"),
        ("Factory", "Factory"),
    ],
)
def test_what_is_no_time_zone_is_refused(value: Any, quoted: str) -> None:
    detail = f"`{quoted}` is not a time zone. Name it as in `Europe/Berlin`."
    assert faults(SITE | {"time_zone": value}) == [("/time_zone", "unknown_time_zone", detail)]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        7,
        ["h.example"],
        "https://h.example",
        "h.example/",
        "h.example\n",
        "a..example",
        "-h.example",
        "h-.example",
        "h.example.",
        "h_.example",
        "h.example:",
        "h.example:0",
        "h.example:65536",
        "h.example:٨٠",
        "\u017fite.example",
        "\u212ait.example",
        "bücher.example",
        "x" * 64 + ".example",
        ".".join(["x" * 60] * 5),
    ],
)
def test_what_is_no_host_is_refused(value: Any) -> None:
    assert faults(SITE | {"hosts": ["h.example", value]}) == [("/hosts/1", "invalid_host", HOST)]


@pytest.mark.parametrize("slug", ["other", None, 7, "A B"])
def test_the_slug_is_given_once_and_for_all(slug: Any) -> None:
    assert faults(SITE | {"slug": slug}, WHOLE) == [("/slug", "slug_is_fixed", FIXED)]


@pytest.mark.parametrize(("document", "kind"), [(None, "null"), ([], "a list"), ("x", "text"), (True, "true or false")])
def test_a_site_is_an_object(document: Any, kind: str) -> None:
    assert faults(document) == [("", "wrong_type", f"A site is an object, not {kind}.")]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert [(pointer, code) for pointer, code, _ in faults({"url": "x", "hosts": [1], "switches": 1})] == [
        ("/hosts/0", "invalid_host"),
        ("/slug", "invalid_slug"),
        ("/name", "name_required"),
        ("/url", "invalid_address"),
        ("/time_zone", "unknown_time_zone"),
        ("/switches", "wrong_type"),
    ]
