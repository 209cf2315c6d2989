"""Cards as plain documents, which is all that outputs need, and pages that stand in for a site's."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

import contributors
from contributors.cards import Card

STATIC = Path(contributors.__file__).parent / "static"
RIGHT_TO_LEFT = ' dir="rtl"'

BARE: dict[str, Any] = {
    "id": "ctr_0123456789abcdefghjkmnpqrs",
    "kind": "person",
    "status": "active",
    "version": 1,
    "lang": "en",
    "dir": "ltr",
    "name": "Laura",
    "sort_name": None,
    "initials": "L",
    "pronouns": None,
    "role": None,
    "location": None,
    "honorific": None,
    "bio": None,
    "pronunciation": None,
    "company": None,
    "memberships": [],
    "photo": None,
    "monogram": {"text": "L", "hue": 28},
    "links": [],
    "identifiers": [],
    "covers": [],
    "languages": [],
    "since": None,
    "awards": [],
    "education": [],
    "books": [],
    "site": {"slug": "fba", "name": "FBA", "url": "https://fba.example"},
    "url": None,
    "latest": [],
    "updated_at": "2026-11-22T09:14:00Z",
    "outputs": {"html": None, "jsonld": None, "vcf": None, "page": None},
}

BIO = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for 21 years. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people. She writes for FBA because unbiased news is vital to unity, and readers deserve the "
    "facts free of opinion."
)


def a_bio(text: str, html: str | None = None) -> dict[str, Any]:
    return {
        "text": text,
        "html": html or f"<p>{text}</p>",
        "variant": "standard",
        "micro": None,
        "short": None,
        "standard": text,
        "long": None,
    }


def a_link(network: str, label: str, url: str) -> dict[str, Any]:
    return {"network": network, "label": label, "url": url, "handle": None, "verified": False}


def a_story(title: str, day: str) -> dict[str, Any]:
    return {
        "title": title,
        "url": f"https://fba.example/stories/{day}",
        "published_at": f"{day}T09:00:00Z",
        "role": "author",
    }


LAURA: dict[str, Any] = {
    "location": "Maryland",
    "url": "https://fba.example/authors/laura",
    "bio": a_bio(
        BIO, f"<p>{BIO}</p>".replace("Today Show", '<a href="https://www.today.com/" rel="noopener">Today Show</a>')
    ),
    "links": [
        a_link("website", "laura.example", "https://laura.example/"),
        a_link("bluesky", "Bluesky", "https://bsky.app/profile/laura.example"),
        a_link("mastodon", "Mastodon", "https://newsie.social/@laura"),
        a_link("linkedin", "LinkedIn", "https://www.linkedin.com/in/laura/"),
    ],
    "latest": [
        a_story("What the continuing resolution funds, and what it leaves out", "2026-11-18"),
        a_story("How three states count a mailed ballot, side by side", "2026-11-09"),
        a_story("The filibuster, explained without adjectives", "2025-10-27"),
    ],
}

FULL: dict[str, Any] = {
    **LAURA,
    "name": "María-José Fernández-Villaverde y Ruiz de Apodaca",
    "honorific": "Dr",
    "pronouns": "she/her",
    "role": "Professor of constitutional law, Universidad Complutense; columnist",
    "monogram": {"text": "MA", "hue": 15},
    "links": [
        *LAURA["links"],
        a_link("x", "X", "https://x.com/mj"),
        a_link("threads", "Threads", "https://www.threads.com/@mj"),
        a_link("youtube", "YouTube", "https://www.youtube.com/@mj"),
        a_link("github", "GitHub", "https://github.com/mj"),
        a_link("muckrack", "Muck Rack", "https://muckrack.com/mj"),
    ],
    "company": "Universidad Complutense",
    "covers": ["Courts"],
    "languages": ["es", "en"],
    "since": 2005,
}

PHOTO: dict[str, Any] = {
    "alt": "Laura, smiling",
    "credit": "Ann Other",
    "width": 640,
    "height": 800,
    "focal_point": {"x": 0.5, "y": 0.38},
    "placeholder": "#c9b7a5",
    "src": "/m/0123-640.jpg",
    "sources": [{"type": "image/avif", "srcset": "/m/0123-160.avif 160w, /m/0123-320.avif 320w"}],
    "square": {"src": "/m/0123-192.jpg", "sources": []},
}

LAYLA: dict[str, Any] = {
    "lang": "ar",
    "dir": "rtl",
    "name": "ليلى الحسيني",
    "role": "مراسلة الشؤون الثقافية",
    "monogram": {"text": "ل", "hue": 210},
    "bio": a_bio("ليلى الحسيني كاتبة وصحفية تقيم في بيروت، تغطي الموسيقى والمسرح والسينما العربية منذ عام ٢٠١١."),
    "links": LAURA["links"][:3],
    "latest": [a_story("قصيدة للبحر", "2026-11-18"), a_story("Beirut, note by note", "2026-11-02")],
    "url": "https://sums.example/writers/layla",
}

PORTRAITS = Path(contributors.__file__).parent / "jobs" / "demo" / "portraits"
MEDIA = "https://registry.example/m/"


def a_photo(who: str, **values: Any) -> dict[str, Any]:
    """A photo document whose files are the drawn portraits of the demo; ``show`` answers for them."""

    def cut(name: str, *widths: int) -> list[dict[str, str]]:
        return [{"type": "image/webp", "srcset": ", ".join(f"{MEDIA}{who}-{name}{w}.webp {w}w" for w in widths)}]

    return {
        "alt": None,
        "credit": None,
        "width": 640,
        "height": 800,
        "focal_point": {"x": 0.5, "y": 0.38},
        "placeholder": "#c9b7a5",
        "src": f"{MEDIA}{who}-640.jpg",
        "sources": cut("", 160, 320, 640),
        "square": {"src": f"{MEDIA}{who}-sq192.jpg", "sources": cut("sq", 96, 192)},
        **values,
    }


AMARA: dict[str, Any] = {
    "id": "ctr_amara",
    "name": "Amara Okonkwo",
    "role": "Senior climate correspondent",
    "location": "Lagos",
    "monogram": {"text": "AO", "hue": 155},
    "bio": a_bio("Reports on water, heat and the cost of adaptation from Lagos and Rotterdam."),
    "links": [
        a_link("email", "E-mail", "mailto:amara@site.example"),
        *LAURA["links"][1:3],
    ],
    "url": "https://fba.example/authors/amara",
}

PROFILE: dict[str, Any] = {
    **LAURA,
    "role": "Freelance writer",
    "photo": a_photo("laura", alt="Laura, with long brown hair, looks at us", credit="Courtesy of the author"),
    "bio": a_bio(BIO, f"{LAURA['bio']['html']}<p>She lives in Maryland with <em>three</em> children.</p>"),
    "covers": ["Politics", "Foreign affairs"],
    "since": 2005,
    "languages": ["en", "es"],
    "company": "Ordinary Time Press",
    "memberships": ["Authors Guild"],
    "awards": ["Local Reporting Prize (2019)", "Fellow, Institute for Plain Words (2021)"],
    "education": ["Political science, Salisbury University"],
    "books": ["Ordinary Time (2026)", "Facts Free of Opinion (2021)"],
    "pronunciation": "LOR-uh",
    "identifiers": [
        {"scheme": "orcid", "value": "0000-0002-1825-0097", "url": "https://orcid.org/0000-0002-1825-0097"}
    ],
}

SAMPLES = {"bare": {}, "laura": LAURA, "full": FULL, "arabic": LAYLA, "amara": AMARA, "profile": PROFILE}


def _portrait(route: Route) -> None:
    who = route.request.url.removeprefix(MEDIA).partition("-")[0]
    route.fulfill(path=PORTRAITS / f"{who}.webp", content_type="image/webp")


def card(sample: str = "bare", **values: Any) -> Card:
    """A card document: the sample's values over the emptiest card, then ``values``."""
    document: Any = deepcopy({**BARE, **SAMPLES[sample], **values})
    return document


