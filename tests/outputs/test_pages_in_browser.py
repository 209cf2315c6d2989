"""The whole page and the framed one in real Chromium: nothing cut off, nothing that axe objects to, at any width."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from contributors.outputs import absent, oembed, page
from tests.outputs.conftest import STATIC, card
from tests.outputs.everyone import ADDRESS, EVERYONE

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 22)
SHEETS = ("author-card.css", "pages/card-page.css")
IDEOGRAPHS = card(
    "laura",
    lang="ja",
    name="渡辺 純",
    bio={**EVERYONE["usual"]["bio"], "text": "渡辺" * 90, "html": f"<p>{'渡辺' * 90}</p>"},  # type: ignore[dict-item]
    latest=[],
)
SHOWN = EVERYONE | {"ideographs": IDEOGRAPHS}
Show = Callable[..., Page]


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[dict[str, Any]]:
    made = {scheme: browser.new_context(color_scheme=scheme, reduced_motion="reduce") for scheme in ("light", "dark")}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def show(contexts: dict[str, Any]) -> Iterator[Show]:
    """The page as a browser lays it out, without fetching anything; photos of elsewhere stay empty frames."""
    opened = []

    def open_page(markup: bytes, *, width: int, height: int = 900, scheme: str = "light", script: bool = False) -> Page:
        shown = contexts[scheme].new_page()
        opened.append(shown)
        shown.route("**/*", lambda route: route.fulfill(status=404))
        shown.set_viewport_size({"width": width, "height": height})
        shown.set_content(markup.decode())
        for sheet in SHEETS:
            shown.add_style_tag(content=(STATIC / sheet).read_text())
        if script:
            shown.add_script_tag(content=(STATIC / "author-card.js").read_text())
        return shown

    yield open_page
    for each in opened:
        each.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("kind", ["emptiest", "fullest", "right to left", "withheld"])
def test_a_page_is_whole_and_accessible(show: Show, tmp_path: Path, kind: str, width: int, scheme: str) -> None:
    shown = show(page.write(EVERYONE[kind], today=TODAY), width=width, scheme=scheme)
    shown.screenshot(path=tmp_path / f"{kind}-{width}-{scheme}.png", full_page=True)

    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown)
    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (240, "light")])
@pytest.mark.parametrize(("lang", "is_gone"), [("en", False), ("de", True), ("ar", False)])
def test_a_page_of_nobody_is_whole_and_accessible(
    show: Show, tmp_path: Path, lang: str, is_gone: bool, width: int, scheme: str
) -> None:
    markup = absent.write(lang=lang, is_gone=is_gone, site="Harbour Post", site_url="https://harbour.example")
    shown = show(markup, width=width, scheme=scheme)
    shown.screenshot(path=tmp_path / f"absent-{lang}-{width}-{scheme}.png")

    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown)
    assert found.response["violations"] == [], found.generate_report()


def test_nothing_reaches_beyond_the_window_at_any_width(show: Show) -> None:
    for layout in ("profile", "box"):
        shown = show(page.write(EVERYONE["fullest"], today=TODAY, layout=layout), width=240)
        for width in (240, 320, 375, 544, 736, 800, 1100, 1600):
            shown.set_viewport_size({"width": width, "height": 900})
            assert shown.evaluate("document.documentElement.scrollWidth") <= width, (layout, width)


@pytest.mark.parametrize("kind", [kind for kind in SHOWN if kind != "hostile"])
def test_a_frame_is_as_high_as_its_card_and_not_much_higher(show: Show, kind: str) -> None:
    shown = show(page.write(SHOWN[kind], today=TODAY, layout="box"), width=640, script=True)
    for asked in (240, 320, 390, 500, 544, 640):
        told = oembed.answer([SHOWN[kind]], ADDRESS, oembed.Limits(width=asked))
        shown.set_viewport_size({"width": told["width"], "height": told["height"]})
        needed = shown.evaluate("document.body.getBoundingClientRect().height")
        assert needed <= told["height"] <= needed * 1.35 + 40, (asked, needed)


def test_a_frame_takes_the_colours_of_the_scheme(show: Show) -> None:
    seen = []
    for scheme in ("light", "dark"):
        shown = show(page.write(EVERYONE["usual"], today=TODAY, layout="box"), width=640, scheme=scheme)
        seen.append(shown.locator(".ac__name").evaluate("node => getComputedStyle(node).color"))

    assert seen == ["rgb(28, 27, 26)", "rgb(236, 234, 231)"]
