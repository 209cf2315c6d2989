"""`manage.py read_feeds`: a line a site, never a name, and a status that a timer can go by."""

import json
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contributors.models import Article, FeedReading
from tests.factories import make_site
from tests.fetching.pretending import Pretended, pretended, saying

pytestmark = pytest.mark.django_db


@pytest.fixture
def web() -> Iterator[Pretended]:
    entry = {"id": "one", "url": "https://fba.example/one", "title": "One", "authors": [{"name": "Sofia Marsh"}]}
    with pretended() as running:
        running.answers["/feed"] = saying(json.dumps({"items": [entry]}).encode())
        yield running


def run(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("read_feeds", *arguments, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_every_feed_is_read_and_told_without_names(web: Pretended) -> None:
    make_site("fba", "FBA", feed_url=web.url("/feed"), hosts=[web.host])
    make_site("quiet", "Quiet")

    assert run() == ("fba: 1 new, 0 changed, 0 as before.\n1 name waits for a person: /api/v1/text-credits\n", "")
    assert run("fba") == ("fba: has not changed.\n1 name waits for a person: /api/v1/text-credits\n", "")
    assert Article.objects.get().title == "One"


def test_only_what_is_due_is_read_for_a_timer(web: Pretended) -> None:
    make_site("fba", "FBA", feed_url=web.url("/feed"), hosts=[web.host])

    assert run("--due")[0].startswith("fba: 1 new")
    assert run("--due") == ("", "")
    assert len(web.asked) == 1

    FeedReading.objects.update(next_at="2020-01-01T00:00:00Z")

    assert run("--due")[0].startswith("fba: has not changed.")


def test_a_feed_that_fails_is_told_and_the_others_are_read(web: Pretended) -> None:
    make_site("aaa", "First", feed_url=web.url("/nothing"), hosts=[web.host])
    make_site("fba", "FBA", feed_url=web.url("/feed"), hosts=[web.host])
    out, err = StringIO(), StringIO()

    with pytest.raises(CommandError, match=r"^1 of 2 could not be read\.$"):
        call_command("read_feeds", stdout=out, stderr=err, no_color=True)

    assert err.getvalue() == "aaa: is not there. Look at `feed_url`.\n"
    assert out.getvalue().startswith("fba: 1 new")


def test_a_site_without_a_feed_is_refused_by_name() -> None:
    make_site("fba", "FBA", feed_url="https://fba.example/feed")

    with pytest.raises(CommandError, match=r"^No site `fbb` with a feed\. Did you mean `fba`\?$"):
        run("fbb")


def test_nothing_to_read_says_what_to_do() -> None:
    make_site("fba", "FBA")

    assert run() == ("No site has a feed. Give one its address: `feed_url` in its settings.\n", "")
