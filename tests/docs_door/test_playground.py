"""/docs/playground/: the visitor's choice in everything that is shown, and nobody listed who was not asked for."""

import gzip
import html
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from contributors.actions.contributors import withdraw_contributor
from contributors.models import Contributor, Site
from contributors.outputs.html import LAYOUTS
from tests.factories import make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db
PAGE = "/docs/playground/"


@pytest.fixture
def fba() -> Site:
    return make_site()


@pytest.fixture
def laura(fba: Site) -> Contributor:
    """She has an id of the demo world."""
    return make_contributor("Laura", fba, id="ctr_laura")


@pytest.fixture
def somebody(fba: Site) -> Contributor:
    return make_contributor("Ann <i>&", fba)


@pytest.fixture
def debug(settings: Any) -> None:
    settings.DEBUG = True


def shown(client: Client, **choice: Any) -> str:
    answer = client.get(PAGE, choice, headers={"X-Request-Id": "asked-by-a-test"})
    assert answer.status_code == 200
    return answer.content.decode()


def code_of(page: str) -> str:
    """The code of all examples, as a visitor copies it."""
    blocks = re.findall(r"<pre tabindex=\"0\"><code>(.*?)</code></pre></figure>", page, re.DOTALL)
    return html.unescape(re.sub(r"</?mark>", "", "\n".join(blocks)))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_example_has_the_choice_filled_in(client: Client, somebody: Contributor, layout: str) -> None:
    page = shown(client, site="fba", id=somebody.pk, layout=layout)
    address = f"http://127.0.0.1:8000/c/fba/{somebody.pk}.html?layout={layout}"

    assert re.findall(r'data-key="(\w+)">\n<h3>([^<]+)', page) == [
        ("html", "HTML"),
        ("nextjs", "Next.js"),
        ("hugo", "Hugo"),
        ("eleventy", "Eleventy"),
        ("wordpress", "WordPress"),
        ("django", "Wagtail/Django"),
        ("curl", "curl"),
    ]
    code = code_of(page)
    assert f'<author-card src="{address}"></author-card>' in code
    assert f'curl --include "{address}"\n' in f"{code}\n"
    assert f'[author_card id="{somebody.pk}" layout="{layout}"]' in code
    assert f"http://127.0.0.1:8000/api/v1/sites/fba/cards?format=map&fields=name&fragments={layout}&size=" in code
    assert f'<AuthorCard id="{somebody.pk}" layout="{layout}" />' in code
    assert f'{{% author_card "{somebody.pk}" layout="{layout}" %}}' in code
    assert "«" not in code


def test_the_answer_is_the_one_that_readers_get(client: Client, somebody: Contributor) -> None:
    page = shown(client, site="fba", id=somebody.pk, layout="box")
    real = client.get(f"/c/fba/{somebody.pk}.html", {"layout": "box"})

    headers = dict(re.findall(r'<tr><th scope="row">([^<]+)</th><td>([^<]*)</td></tr>', page))
    for name in ("Cache-Control", "ETag", "Content-Type", "Content-Length", "Access-Control-Allow-Origin", "Vary"):
        assert html.unescape(headers[name]) == real.headers[name]
    (body,) = re.findall(r'<div class="play__body">.*?<code>(.*?)</code>', page, re.DOTALL)
    assert html.unescape(body) == real.content.decode()
    assert "<b>200 OK</b>" in page
    assert f'<span data-size="{len(real.content)}">{len(real.content):,} bytes</span>' in page
    assert f"<span>{len(gzip.compress(real.content, mtime=0)):,} with gzip</span>" in page


def test_a_refusal_is_shown_as_the_registry_says_it(client: Client, fba: Site) -> None:
    page = shown(client, site="fba", id="ctr_nobody")

    assert "<b>404 Not Found</b>" in page
    assert "<span>No contributor with this id has a card on `fba`.</span>" in page
    assert "application/problem+json" in page
    assert "&quot;request_id&quot;: &quot;asked-by-a-test&quot;" in page


def test_whoever_is_withdrawn_is_answered_as_somebody_unknown(client: Client, somebody: Contributor) -> None:
    withdraw_contributor(somebody, by=setup_actor())

    page = shown(client, site="fba", id=somebody.pk)

    assert "<span>No contributor with this id has a card on `fba`.</span>" in page
    assert "Ann" not in page


@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "ctr_x/../../desk", "ctr_x?a=b", "ctr_x.json", "$(id)", "ctr x", "á"]
)
def test_what_is_no_id_reaches_neither_the_code_nor_the_registry(client: Client, fba: Site, hostile: str) -> None:
    for given in ({"site": "fba", "id": hostile}, {"site": hostile, "id": "ctr_laura"}):
        page = shown(client, **given)

        assert hostile not in page
        assert html.escape(hostile) not in page
        assert "/c/your-site/ctr_id.html?layout=box" in code_of(page)
        assert "the registry’s answer stands here" in page


