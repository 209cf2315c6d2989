"""Sites that can't push are read: their feeds become articles, each credit hers or nobody else's."""

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import pytest

from contributors.actions.contributors import edit_contributor
from contributors.actions.credited_names import settle_name
from contributors.actions.sites import edit_site
from contributors.jobs.feeds import FeedRead, hosts_of, read_due_feeds, read_feeds
from contributors.models import Article, Change, Contributor, CreditedName, FeedReading, Site
from tests.factories import make_article, make_contributor, make_site, setup_actor
from tests.fetching.pretending import Pretended, leading_to, pretended, raw, saying

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server() -> Iterator[Pretended]:
    with pretended() as running:
        yield running


@pytest.fixture
def web(server: Pretended) -> Pretended:
    server.answers.clear()
    server.asked.clear()
    return server


@pytest.fixture
def fba(web: Pretended, db: None) -> Site:
    return make_site(feed_url=web.url("/feed"), hosts=["fba.example", web.host])


@pytest.fixture
def laura(fba: Site) -> Contributor:
    return make_contributor("Laura Whitfield", fba, emails=["laura@mail.example"])


def item(*authors: dict[str, Any], **said: Any) -> dict[str, Any]:
    given = {"id": "one", "title": "One", "date_published": "2026-11-20T08:00:00Z", "authors": list(authors)} | said
    return {"url": f"https://fba.example/{given['id']}"} | given


def serve(web: Pretended, *items: dict[str, Any], **headers: str) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "FBA", "items": list(items)}
    web.answers["/feed"] = saying(json.dumps(feed).encode(), Content_Type="application/feed+json", **headers)


def read(*sites: Site) -> FeedRead:
    [outcome] = read_feeds(sites or Site.objects.all())
    return outcome


def credits(external_id: str = "one") -> list[tuple[str | None, str | None]]:
    """Contributor, and the words that stand for nobody or that she signed with."""
    found = Article.objects.get(external_id=external_id).credits.all()
    return [(credit.contributor_id, credit.text or credit.credited_as or None) for credit in found]


def test_entries_become_articles_with_their_credits(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "Laura Whitfield"}), item({"name": "Sofia Marsh"}, id="two", title="Two", url="/two"))

    outcome = read()

    assert (outcome.outcome, outcome.sentence) == ("read", "2 new, 0 changed, 0 as before.")
    one = Article.objects.get(external_id="one")
    assert one.snapshot() | {"credits": None} == {
        "external_id": "one",
        "url": "https://fba.example/one",
        "title": "One",
        "published_at": "2026-11-20T08:00:00Z",
        "source": "feed",
        "no_byline": False,
        "credits": None,
    }
    assert credits() == [(laura.pk, None)]
    assert credits("two") == [(None, "Sofia Marsh")]
    assert Article.objects.get(external_id="two").url == web.url("/two")
    change = Change.objects.get(subject_id=one.pk)
    assert (change.verb, change.by.kind, change.by.name) == ("put", "service", "feeds")


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_rss_and_atom_are_read_alike(web: Pretended, fba: Site, laura: Contributor, kind: str) -> None:
    rss = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><guid>one</guid><title>One</title>'
        "<link>https://fba.example/one</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>"
        "<dc:creator>Laura Whitfield</dc:creator><dc:creator>Sofia Marsh</dc:creator></item></channel></rss>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>one</id><title>One</title>'
        '<link href="https://fba.example/one"/><published>2026-11-20T08:00:00Z</published>'
        "<author><name>Laura Whitfield</name></author><author><name>Sofia Marsh</name></author></entry></feed>"
    )
    web.answers["/feed"] = saying({"rss": rss, "atom": atom}[kind].encode(), Content_Type="application/xml")

    assert read().outcome == "read"
    assert credits() == [(laura.pk, None), (None, "Sofia Marsh")]
    assert Article.objects.get().published_at.isoformat() == "2026-11-20T08:00:00+00:00"


