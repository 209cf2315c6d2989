"""The WordPress plug-in in a real WordPress, with a real registry behind it: what was seen is in TESTED.md beside it.

`make wordpress` runs it on the releases of Debian named in WORDPRESS_RELEASES ("bookworm trixie" without it). Pictures
of the pages are left in the folder named in PICTURES.
"""

import json
import os
import re
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.on_demand import wordpress_site
from tests.on_demand.wordpress_site import PASSWORD, WordPress
from tests.servers import Server, StartServer, World, running_server, stop

pytestmark = [pytest.mark.server, pytest.mark.browser]
RELEASES = os.environ.get("WORDPRESS_RELEASES", "bookworm trixie").split()
THEMES = ("probe", "twentytwentythree")
WITHHOLD = """
from contributors.actions.actors import service_actor
from contributors.changes import change
from contributors.models import Contributor
with change(Contributor.objects.get(pk="{id}"), "edit", by=service_actor("safety")) as edit:
    edit.document["status"] = "withheld"
"""
HOSTILE = (
    'Fan of [gallery] and [author_card id="ctr_minh"] and <script>window.hit = 1</script> since 8) -- she said "yes" '
    "... it's 5'9\" :) {{x}} 9x9 (c) & co."
)


@pytest.fixture(scope="module", params=RELEASES)
def site(request: pytest.FixtureRequest) -> Iterator[WordPress]:
    packages = wordpress_site.missing()
    if packages:
        pytest.fail(f"apt-get install --no-install-recommends {packages}")
    with wordpress_site.wordpress(request.param) as running:
        yield running
        ours = [line for line in running.complaints().splitlines() if "contributor-registry" in line]
        assert ours == []


@pytest.fixture(scope="module")
def shared_registry(site: WordPress, demo_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """For tests that change nothing in it. User maria is Laura there."""
    with running_server(tmp_path_factory.mktemp("registry"), demo_world, {}) as server:
        introduce(server, site)
        yield server


@pytest.fixture
def registry(site: WordPress, shared_registry: Server) -> Server:
    site.connect(shared_registry.origin)
    return shared_registry


@pytest.fixture
def own_registry(site: WordPress, start_server: StartServer) -> Server:
    """For tests that change it or stop it."""
    server = start_server()
    introduce(server, site)
    site.connect(server.origin)
    return server


def introduce(server: Server, site: WordPress) -> None:
    edit(server, "ctr_laura", {"external_ids": [{"source": "wp:fba", "value": str(site.user("maria"))}]})


@pytest.fixture
def maria(site: WordPress) -> int:
    return site.user("maria")


def api(server: Server, method: str, path: str, body: Any = None, **headers: str) -> tuple[Any, str]:
    """The answer of the management API and its ETag."""
    sent = {"Authorization": "Bearer pt_demo_owner", "Content-Type": "application/json"}
    request = urllib.request.Request(  # noqa: S310  our own server
        f"{server.origin}/api/v1/contributors/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers=sent | {name.replace("_", "-"): value for name, value in headers.items()},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.loads(answer.read()), answer.headers["ETag"]


def edit(server: Server, contributor: str, patch: dict[str, Any]) -> None:
    api(server, "PATCH", contributor, patch, If_Match=api(server, "GET", contributor)[1])


def fragment(server: Server, path: str) -> str:
    with urllib.request.urlopen(f"{server.origin}/c/fba/{path}", timeout=30) as answer:  # noqa: S310
        return str(answer.read().decode())


def cards_in(page: str) -> list[str]:
    """The cards of a page, without the element around those that have none of their own."""
    return re.findall(r"<author-card>(.*?)</author-card>", page, re.DOTALL)


def json_ld(page: str) -> list[Any]:
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def plain(card: str) -> str:
    return card.removeprefix("<author-card>").removesuffix("</author-card>")


# --- Where a card can stand --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "<p>Text</p>\n\n[author_card]",
        "<!-- wp:shortcode -->[author_card]<!-- /wp:shortcode -->",
        "<!-- wp:contributor-registry/author-card /-->",
        '<!-- wp:contributor-registry/author-card {"id":"ctr_laura","layout":"box"} /-->',
    ],
    ids=["shortcode", "shortcode in its block", "block", "block with an id"],
)
@pytest.mark.parametrize("theme", THEMES)
def test_the_card_stands_in_the_post_as_the_registry_sent_it(
    site: WordPress, registry: Server, maria: int, content: str, theme: str
) -> None:
    site.connect(registry.origin, theme=theme)
    page = site.get(site.post(content, maria))

    cards = cards_in(page)
    assert cards[0] == plain(fragment(registry, "ctr_laura.html"))
    assert len(cards) == (2 if theme == "probe" else 1)  # the probe's template has one of its own
    head = page.partition("</head>")[0]
    assert f"href='{registry.origin}/c/fba/card.css'" in head
    assert page.count("/card.css") == 1
    assert page.count("/static/author-card.js") == 1
    (graph,) = json_ld(page)
    (person,) = graph["@graph"]
    assert (graph["@context"], person["@type"], person["name"]) == ("https://schema.org", "Person", "Laura")


