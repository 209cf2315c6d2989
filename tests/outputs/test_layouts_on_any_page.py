"""Every layout on pages that are not ours: colours, widths, zoom, style sheets, media, with script and without."""

from collections.abc import Callable
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from contributors.cards import HUES, Card
from contributors.languages import LANGUAGES
from contributors.outputs.html import LAYOUTS, Signer, render, render_article, render_several
from tests.outputs.pages import CONTRAST, HOSTILE_STYLE, PAPERS, WIDTHS, overflowing

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
MakeCard = Callable[..., Card]
Show = Callable[..., Page]
SAMPLES = ("bare", "full", "arabic", "profile")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def every_layout(*cards: Card) -> str:
    """Every layout of the first, and each way to put all of them together; a profile counts as the page's own."""
    alone = "".join(render(cards[0], today=TODAY, layout=layout) for layout in LAYOUTS)
    return alone + "".join(render_several(cards * 3, today=TODAY, layout=name) for name in ("byline", "inline", "tile"))


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_layout_overflows_at_any_width_or_zoom(show: Show, make_card: MakeCard, sample: str) -> None:
    page = show(every_layout(make_card(sample), make_card("amara")), script=True)

    assert overflowing(page, WIDTHS) == {}
    page.add_style_tag(content="html { font-size: 200% }")
    assert overflowing(page, [480, 640, 1280]) == {}


def test_no_layout_overflows_with_words_that_do_not_break(show: Show, make_card: MakeCard) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
    card = make_card(
        "profile",
        name=word,
        honorific=word[:20],
        role=word,
        location=word,
        company=word,
        covers=[word],
        books=[word],
        monogram={"text": "WMW", "hue": 15},
    )
    card["links"] = [{**link, "label": word} for link in [*card["links"], *card["links"]]]
    page = show(every_layout(card, card), script=True)
    page.evaluate("document.querySelectorAll('details').forEach(more => { more.open = true })")

    assert overflowing(page, WIDTHS) == {}


@pytest.mark.parametrize(("paper", "ink"), PAPERS.items())
def test_every_text_of_every_layout_has_contrast(show: Show, make_card: MakeCard, paper: str, ink: str) -> None:
    plates = [make_card("amara", id=f"ctr_{hue}", monogram={"text": "AO", "hue": hue}) for hue in HUES]
    html = every_layout(make_card("profile"), make_card("full")) + render_several(plates, today=TODAY, layout="tile")
    html += render_several(plates, today=TODAY, layout="inline")
    page = show(html, css=f"body {{ background: {paper}; color: {ink} }}", script=True)
    page.evaluate("document.querySelectorAll('details').forEach(more => { more.open = true })")
    ratios = page.evaluate(CONTRAST, paper)

    assert {"ac__credit", "ac__word", "ac__label", "DT", "DD", "B", "p-job-title", "BUTTON"} <= set(ratios)
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(("sample", "script"), [("full", True), ("full", False), ("arabic", True), ("profile", True)])
def test_axe_finds_nothing_in_any_layout(show: Show, make_card: MakeCard, sample: str, script: bool) -> None:
    page = show(every_layout(make_card(sample), make_card("amara")), script=script)
    answer = Axe().run(page, options=WCAG).response

    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in answer["violations"]] == []
    assert len(answer["passes"]) > 10


@pytest.mark.parametrize("which", ["article", "profile", "team"])
def test_axe_finds_nothing_on_a_page_that_uses_them(show: Show, make_card: MakeCard, which: str) -> None:
    """All of its rules, the good practices too: landmarks, headings, regions."""
    laura, amara = make_card("profile"), make_card("amara")
    pages = {
        "article": f"<h1>A story</h1>{render_several([laura, amara], today=TODAY, layout='byline')}<h2>A part</h2>"
        + render_article([Signer("Laura", laura), Signer("Amara", amara)], today=TODAY, lang="en", heading=2),
        "profile": render(laura, today=TODAY, layout="profile"),
        "team": f"<h1>Masthead</h1>{render_several([laura, amara], today=TODAY, layout='tile', heading=2)}",
    }
    answer = Axe().run(show(pages[which], script=True)).response
    # Two landmarks speak of the same two people on a page that prints the byline twice; a site prints it once.
    found = [one for one in answer["violations"] if not (which == "article" and one["id"] == "landmark-unique")]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