@pytest.mark.parametrize(
    ("given", "is_chosen"),
    [
        ({"layout": "tile"}, 'value="tile" checked'),
        ({"layout": "nothing"}, 'value="box" checked'),
        ({"theme": "salmon"}, 'value="salmon" checked'),
        ({"theme": "plaid"}, 'value="light" checked'),
        ({"width": "480"}, 'step="10" value="480"'),
        ({"width": "1"}, 'step="10" value="240"'),
        ({"width": "9999"}, 'step="10" value="1100"'),
        ({"width": "-5"}, 'step="10" value="640"'),
        ({"width": "٣٠٠"}, 'step="10" value="640"'),
        ({"utm_source": "x"}, 'step="10" value="640"'),
    ],
)
def test_what_cannot_be_is_left_at_its_first_value(client: Client, given: dict[str, str], is_chosen: str) -> None:
    assert is_chosen in shown(client, **given)


def test_in_production_nobody_and_no_site_is_listed(client: Client, laura: Contributor) -> None:
    page = shown(client)

    assert "Laura" not in page
    assert "ctr_laura" not in page
    assert "FBA" not in page
    assert "The desk shows it on the page of each contributor." in page


@pytest.mark.usefixtures("debug")
def test_under_debug_only_people_of_the_demo_world_are_offered(
    client: Client, laura: Contributor, somebody: Contributor
) -> None:
    page = shown(client)

    assert re.findall(r'<li><a href="\?([^"]+)"[^>]*>([^<]+)</a></li>', page) == [
        ("site=fba&amp;id=ctr_laura&amp;layout=box&amp;theme=light&amp;width=640", "Laura")
    ]
    assert somebody.pk not in page
    assert "/c/fba/ctr_laura.html?layout=box" in code_of(page)


@pytest.mark.usefixtures("debug")
def test_nobody_who_is_hidden_is_offered(client: Client, laura: Contributor) -> None:
    withdraw_contributor(laura, by=setup_actor())

    assert "Laura" not in shown(client)


@pytest.mark.usefixtures("debug")
def test_the_first_person_offered_is_one_of_the_chosen_site(client: Client, laura: Contributor) -> None:
    make_contributor("Jun Watanabe", make_site("signal", "Signal"), id="ctr_jun")

    assert "/c/signal/ctr_jun.html?layout=box" in code_of(shown(client, site="signal"))


@pytest.mark.usefixtures("debug")
def test_a_page_is_a_few_queries(
    client: Client, laura: Contributor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        shown(client, site="fba", id="ctr_laura")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_framed_page_wears_its_colours_and_holds_the_card(
    client: Client, somebody: Contributor, layout: str
) -> None:
    choice = {"site": "fba", "id": somebody.pk, "layout": layout, "theme": "navy"}
    page = client.get("/docs/playground/page", choice).content.decode()

    assert '<html lang="en" data-page="navy">' in page
    assert client.get(f"/c/fba/{somebody.pk}.html", {"layout": layout}).content.decode() in page
    assert '<p class="host__site">FBA</p>' in page
    assert '<link rel="stylesheet" href="/c/fba/card.css">' in page


def test_the_framed_page_of_nobody_says_where_the_card_goes(client: Client, fba: Site) -> None:
    page = client.get("/docs/playground/page", {"site": "fba", "id": "ctr_nobody"}).content.decode()

    assert "The card stands here." in page
    assert "FBA" not in page
    assert "problem" not in page


def test_a_site_with_tokens_is_shown_with_its_own(client: Client) -> None:
    site = make_site(tokens={"accent": "#0b6b5d"})
    one = make_contributor("Laura", site)

    page = client.get("/docs/playground/page", {"site": "fba", "id": one.pk}).content.decode()

    assert '<html lang="en" data-page="light" data-tokens>' in page


def test_both_pages_allow_no_more_than_they_need(client: Client) -> None:
    whole, framed = client.get(PAGE), client.get("/docs/playground/page")

    assert whole.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'"
    )
    assert framed.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' http://127.0.0.1:8000; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    )
    for page in (whole, framed):
        assert not re.search(r"style=|<script(?! [^>]*src=)|onclick", page.content.decode())


def test_the_address_without_its_last_slash_leads_there(client: Client) -> None:
    assert client.get("/docs/playground").headers["Location"] == PAGE


def test_the_first_screen_and_the_contents_lead_there(client: Client) -> None:
    for page in ("/docs/", "/docs/reference/card"):
        assert 'href="/docs/playground/"' in client.get(page).content.decode()


def test_the_how_to_page_shows_the_same_examples(client: Client) -> None:
    page = client.get("/docs/how-to/cards-on-your-site").content.decode()

    assert "examples/" not in page
    assert "&lt;AuthorCard id=&quot;ctr_laura&quot; layout=&quot;box&quot; /&gt;" in page
    assert '<code class="language-php">' in page