@pytest.mark.parametrize("theme", THEMES)
def test_cards_follow_posts_by_themselves_but_not_their_excerpts(
    site: WordPress, registry: Server, maria: int, theme: str
) -> None:
    site.connect(registry.origin, theme=theme, after_posts="inline")
    address = site.post("<p>Text</p>", maria)

    expected = plain(fragment(registry, "ctr_laura.html?layout=inline"))
    assert cards_in(site.get(address))[0] == expected
    assert "ac--inline" not in site.get(f"{site.origin}/?feed=rss2")
    assert "ac--inline" not in site.get(f"{site.origin}/?s=Text")


def test_a_template_prints_the_card_by_a_filter_with_its_style_sheet(
    site: WordPress, registry: Server, maria: int
) -> None:
    page = site.get(site.post("<p>Text</p>", maria))

    filtered = re.search(r'<div id="filtered">(.*?)</div>\s*<script', page, re.DOTALL)
    assert filtered
    sheet, _, card = filtered[1].partition("<author-card>")
    assert "/c/fba/card.css" in sheet  # the head was written before anybody knew
    assert page.count("/card.css") == 1
    assert card.removesuffix("</author-card>") == plain(fragment(registry, "ctr_laura.html"))


def test_several_authors_are_one_fragment(site: WordPress, registry: Server) -> None:
    page = site.get(site.post('[author_card id="ctr_laura, ctr_minh" layout="byline"]'))

    assert cards_in(page)[0] == plain(fragment(registry, "ctr_laura,ctr_minh.html?layout=byline"))
    assert [person["name"] for person in json_ld(page)[0]["@graph"]] == ["Laura", "Nguyễn Minh Anh"]


def test_the_author_of_nothing_known_has_no_card(site: WordPress, registry: Server) -> None:
    page = site.get(site.post("<p>Text</p> [author_card]", site.user("stranger")))

    assert (cards_in(page), json_ld(page)) == ([], [])


# --- Hostile texts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "content",
    [
        "[author_card layout=inline]",
        '<!-- wp:contributor-registry/author-card {"layout":"inline"} /-->',
        '<!-- wp:contributor-registry/author-card {"layout":"box"} /-->',
    ],
)
def test_what_a_contributor_wrote_is_text_and_stays_as_it_is(
    site: WordPress, own_registry: Server, maria: int, page: Page, content: str, theme: str
) -> None:
    edit(
        own_registry,
        "ctr_laura",
        {
            "name": "D'Arcy [gallery]",
            "bios": {"en": {"standard": HOSTILE}},
            "sites": {"fba": {"overrides": {"bio": None}}},
        },
    )
    site.connect(own_registry.origin, theme=theme)
    layout = "box" if "box" in content else "inline"
    page.goto(f"{own_registry.origin}/c/fba/ctr_laura.html?layout={layout}")
    wanted = page.evaluate("document.querySelector('.ac').textContent")
    assert "[gallery]" in wanted

    page.goto(site.post(content, maria))

    shown = page.evaluate(
        "(() => { const card = document.querySelector('.ac').cloneNode(true);"
        "card.querySelectorAll('.ac__tabs').forEach(tabs => tabs.replaceChildren()); return card.textContent })()"
    )
    assert shown == wanted
    assert page.evaluate("window.hit") is None
    assert page.locator(".ac img.wp-smiley, .ac .gallery, .ac .ac").count() == 0
    assert [person["name"] for graph in json_ld(page.content()) for person in graph["@graph"]] == ["D'Arcy [gallery]"]


@pytest.mark.parametrize(
    "attributes",
    [
        'layout="><script>window.hit=1</script>"',
        "heading='2\" onmouseover=\"x'",
        'id="ctr_laura/../../../desk/"',
        'id="ctr_laura?x=1#"',
    ],
)
def test_attributes_of_a_shortcode_get_nowhere(site: WordPress, registry: Server, maria: int, attributes: str) -> None:
    page = site.get(site.post(f"[author_card {attributes}]", maria))

    assert "window.hit=1</script>" not in "".join(cards_in(page))
    assert "onmouseover=" not in "".join(cards_in(page))
    assert {address for address in site.asked() if ".html" in address} <= {"200 /c/fba/ctr_laura.html"}


