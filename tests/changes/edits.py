"""Valid documents and parts of documents, drawn at random, for the properties of the write path."""

from typing import Any

from hypothesis import strategies as st

from contributors.documents.contributor import LISTS, TEXT_LIMITS

SITES = ("harbour", "signal")
LANGUAGES = ("en", "es", "pt-BR")

words = st.text(st.sampled_from("abc DÉß字ك '-"), min_size=1, max_size=12).filter(str.strip)
maybe_words = st.none() | words
days = st.none() | st.dates().filter(lambda day: 1990 <= day.year <= 2040).map(str)
moments = st.none() | st.datetimes().filter(lambda at: 1990 <= at.year <= 2040).map(lambda at: f"{at.isoformat()}Z")
texts = st.sampled_from(
    ["She writes.", "She has written for {years:2005}. She lives in *Maryland*.", "Una frase.", "One. Two. Three." * 4]
)
bio_texts = st.fixed_dictionaries({"text": texts}, optional={"asserted_on": days})
sizes = st.dictionaries(st.sampled_from(["short", "standard", "long"]), bio_texts | texts, max_size=2)
lists = st.lists(words, max_size=3)
link = st.fixed_dictionaries(
    {"url": st.sampled_from(["https://bsky.app/profile/laura.example.com", "https://laura.example/about"])},
    optional={"label": words, "verified_at": moments},
)
links = st.lists(link, max_size=2)
identifiers = st.lists(
    st.fixed_dictionaries({"scheme": st.just("wikidata"), "value": st.just("Q42")}, optional={"verified_at": moments}),
    max_size=1,
)


def _override(field: str, of_a_language: bool) -> st.SearchStrategy[Any]:
    value: st.SearchStrategy[Any] = words
    if field == "bio":
        value = st.dictionaries(st.sampled_from(["micro", "standard"]), st.just("Short and true."), min_size=1)
        appended = st.nothing() if of_a_language else st.fixed_dictionaries({"mode": st.just("append"), "value": texts})
        return appended | st.fixed_dictionaries({"value": value}) | st.just({"mode": "hide"})
    if field in LISTS:
        value = st.lists(st.sampled_from(["en", "es"]), min_size=1)
    if field == "links":
        value = st.lists(link, min_size=1, max_size=2)
    return st.fixed_dictionaries({"value": value}, optional={"asserted_on": days}) | st.just({"mode": "hide"})


def overrides(*, of_a_language: bool) -> st.SearchStrategy[Any]:
    fields = ("bio", "role", "location", "covers", "languages", "links")
    tags = [f"@{lang}" for lang in LANGUAGES] + ([] if of_a_language else [""])
    # A language has no line of its own: `append` is what a site does.
    keys = st.tuples(st.sampled_from(fields), st.sampled_from(tags))
    pairs = keys.flatmap(lambda key: st.tuples(st.just("".join(key)), _override(key[0], of_a_language)))
    return st.lists(pairs, max_size=2).map(dict)


places = st.fixed_dictionaries(
    {},
    optional={
        "overrides": overrides(of_a_language=False),
        "left_on": st.sampled_from([None, "2020-01-31", "2099-12-31"]),
        "joined_on": st.just("2019-01-01"),
    },
)
dated = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {"field": st.sampled_from(["role", "location", "company"]), "value": words},
            optional={
                "site": st.sampled_from(SITES),
                "from": st.sampled_from(["2001-01-01", "2098-01-01"]),
                "until": st.sampled_from(["2099-01-01"]),
            },
        ),
        st.just({"field": "status", "value": "former", "from": "2020-01-01"}),
        st.just({"field": "covers", "value": ["Politics"], "from": "2020-01-01"}),
    ),
    max_size=2,
)
names = st.lists(
    st.fixed_dictionaries(
        {"text": words, "kind": st.sampled_from(["alias", "former", "transliteration"])},
        optional={"lang": st.just("ru")},
    )
    | st.fixed_dictionaries({"text": words, "kind": st.just("display"), "lang": st.just("es")}),
    max_size=2,
    unique_by=lambda name: name["kind"],
)
_MEMBERS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(TEXT_LIMITS, maybe_words),
    **dict.fromkeys(LISTS, lists),
    "languages": st.lists(st.sampled_from(LANGUAGES), max_size=2),
    "name": words,
    "since": st.none() | st.integers(1990, 2020),
    "kind": st.sampled_from(["person", "desk"]),
    "status": st.sampled_from(["active", "former"]),
    "reduced": st.booleans(),
    "home_site": st.none() | st.sampled_from(SITES),
    "names": names,
    "bios": st.dictionaries(st.sampled_from(LANGUAGES), sizes, max_size=2),
    "links": links,
    "identifiers": identifiers,
    "overrides": overrides(of_a_language=True),
    "dated": dated,
    "sites": st.dictionaries(st.sampled_from(SITES), places),
}


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """A name and some of the other members."""
    members = st.lists(st.sampled_from(sorted(_MEMBERS)), max_size=6, unique=True)
    chosen = members.flatmap(lambda found: st.fixed_dictionaries({name: _MEMBERS[name] for name in found}))
    return st.tuples(words, chosen).map(lambda drawn: {"name": drawn[0]} | drawn[1])


def photo_edits() -> st.SearchStrategy[Any]:
    """What is said of a photo without making files anew; and its coming and going."""
    said = st.fixed_dictionaries(
        {},
        optional={
            "alt": maybe_words,
            "sites": st.none() | st.lists(st.sampled_from(SITES)),
            "licensed_until": st.sampled_from([None, "2001-01-01", "2099-01-01"]),
        },
    )
    return said | st.sampled_from(["remove", "bring back", "hide"])


def kinds_of_edits() -> st.SearchStrategy[Any]:
    one_member = st.sampled_from(sorted(_MEMBERS)).flatmap(lambda name: _MEMBERS[name].map(lambda value: {name: value}))
    return one_member | st.sampled_from(["publish", "withdraw"])
