"""Links, identifiers and external ids as the gate stores them."""

from datetime import date
from typing import Any

import pytest

from contributors.documents.contributor import cleaned
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)


def stored(field: str, items: Any) -> Any:
    return cleaned({"name": "Laura", field: items}, today=TODAY, sites=["fba"])[field]


def faults(field: str, items: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(Invalid) as refusal:
        stored(field, items)
    return [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults]


MASTODON = {
    "network": "mastodon",
    "label": "Mastodon",
    "url": "https://unlisted.example/@laura",
    "handle": "laura@unlisted.example",
    "verified_at": None,
}
BLUESKY = {
    "network": "bluesky",
    "label": "Bluesky",
    "url": "https://bsky.app/profile/laura.bsky.social",
    "handle": "laura.bsky.social",
    "verified_at": None,
}
WEBSITE = {
    "network": "website",
    "label": "laura.example",
    "url": "https://laura.example/",
    "handle": None,
    "verified_at": None,
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"network": "mastodon", "handle": "@laura@unlisted.example"}, MASTODON),
        ({"network": "mastodon", "url": "https://unlisted.example/@laura"}, MASTODON),
        ("@laura@unlisted.example", MASTODON),
        ({"network": "bluesky", "handle": "@laura.bsky.social"}, BLUESKY),
        ({"handle": "@laura.bsky.social"}, BLUESKY),
        ({"url": "http://bsky.app/profile/laura.bsky.social?utm_source=x"}, BLUESKY),
        ("laura.example", WEBSITE),
        ({"url": "HTTP://WWW.laura.example", "network": ""}, WEBSITE | {"url": "https://www.laura.example/"}),
        ({"url": "laura.example", "label": " My  page "}, WEBSITE | {"label": "My  page"}),
        ({"url": "laura.example", "label": " "}, WEBSITE),
        ({"url": "laura.example", "network": "website"}, WEBSITE),
        (
            {"url": "laura.example", "verified_at": "2026-11-22T09:14:00+01:00"},
            WEBSITE | {"verified_at": "2026-11-22T08:14:00Z"},
        ),
    ],
)
def test_a_link_is_stored_in_one_normal_form_and_stays_in_it(typed: Any, expected: dict[str, Any]) -> None:
    assert stored("links", [typed]) == [expected]
    assert stored("links", [expected]) == [expected]


def test_an_address_on_another_network_than_the_one_named_is_refused() -> None:
    assert faults("links", [{"network": "mastodon", "url": "https://x.com/laura"}]) == [
        (
            "/links/0",
            "invalid_link",
            "“https://x.com/laura” is not on Mastodon. Write an address such as @name@server, or https://server/@name.",
        )
    ]


@pytest.mark.parametrize(
    ("item", "pointer", "code", "detail"),
    [
        (7, "/links/0", "wrong_type", "A link is an object, not a number."),
        (None, "/links/0", "wrong_type", "A link is an object, not null."),
        (["laura.example"], "/links/0", "wrong_type", "A link is an object, not a list."),
        ({}, "/links/0", "invalid_link", "A link has a `url`, or a `network` with a `handle`."),
        ("", "/links/0", "invalid_link", "A link has a `url`, or a `network` with a `handle`."),
        ({"url": None}, "/links/0", "invalid_link", "A link has a `url`, or a `network` with a `handle`."),
        ({"url": 7}, "/links/0/url", "wrong_type", "This is text, not a number."),
        ({"url": 0, "handle": "laura"}, "/links/0/url", "wrong_type", "This is text, not a number."),
        ({"url": {"url": "laura.example"}}, "/links/0/url", "wrong_type", "This is text, not an object."),
        ({"url": "laura.example", "network": 7}, "/links/0/network", "wrong_type", "This is text, not a number."),
        ({"url": "laura.example", "handle": []}, "/links/0/handle", "wrong_type", "This is text, not a list."),
        ({"url": "laura.example", "label": 7}, "/links/0/label", "wrong_type", "This is text, not a number."),
        (
            {"url": "laura.example", "label": "x" * 201},
            "/links/0/label",
            "too_long",
            "This has 201 characters; 200 is the most.",
        ),
        (
            {"url": "laura.example", "verified_at": "yes"},
            "/links/0/verified_at",
            "invalid_date",
            "`yes` is not a time. Write it as 2026-11-22T09:14:00Z.",
        ),
        (
            {"url": "laura.example", "ulr": 1},
            "/links/0/ulr",
            "unknown_field",
            "`ulr` is not a member of a link. Did you mean `url`?",
        ),
        (
            "@laura",
            "/links/0",
            "invalid_link",
            "“@laura” could be on any network. Choose the network, or paste the profile's address.",
        ),
        (
            "javascript:alert(1)",
            "/links/0",
            "invalid_link",
            "“javascript:alert(1)” is no web address. Links begin with https://.",
        ),
        (
            f"https://laura.example/{'a' * 979}",
            "/links/0",
            "too_long",
            "The address of this link has 1001 characters; 1000 characters is the most, and 300 for a handle.",
        ),
    ],
)
def test_what_is_no_link_is_one_fault(item: Any, pointer: str, code: str, detail: str) -> None:
    assert faults("links", [item]) == [(pointer, code, detail)]


