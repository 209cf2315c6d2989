"""The archive as a page: what it shows, where it leads, and who may show it."""

import pytest
from django.test import Client
from lxml import html

from contributors.changes import change
from tests.factories import make_article, make_contributor, make_site, setup_actor

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def laura(fba, meridian):
    return make_contributor("Laura", fba, meridian, home_site="fba", role="Freelance writer", location="Maryland")


def archive(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return html.fromstring(answer.content)


def written(site, day: str, *people, **document):
    details = {"title": f"On {day}", "url": f"https://{site.slug}.example/{day}", "published_at": f"{day}T09:00:00Z"}
    return make_article(site, day, *people, **(details | document))


def test_her_name_and_face_lead_to_her_page(client: Client, laura) -> None:
    page = archive(client, f"/c/fba/{laura.pk}/stories?lang=en")

    assert page.xpath("normalize-space(//h1)") == "All stories by Laura"
    assert (
        page.xpath("//h1/a/@href | //header/a[@class='ac__photo']/@href") == [f"{ORIGIN}/c/fba/{laura.pk}?lang=en"] * 2
    )
    assert page.xpath("string(//p[@class='ac__role'])") == "Freelance writer · Maryland"
    assert page.xpath("string(//title)") == "All stories by Laura – FBA"
    assert page.xpath("//header[@class='page__head']/a/@href") == ["https://fba.example"]


def test_stories_stand_by_year_with_days_in_the_language(client: Client, fba) -> None:
    de = make_site("blatt", "Blatt", languages=["de"])
    ana = make_contributor("Ana", de, lang="de")
    for day in ("2026-03-05", "2026-01-02", "2024-12-31"):
        written(de, day, ana)

    page = archive(client, f"/c/blatt/{ana.pk}/stories")

    told = [
        (year.xpath("string(h2)"), [item.text_content() for item in year.xpath("ol/li/time")])
        for year in page.xpath("//section")
    ]
    assert told == [("2026", ["5. März", "2. Jan."]), ("2024", ["31. Dez."])]
    assert page.xpath("normalize-space(//h1)") == "Alle Beiträge von Ana"
    assert page.get("lang") == "de"


def test_what_she_did_beside_writing_is_said_in_the_words_of_bylines(client: Client, laura, fba) -> None:
    roles = [{"contributor": laura.pk, "role": role} for role in ("author", "photographs", "editing")]
    written(fba, "2026-01-02", credits=roles)
    written(fba, "2026-01-01", credits=[{"contributor": laura.pk, "role": "photographs", "credited_as": "L. W."}])

    page = archive(client, f"/c/fba/{laura.pk}/stories")

    assert [below.text_content() for below in page.xpath("//li/p")] == [
        "Photographs by Laura; edited by Laura",
        "Photographs by L. W.",
    ]


def test_the_page_of_all_sites_says_which(client: Client, laura, fba, meridian) -> None:
    written(fba, "2026-01-01", laura)
    written(meridian, "2026-01-02", credits=[{"contributor": laura.pk, "role": "data"}])

    of_all = archive(client, f"/c/{laura.pk}/stories")
    of_one = archive(client, f"/c/fba/{laura.pk}/stories")

    assert [below.text_content() for below in of_all.xpath("//li/p")] == ["The Meridian · Data by Laura", "FBA"]
    assert of_one.xpath("//li/p") == []
    assert of_all.xpath("//link[@rel='canonical']/@href") == [f"{ORIGIN}/c/{laura.pk}/stories"]


def test_without_stories_it_says_so(client: Client, laura) -> None:
    page = archive(client, f"/c/fba/{laura.pk}/stories")

    assert page.xpath("string(//p[@class='ac__none'])") == "There are no stories here."
    assert page.xpath("//ol | //nav") == []


def test_a_page_about_nobody_is_not_to_be_found(client: Client, laura, fba) -> None:
    written(fba, "2026-01-01", laura)
    with change(laura, "withheld", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"

    page = archive(client, f"/c/fba/{laura.pk}/stories")

    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("string(//h1)") == "Staff reporter"
    assert page.xpath("//link[@rel!='stylesheet'] | //main//a | //footer") == []


def test_the_site_says_who_may_frame_it(client: Client) -> None:
    site = make_site("framed", "Framed", embedders=["https://partner.example"])
    laura = make_contributor("Laura", site)

    for address in (f"/c/framed/{laura.pk}/stories", f"/c/{laura.pk}/stories"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert policy == client.get(f"/c/framed/{laura.pk}").headers["Content-Security-Policy"]
        assert f"frame-ancestors 'self' {ORIGIN} https://partner.example" in policy


@pytest.mark.parametrize("address", ["/c/fba/ctr_nobody/stories", "/c/nowhere/ctr_x/stories", "/c/ctr_x/stories"])
def test_where_there_is_none_a_reader_gets_a_page(client: Client, fba, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert html.fromstring(answer.content).xpath("string(//h1)") == "Page not found"