def test_a_feed_is_asked_whether_it_changed(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "Laura Whitfield"}), ETag='"7"', Last_Modified="Fri, 20 Nov 2026 08:00:00 GMT")
    read()
    changes = Change.objects.count()
    web.answers["/feed"] = raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    assert (read().outcome, read().outcome) == ("unchanged", "unchanged")

    for _, headers in web.asked[1:]:
        assert headers["if-none-match"] == '"7"'
        assert headers["if-modified-since"] == "Fri, 20 Nov 2026 08:00:00 GMT"
    assert Change.objects.count() == changes


def test_a_server_that_does_not_know_conditions_costs_no_write(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "Laura Whitfield"}))
    read()
    changes = Change.objects.count()

    assert read().outcome == "unchanged"
    assert Change.objects.count() == changes


def test_only_what_an_entry_says_anew_is_put(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "Laura Whitfield"}), item({"name": "Laura Whitfield"}, id="two"))
    read()
    serve(web, item({"name": "Laura Whitfield"}, title="One, corrected"), item({"name": "Laura Whitfield"}, id="two"))

    assert read().sentence == "0 new, 1 changed, 1 as before."
    assert [(article.title, article.version) for article in Article.objects.order_by("external_id")] == [
        ("One, corrected", 2),
        ("One", 1),
    ]


def test_what_a_person_made_of_the_credits_stays_until_the_feed_names_others(
    web: Pretended, fba: Site, laura: Contributor
) -> None:
    serve(web, item({"name": "Sofia Marsh"}))
    read()
    make_article(fba, "one", laura, title="One", source="feed")
    serve(web, item({"name": "Sofia Marsh"}, title="One, corrected"))
    read()

    assert credits() == [(laura.pk, None)]

    serve(web, item({"name": "Amara Okonkwo"}, title="One, corrected"))
    read()

    assert credits() == [(None, "Amara Okonkwo")]


def test_what_the_site_pushes_is_left_as_it_is(web: Pretended, fba: Site, laura: Contributor) -> None:
    make_article(fba, "one", laura, title="Pushed")
    make_article(fba, "other", laura, url="https://fba.example/two")
    serve(
        web,
        item({"name": "Sofia Marsh"}),
        item({"name": "Sofia Marsh"}, id="https://fba.example/?p=2", url="https://fba.example/two"),
    )

    assert read().sentence == "0 new, 0 changed, 0 as before, 2 left to what the site pushes."
    assert Article.objects.count() == 2
    assert credits() == [(laura.pk, None)]


def test_an_entry_without_authors_is_no_article_without_a_byline(web: Pretended, fba: Site) -> None:
    serve(web, item(), item({"name": "Sofia Marsh"}, id="", url=""), item({"name": "Sofia Marsh"}, id="three"))

    assert read().sentence == "1 new, 0 changed, 0 as before, 1 without authors, 1 without an id or address."


def test_one_bad_entry_does_not_stop_the_rest(web: Pretended, fba: Site) -> None:
    serve(web, item({"name": "Sofia Marsh"}, title="One\u202e"), item({"name": "Sofia Marsh"}, id="two"))

    assert read().sentence == "1 new, 0 changed, 0 as before, 1 refused (control_character)."


def test_an_id_that_no_article_can_have_becomes_one(web: Pretended, fba: Site) -> None:
    serve(web, item({"name": "Sofia Marsh"}, id="https://fba.example/?p=4711"))
    read()
    serve(web, item({"name": "Sofia Marsh"}, id="https://fba.example/?p=4711", title="Two"))
    read()

    article = Article.objects.get()
    assert article.external_id.startswith("feed-")
    assert (article.title, article.version) == ("Two", 2)


