"""The desk in a real browser: with script and without, and what happens to typed words when something goes wrong."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.desk.conftest import BIO, PASTED
from tests.servers import Server, running_server

pytestmark = [pytest.mark.server, pytest.mark.browser]

FIELD = "Paste an author box, an article’s last lines, or a list of names"
LINE = BIO[BIO.index("She writes for FBA") :]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One empty registry for the whole file; each test names a site of its own."""
    with running_server(tmp_path_factory.mktemp("desk"), None, {}) as running:
        yield running


@pytest.fixture(scope="module")
def session(browser: Browser, server: Server) -> Sequence[Any]:
    """The cookies of the owner's session; signing in anew for each test would start a process each time."""
    context = browser.new_context()
    sign_in(context.new_page(), server)
    cookies = context.cookies()
    context.close()
    return cookies


def sign_in(page: Page, server: Server) -> None:
    page.goto(server.manage("sign_in_link", "owner").strip())
    page.get_by_role("button", name="Sign in as Owner").click()
    expect(page.get_by_label(FIELD)).to_be_focused()


@pytest.fixture
def desk(browser_context: BrowserContext, server: Server, session: Sequence[Any]) -> Page:
    browser_context.add_cookies(session)
    page = browser_context.new_page()
    page.goto(f"{server.origin}/desk/")
    return page


def paste(page: Page, text: str = PASTED) -> None:
    page.get_by_label(FIELD).focus()
    page.keyboard.insert_text(text)


def field(page: Page, label: str) -> str:
    return page.get_by_label(label, exact=True).input_value()


def test_everything_works_without_script(browser: Browser, server: Server, session: Sequence[Any]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.add_cookies(session)
    page = context.new_page()
    page.goto(f"{server.origin}/desk/")

    page.get_by_label(FIELD).fill(PASTED.replace("FBA", "HPT"))
    page.get_by_role("button", name="Read it").click()
    line = LINE.replace("FBA", "HPT")
    expect(page.locator(".bio__marks mark")).to_have_text(["17 years", "currently", line])
    page.get_by_label("When was this written?").fill("2022-03-14")
    page.get_by_role("button", name="Move to HPT only").click()
    expect(page.get_by_label("Only on HPT")).to_have_value(line)
    expect(page.get_by_label("When was this written?")).to_have_value("2022-03-14")
    page.get_by_role("button", name="Publish").click()

    expect(page.locator(".pane .ac")).to_contain_text("21 years")
    context.close()


def test_typed_words_keep_their_place_and_their_marks(desk: Page) -> None:
    paste(desk)
    bio = desk.get_by_label("Bio", exact=True)
    expect(bio).to_have_value(BIO)

    bio.press("Control+Home")
    for letter in "Dear ":
        desk.keyboard.type(letter, delay=60)
    expect(desk.locator(".pane .ac")).to_contain_text("Dear Laura is")

    assert bio.input_value() == f"Dear {BIO}"
    assert bio.evaluate("field => field.selectionStart") == len("Dear ")
    expect(desk.locator(".bio__marks mark")).to_have_text(["17 years", "currently", LINE])
    assert desk.locator(".bio__marks").evaluate("copy => copy.textContent") == f"Dear {BIO}\n"
    desk.keyboard.press("Control+z")
    assert bio.input_value() != f"Dear {BIO}"


def test_the_marks_lie_where_the_words_are(desk: Page) -> None:
    paste(desk)
    expect(desk.get_by_label("Bio", exact=True)).to_have_value(BIO)

    copy, typed = desk.locator(".bio__marks").bounding_box(), desk.get_by_label("Bio", exact=True).bounding_box()

    assert copy == typed
    styles = """node => {
        const {font, lineHeight, letterSpacing, padding, whiteSpace} = getComputedStyle(node);
        return [font, lineHeight, letterSpacing, padding, whiteSpace];
    }"""
    assert desk.locator(".bio__marks").evaluate(styles) == desk.get_by_label("Bio", exact=True).evaluate(styles)


def test_what_was_typed_is_there_after_a_reload(desk: Page) -> None:
    paste(desk)
    expect(desk.get_by_label("Display name")).to_have_value("Laura")
    desk.get_by_label("Display name").fill("Laura Whitfield")
    expect(desk.locator(".pane .ac")).to_contain_text("Laura Whitfield")

    desk.reload()

    expect(desk.get_by_label("Display name")).to_have_value("Laura Whitfield")
    assert field(desk, FIELD) == PASTED


def test_an_ended_session_is_said_and_costs_nothing(
    desk: Page, server: Server, browser_context: BrowserContext
) -> None:
    paste(desk)
    expect(desk.get_by_label("Display name")).to_have_value("Laura")
    browser_context.clear_cookies(name="sessionid")

    desk.get_by_label("Display name").fill("Laura Whitfield")
    expect(desk.get_by_text("Your session has ended. What you typed stays here")).to_be_visible()
    other = browser_context.new_page()
    sign_in(other, server)
    desk.get_by_label("Job title").fill("Writer")

    expect(desk.locator(".pane .ac")).to_contain_text("Laura Whitfield")
    expect(desk.get_by_text("Your session has ended.")).to_be_hidden()
    desk.get_by_label("Only on one site? Name it").fill("Ended Times")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_role("heading", name="Laura Whitfield", level=1)).to_be_visible()