_COUNT_SHIFTS = """() => new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value
}).observe({type: "layout-shift", buffered: true})"""
_SETTLE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize("width", [390, 1100])
def test_photos_and_script_shift_nothing(show: Show, make_card: MakeCard, card_script: str, width: int) -> None:
    page = show("", width=width)
    page.evaluate(_COUNT_SHIFTS)
    page.evaluate(
        "html => { document.querySelector('main').innerHTML = html }",
        every_layout(make_card("profile"), make_card("amara")) + "<p>What follows on the page.</p>",
    )
    page.evaluate(_SETTLE)
    before = page.locator("main").bounding_box()
    page.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))")
    page.evaluate(card_script)
    page.evaluate(_SETTLE)

    assert page.evaluate("window.shifted ?? 0") == 0
    assert page.locator("main").bounding_box() == before


def test_no_layout_needs_the_script(show: Show, make_card: MakeCard) -> None:
    page = show(every_layout(make_card("profile"), make_card("amara")), java_script_enabled=False)

    for words in ("Laura is a freelance writer", "The filibuster, explained without adjectives", "Authors Guild"):
        assert all(found.is_visible() for found in page.get_by_text(words).all())
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Laura"]


@pytest.mark.parametrize(("sample", "width"), [("profile", 390), ("full", 900), ("arabic", 900)])
def test_hostile_style_sheet_changes_no_pixel_of_any_layout(
    show: Show, make_card: MakeCard, sample: str, width: int
) -> None:
    html = every_layout(make_card(sample, photo=None), make_card("amara"))

    def picture(css: str) -> bytes:
        page = show(html, width=width, script=True, css=css)
        page.mouse.move(0, 799)
        return page.screenshot(animations="disabled", full_page=True)

    assert picture(HOSTILE_STYLE) == picture("")


def test_right_to_left_layouts_mirror(show: Show, make_card: MakeCard) -> None:
    page = show(every_layout(make_card("arabic"), make_card("arabic", id="ctr_2")), width=900, script=True)
    photos = page.locator(".ac:not(.ac--tile) .ac__frame .ac__photo").all()
    edges = [photo.bounding_box() for photo in photos]

    assert len(edges) == 9
    assert all(edge["x"] + edge["width"] == 900 for edge in edges if edge)
    stack = [face.bounding_box()["x"] for face in page.locator(".ac__stack").last.locator(".ac__photo").all()]  # type: ignore[index]
    assert stack == sorted(stack, reverse=True)


@pytest.mark.parametrize("sample", ["laura", "arabic"])
def test_letters_stand_inside_their_faces(show: Show, make_card: MakeCard, sample: str) -> None:
    page = show(every_layout(make_card(sample), make_card(sample, id="ctr_2")), script=True)
    outside = page.locator(".ac__mono b").evaluate_all("""all => all.filter(letter => {
        const own = letter.getBoundingClientRect(), face = letter.closest(".ac__photo").getBoundingClientRect();
        return !own.width || own.left < face.left || own.right > face.right || own.bottom > face.bottom + own.height / 2
    }).map(letter => letter.closest(".ac").className)""")

    assert outside == []


def test_titles_in_another_direction_stand_where_the_list_begins(show: Show, make_card: MakeCard) -> None:
    page = show(render(make_card("arabic"), today=TODAY, layout="profile"), width=900)
    title = page.get_by_text("Beirut, note by note")

    assert title.evaluate("e => [getComputedStyle(e).direction, getComputedStyle(e).textAlign]") == ["ltr", "right"]