def test_a_network_that_is_not_known_is_named_with_the_nearest_and_the_known() -> None:
    ((pointer, code, detail),) = faults("links", [{"network": "blusky", "handle": "laura"}])
    assert (pointer, code) == ("/links/0", "invalid_link")
    assert detail.startswith("There is no network “blusky”. Did you mean `bluesky`? Known: ")


def test_a_handle_longer_than_its_column_is_refused() -> None:
    server = ".".join(["s" * 60] * 3 + ["s" * 56, "example"])
    ((pointer, code, _),) = faults("links", [f"@{'l' * 60}@{server}"])
    assert (pointer, code) == ("/links/0", "too_long")


def test_a_label_made_from_a_long_host_fits_and_stays() -> None:
    host = ".".join(["s" * 60] * 3 + ["s" * 60, "example"])
    (link,) = stored("links", [host])
    assert (link["url"], link["label"]) == (f"https://{host}/", host[:200])
    assert stored("links", [link]) == [link]


def test_the_first_of_two_equal_links_stays_in_its_place() -> None:
    items = [{"url": "laura.example", "label": "Home"}, "other.example", "https://laura.example/"]
    assert [(link["url"], link["label"]) for link in stored("links", items)] == [
        ("https://laura.example/", "Home"),
        ("https://other.example/", "other.example"),
    ]


@pytest.mark.parametrize("field", ["links", "identifiers", "external_ids", "names", "dated"])
@pytest.mark.parametrize(
    ("value", "code", "detail"),
    [
        ("x", "wrong_type", "This is a list, not text."),
        ({}, "wrong_type", "This is a list, not an object."),
        (0, "wrong_type", "This is a list, not a number."),
        (False, "wrong_type", "This is a list, not true or false."),
        ([{}] * 51, "too_long", "This list has 51 entries; 50 is the most."),
    ],
)
def test_rows_are_a_list_of_at_most_fifty(field: str, value: Any, code: str, detail: str) -> None:
    assert faults(field, value) == [(f"/{field}", code, detail)]
    assert stored(field, None) == []


ORCID = {
    "scheme": "orcid",
    "value": "0000-0002-1825-0097",
    "url": "https://orcid.org/0000-0002-1825-0097",
    "verified_at": None,
}
WIKIDATA = {"scheme": "wikidata", "value": "Q42", "url": "https://www.wikidata.org/wiki/Q42", "verified_at": None}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"scheme": "ORCID", "value": "0000000218250097"}, ORCID),
        ({"scheme": "orcid", "url": "https://orcid.org/0000-0002-1825-0097"}, ORCID),
        ({"scheme": "orcid", "value": "", "url": "orcid.org/0000-0002-1825-0097"}, ORCID),
        ({"scheme": "wikidata", "value": "q42"}, WIKIDATA),
        ({"scheme": "wikidata", "value": "Q42", "url": "https://elsewhere.example/"}, WIKIDATA),
        (WIKIDATA | {"verified_at": "2026-11-22"}, WIKIDATA | {"verified_at": "2026-11-22T00:00:00Z"}),
    ],
)
def test_an_identifier_is_stored_in_one_normal_form_and_stays_in_it(typed: Any, expected: dict[str, Any]) -> None:
    assert stored("identifiers", [typed]) == [expected]
    assert stored("identifiers", [expected]) == [expected]


