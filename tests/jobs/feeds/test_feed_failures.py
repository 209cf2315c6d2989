"""How reading a feed went: what is told, waited for and left alone."""

from typing import Any
from xml.sax.saxutils import escape

import pytest

from contributors.actions.contributors import edit_contributor
from contributors.actions.sites import edit_site
from contributors.jobs.feeds import hosts_of, read_due_feeds, read_feeds
from contributors.models import Article, Contributor, FeedReading, Site
from tests.factories import make_site, setup_actor
from tests.fetching.pretending import Pretended, leading_to, raw, saying
from tests.jobs.feeds.reading import credits, item, read, serve

pytestmark = pytest.mark.django_db


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
