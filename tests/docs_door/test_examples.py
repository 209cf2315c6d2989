"""Every example of the playground, put in place as it says and run, against the real server and against none."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.template import Context, Engine
from playwright.sync_api import Page

from contributors.docs_door import examples
from contributors.outputs.html import LAYOUTS
from tests.servers import Server, StartServer, free_port, stop

pytestmark = pytest.mark.server
ORACLES = Path(__file__).parents[1] / "oracles"
# A name that shows whether anybody escapes it once too often or not at all, on the site of the examples.
HOSTILE = "Ann & <b>“Bo”</b> O'Neill"
SIZES = ("short", "standard", "long")
MAKE_HOSTILE = f"""
from tests.factories import make_contributor, Site
bios = {{"en": {{size: {{"text": size + ": <b>&amp;", "asserted_on": "2026-01-01"}} for size in {SIZES!r}}}}}
fba, links = Site.objects.get(slug="fba"), [{{"url": "https://o.example/?a=1&b=2"}}]
print(make_contributor({HOSTILE!r}, fba, links=links, bios=bios).pk)
"""

PutInPlace = Callable[..., Path]


@pytest.fixture(scope="module")
def hostile(demo_server: Server) -> str:
    return demo_server.manage("shell", "-v", "0", "-c", MAKE_HOSTILE).strip()


@pytest.fixture
def put_in_place(tmp_path: Path, settings: Any) -> PutInPlace:
    """``put_in_place(key, origin, id, layout)``: the example's files where it says, filled in; the folder."""

    def put(key: str, origin: str, contributor: str, layout: str = "box") -> Path:
        settings.PUBLIC_ORIGIN = origin
        choice = {"site": "fba", "id": contributor, "layout": layout}
        (example,) = [each for each in examples.examples(choice) if each.key == key]
        for part in example.parts:
            file = tmp_path / part.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{part.source}\n", encoding="utf-8")
        return tmp_path

    return put


def nowhere() -> str:
    return f"http://127.0.0.1:{free_port()}"


def fragment(server: Server, contributor: str, layout: str = "box") -> str:
    with urllib.request.urlopen(f"{server.origin}/c/fba/{contributor}.html?layout={layout}", timeout=20) as answer:  # noqa: S310
        return str(answer.read().decode())


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "REGISTRY_KEY": "sk_demo_fba", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def tool(name: str, hint: str) -> str:
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed: {hint}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found


def node_with(package: str) -> str:
    node = tool("node", "install Node.js")
    if not (ORACLES / "node_modules" / package).is_dir():
        reason = f"No {package}: npm ci --prefix tests/oracles"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return node


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


# --- Next.js -----------------------------------------------------------------------------------------------------

# What the component takes of Next.js, which is too large to install: a cache that goes on with what it has where its
# maker throws. That the real one does was tried by hand with Next.js 16.4.
NEXT_CACHE = """
const kept = new Map();
exports.unstable_cache = (make, [key]) => async () => {
  try { kept.set(key, await make()); } catch (problem) { if (!kept.has(key)) throw problem; }
  return kept.get(key);
};
"""
NEXT_TYPES = """
type Options = { revalidate?: number | false; tags?: string[] };
export function unstable_cache<T>(make: () => Promise<T>, key?: string[], options?: Options): () => Promise<T>;
"""
OPTIONS = {
    "strict": True,
    "jsx": "react-jsx",
    "module": "node16",
    "target": "es2022",
    "types": ["node", "react"],
    "skipLibCheck": True,
    "preserveSymlinks": True,
}
# The page twice, the second time without a network.
RENDER = """
const { createElement } = require("react");
const { renderToReadableStream } = require("react-dom/server.edge");
const Page = require("./app/page.js").default;
const render = async () => {
  const stream = await renderToReadableStream(createElement(Page));
  await stream.allReady;
  return new Response(stream).text();
};
(async () => {
  const pages = [await render()];
  globalThis.fetch = async () => { throw new TypeError("fetch failed"); };
  pages.push(await render());
  process.stdout.write(JSON.stringify(pages));
})();
"""


def rendered_by_react(place: Path) -> list[str]:
    node = node_with("react-dom")
    modules = place / "node_modules"
    (modules / "next").mkdir(parents=True)
    for name in ("react", "react-dom", "scheduler", "csstype", "undici-types", "@types"):
        (modules / name).symlink_to(ORACLES / "node_modules" / name)
    (modules / "next" / "cache.js").write_text(NEXT_CACHE)
    (modules / "next" / "cache.d.ts").write_text(NEXT_TYPES)
    (place / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS}))
    compiler = ORACLES / "node_modules" / "typescript" / "bin" / "tsc"
    compiled = run(node, str(compiler), "--project", ".", cwd=place)
    assert (compiled.stdout, compiled.returncode) == ("", 0)
    (place / "render.js").write_text(RENDER)
    done = run(node, "--preserve-symlinks", "render.js", cwd=place)
    assert (done.stderr, done.returncode) == ("", 0)
    first, second = json.loads(done.stdout)
    return [first, second]