# --- Who is meant ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "signed"),
    [
        ({"name": "Somebody", "_contributor": {"id": "ctr_laura"}}, "Somebody"),
        ({"name": "L. W.", "_contributor": {"source": "wp:fba", "id": "4711"}}, "L. W."),
        ({"name": "L. W.", "url": "https://fba.example/?author=4711"}, "L. W."),
        ({"name": "Laura Whitfield", "url": "https://fba.example/authors/laura-whitfield"}, None),
        ({"name": "laura", "url": "http://fba.example/authors/laura-whitfield/"}, "laura"),
        ({"url": "https://fba.example/authors/laura-whitfield?utm_source=feed"}, None),
        ({"name": "Laura", "url": "http://127.0.0.1:8000/c/fba/ctr_laura"}, "Laura"),
        ({"name": "Laura", "url": "http://127.0.0.1:8000/p/fba/laura-whitfield"}, "Laura"),
        ({"name": "Laura Whitfield", "url": "mailto:laura@mail.example"}, None),
        ({"url": "mailto:LAURA@mail.example"}, None),
        ({"name": "Laura Whitfield", "url": "https://bsky.app/profile/laura.example.com"}, None),
        ({"url": "https://bsky.app/profile/laura.example.com"}, None),
        ({"name": "Laura Whitfield"}, None),
        ({"name": "LAURA  WHITFIELD"}, "LAURA WHITFIELD"),
        ({"name": "Laura Wiśniewska"}, "Laura Wiśniewska"),
        ({"name": "By Laura Whitfield"}, None),
    ],
)
def test_she_is_found_by_id_address_or_name(
    web: Pretended, fba: Site, settings: Any, author: dict[str, Any], signed: str | None
) -> None:
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:8000"
    make_contributor(
        "Laura Whitfield",
        fba,
        id="ctr_laura",
        emails=["laura@mail.example"],
        names=[{"text": "Laura Wiśniewska", "kind": "alias"}],
        links=[{"url": "https://bsky.app/profile/laura.example.com"}],
        external_ids=[{"source": "wp:fba", "value": "4711"}],
    )
    serve(web, item(author))

    read()

    assert credits() == [("ctr_laura", signed)]


@pytest.mark.parametrize(
    "author",
    [
        {"name": "Laura"},
        {"name": "Lora Whitfield"},
        {"name": "Newsroom", "url": "mailto:laura@mail.example"},
        {"name": "Sofia Marsh", "url": "https://bsky.app/profile/laura.example.com"},
        {"name": "Sofia Marsh", "url": "https://fba.example/authors/nobody"},
        {"name": "Sofia Marsh", "url": "https://evil.example/authors/laura-whitfield"},
        {"name": "Sofia Marsh", "_contributor": {"id": "ctr_unknown"}},
        {"name": "Sofia Marsh", "url": "https://signal.example/?author=4711"},
        {"name": "Minh Anh"},
        {"name": "Laura Former"},
    ],
)
def test_what_is_in_doubt_stays_text(web: Pretended, fba: Site, author: dict[str, Any]) -> None:
    make_contributor(
        "Laura Whitfield",
        fba,
        emails=["laura@mail.example"],
        names=[{"text": "Laura Former", "kind": "former"}],
        links=[{"url": "https://bsky.app/profile/laura.example.com"}],
        external_ids=[{"source": "wp:fba", "value": "4711"}],
    )
    make_contributor("Minh Anh", make_site("signal", "Signal"))  # on another site: the name alone is not enough
    serve(web, item(author))

    read(fba)

    assert credits() == [(None, author["name"])]


def test_two_of_one_name_stay_text_unless_something_tells_them_apart(web: Pretended, fba: Site) -> None:
    first = make_contributor("Duncan Campbell", fba, emails=["first@mail.example"])
    second = make_contributor("Duncan Campbell", fba, links=[{"url": "https://duncan.example/"}])
    serve(
        web,
        item({"name": "Duncan Campbell"}),
        item({"name": "Duncan Campbell", "url": "mailto:first@mail.example"}, id="two"),
        item({"name": "Duncan Campbell", "url": "https://duncan.example"}, id="three"),
    )

    read()

    assert credits() == [(None, "Duncan Campbell")]
    assert credits("two") == [(first.pk, None)]
    assert credits("three") == [(second.pk, None)]


