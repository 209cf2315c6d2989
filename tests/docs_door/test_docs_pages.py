"""/docs/: every page opens, and nothing outside docs/ can be read."""

from pathlib import Path

import pytest
from django.test import Client

from contributors.docs_door.pages import contents, read_page
from tests.factories import make_contributor, make_site

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in (ROOT / "docs").rglob("*.md")
    if path.parent.name != "images"
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens(client: Client, path: str) -> None:
    answer = client.get(f"/docs/{path}")

    assert answer.status_code == 200
    assert read_page(path).title in answer.content.decode().replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize(
    "path", ["nothing", "reference/nothing", "../README", "reference/../../README", "images/card", "/etc/passwd", ".md"]
)
def test_what_is_no_page_is_a_problem_document(client: Client, path: str) -> None:
    answer = client.get(f"/docs/{path}")

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_the_contents_are_in_the_order_in_which_somebody_new_reads() -> None:
    assert [section for section, _ in contents()][:2] == ["Tutorial", "Reference"] or "How to" in dict(contents())


@pytest.mark.django_db
def test_the_first_screen_shows_a_real_card_and_a_command_for_it(client: Client) -> None:
    laura = make_contributor("Laura", make_site())

    page = client.get("/docs/").content.decode()

    assert f"curl http://127.0.0.1:8000/c/fba/{laura.pk}.html" in page
    assert '<author-card><aside class="ac ac--box' in page


@pytest.mark.django_db
def test_an_empty_registry_says_what_to_do_first(client: Client) -> None:
    assert "Nobody is published yet" in client.get("/docs/").content.decode()


def test_a_picture_is_shown_and_nothing_else(client: Client) -> None:
    picture = client.get("/docs/images/card.png")

    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    assert b"".join(picture.streaming_content)[:4] == b"\x89PNG"
    assert client.get("/docs/images/..%2f..%2fmanage.py").status_code == 404


def test_pages_run_no_script_and_ask_no_other_host(client: Client) -> None:
    page = client.get("/docs/reference/card")

    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
