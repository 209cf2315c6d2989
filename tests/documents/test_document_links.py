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