@pytest.fixture
def make_card() -> Callable[..., Card]:
    return card


@pytest.fixture
def photo_of() -> Callable[..., dict[str, Any]]:
    return a_photo


@pytest.fixture(scope="session")
def card_script() -> str:
    return (STATIC / "author-card.js").read_text()


@pytest.fixture
def show(browser: Browser, card_script: str) -> Iterator[Callable[..., Page]]:
    """``show(fragment, …)`` gives a page with the fragment on it, laid out; ``script=True`` runs the card's script."""
    contexts = []
    style = (STATIC / "author-card.css").read_text()

    def open_page(fragment: str, *, width: int = 760, css: str = "", script: bool = False, **options: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, **options))
        page = contexts[-1].new_page()
        page.route(f"{MEDIA}**", _portrait)
        page.set_content(
            f'<!doctype html><html lang="en" dir="{"rtl" if RIGHT_TO_LEFT in fragment else "ltr"}">'
            '<meta charset="utf-8"><title>An article</title>'
            f"<style>body {{ margin: 0; font: 16px/1.5 sans-serif }} {css}</style><style>{style}</style>"
            f'<main class="entry-content">{fragment}</main>' + (f"<script>{card_script}</script>" if script else "")
        )
        return page

    open_page.sheet = style  # type: ignore[attr-defined]
    yield open_page
    for context in contexts:
        context.close()