def test_next_js_renders_the_card_on_the_server_and_keeps_the_last_good_one(
    demo_server: Server, put_in_place: PutInPlace, hostile: str
) -> None:
    pages = rendered_by_react(put_in_place("nextjs", demo_server.origin, hostile))

    for html in pages:
        assert f"<div>{fragment(demo_server, hostile)}</div></article>" in html
        assert html.startswith(f'<link rel="stylesheet" href="{demo_server.origin}/')


@pytest.mark.parametrize("is_there", [True, False])
def test_next_js_without_a_card_renders_the_rest(demo_server: Server, put_in_place: PutInPlace, is_there: bool) -> None:
    pages = rendered_by_react(put_in_place("nextjs", demo_server.origin if is_there else nowhere(), "ctr_nobody"))

    assert pages == ["<article><h1>The story</h1></article>"] * 2


# --- Hugo --------------------------------------------------------------------------------------------------------

HUGO_SITE = {
    "config.toml": 'title = "A site"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    "layouts/_default/single.html": '<h1>{{ .Title }}</h1>{{ partial "author-card.html" . }}<p>After</p>',
    "layouts/index.html": "<p>Home</p>",
    "content/unknown.md": "---\ntitle: Unknown\nauthor: ctr_nobody\n---\n",
    "content/nobody.md": "---\ntitle: Nobody\n---\n",
}


def built_by_hugo(place: Path, contributor: str) -> dict[str, str]:
    hugo = tool("hugo", "apt-get install hugo")
    for path, text in {
        **HUGO_SITE,
        "content/known.md": f"---\ntitle: Known\nauthor: {contributor}\n---\n",
    }.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text)
    run("sh", "fetch-cards.sh", cwd=place)
    done = run(hugo, "--quiet", cwd=place, HUGO_CACHEDIR=str(place / "cache"))
    assert (done.stdout, done.returncode) == ("", 0), done.stderr
    return {page: (place / "public" / page / "index.html").read_text() for page in ("known", "unknown", "nobody")}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hugo_prints_the_card_and_keeps_the_last_good_one(
    demo_server: Server, put_in_place: PutInPlace, hostile: str, layout: str
) -> None:
    for origin in (demo_server.origin, nowhere()):
        pages = built_by_hugo(put_in_place("hugo", origin, hostile, layout), hostile)

        assert f"\n{fragment(demo_server, hostile, layout)}\n" in pages["known"]
        assert pages["unknown"] == "<h1>Unknown</h1>\n\n<p>After</p>"
        assert pages["nobody"] == "<h1>Nobody</h1>\n\n<p>After</p>"


def test_hugo_builds_without_a_registry(put_in_place: PutInPlace) -> None:
    pages = built_by_hugo(put_in_place("hugo", nowhere(), "ctr_laura"), "ctr_laura")

    assert pages["known"] == "<h1>Known</h1>\n\n<p>After</p>"


# --- Eleventy ----------------------------------------------------------------------------------------------------


def built_by_eleventy(place: Path, contributor: str) -> dict[str, str]:
    node = node_with("@11ty/eleventy")
    modules = place / "node_modules"
    if not modules.exists():
        modules.symlink_to(ORACLES / "node_modules")
    (place / "package.json").write_text(json.dumps({"type": "module", "private": True}))
    for name, author in {"known": contributor, "unknown": "ctr_nobody", "nobody": ""}.items():
        front = f"---\nauthor: {author}\n---\n" if author else ""
        (place / f"{name}.njk").write_text(f'{front}<h1>A</h1>{{% include "author-card.njk" %}}<p>After</p>')
    eleventy = ORACLES / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    done = run(node, str(eleventy), "--quiet", cwd=place, DEBUG="")
    assert done.returncode == 0, done.stderr
    return {page: (place / "_site" / page / "index.html").read_text() for page in ("known", "unknown", "nobody")}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_eleventy_prints_the_card_and_keeps_the_last_good_one(
    demo_server: Server, put_in_place: PutInPlace, hostile: str, layout: str
) -> None:
    for _ in range(2):
        pages = built_by_eleventy(put_in_place("eleventy", demo_server.origin, hostile, layout), hostile)

        assert f"\n{fragment(demo_server, hostile, layout)}\n" in pages["known"]
        assert pages["unknown"].split() == ["<h1>A</h1>", "<p>After</p>"]
        assert pages["nobody"].split() == ["<h1>A</h1>", "<p>After</p>"]


def test_eleventy_goes_on_with_the_last_good_copy(start_server: StartServer, put_in_place: PutInPlace) -> None:
    server = start_server()
    place = put_in_place("eleventy", server.origin, "ctr_laura")
    card = fragment(server, "ctr_laura")
    built_by_eleventy(place, "ctr_laura")
    stop(server.process)
    (index,) = [file for file in (place / ".cache").iterdir() if "cachedAt" in file.read_text(encoding="utf-8")]
    index.write_text(re.sub(r'"cachedAt":\s*\d+', '"cachedAt":1', index.read_text(encoding="utf-8")), encoding="utf-8")

    assert f"\n{card}\n" in built_by_eleventy(place, "ctr_laura")["known"]


def test_eleventy_builds_without_a_registry(put_in_place: PutInPlace) -> None:
    pages = built_by_eleventy(put_in_place("eleventy", nowhere(), "ctr_laura"), "ctr_laura")

    assert pages["known"].split() == ["<h1>A</h1>", "<p>After</p>"]


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
