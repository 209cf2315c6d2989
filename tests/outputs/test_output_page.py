"""The whole page: what its head says, what programs read in it, and that it is a sound page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import extruct
import mf2py
import pytest
from justhtml import JustHTML

from contributors.outputs import absent, page
from contributors.outputs.heads import description, fediverse_creator
from tests.node import second_opinions
from tests.outputs.conftest import a_bio, a_link, card
from tests.outputs.everyone import ADDRESS, EVERYONE, NEUTRAL, REAL_PHOTO

TODAY = date(2026, 11, 22)
OEMBED = "https://registry.example/oembed?url=https%3A%2F%2Fregistry.example%2Fc%2Ffba%2Fctr_1"
PARTS: dict[str, Any] = {"styles": ("https://registry.example/c/fba/card.css",), "oembed": OEMBED}
each_kind = pytest.mark.parametrize("kind", EVERYONE)
TITLE = "María-José Fernández-Villaverde y Ruiz de Apodaca"


def markup(kind: str, **options: Any) -> str:
    return page.write(EVERYONE[kind], today=TODAY, **{**PARTS, **options}).decode()


def metas(html: str) -> list[tuple[str, str]]:
    found = JustHTML(html, sanitize=False).query("head > meta")
    return [
        (each.attrs.get("name") or each.attrs["property"], each.attrs["content"])
        for each in found
        if "content" in each.attrs
    ]


def links(html: str) -> Iterator[tuple[str, str]]:
    for each in JustHTML(html, sanitize=False).query("head > link"):
        yield each.attrs["rel"], each.attrs["href"]


def test_the_head_of_the_fullest_page() -> None:
    html = markup("fullest")

    assert metas(html) == [
        ("viewport", "width=device-width, initial-scale=1"),
        ("description", "She writes about constitutions; and about courts, too."),
        ("author", TITLE),
        ("og:type", "profile"),
        ("og:title", TITLE),
        ("og:url", "https://fba.example/authors/laura"),
        ("og:site_name", "FBA"),
        ("og:description", "She writes about constitutions; and about courts, too."),
        ("og:image", "https://registry.example/m/0123-640.jpg"),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", "640"),
        ("og:image:height", "800"),
        ("og:image:alt", "Laura, smiling"),
        ("twitter:card", "summary"),
        ("twitter:creator", "@mj"),
        ("fediverse:creator", "@mj@newsie.social"),
    ]
    assert list(links(html)) == [
        ("canonical", "https://fba.example/authors/laura"),
        ("author", "https://fba.example/authors/laura"),
        ("alternate", f"{ADDRESS}.jsonld"),
        ("alternate", f"{ADDRESS}.vcf"),
        ("alternate", f"{ADDRESS}/stories.rss"),
        ("alternate", f"{ADDRESS}/stories.atom"),
        ("alternate", f"{ADDRESS}/stories.json"),
        ("alternate", f"{OEMBED}&format=json"),
        ("alternate", f"{OEMBED}&format=xml"),
        ("stylesheet", "https://registry.example/c/fba/card.css"),
    ]
    assert JustHTML(html).query("title")[0].to_text() == f"{TITLE} – FBA"


def test_where_the_publication_has_no_page_of_hers_this_one_is_canonical() -> None:
    html = markup("without own page")

    assert ("canonical", ADDRESS) in list(links(html))
    assert "author" not in dict(links(html))
    assert ("og:url", ADDRESS) in metas(html)


@pytest.mark.parametrize("kind", NEUTRAL)
def test_a_neutral_page_is_not_to_be_found_and_leads_nowhere(kind: str) -> None:
    html = markup(kind)

    assert metas(html) == [("viewport", "width=device-width, initial-scale=1"), ("robots", "noindex")]
    assert {relation for relation, _ in links(html)} == {"alternate", "stylesheet"}
    assert [address for relation, address in links(html) if relation == "alternate"] == [
        f"{OEMBED}&format=json",
        f"{OEMBED}&format=xml",
    ]
    for word in ("fba.example/authors", "registry.example/m/", "orcid", "bsky", "urn:uuid", "Complutense", "vCard"):
        assert word not in html


@each_kind
def test_it_is_a_page_without_inline_style_or_running_script(kind: str) -> None:
    tree = JustHTML(markup(kind), sanitize=False, collect_errors=True)

    assert tree.errors == []
    for element in tree.query("*"):
        assert not [name for name in element.attrs if name == "style" or name.startswith("on")]
    assert [script.attrs for script in tree.query("script")] == [{"type": "application/ld+json"}]
    (root,) = tree.query("html")
    assert root.attrs == {"lang": EVERYONE[kind]["lang"], "dir": EVERYONE[kind]["dir"]}
    assert len(tree.query("h1")) == 1


def test_a_page_validator_finds_nothing_wrong() -> None:
    pages = {kind: markup(kind) for kind in EVERYONE}
    pages |= {f"{kind} in a frame": markup(kind, layout="box") for kind in EVERYONE}
    pages |= {
        f"nobody in {lang}": absent.write(lang=lang, is_gone=lang == "de", site="A & B").decode()
        for lang in ("de", "ar")
    }
    pages["several"] = page.write_several([EVERYONE["usual"], EVERYONE["fullest"]], today=TODAY, **PARTS).decode()
    *found, broken = second_opinions("html", [*pages.values(), '<!doctype html><p id="a b"><li>'])

    assert dict(zip(pages, found, strict=True)) == dict.fromkeys(pages, [])
    assert broken


@pytest.mark.parametrize("layout", ["profile", "box", "inline", "tile", "byline"])
def test_two_readers_of_microformats_find_the_same_person(layout: str) -> None:
    html = markup("fullest", layout=layout)
    (ours,) = [item for item in mf2py.parse(doc=html)["items"] if item["type"] == ["h-card"]]
    (opinion,) = second_opinions("microformats", [html])
    (theirs,) = [item for item in opinion["items"] if item["type"] == ["h-card"]]

    for found in (ours["properties"], theirs["properties"]):
        assert found["name"] == [TITLE]
        assert found["url"][0] == "https://fba.example/authors/laura"
        photo = found["photo"][0]  # with its words where it has any
        is_small = layout in {"inline", "byline"}
        address = photo["value"] if isinstance(photo, dict) else photo
        assert address == REAL_PHOTO["square"]["src"] if is_small else REAL_PHOTO["src"]
    assert ours["properties"]["url"] == theirs["properties"]["url"]


def test_the_h_card_of_the_profile() -> None:
    found = mf2py.parse(doc=markup("fullest"))
    (person,) = found["items"]

    assert person["properties"]["honorific-prefix"] == ["Dr"]
    assert person["properties"]["job-title"] == [EVERYONE["fullest"]["role"]]
    assert person["properties"]["pronouns"] == ["she/her"]
    assert person["properties"]["note"] == [EVERYONE["fullest"]["bio"]["text"]]  # type: ignore[index]
    assert person["properties"]["photo"] == [{"value": REAL_PHOTO["src"], "alt": "Laura, smiling"}]
    assert found["rels"]["author"] == ["https://fba.example/authors/laura"]
    assert set(found["rels"]["me"]) == {
        *(link["url"] for link in EVERYONE["fullest"]["links"]),
        "https://orcid.org/0000-0002-1825-0097",
    }


@pytest.mark.parametrize("kind", [kind for kind in EVERYONE if kind != "hostile"])
def test_every_page_has_one_h_card_whose_name_is_the_name(kind: str) -> None:
    (person,) = mf2py.parse(doc=markup(kind))["items"]

    assert person["properties"]["name"] == [EVERYONE[kind]["name"]]
    if kind in NEUTRAL:
        assert set(person["properties"]) == {"name"}


def test_extruct_reads_open_graph_and_microformats() -> None:
    found = extruct.extract(markup("fullest"), syntaxes=["opengraph", "microformat"], base_url=ADDRESS)

    (graph,) = found["opengraph"]
    assert dict(graph["properties"])["og:type"] == "profile"
    assert dict(graph["properties"])["og:image"] == REAL_PHOTO["src"]
    assert found["microformat"][0]["properties"]["name"] == [TITLE]


def test_in_a_frame_there_is_the_card_alone() -> None:
    html = markup("usual", layout="box", scripts=("https://registry.example/static/author-card.js",))
    tree = JustHTML(html, sanitize=False)

    assert [child.name for child in tree.query("body > *")] == ["main"]
    assert tree.query("body")[0].attrs["class"] == "frame"
    assert tree.query("script[src]")[0].attrs == {
        "type": "module",
        "src": "https://registry.example/static/author-card.js",
    }


def test_several_on_one_page_are_nobody_s_page() -> None:
    cards = [EVERYONE["usual"], card("arabic", id="ctr_2", lang="en", dir="ltr")]
    html = page.write_several(cards, today=TODAY, **PARTS).decode()

    assert metas(html)[1:] == [("robots", "noindex")]
    assert JustHTML(html).query("title")[0].to_text() == "Laura, ليلى الحسيني – FBA"
    assert [one["name"] for one in extruct.extract(html, syntaxes=["json-ld"])["json-ld"]] == ["Laura", "ليلى الحسيني"]


@pytest.mark.parametrize(
    ("given", "several", "layout"),
    [
        ({}, False, "profile"),
        ({"layout": "box"}, False, "box"),
        ({"layout": "nonsense"}, False, "profile"),
        ({}, True, "inline"),
        ({"layout": "tile"}, True, "tile"),
        ({"layout": "profile"}, True, "inline"),
    ],
)
def test_a_page_takes_every_layout_and_refuses_none(given: dict[str, str], several: bool, layout: str) -> None:
    assert page.layout_of(given, several=several) == layout


def test_the_policy_names_who_may_frame_the_page_beside_the_registry() -> None:
    policy = page.policy("https://registry.example", ["https://a.example", "https://*.b.example"])

    assert policy.endswith("; frame-ancestors 'self' https://registry.example https://a.example https://*.b.example")


def test_the_policy_allows_the_registry_and_any_frame() -> None:
    assert page.policy("https://registry.example") == (
        "default-src 'none'; img-src 'self' https://registry.example; style-src 'self' https://registry.example; "
        "script-src 'self' https://registry.example; base-uri 'none'; form-action 'none'; frame-ancestors *"
    )


@pytest.mark.parametrize(
    ("bio", "told"),
    [
        (None, ""),
        (a_bio("One. Two."), "One. Two."),
        (a_bio("One.\n\nTwo. " + "Three " * 40 + "."), "One. Two."),
        (a_bio("Word " * 60 + "."), ("Word " * 60 + ".").strip()),
        (a_bio("Standard.") | {"short": "Short."}, "Short."),
    ],
)
def test_the_description_is_the_short_bio_or_whole_sentences(bio: Any, told: str) -> None:
    assert description(card(bio=bio)) == told


@pytest.mark.parametrize(
    ("handle", "creator"),
    [
        ("laura@newsie.social", "@laura@newsie.social"),
        ("La_u.ra@social.example:8080", "@La_u.ra@social.example:8080"),
        (None, None),
        ("laura", None),
        ('laura@a.example" x', None),
    ],
)
def test_the_creator_is_an_account_or_nothing(handle: str | None, creator: str | None) -> None:
    link = a_link("mastodon", "Mastodon", "https://newsie.social/@laura") | {"handle": handle}

    assert fediverse_creator(card(links=[link])) == creator
    assert fediverse_creator(card(status="withheld", links=[link])) is None