# --- How often the registry is asked -----------------------------------------------------------------------------


def test_a_cold_page_asks_once_for_a_card_and_a_warm_one_not_at_all(
    site: WordPress, registry: Server, maria: int
) -> None:
    address = site.post("[author_card] [author_card]", maria)

    site.get(address)
    cold = site.asked()
    site.get(address)
    warm = site.asked()
    site.age(31)
    site.get(address)
    later = site.asked()

    assert cold == [
        f"200 /api/v1/sites/fba/lookup?source=wp:fba&id={maria}",
        "200 /c/fba/ctr_laura.html",
        "200 /c/fba/ctr_laura.jsonld?as=person",
    ]
    assert warm == []
    assert later == ["304 /c/fba/ctr_laura.html", "304 /c/fba/ctr_laura.jsonld?as=person"]


def test_eight_readers_of_a_cold_page_ask_once_and_all_see_the_card(
    site: WordPress, registry: Server, maria: int
) -> None:
    address = site.post("[author_card]", maria)
    site.get(f"{site.origin}/?p=1")
    site.asked()

    with ThreadPoolExecutor(8) as readers:
        pages = list(readers.map(site.get, [address] * 8))

    assert [len(cards_in(page)) for page in pages] == [2] * 8
    assert sorted(site.asked()) == [
        f"200 /api/v1/sites/fba/lookup?source=wp:fba&id={maria}",
        "200 /c/fba/ctr_laura.html",
        "200 /c/fba/ctr_laura.jsonld?as=person",
    ]
    assert site.turns() == []


# --- When the registry changes its mind, or is gone --------------------------------------------------------------


def test_a_change_is_seen_after_half_a_minute(site: WordPress, own_registry: Server, maria: int) -> None:
    address = site.post("[author_card]", maria)
    site.get(address)
    edit(own_registry, "ctr_laura", {"role": "Politics writer"})

    site.age(31)

    assert cards_in(site.get(address))[0] == plain(fragment(own_registry, "ctr_laura.html"))
    assert "Politics writer" in cards_in(site.get(address))[0]


def test_the_last_good_card_stays_while_the_registry_is_stopped(
    site: WordPress, own_registry: Server, maria: int
) -> None:
    address = site.post("[author_card]", maria)
    before = site.get(address)
    stop(own_registry.process)
    site.age(3 * 86400)
    site.asked()

    page = site.get(address)

    assert cards_in(page) == cards_in(before)
    assert json_ld(page) == json_ld(before)
    assert len(site.asked()) == 1  # after the first refusal nobody asks any more
    site.get(address)
    assert site.asked() == []
    site.age(5 * 86400)
    assert cards_in(site.get(address)) == []


def test_a_registry_that_hangs_costs_two_seconds_once(site: WordPress, own_registry: Server, maria: int) -> None:
    address = site.post("[author_card]", maria)
    before = site.get(address)
    stop(own_registry.process)
    site.age(31)
    port = urllib.parse.urlsplit(own_registry.origin).port
    with socket.create_server(("127.0.0.1", port or 0)):  # takes connections and never answers
        began = time.monotonic()
        page = site.get(address)
        took = time.monotonic() - began
        again = time.monotonic()
        site.get(address)
        took_again = time.monotonic() - again

    assert cards_in(page) == cards_in(before)
    assert 1.9 < took < 3.5
    assert took_again < 1.5


@pytest.mark.parametrize("layout", ["box", "byline"])
def test_who_is_withdrawn_is_gone_at_once_even_when_the_registry_fails_then(
    site: WordPress, own_registry: Server, maria: int, layout: str
) -> None:
    small, large = site.post(f"[author_card layout={layout}]", maria), site.post("[author_card layout=inline]", maria)
    assert cards_in(site.get(small))
    assert cards_in(site.get(large))
    _, version = api(own_registry, "GET", "ctr_laura")
    api(own_registry, "POST", "ctr_laura/withdraw", {}, If_Match=version)
    site.age(31)

    page = site.get(small)
    stop(own_registry.process)

    assert (cards_in(page), json_ld(page)) == ([], [])
    assert (cards_in(site.get(large)), json_ld(site.get(large))) == ([], [])


