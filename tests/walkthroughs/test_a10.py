"""Walk-through A10: an empty registry, a pasted author box, a published card, an invited editor. In a real browser,
against the real server."""

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.servers import Server, StartServer

pytestmark = [pytest.mark.server, pytest.mark.browser]

PASSWORD = "correct horse battery staple"
BIO = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for 17 years. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people. She writes for FBA because unbiased news is vital to unity, and readers deserve the "
    "facts free of opinion."
)
LINE = BIO[BIO.index("She writes for FBA") :]
LEFT_OUT = ["The following two tabs change content below.", "Bio", "Latest Posts"]
PASTED = "\n".join([*LEFT_OUT, BIO])

Look = Callable[[str], None]


@pytest.fixture
def server(start_server: StartServer) -> Server:
    return start_server(demo=False)


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide-light", "narrow-dark"])
def look(page: Page, tmp_path: Path, request: pytest.FixtureRequest) -> Look:
    """Looks at the page: a picture, nothing that axe objects to, nothing that reaches beyond the window."""
    width, scheme = request.param
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def look_at(name: str) -> None:
        page.screenshot(path=pictures / f"{name}.png", full_page=True)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name

    return look_at


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console says is wrong: refused policies, failed requests, errors of scripts."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def paste(page: Page, text: str) -> None:
    """As Ctrl+V does: all at once."""
    page.locator("#text").focus()
    page.keyboard.insert_text(text)


def fetch(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  an address of our own
        return json.load(answer)


def owner_signs_in(page: Page, server: Server, look: Look) -> None:
    """1. One field, with the focus."""
    page.goto(server.manage("sign_in_link", "owner").strip())
    look("1-link")
    page.get_by_role("button", name="Sign in as Owner").click()
    expect(page.get_by_label("Paste an author box, an article’s last lines, or a list of names")).to_be_focused()
    expect(page.get_by_role("button", name="Start with demo data")).to_be_visible()
    look("2-empty")


def owner_pastes(page: Page, look: Look) -> None:
    """2. A card, three marks, and what was left out."""
    paste(page, PASTED)
    card = page.locator(".pane .ac")
    expect(card.get_by_text("Laura", exact=True)).to_be_visible()
    marks = page.locator(".bio__marks mark")
    expect(marks).to_have_text(["17 years", "currently", LINE])
    expect(page.locator(".left-out li")).to_have_text(
        ["The following two tabs change content below.", "Bio", "Latest Posts"]
    )
    expect(card).not_to_contain_text("two tabs")
    assert page.get_by_label("When was this written?").input_value() == "2026-11-22"
    look("3-pasted")


def owner_looks_it_over(page: Page, look: Look) -> None:
    """The day of writing and the site."""
    card, marks = page.locator(".pane .ac"), page.locator(".bio__marks mark")
    page.get_by_label("When was this written?").fill("2022-03-14")
    expect(marks.first).to_have_text("21 years")
    expect(page.get_by_text("“21 years” counts from 2005 and updates itself.")).to_be_visible()
    expect(page.get_by_text("Written as “17 years” on 14 March 2022.")).to_be_visible()
    expect(card).to_contain_text("editing for 21 years.")
    expect(page.get_by_label("Bio", exact=True)).to_have_value(BIO.replace("17 years", "21 years"))

    page.get_by_label("Only on one site? Name it").press_sequentially("FBA")
    expect(page.get_by_label("Only on FBA")).to_have_value(LINE)
    expect(page.get_by_label("Only on one site? Name it")).to_be_focused()
    expect(marks).to_have_text(["21 years", "currently"])
    expect(card).to_contain_text(LINE)
    look("4-looked-over")


def owner_publishes(page: Page, server: Server, look: Look) -> None:
    """3. The card, its address, the curl line."""
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Laura", level=1)).to_be_visible()
    address = page.url
    shown = page.locator(".ways code").all_text_contents()
    assert shown[0].startswith(f"{server.origin}/c/fba/ctr_")
    assert shown[1] == f"curl -s {shown[0].removesuffix('.html')}.json"
    page.get_by_role("button", name="Copy the curl line").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == shown[1]
    document = fetch(shown[1].removeprefix("curl -s "))
    assert document["name"] == "Laura"
    assert document["bio"]["text"] == BIO.replace("17 years", "21 years")
    assert document["site"] == {"slug": "fba", "name": "FBA", "url": None}
    look("5-published")
    page.goto(address)
    expect(page.locator(".pane .ac")).to_contain_text("21 years")


def owner_invites_an_editor(page: Page, server: Server, look: Look) -> None:
    """Her link signs in once."""
    page.get_by_label("Name", exact=True).fill("Maya Editor")
    page.get_by_label("Sign-in name").fill("maya")
    page.get_by_label("E-mail").fill("maya@registry.example")
    page.get_by_label("Site", exact=True).select_option(label="FBA")
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#invitation").text_content() or ""
    assert link.startswith(f"{server.origin}/desk/sign-in/")
    look("6-invited")
    page.get_by_role("button", name="Sign out").click()
    page.goto(link)
    page.get_by_role("button", name="Sign in as Maya Editor").click()
    expect(page.get_by_label("Paste an author box, an article’s last lines, or a list of names")).to_be_focused()


def test_from_a_fresh_install_to_a_published_card(
    server: Server, page: Page, look: Look, complaints: list[str], browser_context: BrowserContext
) -> None:
    browser_context.grant_permissions(["clipboard-read", "clipboard-write"])

    owner_signs_in(page, server, look)
    owner_pastes(page, look)
    owner_looks_it_over(page, look)
    owner_publishes(page, server, look)
    owner_invites_an_editor(page, server, look)

    assert complaints == []
