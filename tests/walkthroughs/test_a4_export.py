"""Walk-through A4, steps 10 and 11: a whole site as files, and pages that stay complete without the registry."""

import hashlib
import json
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.nginx import adapted, running_nginx
from tests.servers import Server, StartServer, free_port, stop

pytestmark = pytest.mark.server


class Files(SimpleHTTPRequestHandler):
    """A web server that knows of nothing but a folder."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def marks_of(folder: Path) -> dict[Path, tuple[int, int]]:
    return {
        path: (path.stat().st_mtime_ns, path.stat().st_ino)
        for parent, _, names in os.walk(folder)
        for path in (Path(parent, name) for name in names)
    }


def test_step_10_the_site_is_files_and_a_second_run_writes_none(demo_server: Server, tmp_path: Path) -> None:
    out = tmp_path / "build" / "fba"

    demo_server.manage("export_site", "fba", "--out", str(out))
    before = marks_of(out)
    again = demo_server.manage("export_site", "fba", "--out", str(out))

    assert json.loads((out / "cards.json").read_bytes())["ctr_laura"]["name"] == "Laura"
    assert json.loads((out / "cards/ctr_laura.json").read_bytes())["name"] == "Laura"
    assert (out / "cards/ctr_laura.html").read_bytes().startswith(b"<author-card>")
    assert {path.suffix for path in (out / "photos").iterdir()} == {".avif", ".jpg", ".webp"}
    files = json.loads((out / "manifest.json").read_bytes())["files"]
    assert {out / name for name in files} == before.keys() - {out / "manifest.json"}
    assert {name: entry["sha256"] for name, entry in files.items()} == {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files
    }
    assert "Files: 0 written" in again
    assert marks_of(out) == before


@pytest.mark.browser
@pytest.mark.parametrize("colours", ["", "<style>body{background:#111;color:#eee}</style>"], ids=["light", "dark"])
def test_step_11_a_page_with_the_card_inlined_is_complete_without_the_registry(
    start_server: StartServer, page: Page, tmp_path: Path, colours: str
) -> None:
    server, port, out = start_server(), free_port(), tmp_path / "build" / "fba"
    site = f"http://127.0.0.1:{port}"
    server.manage("export_site", "fba", "--out", str(out), "--base-url", site)
    sheet = f"<link rel=stylesheet href={site}/static/author-card.css>"
    fragment = (out / "cards/ctr_laura.html").read_text(encoding="utf-8")
    (out / "article.html").write_text(
        f"<!doctype html><meta charset=utf-8>{sheet}{colours}{fragment}", encoding="utf-8"
    )

    with served(out, port):
        asked = requests_of(page)
        page.goto(f"{site}/article.html")
        stop(server.process)
        assert is_gone(server.origin)
        asked.clear()
        page.reload()

        assert_complete(page, site)
        assert [address for address in asked if not address.startswith(f"{site}/")] == []
        page.screenshot(path=tmp_path / "inlined.png")


@pytest.mark.browser
def test_step_11_the_exported_page_is_complete_behind_nginx_when_the_registry_is_stopped(
    start_server: StartServer, page: Page, tmp_path: Path
) -> None:
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    server = start_server(PUBLIC_ORIGIN=origin, TRUSTED_PROXIES="127.0.0.1")
    server.manage("export_site", "fba", "--out", str(tmp_path / "cards" / "fba"))
    configuration = adapted(port=port, root=tmp_path / "cards", registry=server.origin)

    with running_nginx(tmp_path / "nginx", port, configuration):
        failed: list[str] = []
        page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.goto(f"{origin}/c/fba/ctr_laura")
        assert_complete(page, origin)
        stop(server.process)
        page.reload()

        assert_complete(page, origin)
        assert page.locator("h1").inner_text() == "Laura"
        assert failed == []
        page.screenshot(path=tmp_path / "page.png")
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(f"{origin}/c/fba/ctr_laura.html?layout=tile", timeout=20)  # noqa: S310
        with answer.value:
            assert answer.value.code == 502


def requests_of(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def is_gone(origin: str) -> bool:
    try:
        urllib.request.urlopen(origin, timeout=5).close()  # noqa: S310
    except urllib.error.HTTPError as answer:
        answer.close()
        return False
    except OSError:
        return True
    return False


def assert_complete(page: Page, origin: str) -> None:
    """Name, bio, sheet and photo: all that the card has, and the photo from this origin."""
    photo = page.locator(".ac img").first
    photo.scroll_into_view_if_needed()
    page.wait_for_function("[...document.images].every(image => image.complete)")
    assert photo.evaluate("image => image.naturalWidth") > 0
    assert photo.evaluate("image => image.currentSrc").startswith(f"{origin}/m/")
    assert page.locator(".ac__name").inner_text().strip() == "Laura"
    assert "21 years" in page.locator(".ac__bio").first.inner_text()
    # Without the sheet it would be a block.
    assert page.locator(".ac__photo").first.evaluate("node => getComputedStyle(node).overflow") == "hidden"
