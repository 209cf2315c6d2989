"""The playground in a real browser: with and without script, by keyboard, on a phone, quiet for axe."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from contributors.outputs.html import LAYOUTS
from tests.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.server]
LAURA = "?site=fba&id=ctr_laura&layout=box"
TITLES = ["HTML", "Next.js", "Hugo", "Eleventy", "WordPress", "Wagtail/Django", "curl"]


@pytest.fixture
def watched(page: Page, shared_server: Server) -> Iterator[list[str]]:
    """Every request of the page, and a failure for every complaint that the browser has."""
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    yield requests
    assert complaints == []
    assert [url for url in requests if not url.startswith(f"{shared_server.origin}/")] == []


def opened(page: Page, server: Server, query: str = LAURA) -> Page:
    page.goto(f"{server.origin}/docs/playground/{query}")
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_accessible_and_fits(browser: Browser, shared_server: Server, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for query in (LAURA, "?site=fba&id=ctr_nobody&theme=navy", "?id=", "?theme=salmon&layout=profile&width=1100"):
        opened(page, shared_server, query)

        found = Axe().run(page)

        assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_card_wears_the_page_in_the_frame(page: Page, shared_server: Server, watched: list[str]) -> None:
    opened(page, shared_server)
    seen = {}
    for theme in ("Light", "Dark", "Salmon", "Navy"):
        page.get_by_label(theme, exact=True).check(force=True)
        seen[theme] = page.frames[1].evaluate(
            "() => [getComputedStyle(document.querySelector('.ac__name')).color,"
            " getComputedStyle(document.body).backgroundColor]"
        )

    assert seen == {
        "Light": ["rgb(27, 27, 26)", "rgb(251, 250, 247)"],
        "Dark": ["rgb(233, 230, 223)", "rgb(20, 21, 24)"],
        "Salmon": ["rgb(51, 48, 46)", "rgb(255, 241, 229)"],
        "Navy": ["rgb(230, 235, 255)", "rgb(13, 19, 38)"],
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_frame_is_as_wide_as_chosen_and_as_high_as_its_page(
    page: Page, shared_server: Server, watched: list[str], layout: str
) -> None:
    opened(page, shared_server, f"?site=fba&id=ctr_laura&layout={layout}")
    for width in (240, 640, 1100):
        page.get_by_label("Width").fill(str(width))
        page.frames[1].wait_for_function(f"innerWidth === {width - 2}")  # the frame's own border
        page.frames[1].wait_for_function("Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 1.01")
        assert page.frames[1].evaluate("document.documentElement.scrollWidth") == width - 2


def test_colours_and_width_change_in_place_and_fetch_nothing(
    page: Page, shared_server: Server, watched: list[str]
) -> None:
    opened(page, shared_server)
    watched.clear()

    page.get_by_label("Navy").check(force=True)
    page.get_by_label("Width").fill("480")

    expect(page.frame_locator(".play__frame").locator("html")).to_have_attribute("data-page", "navy")
    expect(page.locator(".play__frame")).to_have_attribute("width", "480")
    expect(page.locator("#width-says")).to_have_text("480 px")
    page.wait_for_url("**/docs/playground/?site=fba&id=ctr_laura&layout=box&theme=navy&width=480")
    assert [url for url in watched if not url.endswith("favicon.svg")] == []


def test_another_layout_changes_card_code_and_answer(page: Page, shared_server: Server, watched: list[str]) -> None:
    opened(page, shared_server)
    page.get_by_role("tab", name="curl").click()
    watched.clear()

    page.get_by_label("Byline").check(force=True)

    expect(page.frame_locator(".play__frame").locator(".ac--byline")).to_be_visible()
    expect(page.locator(".play__request")).to_contain_text("ctr_laura.html?layout=byline")
    expect(page.get_by_role("tab", name="curl")).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-key=curl] pre").first).to_have_text(
        f'curl --include "{shared_server.origin}/c/fba/ctr_laura.html?layout=byline"'
    )
    expect(page.locator("#said")).to_have_text(re.compile(r"^200 OK, [\d,]+ bytes, [\d,]+ with gzip$"))
    assert [url for url in watched if "/playground/" not in url and not re.search("/(static|c|m)/", url)] == []


def test_a_typed_id_is_shown_and_an_unknown_one_is_told(page: Page, shared_server: Server, watched: list[str]) -> None:
    opened(page, shared_server)

    page.get_by_label("Contributor’s id").fill("ctr_minh")
    expect(page.frame_locator(".play__frame").locator(".ac__name")).to_have_text("Nguyễn Minh Anh")
    page.get_by_label("Contributor’s id").fill("ctr_nobody")

    expect(page.locator(".play__status")).to_contain_text("No contributor with this id has a card on `fba`.")
    expect(page.frame_locator(".play__frame").locator("body")).to_contain_text("The card stands here.")
    expect(page.get_by_label("Contributor’s id")).to_be_focused()


def test_somebody_of_the_demo_world_is_one_key_away(page: Page, shared_server: Server, watched: list[str]) -> None:
    opened(page, shared_server)

    page.get_by_role("link", name="Jun Watanabe").press("Enter")

    expect(page.frame_locator(".play__frame").locator(".ac__name")).to_have_text("Jun Watanabe")
    expect(page.get_by_label("Site", exact=True)).to_have_value("signal")
    expect(page.get_by_role("link", name="Jun Watanabe")).to_be_focused()
    expect(page.get_by_role("link", name="Jun Watanabe")).to_have_attribute("aria-current", "true")


def test_tabs_and_copying_work_by_keyboard(
    page: Page, browser_context: BrowserContext, shared_server: Server, watched: list[str]
) -> None:
    browser_context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, shared_server)
    assert page.get_by_role("tab").all_inner_texts() == TITLES

    page.get_by_role("tab", name="HTML").focus()
    for key, title in (("ArrowRight", "Next.js"), ("End", "curl"), ("ArrowRight", "HTML"), ("ArrowLeft", "curl")):
        page.keyboard.press(key)
        expect(page.get_by_role("tab", name=title, exact=True)).to_be_focused()
        expect(page.get_by_role("tabpanel")).to_have_count(1)
        expect(page.get_by_role("tabpanel")).to_have_attribute(
            "aria-labelledby", f"tab-{title.replace('.', '').lower()}"
        )
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy look.sh")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#said")).to_have_text("look.sh is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f'curl --include "{shared_server.origin}/c/fba/ctr_laura.html?layout=box"'
    )


def test_without_a_clipboard_the_code_is_selected(page: Page, shared_server: Server, watched: list[str]) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    opened(page, shared_server)

    page.get_by_role("button", name="Copy card.html").click()

    expect(page.locator("#said")).to_have_text("card.html is selected: copy it with your keyboard.")
    assert page.evaluate("getSelection().toString()").startswith('<link rel="stylesheet"')


def test_a_registry_that_is_gone_leaves_the_last_answer(page: Page, shared_server: Server) -> None:
    opened(page, shared_server)
    page.route("**/docs/playground/**", lambda route: route.abort())

    page.get_by_label("Tile").check(force=True)

    expect(page.locator("#said")).to_have_text("The registry can’t be reached. What you see is the last answer.")
    expect(page.locator(".play__request")).to_contain_text("layout=box")


def test_without_script_everything_is_shown_and_the_form_is_a_form(browser: Browser, shared_server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{shared_server.origin}/docs/playground/{LAURA}")

    assert page.locator(".examples__one h3").all_inner_texts() == TITLES
    for panel in page.locator(".examples__one pre").all():
        expect(panel).to_be_visible()
    page.get_by_label("Inline").check(force=True)
    page.get_by_label("Salmon").check(force=True)
    page.get_by_role("button", name="Show").click()

    expect(page.frame_locator(".play__frame").locator(".ac--inline")).to_be_visible()
    expect(page.frame_locator(".play__frame").locator("html")).to_have_attribute("data-page", "salmon")
    expect(page.locator(".play__request")).to_contain_text("layout=inline")
    context.close()
