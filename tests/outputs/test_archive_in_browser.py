"""The page of stories in real Chromium, and what a validator says of it."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from contributors.bylines import BylineStyle
from contributors.outputs.credits import Credited
from contributors.outputs.stories import Item, Listing
from contributors.outputs.stories.page import write
from tests.node import second_opinions
from tests.outputs.conftest import STATIC
from tests.outputs.everyone import ADDRESS, EVERYONE

SHEETS = ("author-card.css", "pages/card-page.css", "pages/archive-page.css")
NEWEST = datetime(2026, 11, 18, 9, tzinfo=UTC)
TITLES = ("The filibuster, explained without adjectives", "قصيدة للبحر", "Donaudampfschifffahrtsgesellschaft" * 3, "")


def listing(kind: str, many: int, **values: Any) -> Listing:
    """``many`` stories over three years, every fourth with a photograph by her."""
    hers = EVERYONE[kind]
    people = (Credited(hers["name"], "photographs", "media_credit", hers),)
    items = [
        Item(
            id=f"https://registry.example/#art_{number}",
            title=TITLES[number % 4],
            url="" if number % 5 == 4 else f"https://fba.example/stories/{number}",
            published_at=NEWEST - timedelta(days=number * 18),
            roles=("author",),
            people=people if number % 4 == 0 else (),
            site="FBA",
            style=BylineStyle(),
        )
        for number in range(many)
    ]
    return Listing(
        **{"card": hers, "address": f"{ADDRESS}/stories", "is_of_all_sites": False, "updated_at": NEWEST} | values,
        items=tuple(items),
    )


SHOWN = {
    "none": listing("usual", 0),
    "three of all sites": listing("fullest", 3, is_of_all_sites=True),
    "sixty": listing("usual", 60, cursor="x", newer="", older="y", lang="en"),
    "right to left": listing("right to left", 3, newer="x", older="y"),
    "emptiest": listing("emptiest", 1),
    "withheld": listing("withheld", 0),
}


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[dict[str, Any]]:
    made = {scheme: browser.new_context(color_scheme=scheme, reduced_motion="reduce") for scheme in ("light", "dark")}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def show(contexts: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    opened = []

    def open_page(kind: str, *, width: int, scheme: str = "light") -> Page:
        shown = contexts[scheme].new_page()
        opened.append(shown)
        shown.route("**/*", lambda route: route.fulfill(status=404))
        shown.set_viewport_size({"width": width, "height": 900})
        shown.set_content(write(SHOWN[kind]).decode())
        for sheet in SHEETS:
            shown.add_style_tag(content=(STATIC / sheet).read_text())
        return shown

    yield open_page
    for each in opened:
        each.close()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("kind", SHOWN)
def test_an_archive_is_whole_and_accessible(
    show: Callable[..., Page], tmp_path: Path, kind: str, width: int, scheme: str
) -> None:
    shown = show(kind, width=width, scheme=scheme)
    shown.screenshot(path=tmp_path / f"{width}-{scheme}.png", full_page=True)

    found = Axe().run(shown)
    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.browser
def test_no_story_reaches_beyond_the_window_at_any_width(show: Callable[..., Page]) -> None:
    for kind in ("sixty", "right to left", "three of all sites"):
        shown = show(kind, width=240)
        for width in (240, 320, 390, 640, 800, 1100, 1600):
            shown.set_viewport_size({"width": width, "height": 900})
            assert shown.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)


@pytest.mark.browser
def test_on_paper_it_is_the_list_alone(show: Callable[..., Page]) -> None:
    shown = show("sixty", width=800)
    shown.emulate_media(media="print")

    assert not any(shown.locator(part).is_visible() for part in ("nav", ".page__head", ".page__foot"))
    assert shown.locator("li").last.is_visible()


@pytest.mark.browser
def test_arrows_point_the_way_the_page_is_read(show: Callable[..., Page]) -> None:
    arrows = [
        show(kind, width=800).locator("a[rel=next]").evaluate("node => getComputedStyle(node, '::after').content")
        for kind in ("sixty", "right to left")
    ]

    assert ["→" in arrows[0], "←" in arrows[1]] == [True, True]


def test_a_validator_finds_nothing() -> None:
    pages = [write(each, ("https://registry.example/c/fba/card.css",)).decode() for each in SHOWN.values()]

    *found, broken = second_opinions("html", [*pages, '<!doctype html><p id="a b"><li>'])

    assert found == [[]] * len(pages)
    assert broken


@pytest.mark.parametrize("kind", SHOWN)
def test_it_has_no_script_no_style_and_loads_from_nowhere_else(kind: str) -> None:
    page = write(SHOWN[kind], ("https://registry.example/c/fba/card.css",)).decode()

    assert not re.search(r"<script|<style|\sstyle=", page)
    loaded = re.findall(r'(?:src|srcset)="([^" ]+)|<link rel="stylesheet" href="([^"]+)', page)
    assert {(one or other).split("/")[2] for one, other in loaded} == {"registry.example"}


def test_text_of_a_card_is_text() -> None:
    page = write(listing("hostile", 2, is_of_all_sites=True)).decode()

    assert "<script" not in page
    assert "<img src=x" not in page
