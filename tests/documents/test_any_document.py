"""Any JSON value as a document: the gate gives a normal form that stays as it is, or refuses in the house's words."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributors.documents import accounts, article, contributor, photo, site
from contributors.documents.contributor import (
    DATABLE,
    KINDS,
    LISTS,
    NAME_KINDS,
    OVERRIDABLE,
    TEXT_LIMITS,
    changed_fields,
)
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)
SITES = ("fba", "harbour")

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(max_size=8),
    # What a document is made of, in the wrong places as well as in the right ones.
    st.sampled_from(
        ["", " x ", "A\u030a", "\ud800", "a\0b", "x" * 500, "en", "PT-br", "fba", "role@es", "hide", "append", "role"]
        + ["2026-11-22", "2026-11-22T09:14:00Z", "https://a.example/b", "@laura@unlisted.example", "laura-w", "Q42"]
        + ["{years:2005}", "{years:2999}", "*a*", "[x](https://a.example)", "secret", "editor", "Europe/Berlin"]
    ),
)
NAMES = st.sampled_from(
    [*contributor.blank(), *photo.EDITABLE, "text", "value", "mode", "kind", "field", "asserted_on", "scheme", "url"]
    + ["network", "handle", "label", "en", "PT-br", "short", "fba", "nowhere", "role@es", "bio", "slug", "overrides"]
    + ["external_id", "credits", "hosts", "time_zone", "switches", "sign_in_name", "scopes", "", "a/b~c", "\ud800"]
) | st.text(max_size=4)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)

clean_contributor = partial(contributor.cleaned, today=TODAY, sites=SITES)
CLEANINGS: dict[str, Callable[[Any], Any]] = {
    "contributor": clean_contributor,
    "article": article.cleaned,
    "site": partial(site.cleaned, before=None),
    "person": accounts.cleaned_person,
    "member": accounts.cleaned_member,
    "membership": accounts.cleaned_membership,
    "key": partial(accounts.cleaned_key, scopes=("read",)),
}


def check(clean: Callable[[Any], Any], document: Any) -> Any:
    """The normal form, or None for a refusal."""
    try:
        found = clean(document)
    except Invalid as refusal:
        require_sayable(refusal)
        return None
    json.dumps(found, ensure_ascii=False).encode()
    assert clean(found) == found
    return found


def require_sayable(refusal: Invalid) -> None:
    """Each thing that is wrong is said once, at a pointer, in an answer that can be sent."""
    said = [(fault.pointer, fault.detail) for fault in refusal.faults]
    assert said
    assert len(set(said)) == len(said)
    assert all(pointer == "" or pointer.startswith("/") for pointer, _ in said)
    json.dumps([said, refusal.detail, refusal.param], ensure_ascii=False).encode()


@pytest.mark.parametrize("noun", CLEANINGS)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(document=JSON)
def test_any_value_is_a_document_or_is_refused(noun: str, document: Any) -> None:
    check(CLEANINGS[noun], document)


@pytest.mark.parametrize("field", contributor.blank())
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(value=JSON)
def test_any_value_of_a_member_is_stored_or_is_refused(field: str, value: Any) -> None:
    check(clean_contributor, {"name": "Laura", field: value})


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
TAGS = st.sampled_from(["en", "ES", "pt-br", "zh-hant", "ar"])
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat)
MAYBE_DAYS = st.none() | DAYS
INSTANTS = st.builds("{}T{:%H:%M:%S.%f}{}".format, DAYS, st.times(), st.sampled_from(["Z", "+05:30", "-0800", ""]))
BIOS = st.dictionaries(st.sampled_from(["micro", "short", "standard", "long"]), WORDS, max_size=4)
LINKS = st.sampled_from(
    [
        "laura.example",
        "https://laura.example/?utm_source=x&b=c#d",
        "@laura@unlisted.example",
        {"network": "mastodon", "url": "https://unlisted.example/@laura"},
        {"network": "mastodon", "url": "https://bücher.example/users/laura"},
        {"network": "bluesky", "handle": "laura.bsky.social"},
        {"network": "x", "handle": "@Laura_W"},
        {"url": "https://www.linkedin.com/in/laura-whitfield/?trk=x", "label": "My work"},
        {"url": "https://www.threads.net/@laura", "verified_at": "2026-11-22"},
        {"network": "website", "url": "https://twitter.com/laura"},
        "https://" + ".".join(["s" * 60] * 4) + ".example",
    ]
)


def values_of(field: str) -> st.SearchStrategy[Any]:
    if field == "languages":
        return st.lists(TAGS, max_size=3)
    if field in LISTS:
        return st.lists(WORDS, max_size=3)
    return {"status": st.sampled_from(["active", "former"]), "links": st.lists(LINKS), "bio": BIOS | WORDS}.get(
        field, WORDS
    )


def overrides_of(field: str) -> st.SearchStrategy[Any]:
    if field == "photo":
        return st.fixed_dictionaries({"mode": st.just("hide")})
    shown = st.fixed_dictionaries({"value": values_of(field)}, optional={"asserted_on": MAYBE_DAYS})
    return shown | st.just({"mode": "hide"}) | st.none()


KEYS = st.sampled_from(OVERRIDABLE)
OVERRIDES = KEYS.flatmap(lambda field: st.dictionaries(st.just(f"{field}@ES"), overrides_of(field), max_size=1))
SITE_OVERRIDES = KEYS.flatmap(lambda field: st.dictionaries(st.just(field), overrides_of(field), max_size=1))
FACTS = st.sampled_from(DATABLE).flatmap(
    lambda field: st.fixed_dictionaries(
        {"field": st.just(field), "value": values_of(field)},
        optional={"site": st.none() | st.sampled_from(SITES), "from": MAYBE_DAYS, "until": MAYBE_DAYS},
    )
)
DOCUMENTS = st.fixed_dictionaries(
    {"name": WORDS},
    optional={
        **{field: st.none() | WORDS for field in TEXT_LIMITS},
        **{field: values_of(field) for field in LISTS},
        "lang": TAGS,
        "kind": st.sampled_from(KINDS),
        "since": st.integers(1900, 2026),
        "published_at": INSTANTS,
        "home_site": st.sampled_from(SITES),
        "names": st.lists(
            st.fixed_dictionaries({"text": WORDS, "kind": st.sampled_from(NAME_KINDS)}, optional={"lang": TAGS}),
            max_size=2,
        ),
        "bios": st.dictionaries(TAGS, BIOS, max_size=3),
        "links": st.lists(LINKS, max_size=4),
        "overrides": OVERRIDES,
        "dated": st.lists(FACTS, max_size=2),
        "external_ids": st.lists(st.fixed_dictionaries({"source": st.just("wp"), "value": WORDS}), max_size=3),
        "sites": st.dictionaries(
            st.sampled_from(SITES),
            st.fixed_dictionaries({}, optional={"overrides": SITE_OVERRIDES, "joined_on": DAYS}),
            max_size=2,
        ),
    },
)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(DOCUMENTS)
def test_a_cleaned_document_cleans_to_itself_and_is_no_change(document: dict[str, Any]) -> None:
    found = check(clean_contributor, document)
    if found is None:
        return
    # The same words again, much later: every day on which they were said to be true is kept.
    again = contributor.cleaned(document, today=date(2031, 1, 1), sites=SITES, before=found)
    assert again == found
    assert changed_fields(found, again) == []
