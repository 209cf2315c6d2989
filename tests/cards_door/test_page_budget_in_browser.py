"""What a page with a card costs a reader, as Lighthouse would count it: in real Chromium, over the network.

Counts and bytes, no times: those would measure the machine.
"""

import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.servers import Server

pytestmark = [pytest.mark.server, pytest.mark.browser]
PLACES = {"profile": "/p/fba/laura", "framed": "/c/fba/ctr_laura?layout=box", "host": "/a-story-of-the-site"}
COUNT = """
window.seen = {shift: 0, largest: null};
new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.shift += entry.value })
    .observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => { seen.largest = list.getEntries().at(-1).url || "text" })
    .observe({type: "largest-contentful-paint", buffered: true});
"""
MEASURE = """async () => {
    await document.fonts.ready;
    for (let y = 0; y <= document.body.scrollHeight; y += 400) scrollTo(0, y);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)));
    const entries = performance.getEntriesByType("resource").filter(entry => !entry.name.endsWith("favicon.ico"));
    const pictures = [...document.images].map(image => ({
        sized: image.hasAttribute("width") && image.hasAttribute("height") && image.hasAttribute("alt"),
        loaded: image.complete && image.naturalWidth > 0,
        excess: image.naturalWidth / (image.clientWidth * devicePixelRatio),
        stretched: getComputedStyle(image).objectFit === "cover" ? 0
            : Math.abs(image.naturalWidth / image.naturalHeight * image.clientHeight / image.clientWidth - 1),
    }));
    return {
        ...window.seen,
        requests: entries.length,
        elsewhere: entries.filter(entry => new URL(entry.name).origin !== location.origin).length,
        blocking: entries.filter(entry => entry.renderBlockingStatus === "blocking").length,
        code: entries.filter(entry => /\\.(css|js)/.test(entry.name)).reduce((sum, e) => sum + e.decodedBodySize, 0),
        photos: entries.filter(entry => entry.name.includes("/m/")).reduce((sum, e) => sum + e.encodedBodySize, 0),
        elements: document.querySelectorAll("*").length,
        fonts: document.fonts.size,
        pictures,
    };
}"""


def story(server: Server) -> str:
    """A page of a site with the card in it, as the documentation tells sites to make one."""
    with urllib.request.urlopen(f"{server.origin}/c/fba/ctr_laura.html", timeout=20) as answer:  # noqa: S310
        card = answer.read().decode()
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>A story</title><link rel="stylesheet" href="{server.origin}/c/fba/card.css">'
        f'<script type="module" src="{server.origin}/static/author-card.js"></script>'
        f"<main><h1>A story</h1><p>{'It ends here. ' * 60}</p>{card}<p>What follows.</p></main>"
    )


def measured(browser: Browser, server: Server, path: str, *, width: int, script: bool) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=2 if width < 500 else 1)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(COUNT)
    page.route(
        f"{server.origin}{PLACES['host']}", lambda route: route.fulfill(body=story(server), content_type="text/html")
    )
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    if not script:
        page.route("**/author-card*.js", lambda route: route.abort())
    page.goto(server.origin + path, wait_until="networkidle")
    found: dict[str, Any] = page.evaluate(MEASURE)
    context.close()
    return {**found, "complaints": complaints if script else []}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", PLACES)
def test_a_page_with_a_card_keeps_its_budget(browser: Browser, shared_server: Server, place: str, width: int) -> None:
    found = measured(browser, shared_server, PLACES[place], width=width, script=True)

    assert found["shift"] == 0
    assert found["complaints"] == []
    assert (found["elsewhere"], found["fonts"]) == (0, 0)
    assert found["requests"] <= 4  # two sheets, the script, the photo
    assert found["blocking"] <= 2
    assert found["code"] <= 40_000  # before compression
    assert 0 < found["photos"] <= 40_000
    assert found["elements"] <= 120
    (picture,) = found["pictures"]
    assert (picture["sized"], picture["loaded"]) == (True, True)
    assert picture["stretched"] < 0.02
    assert picture["excess"] <= 2.2  # no picture that is much larger than it is shown
    assert found["largest"] is not None


@pytest.mark.parametrize("place", ["framed", "host"])
def test_nothing_shifts_when_the_script_does_not_come(browser: Browser, shared_server: Server, place: str) -> None:
    found = measured(browser, shared_server, PLACES[place], width=390, script=False)

    assert found["shift"] == 0
    assert [picture["loaded"] for picture in found["pictures"]] == [True]
