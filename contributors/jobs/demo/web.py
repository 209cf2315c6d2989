"""Six pretend sites on one port, told apart by the Host header: what `read_feeds` reads in the demo world.

They print what the demo world's people wrote, which is in the registry already, and on each site a story by somebody
whom the registry does not know.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from hashlib import sha256
from html import escape
from random import Random
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from contributors.documents.values import Document
from contributors.jobs.demo.articles import articles
from contributors.jobs.demo.people import PEOPLE
from contributors.jobs.demo.sites import SITES

_NAMES = {person["id"]: str(person["name"]) for person in PEOPLE}
_STRANGERS = ("Sofia Marsh", "Minh Anh Nguyễn and Sofia Marsh")
_KINDS = {
    "rss": ("feed.xml", "application/rss+xml; charset=utf-8"),
    "atom": ("feed.atom", "application/atom+xml; charset=utf-8"),
    "json": ("feed.json", "application/feed+json"),
}
Page = tuple[str, bytes]


def pretend_sites(today: date) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """A WSGI application. Feeds have an ETag and answer conditional requests."""
    pages = {str(site["slug"]): _pages(site, today) for site in SITES}

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        slug = environ.get("HTTP_HOST", "").partition(".")[0]
        found = pages.get(slug, {}).get(environ.get("PATH_INFO", "/"))
        if found is None:
            start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"Not here.\n"]
        kind, body = found
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if environ.get("HTTP_IF_NONE_MATCH") == tag:
            start_response("304 Not Modified", [("ETag", tag)])
            return []
        start_response("200 OK", [("Content-Type", kind), ("ETag", tag), ("Content-Length", str(len(body)))])
        return [body]

    return application


def _pages(site: Document, today: date) -> dict[str, Page]:
    stories = _stories(str(site["slug"]), today)
    pages: dict[str, Page] = {}
    for kind, write in {"rss": _rss, "atom": _atom, "json": _json_feed}.items():
        name, media = _KINDS[kind]
        pages[f"/{name}"] = (media, write(site, stories).encode())
    links = "".join(f'<li><a href="/{story["id"]}">{escape(story["title"])}</a></li>' for story in stories)
    pages["/"] = _html(site, f"<h1>{escape(site['name'])}</h1><ul>{links}</ul>")
    for story in stories:
        byline = escape(f"By {', '.join(story['names'])}")
        pages[f"/{story['id']}"] = _html(site, f"<h1>{escape(story['title'])}</h1><p>{byline}</p>")
    return pages


def _stories(slug: str, today: date) -> list[dict[str, Any]]:
    """Newest first."""
    told = articles(today, [], Random(0))  # noqa: S311  nothing is drawn without a crowd
    found = [
        {
            "id": external_id,
            "url": document["url"],
            "title": document["title"],
            "at": document["published_at"].replace("+00:00", "Z"),
            "names": [_NAMES[credit["contributor"]] for credit in document["credits"]],
        }
        for of_site, external_id, document in told
        if of_site == slug
    ]
    for number, name in enumerate(_STRANGERS, start=1):
        day = today - timedelta(days=number)
        title = ("A letter from the waiting room", "The night shift, in numbers")[number - 1]
        story = {"id": f"letter-{number}", "url": f"https://{slug}.example/letter-{number}", "title": title}
        found.append(story | {"at": f"{day.isoformat()}T07:30:00Z", "names": [name]})
    return sorted(found, key=lambda story: str(story["at"]), reverse=True)


def _rss(site: Document, stories: list[dict[str, Any]]) -> str:
    items = "".join(
        f"<item><guid isPermaLink='false'>{story['id']}</guid><link>{story['url']}</link>"
        f"<title>{escape(story['title'])}</title><dc:date>{story['at']}</dc:date>"
        + "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in story["names"])
        + "</item>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(site['name'])}</title><link>https://{site['slug']}.example/</link>{items}</channel></rss>\n"
    )


def _atom(site: Document, stories: list[dict[str, Any]]) -> str:
    entries = "".join(
        f"<entry><id>{story['id']}</id><link href='{story['url']}'/><title>{escape(story['title'])}</title>"
        f"<published>{story['at']}</published><updated>{story['at']}</updated>"
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in story["names"])
        + "</entry>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>https://{site['slug']}.example/</id><title>{escape(site['name'])}</title>{entries}</feed>\n"
    )


def _json_feed(site: Document, stories: list[dict[str, Any]]) -> str:
    items = [
        {
            "id": story["id"],
            "url": story["url"],
            "title": story["title"],
            "date_published": story["at"],
            "content_text": story["title"],
            "authors": [{"name": name} for name in story["names"]],
        }
        for story in stories
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": site["name"], "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _html(site: Document, body: str) -> Page:
    head = "".join(
        f'<link rel="alternate" type="{media.partition(";")[0]}" href="/{name}">' for name, media in _KINDS.values()
    )
    page = (
        f'<!doctype html><html lang="{site["languages"][0]}"><title>{escape(site["name"])}</title>{head}{body}</html>\n'
    )
    return "text/html; charset=utf-8", page.encode()