def test_the_first_of_two_equal_identifiers_stays_in_its_place() -> None:
    again = {"scheme": "wikidata", "value": "Q42", "verified_at": "2026-11-22"}
    assert stored("identifiers", [WIKIDATA, ORCID, again]) == [WIKIDATA, ORCID]


@pytest.mark.parametrize(
    ("item", "pointer", "code", "detail"),
    [
        ("Q42", "/identifiers/0", "wrong_type", "An identifier is an object, not text."),
        ({"scheme": "viaf", "value": 102333412}, "/identifiers/0/value", "wrong_type", "This is text, not a number."),
        ({"scheme": ["viaf"], "value": "1"}, "/identifiers/0/scheme", "wrong_type", "This is text, not a list."),
        ({"scheme": "viaf", "url": {}}, "/identifiers/0/url", "wrong_type", "This is text, not an object."),
        (
            {"value": "Q42"},
            "/identifiers/0",
            "invalid_identifier",
            "There is no scheme “”. Known: orcid, isni, viaf, wikidata.",
        ),
        (
            {"scheme": None, "value": "Q42"},
            "/identifiers/0",
            "invalid_identifier",
            "There is no scheme “”. Known: orcid, isni, viaf, wikidata.",
        ),
        (
            {"scheme": "wikidata"},
            "/identifiers/0",
            "invalid_identifier",
            "“” is not a Wikidata item. Write it like Q42, or paste the address of its page.",
        ),
        (
            {"scheme": "wikidata", "value": "Q42", "verified_at": 7},
            "/identifiers/0/verified_at",
            "invalid_date",
            "`7` is not a time. Write it as 2026-11-22T09:14:00Z.",
        ),
    ],
)
def test_what_is_no_identifier_is_one_fault(item: Any, pointer: str, code: str, detail: str) -> None:
    assert faults("identifiers", [item]) == [(pointer, code, detail)]


def test_external_ids_are_in_order_and_once_each() -> None:
    items = [
        {"source": "wp:meridian", "value": " 12 "},
        {"source": "a", "value": "9"},
        {"source": "wp:meridian", "value": "12"},
        {"source": "wp:meridian", "value": "11"},
    ]
    expected = [
        {"source": "a", "value": "9"},
        {"source": "wp:meridian", "value": "11"},
        {"source": "wp:meridian", "value": "12"},
    ]
    assert stored("external_ids", items) == expected
    assert stored("external_ids", expected) == expected


SOURCE = "A source is lower case, such as `wp:meridian`."


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("wp:1", [("", "wrong_type", "An external id is an object, not text.")]),
        ({"source": "WP", "value": "1"}, [("/source", "invalid_source", SOURCE)]),
        ({"source": ":wp", "value": "1"}, [("/source", "invalid_source", SOURCE)]),
        ({"source": "w" * 61, "value": "1"}, [("/source", "invalid_source", SOURCE)]),
        ({"source": "wp\n", "value": "1"}, [("/source", "invalid_source", SOURCE)]),
        ({"value": "1"}, [("/source", "invalid_source", SOURCE)]),
        ({"source": 7, "value": "1"}, [("/source", "wrong_type", "This is text, not a number.")]),
        ({"source": "wp", "value": 1}, [("/value", "wrong_type", "This is text, not a number.")]),
        ({"source": "wp", "value": True}, [("/value", "wrong_type", "This is text, not true or false.")]),
        ({"source": "wp", "value": {"a": 1}}, [("/value", "wrong_type", "This is text, not an object.")]),
        ({"source": "wp", "value": "1" * 201}, [("/value", "too_long", "This has 201 characters; 200 is the most.")]),
        ({"source": "wp"}, [("/value", "invalid", "An external id has a value.")]),
        ({"source": "wp", "value": " "}, [("/value", "invalid", "An external id has a value.")]),
        (
            {},
            [("/source", "invalid_source", SOURCE), ("/value", "invalid", "An external id has a value.")],
        ),
    ],
)
def test_what_is_no_external_id_is_refused(item: Any, expected: list[tuple[str, str, str]]) -> None:
    assert faults("external_ids", [item]) == [(f"/external_ids/0{at}", code, detail) for at, code, detail in expected]