def test_the_keyboard_publishes_and_a_new_paste_begins_empty(desk: Page) -> None:
    paste(desk, "About the author\n\nAnna Lind is a staff writer in Oslo. She writes about energy.")
    expect(desk.get_by_label("Display name")).to_have_value("Anna Lind")
    desk.get_by_label("Only on one site? Name it").fill("Harbour Post")

    desk.keyboard.press("Control+Enter")

    expect(desk).to_have_url(re.compile(r"/desk/contributors/ctr_\w{26}/$"))
    desk.get_by_role("link", name="Paste the next one").click()
    expect(desk.get_by_label(FIELD)).to_have_value("")
    assert desk.locator("#bar").count() == 0


def test_a_publish_that_is_refused_stays_on_the_page_with_its_sentence(desk: Page) -> None:
    paste(desk, "About the author\n\nBo Sampson is a staff writer in Bergen. He writes about boats.")
    expect(desk.get_by_label("Display name")).to_have_value("Bo Sampson")

    desk.get_by_role("button", name="Publish").click()

    expect(desk.get_by_text("Name the site that shows this card")).to_be_visible()
    expect(desk.get_by_label("Display name")).to_have_value("Bo Sampson")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The sea was calm. Nothing happened in the harbour all day.", "No author box was found in this text"),
        ("%PDF-1.4\nobj", "This is a PDF document, not text."),
        ("The sea was calm. " * 60_000, "This is too much to be read at once"),
    ],
    ids=["nobody", "binary", "large"],
)
def test_bad_input_gets_its_sentence_beside_the_field(desk: Page, text: str, sentence: str) -> None:
    desk.get_by_label(FIELD).evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }", text
    )

    expect(desk.locator("#text-says")).to_contain_text(sentence)


def test_a_lost_connection_is_said(desk: Page) -> None:
    desk.route("**/desk/preview/", lambda route: route.abort())

    paste(desk)

    expect(desk.get_by_text("The registry can’t be reached. What you typed stays here")).to_be_visible()


def test_a_field_is_not_rewritten_while_somebody_types_in_it(desk: Page, server: Server) -> None:
    paste(desk, "About the author\n\nClara Winter is a photographer in Bergen. She works on the coast.")
    desk.get_by_label("Only on one site? Name it").fill("Case Times")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_role("heading", name="Clara Winter", level=1)).to_be_visible()
    desk.goto(f"{server.origin}/desk/")
    paste(desk, "About the author\n\nEva Moss is a writer in Oslo. She writes about energy.")
    name = desk.get_by_label("Only on one site? Name it")

    name.press_sequentially("case times")
    expect(desk.get_by_text("Case Times is here already.")).to_be_visible()

    assert name.input_value() == "case times"
    name.blur()
    desk.get_by_label("Job title").fill("Writer")
    expect(name).to_have_value("Case Times")