def test_an_address_alone_is_never_kept_as_text(web: Pretended, fba: Site) -> None:
    serve(web, item({"url": "mailto:secret@mail.example"}), item({"url": "https://somebody.example/"}, id="two"))

    assert read().sentence == "0 new, 0 changed, 0 as before, 2 without authors."
    assert not CreditedName.objects.exists()


def test_one_element_with_a_whole_byline_is_taken_apart(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "Laura Whitfield and Sofia Marsh; photographs by Inês Carvalho"}))

    read()

    assert credits() == [(laura.pk, None), (None, "Sofia Marsh"), (None, "Inês Carvalho")]
    assert [credit.role for credit in Article.objects.get().credits.all()] == ["author", "author", "photographs"]


def test_a_name_with_a_conjunction_in_it_that_the_site_knows_is_one(web: Pretended, fba: Site) -> None:
    duo = make_contributor("Smith and Jones", fba, kind="desk")
    serve(web, item({"name": "Smith and Jones"}))

    read()

    assert credits() == [(duo.pk, None)]


def test_who_is_credited_by_address_joins_the_site(web: Pretended, fba: Site) -> None:
    minh = make_contributor("Minh Anh", make_site("signal", "Signal"), emails=["minh@mail.example"])
    serve(web, item({"name": "Minh Anh", "url": "mailto:minh@mail.example"}))

    read(fba)

    assert sorted(minh.site_profiles.values_list("site__slug", flat=True)) == ["fba", "signal"]
    joined = Change.objects.get(subject_id=minh.pk, verb="join")
    assert (joined.why, joined.by.name) == ("credited on one", "articles")


def test_drafts_are_not_credited(web: Pretended, fba: Site) -> None:
    make_contributor("Ada", fba, publish=False)
    serve(web, item({"name": "Ada"}))

    read()

    assert credits() == [(None, "Ada")]


def test_what_a_person_settled_holds_for_what_comes(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "L. Whitfield"}), item({"name": "Wire staff"}, id="two"))
    read()
    settle_name(CreditedName.objects.get(text="L. Whitfield"), laura.pk, by=setup_actor())
    settle_name(CreditedName.objects.get(text="Wire staff"), None, by=setup_actor())
    make_contributor("Wire staff", fba)
    serve(web, item({"name": "L. Whitfield"}, id="three"), item({"name": "Wire staff"}, id="four"))
    read()

    assert credits("three") == [(laura.pk, "L. Whitfield")]
    assert credits("four") == [(None, "Wire staff")]
    assert not CreditedName.waiting().exists()


def test_a_feed_is_read_in_as_many_queries_whatever_it_holds(
    web: Pretended, fba: Site, django_assert_max_num_queries: Any
) -> None:
    people = [make_contributor(f"Writer {number}", fba) for number in range(12)]
    serve(web, *(item({"name": person.name, "url": "https://x.example"}, id=person.pk) for person in people))
    read()
    serve(
        web, *(item({"name": person.name, "url": "https://x.example"}, id=person.pk) for person in people), item(id="x")
    )

    with django_assert_max_num_queries(22):
        read()


