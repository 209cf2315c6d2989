"""Every example that needs no build, put in place as it says and run, against the real server and against none."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.template import Context, Engine
from playwright.sync_api import Page

from contributors.docs_door import examples
from contributors.outputs.html import LAYOUTS
from tests.docs_door.put_in_place import HOSTILE, PutInPlace, fragment, nowhere, run, tool
from tests.servers import Server, StartServer, stop

pytestmark = pytest.mark.server


# --- curl --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
def test_curl_shows_the_answer(demo_server: Server, put_in_place: PutInPlace, hostile: str, layout: str) -> None:
    place = put_in_place("curl", demo_server.origin, hostile, layout)

    head, _, body = run("sh", "look.sh", cwd=place).stdout.partition("\n\n")

    assert head.startswith("HTTP/1.1 200 OK")
    assert body == fragment(demo_server, hostile, layout)


def test_curl_keeps_the_last_good_card(demo_server: Server, put_in_place: PutInPlace, hostile: str) -> None:
    for origin in (demo_server.origin, nowhere()):
        place = put_in_place("curl", origin, hostile)
        run("sh", "keep.sh", cwd=place)

        assert (place / "card.html").read_text(encoding="utf-8") == fragment(demo_server, hostile)
        assert sorted(file.name for file in place.iterdir()) == ["card.html", "keep.sh", "look.sh"]


def test_curl_empties_the_card_of_somebody_who_has_none(demo_server: Server, put_in_place: PutInPlace) -> None:
    for contributor in ("ctr_laura", "ctr_nobody"):
        place = put_in_place("curl", demo_server.origin, contributor)
        run("sh", "keep.sh", cwd=place)

    assert (place / "card.html").read_text() == ""


# --- HTML --------------------------------------------------------------------------------------------------------


def document(place: Path) -> str:
    file = place / "page.html"
    snippet = (place / "card.html").read_text(encoding="utf-8")
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{snippet}<p id=after>After</p>", encoding="utf-8")
    return file.as_uri()


@pytest.mark.browser
@pytest.mark.parametrize("layout", LAYOUTS)
def test_html_shows_the_card_on_a_page_of_another_origin(
    demo_server: Server, put_in_place: PutInPlace, page: Page, hostile: str, layout: str
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(document(put_in_place("html", demo_server.origin, hostile, layout)))

    page.locator(".ac").wait_for()

    assert HOSTILE in page.locator("author-card").inner_text()
    assert page.locator(".ac").evaluate("node => getComputedStyle(node).boxSizing") == "border-box"
    assert complaints == []


@pytest.mark.browser
def test_html_without_a_registry_leaves_the_page_as_it_is(put_in_place: PutInPlace, page: Page) -> None:
    page.goto(document(put_in_place("html", nowhere(), "ctr_laura")))

    assert page.locator("author-card").inner_html() == ""
    assert page.locator("#after").is_visible()


# --- WordPress ---------------------------------------------------------------------------------------------------

# The two functions of WordPress that the theme's lines call; the plug-in itself has tests of its own.
WORDPRESS = """<?php
function shortcode_exists( $tag ) { return $tag === getenv( 'SHORTCODE' ); }
function do_shortcode( $text ) {
	return preg_replace_callback( '/\\[author_card id="(\\w+)" layout="(\\w+)"\\]/', function ( $found ) {
		$address = CONTRIBUTOR_REGISTRY_URL . '/c/' . CONTRIBUTOR_REGISTRY_SITE . "/$found[1].html?layout=$found[2]";
		return (string) @file_get_contents( $address );
	}, $text );
}
require 'wp-config.php';
require 'single.php';
"""


@pytest.mark.parametrize("is_there", [True, False])
def test_wordpress_prints_the_card_where_the_plug_in_is(
    demo_server: Server, put_in_place: PutInPlace, hostile: str, is_there: bool
) -> None:
    php = tool("php", "apt-get install php-cli")
    place = put_in_place("wordpress", demo_server.origin, hostile)
    (place / "wordpress.php").write_text(WORDPRESS)
    for file in ("wp-config.php", "single.php"):
        assert run(php, "-l", file, cwd=place).returncode == 0

    done = run(php, "wordpress.php", cwd=place, SHORTCODE="author_card" if is_there else "gallery")

    assert (done.stdout, done.stderr) == (fragment(demo_server, hostile) if is_there else "", "")


def test_the_line_for_the_editor_is_the_one_in_the_theme(put_in_place: PutInPlace) -> None:
    place = put_in_place("wordpress", "https://registry.example", "ctr_laura", "tile")

    line = (place / "shortcode.txt").read_text().strip()
    assert line == '[author_card id="ctr_laura" layout="tile"]'
    assert f"do_shortcode( '{line}' )" in (place / "single.php").read_text()


# --- Django ------------------------------------------------------------------------------------------------------


@pytest.fixture
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def rendered_by_django(place: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.syspath_prepend(str(place / "templatetags"))
    sys.modules.pop("author_card", None)
    engine = Engine(dirs=[str(place / "templates")], libraries={"author_card": "author_card"})
    return engine.get_template("story.html").render(Context())


@pytest.mark.usefixtures("empty_cache")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_django_prints_the_card(
    demo_server: Server, put_in_place: PutInPlace, monkeypatch: pytest.MonkeyPatch, hostile: str, layout: str
) -> None:
    html = rendered_by_django(put_in_place("django", demo_server.origin, hostile, layout), monkeypatch)

    assert html.endswith(f"</script>\n{fragment(demo_server, hostile, layout)}\n")


@pytest.mark.usefixtures("empty_cache")
@pytest.mark.parametrize("is_there", [True, False])
def test_django_prints_nothing_without_a_card(
    demo_server: Server, put_in_place: PutInPlace, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    origin = demo_server.origin if is_there else nowhere()
    html = rendered_by_django(put_in_place("django", origin, "ctr_nobody"), monkeypatch)

    assert html.endswith("</script>\n\n")


@pytest.mark.usefixtures("empty_cache")
def test_django_asks_once_and_goes_on_with_the_last_good_card(
    start_server: StartServer, put_in_place: PutInPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start_server()
    place = put_in_place("django", server.origin, "ctr_laura")
    card = fragment(server, "ctr_laura")
    address = f"{server.origin}/c/fba/ctr_laura.html?layout=box"
    first = rendered_by_django(place, monkeypatch)
    stop(server.process)

    fresh = rendered_by_django(place, monkeypatch)
    cache.delete(address)  # as after thirty seconds
    last_good = rendered_by_django(place, monkeypatch)
    cache.clear()
    nothing = rendered_by_django(place, monkeypatch)

    assert card in first
    assert first == fresh == last_good
    assert nothing.endswith("</script>\n\n")


# --- What all have in common -------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ['"', "a b", "$(id)", "«x»", "<", "'", "`id`", "\\", ""])
def test_what_would_need_quoting_is_never_filled_in(value: str) -> None:
    with pytest.raises(ValueError, match="can't stand in an example"):
        examples.filled("«id»", {"site": "fba", "id": value, "layout": "box"})


def test_every_file_belongs_to_an_example_and_no_gap_stays_open() -> None:
    shown = examples.examples({"site": "fba", "id": "ctr_laura", "layout": "box"})
    files = {file.relative_to(examples.folder()).as_posix() for file in examples.folder().rglob("*.*")}

    assert {f"{example.key}/{part.path}" for example in shown for part in example.parts} == files
    assert not [part for example in shown for part in example.parts if re.search("[«»]", part.source)]
