"""Walk-through A4: the first card in under five minutes, then a whole site. Against the real server."""

import gzip
import json
import re
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from justhtml import JustHTML
from playwright.sync_api import Page

from tests.servers import Server

pytestmark = pytest.mark.server


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Any
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


def get(url: str, *, method: str = "GET", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, method=method, headers=named)  # noqa: S310  our own server
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as answer:
        with answer:
            return Answer(answer.code, answer.headers, answer.read())


def test_step_1_the_first_screen_shows_one_command_that_needs_no_key(shared_server: Server) -> None:
    page = get(f"{shared_server.origin}/docs/")
    command = re.search(r"<code>curl (\S+)</code>", page.text)

    assert page.status == 200
    assert command is not None
    assert get(command[1]).status == 200


def test_step_2_the_fragment_is_finished_html(shared_server: Server) -> None:
    answer = get(f"{shared_server.origin}/c/fba/ctr_laura.html")

    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.text.startswith('<author-card><aside class="ac ac--box')
    assert len(answer.body) < 6_000
    assert "21 years" in answer.text
    assert "She writes for FBA because unbiased news is vital to unity" in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    fetched = [
        node.attrs[name]
        for node in JustHTML(answer.text).query("[src], [srcset], [poster]")
        for name in node.attrs
        if name.startswith(("src", "poster"))
    ]
    assert all(address.startswith(shared_server.origin) for address in fetched)


@pytest.mark.browser
def test_step_3_the_card_renders_and_is_dark_on_a_dark_page(shared_server: Server, page: Page, tmp_path: Path) -> None:
    sheet = f'<link rel=stylesheet href="{shared_server.origin}/static/author-card.css">'
    fragment = get(f"{shared_server.origin}/c/fba/ctr_laura.html").text
    seen = {}
    for name, colours in {"light": "", "dark": "<style>body{background:#111;color:#eee}</style>"}.items():
        file = tmp_path / f"{name}.html"
        file.write_text(f"<!doctype html><meta charset=utf-8>{sheet}{colours}{fragment}", encoding="utf-8")
        page.goto(file.as_uri())
        seen[name] = page.locator(".ac__name").evaluate("node => getComputedStyle(node).color")

    assert page.locator(".ac__name").inner_text() == "Laura"
    assert page.locator(".ac--box").evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
    assert seen == {"light": "rgb(0, 0, 0)", "dark": "rgb(238, 238, 238)"}


def test_step_4_a_card_can_be_cached_and_asked_again(shared_server: Server) -> None:
    address = f"{shared_server.origin}/c/fba/ctr_laura.json"
    head = get(address, method="HEAD")
    again = get(address, If_None_Match=head.headers["ETag"])

    assert (head.status, head.body) == (200, b"")
    assert head.headers["Cache-Control"] == "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
    assert head.headers["Access-Control-Allow-Origin"] == "*"
    assert (again.status, again.body) == (304, b"")


def test_step_5_a_whole_site_in_one_request(shared_server: Server) -> None:
    cards = f"{shared_server.origin}/api/v1/sites/fba/cards?format=ndjson"
    answer = get(cards, Authorization="Bearer sk_demo_fba", Accept_Encoding="gzip")
    lines = gzip.decompress(answer.body).decode().splitlines()

    count = "from contributors.models import SiteProfile; print(SiteProfile.objects.filter(site__slug='fba').count())"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(lines) == int(shared_server.manage("shell", "-v", "0", "-c", count))
    assert {json.loads(line)["site"]["slug"] for line in lines} == {"fba"}


def test_step_6_exactly_the_asked_fields(shared_server: Server) -> None:
    query = "ids=ctr_laura,ctr_minh,ctr_nope&fields=name,role,bio.short,photo.src"
    answer = get(f"{shared_server.origin}/api/v1/sites/fba/cards?{query}", Authorization="Bearer pk_demo_fba")

    assert answer.status == 200
    assert answer.json()["missing"] == ["ctr_nope"]
    laura, minh = answer.json()["items"]
    photo = laura.pop("photo")
    assert laura == {"id": "ctr_laura", "name": "Laura", "role": None, "bio": {"short": None}}
    assert list(photo) == ["src"]
    assert get(photo["src"]).headers["Content-Type"] == "image/jpeg"
    assert minh == {
        "id": "ctr_minh",
        "name": "Nguyễn Minh Anh",
        "role": "Southeast Asia correspondent",
        "bio": {"short": "Nguyễn Minh Anh has reported from the Mekong countries for 15 years."},
        "photo": None,
    }


def test_step_8_a_wrong_site_is_told_with_the_right_one(shared_server: Server) -> None:
    answer = get(f"{shared_server.origin}/api/v1/sites/fab/cards/ctr_laura", Authorization="Bearer pk_demo_fba")
    problem = answer.json()

    assert (answer.status, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert problem["code"] == "unknown_site"
    assert "Did you mean `fba`?" in problem["detail"]
    assert problem["request_id"] == answer.headers["X-Request-Id"]
    page, _, anchor = problem["type"].partition("#")
    assert f'id="{anchor}"' in get(page).text


def test_the_commands_work_with_curl_as_they_are_printed(shared_server: Server) -> None:
    done = subprocess.run(
        ["curl", "-s", f"{shared_server.origin}/c/fba/ctr_laura.json"], capture_output=True, check=True, timeout=20
    )

    assert json.loads(done.stdout)["name"] == "Laura"
