"""The documentation in a real browser: readable on a phone, quiet for axe, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.server]
PAGES = ("", "tutorial/first-card", "reference/card", "reference/errors", "explanation/architecture")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_are_accessible_and_fit(browser: Browser, shared_server: Server, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for path in PAGES:
        page.goto(f"{shared_server.origin}/docs/{path}")

        found = Axe().run(page)

        assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".docs__side details").evaluate("node => node.open") is (width > 800)
    assert complaints == []
    context.close()
