"""What oEmbed answers, on a page of another site, in the frame that WordPress makes of it: sandboxed, scripts only."""

import json
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.servers import Server

pytestmark = [pytest.mark.server, pytest.mark.browser]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Another site's web server on this machine, and the folder that it serves."""
    folder = tmp_path / "site"
    folder.mkdir()
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()
        thread.join()


def embedded(server: Server, path: str) -> str:
    address = f"{server.origin}/oembed?maxwidth=600&url={quote(server.origin + path)}"
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  our own server
        return str(json.load(answer)["html"])


@pytest.mark.parametrize("path", ["/p/fba/laura", "/c/fba/ctr_lwhit", "/c/fba/ctr_laura,ctr_minh"])
def test_a_pasted_address_is_a_card_on_the_page(
    shared_server: Server, page: Page, site: tuple[str, Path], tmp_path: Path, path: str
) -> None:
    origin, folder = site
    frame = embedded(shared_server, path).replace("<iframe ", '<iframe sandbox="allow-scripts" security="restricted" ')
    markup = f"<!doctype html><meta charset=utf-8><title>An article</title><p>Its last paragraph.</p>{frame}"
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type == "error" and "favicon" not in str(message.location)
            else None
        ),
    )
    (folder / "article.html").write_text(markup, encoding="utf-8")
    page.goto(f"{origin}/article.html")

    card = page.frame_locator("iframe").locator(".ac").first
    expect(card).to_be_visible()
    assert card.evaluate("node => getComputedStyle(node).containerName") == "author-card"
    if path.startswith("/p/"):
        expect(page.frame_locator("iframe").get_by_role("tab", name="Latest")).to_be_visible()
    page.screenshot(path=tmp_path / "embedded.png", full_page=True)
    assert complaints == []
