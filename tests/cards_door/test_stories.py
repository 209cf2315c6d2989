"""What a contributor has written, as a page and as feeds; and that the numbers are those of the rows."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from contributors.cards_door import stories as door
from contributors.changes import change
from contributors.models.stories import Counted, counts
from tests.factories import make_article, make_contributor, make_site, setup_actor
from tests.node import second_opinions

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ORIGIN = "http://127.0.0.1:8000"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def laura(fba, meridian):
    return make_contributor("Laura", fba, meridian, home_site="fba")


def written(site, number: int, *people, **document):
    day = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=number)
    details = {
        "title": f"Story {number}",
        "url": f"https://{site.slug}.example/{number}",
        "published_at": day.isoformat(),
    }
    return make_article(site, f"{site.slug}-{number}", *people, **(details | document))


def feed(client: Client, address: str, status: int = 200) -> dict:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


def test_the_newest_story_of_the_site_comes_first(client: Client, laura, fba, meridian) -> None:
    for number in (1, 3, 2):
        written(fba, number, laura)
    written(meridian, 4, laura)

    found = feed(client, f"/c/fba/{laura.pk}/stories.json")

    assert [item["title"] for item in found["items"]] == ["Story 3", "Story 2", "Story 1"]
    assert found["title"] == "All stories by Laura"
    assert found["authors"] == [{"name": "Laura", "url": "https://fba.example/authors/laura"}]
    assert found["items"][0] | {"id": ""} == {
        "id": "",
        "title": "Story 3",
        "content_text": "Story 3",
        "url": "https://fba.example/3",
        "date_published": "2026-01-04T09:00:00Z",
        "authors": [{"name": "Laura", "url": "https://fba.example/authors/laura"}],
        "tags": ["author"],
    }


def test_a_feed_across_sites_has_the_stories_of_all(client: Client, laura, fba, meridian) -> None:
    written(fba, 1, laura)
    written(meridian, 2, laura)

    found = feed(client, f"/c/{laura.pk}/stories.json")

    assert [item["url"] for item in found["items"]] == ["https://meridian.example/2", "https://fba.example/1"]


def test_pages_follow_one_another_to_the_first_story(client: Client, laura, fba, monkeypatch) -> None:
    monkeypatch.setattr(door, "AT_ONCE", 2)
    for number in range(5):
        # Two of a time: nothing may be skipped or told twice at the seam.
        written(fba, number, laura, published_at=f"2026-01-0{1 + number // 2}T09:00:00Z")
    address, told = f"/c/fba/{laura.pk}/stories.json", []

    while address:
        page = feed(client, address)
        told += [item["title"] for item in page["items"]]
        address = page.get("next_url", "").removeprefix(ORIGIN)

    assert sorted(told) == [f"Story {number}" for number in range(5)]
    assert told[0] == "Story 4"


def test_twice_credited_is_one_story(client: Client, laura, fba) -> None:
    both = [{"contributor": laura.pk, "role": role} for role in ("author", "photographs")]
    written(fba, 1, credits=both)

    assert [item["tags"] for item in feed(client, f"/c/fba/{laura.pk}/stories.json")["items"]] == [
        ["author", "photographs"]
    ]


@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_who_may_not_be_named_has_an_empty_feed(client: Client, laura, fba, status: str) -> None:
    written(fba, 1, laura)
    with change(laura, status, by=setup_actor()) as edit:
        edit.document["status"] = status

    for suffix in ("", ".rss", ".atom", ".json"):
        answer = client.get(f"/c/fba/{laura.pk}/stories{suffix}")
        assert answer.status_code == 200
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert b"Laura" not in answer.content
        assert b"Story" not in answer.content


def test_a_site_that_shows_no_latest_stories_has_no_feed_of_them(client: Client) -> None:
    quiet = make_site("quiet", "Quiet", switches={"latest": False})
    laura = make_contributor("Laura", quiet)
    written(quiet, 1, laura)

    assert feed(client, f"/c/quiet/{laura.pk}/stories.json")["items"] == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/c/fba/ctr_nobody/stories.json", "not_found"),
        ("/c/nowhere/{id}/stories.rss", "unknown_site"),
        ("/c/fba/{other}/stories.rss", "not_found"),
        ("/c/{draft}/stories.json", "not_found"),
        ("/c/fba/{id}/stories?cursor=x", "invalid_cursor"),
        ("/c/fba/{id}/stories.json?cursor=MjAyNi0wMS0wMSB4", "invalid_cursor"),
    ],
)
def test_what_there_is_no_feed_of(client: Client, laura, fba, meridian, address: str, code: str) -> None:
    other = make_contributor("Ben", meridian)
    draft = make_contributor("Zoe", fba, publish=False)

    answer = client.get(address.format(id=laura.pk, other=other.pk, draft=draft.pk))

    assert (answer.status_code, answer.json()["code"]) == (400 if code == "invalid_cursor" else 404, code)


def test_feeds_are_conditional_and_cacheable_by_anybody(client: Client, laura, fba) -> None:
    written(fba, 1, laura)
    address = f"/c/fba/{laura.pk}/stories.atom?utm_source=x"
    first = client.get(address)

    again = client.get(address, HTTP_IF_NONE_MATCH=first.headers["ETag"])

    assert again.status_code == 304
    assert first.headers["Cache-Control"] == "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
    assert first.headers["Surrogate-Key"] == f"{laura.pk} site-fba"
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405


def test_pages_lead_back_the_way_they_came(client: Client, laura, fba, monkeypatch) -> None:
    monkeypatch.setattr(door, "AT_ONCE", 2)
    for number in range(7):
        written(fba, number, laura, published_at=f"2026-01-0{1 + number // 2}T09:00:00Z")
    first = f"/c/fba/{laura.pk}/stories?lang=en"
    there, back, address = [], [], first

    while address:
        there.append(address)
        page = html.fromstring(client.get(address).content)
        address = page.xpath("string(//nav/a[@rel='next']/@href)").removeprefix(ORIGIN)
    address = there[-1]
    while address:
        back.append(address)
        page = html.fromstring(client.get(address).content)
        assert page.xpath("//head/link[@rel='prev']/@href") == page.xpath("//nav/a[@rel='prev']/@href")
        address = page.xpath("string(//nav/a[@rel='prev']/@href)").removeprefix(ORIGIN)
    atom = etree.fromstring(client.get(there[1].replace("/stories", "/stories.atom")).content)

    assert len(there) == 4
    assert back == there[::-1]
    assert atom.xpath("string(a:link[@rel='previous']/@href)", namespaces=ATOM) == (
        f"{ORIGIN}/c/fba/{laura.pk}/stories.atom?lang=en"
    )


@pytest.mark.parametrize(("across", "most"), [(False, 19), (True, 19)])
def test_a_feed_costs_as_many_queries_for_many_stories_as_for_one(
    client: Client, laura, fba, meridian, across, most
) -> None:
    written(fba, 1, laura)
    address = f"/c/{laura.pk}/stories.rss" if across else f"/c/fba/{laura.pk}/stories.rss"
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    for number in range(2, 12):
        # With others, and elsewhere: who else is named costs no query each.
        written(meridian if number % 2 else fba, number, laura, make_contributor(f"Ben {number}", fba, meridian))

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(one) == len(many) <= most


def test_the_page_leads_to_the_feeds_and_escapes_titles(client: Client, laura, fba) -> None:
    written(fba, 1, laura, title='<script>alert("1")</script> & more')

    profile = html.fromstring(client.get(f"/c/fba/{laura.pk}").content)
    archive = html.fromstring(client.get(f"/c/fba/{laura.pk}/stories").content)

    kinds = ["application/rss+xml", "application/atom+xml", "application/feed+json"]
    for page in (profile, archive):
        links = {link.get("type"): link.get("href") for link in page.xpath("//link[@rel='alternate']")}
        assert [links[kind].rpartition("/")[2] for kind in kinds] == ["stories.rss", "stories.atom", "stories.json"]
        assert all(client.get(links[kind].removeprefix(ORIGIN)).status_code == 200 for kind in kinds)
    assert archive.xpath("string(//ol/li/a)") == '<script>alert("1")</script> & more'
    assert archive.xpath("//ol/li/a/@href") == ["https://fba.example/1"]


def test_xml_is_well_formed_whatever_a_title_holds(client: Client, laura, fba) -> None:
    written(fba, 1, laura, title="A ]]> & <b> “x” \u2028 ‏عنوان", url="https://fba.example/?a=1&b=2")

    atom = etree.fromstring(client.get(f"/c/fba/{laura.pk}/stories.atom").content)
    rss = etree.fromstring(client.get(f"/c/fba/{laura.pk}/stories.rss").content)

    assert atom.findtext("a:entry/a:title", namespaces=ATOM) == "A ]]> & <b> “x” \u2028 ‏عنوان"
    assert atom.find("a:entry/a:link", ATOM).get("href") == "https://fba.example/?a=1&b=2"
    assert rss.findtext("channel/item/link") == "https://fba.example/?a=1&b=2"


def _text(title: str | dict[str, str]) -> str:
    return title if isinstance(title, str) else title["value"]


def test_an_independent_reader_finds_the_same_in_each_form(client: Client, laura, fba, monkeypatch) -> None:
    monkeypatch.setattr(door, "AT_ONCE", 2)
    for number in range(3):
        written(fba, number, laura)
    address = f"/c/fba/{laura.pk}/stories"
    files = [client.get(f"{address}.{suffix}").content.decode() for suffix in ("rss", "atom", "json")]

    rss, atom, json_feed = second_opinions("feed", files)

    assert [read["format"] for read in (rss, atom, json_feed)] == ["rss", "atom", "json"]
    stories = (rss["feed"]["items"], atom["feed"]["entries"], json_feed["feed"]["items"])
    assert [[_text(story["title"]) for story in found] for found in stories] == [["Story 2", "Story 1"]] * 3
    assert len({tuple(story.get("id") or story["guid"]["value"] for story in found) for found in stories}) == 1
    assert rss["feed"]["items"][0]["dc"]["creators"] == ["Laura"]
    assert atom["feed"]["authors"] == [{"name": "Laura", "uri": "https://fba.example/authors/laura"}]
    assert json_feed["feed"]["next_url"] == client.get(f"{address}.json").json()["next_url"]


@given(
    st.lists(
        st.tuples(st.integers(0, 700), st.lists(st.sampled_from(["author", "photographs", "editing"]), max_size=3)),
        max_size=12,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_are_exact(fba, laura, articles: list[tuple[int, list[str]]]) -> None:
    expected: dict[tuple[str, str | None], int] = {}
    fba.articles.all().delete()
    for number, (day, roles) in enumerate(articles):
        moment = datetime(2025, 1, 1, 2, tzinfo=UTC) + timedelta(days=day)
        credits = [{"contributor": laura.pk, "role": role} for role in roles] or [{"text": "Ben"}]
        make_article(fba, f"{number}", credits=credits, published_at=moment.isoformat(), title="x")
        # Two in the morning in London is still the day before in the site's own zone.
        local = moment - timedelta(hours=5)
        for role in {None, *roles} if roles else ():
            key = (local.strftime("%Y-%m"), role)
            expected[key] = expected.get(key, 0) + 1
    fba.time_zone = "America/Jamaica"

    found = counts(laura.pk, [fba], "month")

    assert {(each.period, each.role): each.articles for each in found} == expected


def test_a_story_names_everybody_who_wrote_it(client: Client, laura, fba, meridian) -> None:
    ben, draft = make_contributor("Ben", fba), make_contributor("Zoe", fba, publish=False)
    hidden = make_contributor("Ana", fba)
    with change(hidden, "withheld", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"
    credits = [{"contributor": ben.pk, "credited_as": "B. Carter"}, {"text": "Noor Haddad"}, {"contributor": laura.pk}]
    credits += [{"contributor": hidden.pk, "credited_as": "Ana"}, {"contributor": draft.pk}]
    written(fba, 1, credits=[*credits, {"contributor": laura.pk, "role": "photographs", "group": "media_credit"}])
    names = ["B. Carter", "Noor Haddad", "Laura", "Staff reporter"]

    item = feed(client, f"/c/fba/{laura.pk}/stories.json")["items"][0]
    atom = etree.fromstring(client.get(f"/c/{laura.pk}/stories.atom").content)
    rss = etree.fromstring(client.get(f"/c/fba/{laura.pk}/stories.rss").content)

    assert [author["name"] for author in item["authors"]] == names
    assert item["authors"][0] == {"name": "B. Carter", "url": "https://fba.example/authors/ben"}
    assert item["tags"] == ["author", "photographs"]
    assert [name.text for name in atom.findall("a:entry/a:author/a:name", ATOM)] == names
    assert [name.text for name in atom.findall("a:entry/a:contributor/a:name", ATOM)] == ["Laura"]
    assert [name.text for name in rss.findall("channel/item/{http://purl.org/dc/elements/1.1/}creator")] == names


def test_a_story_that_nobody_public_wrote_is_not_said_to_be_hers(client: Client, laura, fba) -> None:
    draft = make_contributor("Zoe", fba, publish=False)
    hers = {"contributor": laura.pk, "role": "photographs", "group": "media_credit"}
    written(fba, 1, credits=[{"contributor": draft.pk}, hers])

    item = feed(client, f"/c/fba/{laura.pk}/stories.json")["items"][0]
    atom = etree.fromstring(client.get(f"/c/fba/{laura.pk}/stories.atom").content)
    rss = etree.fromstring(client.get(f"/c/fba/{laura.pk}/stories.rss").content)

    assert item["authors"] == [{"name": "FBA"}]
    assert atom.findtext("a:entry/a:author/a:name", namespaces=ATOM) == "FBA"
    assert rss.find("channel/item/{http://purl.org/dc/elements/1.1/}creator") is None


def test_numbers_of_a_span_have_both_its_days(laura, fba, meridian) -> None:
    for number in range(3):
        written(fba, number, laura)
    written(meridian, 1, laura)
    day = date(2026, 1, 2)

    assert counts(laura.pk, [meridian, fba], "year", since=day, until=day) == [
        Counted("meridian", "2026", None, 1),
        Counted("meridian", "2026", "author", 1),
        Counted("fba", "2026", None, 1),
        Counted("fba", "2026", "author", 1),
    ]