def test_the_neutral_card_of_the_withheld_replaces_hers(site: WordPress, own_registry: Server, maria: int) -> None:
    address = site.post("[author_card]", maria)
    assert "Laura" in cards_in(site.get(address))[0]
    own_registry.manage("shell", "-v", "0", "-c", WITHHOLD.format(id="ctr_laura"))
    site.age(31)

    page = site.get(address)
    stop(own_registry.process)
    site.age(86400)
    later = site.get(address)

    for shown in (page, later):
        assert "Laura" not in shown
        assert "Staff reporter" in cards_in(shown)[0]
        (person,) = json_ld(shown)[0]["@graph"]
        assert person["name"] == "Staff reporter"
        assert set(person) <= {"@type", "@id", "name"}


# --- The key, the editor, the eye --------------------------------------------------------------------------------


def test_the_key_is_printed_nowhere(site: WordPress, registry: Server, maria: int, page: Page) -> None:
    sign_in(site, page)

    health = f"{site.origin}/wp-admin/site-health.php"
    for address in (site.post("[author_card]", maria), health, f"{health}?tab=debug"):
        page.goto(address, timeout=60_000)
        assert "Laura" in page.content() or "Site Health" in page.content()
        assert "sk_demo_fba" not in page.content()


def sign_in(site: WordPress, page: Page) -> None:
    page.goto(f"{site.origin}/wp-login.php")
    page.fill("#user_login", "admin")
    page.fill("#user_pass", PASSWORD)
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**", timeout=60_000)


@pytest.mark.parametrize(
    ("key", "status", "says"),
    [
        ("sk_demo_fba", "good", "The registry answers, and the key can look up the authors of posts."),
        ("pk_demo_fba", "recommended", "Without a secret key (sk_…) only cards that are named by id are printed."),
        ("sk_demo_signal", "critical", "The registry answered 403. This key belongs to `signal`; you asked for `fba`."),
    ],
)
def test_site_health_tells_in_the_registrys_words(
    site: WordPress, registry: Server, key: str, status: str, says: str
) -> None:
    site.connect(registry.origin, key=key)

    told = site.php("echo wp_json_encode( ContributorRegistry\\health() );")

    assert told["status"] == status
    assert says in told["description"]


def test_the_editor_shows_the_card_in_the_block(site: WordPress, registry: Server, page: Page, maria: int) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    sign_in(site, page)
    address = site.post('<!-- wp:contributor-registry/author-card {"id":"ctr_laura"} /-->', maria)
    number = address.rpartition("=")[2]

    page.goto(f"{site.origin}/wp-admin/post.php?post={number}&action=edit", timeout=60_000)
    page.wait_for_function("window.wp?.data?.select('core/edit-post')")
    page.evaluate("wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)")
    canvas = (
        page.frame_locator("iframe[name=editor-canvas]") if page.locator("iframe[name=editor-canvas]").count() else page
    )
    card = canvas.locator(
        ".wp-block-contributor-registry-author-card .ac, [data-type='contributor-registry/author-card'] .ac"
    )
    card.wait_for(timeout=60_000)

    assert card.locator(".ac__name").inner_text() == "Laura"
    assert page.evaluate("wp.blocks.getBlockType('contributor-registry/author-card').title") == "Author card"
    assert errors == []
    picture(page, f"wordpress-{site.version}-editor")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("theme", "colours"), [("twentytwentythree", "light"), ("probe", "light"), ("probe", "dark")])
def test_the_page_is_whole(
    site: WordPress,
    registry: Server,
    browser: Browser,
    maria: int,
    theme: str,
    colours: Literal["light", "dark"],
    width: int,
) -> None:
    site.connect(registry.origin, theme=theme)
    blocks = "<!-- wp:paragraph --><p>{}</p><!-- /wp:paragraph -->"
    text = "Counting starts when the last ballot is in, and a recount starts when somebody pays for it."
    card_block = "<!-- wp:contributor-registry/author-card /-->" if theme != "probe" else ""
    address = site.post("\n".join([*[blocks.format(text)] * 3, card_block]), maria)
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", color_scheme=colours)
    try:
        page = context.new_page()
        wrong: list[str] = []
        page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address, timeout=60_000)
        card = page.locator(".ac")
        card.locator("[role=tab]").first.wait_for()

        assert card.locator("[role=tab]").all_inner_texts() == ["Bio", "Latest"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert 200 < card.bounding_box()["width"] <= width
        assert [address for address in wrong if not address.endswith("/favicon.ico")] == []
        picture(page, f"wordpress-{site.version}-{theme}-{colours}-{width}")
    finally:
        context.close()


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
