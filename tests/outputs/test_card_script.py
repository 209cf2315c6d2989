"""The card's script in a real Chromium: tabs by keyboard and pointer, nothing that moves, and the card without it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from contributors.cards import Card
from contributors.outputs.html import render

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
MakeCard = Callable[..., Card]
Show = Callable[..., Page]
SAMPLES = ("bare", "laura", "full", "arabic")


def fragment(card: Card, **options: Any) -> str:
    return render(card, today=TODAY, **options)


def selected(page: Page) -> tuple[str, str, list[str]]:
    """The selected tab, what has the focus, and the panels that can be seen."""
    return (
        page.locator("[role=tab][aria-selected=true]").inner_text(),
        page.evaluate("document.activeElement.textContent"),
        [
            panel.get_attribute("aria-labelledby") or ""
            for panel in page.locator("[role=tabpanel]").all()
            if panel.is_visible()
        ],
    )


@pytest.mark.parametrize(
    ("keys", "open_tab"),
    [
        ("", "Bio"),
        ("ArrowRight", "Latest"),
        ("ArrowRight ArrowRight", "Bio"),
        ("ArrowLeft", "Latest"),
        ("End", "Latest"),
        ("End Home", "Bio"),
        ("Control+ArrowRight", "Bio"),
    ],
)
def test_tabs_follow_the_keyboard(show: Show, make_card: MakeCard, keys: str, open_tab: str) -> None:
    page = show(fragment(make_card("laura")), script=True)
    page.get_by_role("tab", name="Bio").focus()
    for key in keys.split():
        page.keyboard.press(key)

    tab = page.get_by_role("tab", name=open_tab)
    assert selected(page) == (open_tab, open_tab, [tab.get_attribute("id")])
    assert [t.get_attribute("tabindex") for t in page.get_by_role("tab").all()].count("0") == 1


def test_tabs_mirror_and_arrows_work_in_a_right_to_left_card(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("arabic", latest=make_card("laura")["latest"])), script=True)
    bio, latest = page.get_by_role("tab").all()
    assert bio.bounding_box()["x"] > latest.bounding_box()["x"]  # type: ignore[index]

    bio.focus()
    page.keyboard.press("ArrowLeft")
    assert latest.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowRight")
    assert bio.get_attribute("aria-selected") == "true"


def test_tab_key_goes_from_tab_to_panel_and_on(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")), script=True)
    page.get_by_role("tab", name="Bio").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "tabpanel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Today Show"


def test_click_opens_a_tab_and_nothing_moves(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")), script=True)
    before = page.locator(".ac").bounding_box()
    page.get_by_role("tab", name="Latest").click()

    assert page.get_by_text("The filibuster, explained without adjectives").is_visible()
    assert not page.get_by_text("Laura is a freelance writer").is_visible()
    assert page.locator(".ac").bounding_box() == before


def test_tabs_and_panels_name_each_other(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")) + fragment(make_card("laura")), script=True)
    tabs = page.get_by_role("tab").all()
    ids = page.locator("[id]").evaluate_all("found => found.map(element => element.id)")

    assert len(ids) == len(set(ids)) == 8
    assert page.get_by_role("tablist", name="About the author").count() == 2
    for tab in tabs:
        panel = page.locator(f"#{tab.get_attribute('aria-controls')}")
        assert panel.get_attribute("aria-labelledby") == tab.get_attribute("id")


def test_targets_are_large_enough_for_a_finger(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("full")), script=True)
    sizes = [target.bounding_box() for target in page.locator(".ac__icon:visible").all()]

    assert len(sizes) == 7
    assert all(size["width"] >= 39 and size["height"] >= 40 for size in sizes if size)
    assert all(tab.bounding_box()["height"] >= 44 for tab in page.get_by_role("tab").all())  # type: ignore[index]


_COUNT_SHIFTS = """() => new PerformanceObserver(list => { window.shifts = list.getEntries().length })
    .observe({type: "layout-shift", buffered: true})"""
_RECTANGLES = """() => [...document.querySelectorAll('.ac, .ac *:not(button, .ac__label)')].map(element => {
    const {x, y, width, height} = element.getBoundingClientRect(); return [x, y, width, height].join() })"""


@pytest.mark.parametrize("width", [280, 390, 545, 760, 1100])
@pytest.mark.parametrize("sample", SAMPLES)
def test_script_moves_nothing(show: Show, make_card: MakeCard, sample: str, width: int, card_script: str) -> None:
    page = show(fragment(make_card(sample)), width=width)
    before = page.evaluate(_RECTANGLES)
    page.evaluate(_COUNT_SHIFTS)
    page.evaluate(card_script)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert page.evaluate(_RECTANGLES) == before
    assert page.evaluate("window.shifts ?? 0") == 0
    assert page.get_by_role("tab").count() == (2 if sample != "bare" else 0)


def test_card_is_complete_without_javascript(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")), java_script_enabled=False)

    for text in ("Laura is a freelance writer", "Latest", "The filibuster, explained without adjectives"):
        assert page.get_by_text(text).first.is_visible()
    bio, stories = (panel.bounding_box() for panel in page.locator(".ac__panel").all())
    assert bio is not None
    assert stories is not None
    assert stories["y"] > bio["y"] + bio["height"]
    assert not page.locator(".ac__tabs").is_visible()


def test_script_that_never_comes_leaves_both_sections_readable(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")))
    stories = page.get_by_text("The filibuster, explained without adjectives")
    assert not stories.is_visible()
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")

    assert stories.is_visible()
    assert page.get_by_text("Latest", exact=True).is_visible()
    bio, latest = (panel.bounding_box() for panel in page.locator(".ac__panel").all())
    assert bio is not None
    assert latest is not None
    assert latest["y"] >= bio["y"] + bio["height"]


def test_element_fetches_its_card_and_keeps_the_fallback_on_error(
    show: Show, make_card: MakeCard, card_script: str
) -> None:
    answers = {"https://site.example/card": (200, fragment(make_card("laura"))), "https://site.example/gone": (410, "")}
    page = show("")
    page.route(
        "https://site.example/**",
        lambda route: route.fulfill(
            status=answers[route.request.url][0],
            body=answers[route.request.url][1],
            content_type="text/html; charset=utf-8",
            headers={"Access-Control-Allow-Origin": "*"},
        ),
    )
    page.evaluate(card_script)
    page.evaluate("""document.querySelector('main').innerHTML = `
        <author-card src="https://site.example/card"><a href="/l">Laura</a></author-card>
        <author-card src="https://site.example/gone"><a href="/m">Mona</a></author-card>`""")

    page.get_by_role("tab", name="Latest").click()
    assert page.locator("author-card author-card").count() == 0
    assert page.get_by_role("link", name="Mona").is_visible()
    assert (
        page.get_by_role("link", name="Laura", exact=True).get_attribute("href") == "https://fba.example/authors/laura"
    )


def test_cloned_card_gets_working_tabs(show: Show, make_card: MakeCard) -> None:
    """Sites that keep a snapshot of the page put clones back; listeners do not come with a clone."""
    page = show(fragment(make_card("laura")), script=True)
    page.evaluate(
        "() => { const card = document.querySelector('author-card'); card.replaceWith(card.cloneNode(true)) }"
    )
    page.get_by_role("tab", name="Latest").click()

    assert page.get_by_role("tab").count() == 2
    assert page.get_by_text("The filibuster, explained without adjectives").is_visible()
