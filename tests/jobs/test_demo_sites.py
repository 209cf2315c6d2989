"""The pretend sites of the demo world: each under its name, with a feed that the registry reads."""

from datetime import date
from typing import Any

import pytest

from contributors.importers.feeds import read_feed
from contributors.jobs.demo.sites import PORT, SITES, site_document
from contributors.jobs.demo.web import pretend_sites

TODAY = date(2026, 11, 22)
APPLICATION = pretend_sites(TODAY)


def get(host: str, path: str, **more: str) -> tuple[str, dict[str, str], bytes]:
    answer: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        answer.update(status=status, headers=dict(headers))

    body = b"".join(APPLICATION({"HTTP_HOST": host, "PATH_INFO": path} | more, start_response))
    return answer["status"], answer["headers"], body


@pytest.mark.parametrize("site", SITES, ids=lambda site: site["slug"])
def test_each_site_has_the_feed_that_its_settings_name(site: dict[str, Any]) -> None:
    document = site_document(site)
    host = f"{site['slug']}.localhost:{PORT}"
    origin, _, path = document["feed_url"].rpartition("/")

    status, headers, body = get(host, f"/{path}")
    feed = read_feed(body, content_type=headers["Content-Type"])

    assert (status, origin) == ("200 OK", f"http://{host}")
    assert host in document["hosts"]
    assert (feed.title, feed.problem) == (site["name"], "")
    assert feed.entries[0].published[:10] < TODAY.isoformat()
    assert "Sofia Marsh" in [author.name for entry in feed.entries for author in entry.authors]
    assert all(entry.url and entry.title and entry.published for entry in feed.entries)


def test_all_three_kinds_say_the_same() -> None:
    feeds = [read_feed(get("fba.localhost", f"/{name}")[2]) for name in ("feed.xml", "feed.atom", "feed.json")]

    assert [feed.kind for feed in feeds] == ["rss", "atom", "json"]
    assert {tuple(entry._replace(updated="") for entry in feed.entries) for feed in feeds} == {feeds[0].entries}


def test_a_feed_that_did_not_change_is_not_sent_again() -> None:
    tag = get("fba.localhost", "/feed.xml")[1]["ETag"]

    assert get("fba.localhost", "/feed.xml", HTTP_IF_NONE_MATCH=tag)[::2] == ("304 Not Modified", b"")


@pytest.mark.parametrize(("host", "path"), [("nobody.localhost", "/"), ("fba.localhost", "/nothing"), ("", "/")])
def test_what_is_not_there_is_not_found(host: str, path: str) -> None:
    assert get(host, path)[0] == "404 Not Found"


def test_a_page_names_its_feeds_and_its_stories() -> None:
    page = get("fba.localhost", "/")[2].decode()

    assert page.count('rel="alternate"') == 3
    assert "The clerk who counts twice" in page
    assert "By Laura Whitfield" in get("fba.localhost", "/story-6")[2].decode()