def test_print_keeps_what_is_read_and_drops_what_is_clicked(show: Show, make_card: MakeCard) -> None:
    page = show(every_layout(make_card("profile"), make_card("amara")), script=True)
    page.emulate_media(media="print")

    for kept in (".ac__name", ".ac__bio", ".ac__facts", ".ac__by", ".ac__photo"):
        assert all(found.is_visible() for found in page.locator(kept).all())
    for dropped in (".ac__links", ".ac__stories", ".ac__tabs"):
        assert not any(found.is_visible() for found in page.locator(dropped).all())


def test_forced_colours_draw_every_portrait_and_nothing_behind_letters(show: Show, make_card: MakeCard) -> None:
    page = show(every_layout(make_card("full"), make_card("amara")), forced_colors="active")

    borders = page.locator(".ac__photo").evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)")
    grounds = page.locator(".ac__mono").evaluate_all("all => all.map(e => getComputedStyle(e).backgroundImage)")
    assert (set(borders), set(grounds)) == ({"solid"}, {"none"})


def test_reduced_motion_stops_every_layout(show: Show, make_card: MakeCard) -> None:
    page = show(every_layout(make_card("profile"), make_card("amara")), script=True, reduced_motion="reduce")
    page.locator(".ac--tile").first.hover()
    moving = page.locator(".ac *").evaluate_all(
        "all => all.filter(e => getComputedStyle(e).transitionDuration != '0s' || getComputedStyle(e).scale > 1).length"
    )

    assert moving == 0


def test_labels_fit_in_every_language(show: Show, make_card: MakeCard) -> None:
    cards = [make_card("profile", lang=lang, id=f"ctr_{lang}") for lang in LANGUAGES]
    page = show("".join(render(card, today=TODAY, layout=name) for card in cards for name in ("profile", "byline")))

    assert overflowing(page, [240, 390]) == {}


def test_isolated_card_is_out_of_reach_and_keeps_its_tabs(show: Show, make_card: MakeCard, card_script: str) -> None:
    """Even `!important` and ids of the page do not get in; the tokens that it sets do."""
    sheet = show.sheet  # type: ignore[attr-defined]
    page = show("", css="#host p { color: red !important; font-size: 40px !important } :root { --ac-accent: #123456 }")
    page.route("https://site.example/c/fba/card.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    page.route(
        "https://site.example/c/fba/ctr_1.html",
        lambda route: route.fulfill(
            body=render(make_card("laura"), today=TODAY),
            content_type="text/html; charset=utf-8",
            headers={"Access-Control-Allow-Origin": "*"},
        ),
    )
    page.evaluate(card_script)
    element = '<author-card isolate src="https://site.example/c/fba/ctr_1.html">By Laura</author-card>'
    page.evaluate(f"document.querySelector('main').innerHTML = `<div id=host>{element}</div>`")
    page.wait_for_function("document.querySelector('author-card').shadowRoot?.querySelector('.ac')")
    page.get_by_role("tab", name="Bio").focus()
    page.keyboard.press("ArrowRight")

    assert page.get_by_role("tab", name="Latest").get_attribute("aria-selected") == "true"
    assert page.get_by_text("The filibuster, explained without adjectives").is_visible()
    assert page.locator(".ac__bio p").evaluate("p => getComputedStyle(p).fontSize") == "16px"
    assert page.locator("[aria-selected=true]").evaluate("t => getComputedStyle(t).borderTopColor") == "rgb(18, 52, 86)"


def test_isolated_card_stays_as_it_is_without_its_style_sheet(
    show: Show, make_card: MakeCard, card_script: str
) -> None:
    page = show(
        f'<author-card isolate="https://site.example/none.css">{render(make_card("laura"), today=TODAY)}</author-card>'
    )
    page.evaluate(card_script)
    page.evaluate(_SETTLE)

    assert page.get_by_role("link", name="Laura", exact=True).is_visible()
    assert page.get_by_role("tab").count() == 2
