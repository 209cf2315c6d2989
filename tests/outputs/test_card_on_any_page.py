"""The card in a real Chromium on pages that are not ours: any width, colour, style sheet, medium and text size."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from contributors.cards import HUES, Card
from contributors.languages import LANGUAGES
from contributors.outputs.html import render
from tests.outputs.pages import CONTRAST, HOSTILE_STYLE, PAPERS, WIDTHS, overflowing

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
MakeCard = Callable[..., Card]
Show = Callable[..., Page]

SAMPLES = ("bare", "laura", "full", "arabic")


def fragment(card: Card, **options: Any) -> str:
    return render(card, today=TODAY, **options)


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_overflows(show: Show, make_card: MakeCard, sample: str) -> None:
    page = show(fragment(make_card(sample)), script=True)

    assert overflowing(page, WIDTHS) == {}


def test_words_without_a_break_do_not_overflow(show: Show, make_card: MakeCard) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
    card = make_card("full", name=word, role=word, pronouns=word)
    card["links"] = [{**link, "network": "other", "label": word} for link in card["links"]]
    card["latest"][0]["title"] = word
    assert card["bio"]
    card["bio"]["html"] = f"<p>{word * 20}</p>"
    page = show(fragment(card), script=True)
    page.locator("summary").click()
    assert overflowing(page, WIDTHS) == {}
    page.get_by_role("tab", name="Latest").click()
    assert overflowing(page, WIDTHS) == {}


def test_bio_of_four_thousand_characters_is_read_in_full(show: Show, make_card: MakeCard) -> None:
    text = ("She covers courts. " * 211)[:4000]
    card = make_card("laura")
    assert card["bio"]
    card["bio"]["html"] = f"<p>{text}</p>"
    page = show(fragment(card), width=390, script=True)

    bio, box = page.locator(".ac__bio").bounding_box(), page.locator(".ac").bounding_box()
    assert bio is not None
    assert box is not None
    assert page.locator(".ac__bio").inner_text() == text.strip()
    assert box["height"] > bio["height"] > 1500
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_tabs_fit_in_every_language(show: Show, make_card: MakeCard) -> None:
    page = show("".join(fragment(make_card("laura", lang=lang)) for lang in LANGUAGES), width=240, script=True)
    tops = page.get_by_role("tab").evaluate_all("tabs => tabs.map(tab => tab.getBoundingClientRect().y)")

    assert page.evaluate("document.documentElement.scrollWidth") == 240
    assert tops[::2] == tops[1::2]
    assert len(tops) == 2 * len(LANGUAGES)


@pytest.mark.parametrize(("root", "width"), [("32px", 480), ("10px", 760)])
def test_text_size_of_the_reader_and_of_the_host(show: Show, make_card: MakeCard, root: str, width: int) -> None:
    """Twice the text on a phone's width; and hosts that set the root to 62.5 % give the size back by a token."""
    page = show(
        fragment(make_card("full")), width=width, css=f"html {{ font-size: {root}; --ac-size: 16px }}", script=True
    )
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".ac__bio").evaluate("bio => getComputedStyle(bio).fontSize") == "16px"


def test_card_grows_with_the_text_of_the_reader(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("full")), width=480, css="html { font-size: 32px }", script=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 480
    assert page.locator(".ac__bio").evaluate("bio => getComputedStyle(bio).fontSize") == "32px"


@pytest.mark.parametrize(("sample", "width"), [("bare", 390), ("laura", 390), ("laura", 760)])
def test_hostile_style_sheet_of_the_host_changes_no_pixel(
    show: Show, make_card: MakeCard, sample: str, width: int
) -> None:
    def picture(css: str) -> bytes:
        page = show(fragment(make_card(sample), heading=3), width=width, script=True, css=css)
        page.mouse.move(0, 799)
        return page.locator(".ac").screenshot(animations="disabled")

    assert picture(HOSTILE_STYLE) == picture("")


def test_card_asks_no_server_for_anything(show: Show, make_card: MakeCard, card_script: str) -> None:
    asked: list[str] = []
    page = show("")
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(card_script)
    page.evaluate("html => { document.querySelector('main').innerHTML = html }", fragment(make_card("full")))
    page.get_by_role("tab", name="Latest").click()

    assert asked == []


@pytest.mark.parametrize(("paper", "ink"), PAPERS.items())
def test_every_text_has_contrast_on_every_page_colour(show: Show, make_card: MakeCard, paper: str, ink: str) -> None:
    plates = "".join(fragment(make_card(monogram={"text": "M", "hue": hue})) for hue in HUES)
    page = show(fragment(make_card("full")) + plates, css=f"body {{ background: {paper}; color: {ink} }}", script=True)
    ratios = page.evaluate(CONTRAST, paper)

    assert {"ac__role", "ac__icon ac__icon--text", "TIME", "BUTTON", "B", "P"} <= set(ratios)
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(
    ("sample", "state"),
    [("bare", "bio"), ("laura", "no script"), ("full", "bio"), ("full", "latest"), ("arabic", "latest")],
)
def test_axe_finds_nothing(show: Show, make_card: MakeCard, sample: str, state: str) -> None:
    html = f"<h1>Story</h1>{fragment(make_card(sample), heading=2)}"
    page = show(html, script=state != "no script")
    if state == "latest" and sample != "bare":
        page.get_by_role("tab").nth(1).click()
    answer = Axe().run(page).response

    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in answer["violations"]] == []
    assert len(answer["passes"]) > 10


def test_print_shows_name_and_bio_and_no_controls(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")), css="body { background: #000; color: #fff }", script=True)
    page.get_by_role("tab", name="Latest").click()
    page.emulate_media(media="print")

    assert page.get_by_text("Laura is a freelance writer").is_visible()
    assert page.locator(".ac__name").is_visible()
    for hidden in (".ac__tabs", ".ac__links", ".ac__stories"):
        assert not page.locator(hidden).is_visible()
    assert page.locator(".ac__bio p").evaluate("p => getComputedStyle(p).color") == "rgb(0, 0, 0)"


def test_reduced_motion_stops_transitions(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")), script=True, reduced_motion="reduce")

    durations = page.locator(".ac a, .ac button").evaluate_all(
        "all => all.map(e => getComputedStyle(e).transitionDuration)"
    )
    assert set(durations) == {"0s"}


def test_forced_colours_keep_the_open_tab_apart(show: Show, make_card: MakeCard) -> None:
    page = show(fragment(make_card("laura")), script=True, forced_colors="active")
    colours = page.get_by_role("tab").evaluate_all("tabs => tabs.map(tab => getComputedStyle(tab).borderTopColor)")

    assert len(set(colours)) == 2
    assert page.locator(".ac__mono").evaluate("plate => getComputedStyle(plate).backgroundImage") == "none"