# --- How it went -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (saying(status=404), "feed_missing"),
        (saying(status=410), "feed_gone"),
        (saying(status=403), "feed_refused"),
        (saying(status=500), "feed_failed"),
        (saying(status=304), "feed_failed"),
        (saying(b"<html><body>Hello</body></html>"), "no_feed"),
        (saying(b"{}"), "no_feed"),
        (saying(b""), "no_feed"),
        (leading_to("http://10.0.0.1/feed"), "host_not_listed"),
        (raw(b"SSH-2.0"), "broken_answer"),
    ],
)
def test_a_failure_is_told_and_waited_for(web: Pretended, fba: Site, answer: Any, problem: str) -> None:
    web.answers["/feed"] = answer

    outcome = read()

    assert outcome.outcome == "failed"
    assert outcome.sentence.endswith(".")
    reading = FeedReading.objects.get()
    assert (reading.problem, reading.failures) == (problem, 1)
    assert (reading.next_at - reading.read_at).total_seconds() == 15 * 60
    assert read_due_feeds() == []

    read()

    reading.refresh_from_db()
    assert (reading.next_at - reading.read_at).total_seconds() == 30 * 60


def test_a_server_may_ask_to_be_left_alone(web: Pretended, fba: Site) -> None:
    web.answers["/feed"] = saying(status=503, Retry_After="7200")

    assert read().outcome == "failed"

    reading = FeedReading.objects.get()
    assert (reading.next_at - reading.read_at).total_seconds() == 7200


def test_a_site_that_fails_does_not_keep_the_next_from_being_read(web: Pretended, fba: Site) -> None:
    serve(web, item({"name": "Sofia Marsh"}))
    make_site("aaa", "First", feed_url=web.url("/nothing"), hosts=[web.host])

    assert [outcome.outcome for outcome in read_feeds(Site.objects.order_by("slug"))] == ["failed", "read"]


def test_a_feed_on_a_host_that_the_site_does_not_list_is_not_asked(web: Pretended, fba: Site) -> None:
    edit_site(fba, {"hosts": ["fba.example"]}, by=setup_actor())
    fba.refresh_from_db()

    assert (
        read(fba).sentence
        == f"`{web.host}` is not one of the site's hosts. Add it to `hosts`, if it belongs to the site."
    )
    assert web.asked == []
    assert hosts_of(fba) == {"fba.example"}


def test_what_another_address_said_means_nothing(web: Pretended, fba: Site) -> None:
    serve(web, item({"name": "Sofia Marsh"}), ETag='"7"')
    read()
    web.answers["/new"] = web.answers["/feed"]
    edit_site(fba, {"feed_url": web.url("/new")}, by=setup_actor())

    [outcome] = read_due_feeds()

    assert outcome.sentence == "0 new, 0 changed, 1 as before."
    assert "if-none-match" not in web.asked[-1][1]


def test_a_feed_that_moved_for_good_says_where_to(web: Pretended, fba: Site) -> None:
    serve(web, item({"name": "Sofia Marsh"}))
    web.answers["/new"] = web.answers["/feed"]
    web.answers["/feed"] = leading_to("/new", 301)

    assert read().sentence.endswith(f"The feed has moved for good: make `feed_url` {web.url('/new')}.")


def test_a_feed_is_read_by_one_at_a_time(web: Pretended, fba: Site) -> None:
    serve(web, item({"name": "Sofia Marsh"}))
    assert read().outcome == "read"
    FeedReading.objects.update(problem="reading", next_at="2099-01-01T00:00:00Z")

    assert read().outcome == "busy"
    assert len(web.asked) == 1


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes(web: Pretended, fba: Site) -> None:
    entry = "<item><guid>{}</guid><title>One &amp; {}</title><author>{}</author></item>"
    feed = "<rss><channel>" + entry.format("one", "all", escape("Sofia Marsh")) + "<item><guid>two</gu"
    web.answers["/feed"] = saying(feed.encode())

    assert read().sentence == (
        "1 new, 0 changed, 0 as before. The feed is no well-formed XML. It was read as far as line 1."
    )
    assert Article.objects.get().title == "One & all"


def test_the_name_of_someone_who_changed_hers_leads_nowhere(web: Pretended, fba: Site, laura: Contributor) -> None:
    edit_contributor(laura, {"name": "Laura Marsh"}, by=setup_actor())
    serve(web, item({"name": "Laura Whitfield"}))

    read()

    assert credits() == [(None, "Laura Whitfield")]
