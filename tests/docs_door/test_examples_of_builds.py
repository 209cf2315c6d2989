"""The examples for Next.js, Hugo and Eleventy, built by the real tools, against the real server and against none."""

import json
import re
from pathlib import Path

import pytest

from contributors.outputs.html import LAYOUTS
from tests.docs_door.put_in_place import ORACLES, PutInPlace, fragment, node_with, nowhere, run, tool
from tests.servers import Server, StartServer, stop

pytestmark = pytest.mark.server


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
