"""Sites that can't push are read: their feeds become articles, each credit hers or nobody else's."""

import pytest

from contributors.models import Article, Change, Contributor, Site
from tests.factories import make_article
from tests.fetching.pretending import Pretended, raw, saying
from tests.jobs.feeds.reading import credits, item, read, serve

pytestmark = pytest.mark.django_db


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
