"""JSON Feed 1.0 (one ``author``) and 1.1 (``authors``), https://www.jsonfeed.org/version/1.1/."""

import json
from typing import Any
from urllib.parse import urljoin

from contributors.errors import Invalid
from contributors.importers.feeds.moments import instant, plain_title
from contributors.importers.feeds.people import known
from contributors.importers.feeds.shapes import MOST_ENTRIES, Author, Entry, Feed


def read_json(text: str, base: str) -> Feed:
    """Raises Invalid (``no_feed``). Items that are no objects are left out."""
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise Invalid("This is broken JSON. Look at what the address answers.", code="no_feed") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise Invalid("This JSON is no JSON Feed: it has no `items`.", code="no_feed")
    authors = _authors(document, base)
    entries = [_entry(item, authors, base) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    title = plain_title(_text(document, "title"), is_markup=False)
    return Feed("json", title, authors, (), tuple(entries))


def _entry(item: dict[str, Any], of_feed: tuple[Author, ...], base: str) -> Entry:
    url = _address(base, _text(item, "url") or _text(item, "external_url"))
    modified = instant(_text(item, "date_modified"))
    return Entry(
        id=_text(item, "id") or url,
        url=url,
        title=plain_title(_text(item, "title"), is_markup=False),
        published=instant(_text(item, "date_published")) or modified,
        updated=modified,
        authors=_authors(item, base) or of_feed,
    )


def _authors(holder: dict[str, Any], base: str) -> tuple[Author, ...]:
    """``author`` is that of 1.0, which 1.1 deprecates and which may stand beside ``authors``."""
    listed = holder.get("authors")
    people = listed if isinstance(listed, list) and listed else [holder.get("author")]
    return known(_author(person, base) for person in people if isinstance(person, dict))


def _author(person: dict[str, Any], base: str) -> Author:
    """``_contributor`` is an extension of ours: docs/reference/feeds.md."""
    given = person.get("_contributor")
    own = given if isinstance(given, dict) else {}
    url = _text(person, "url")
    email = url[7:].partition("?")[0] if url.lower().startswith("mailto:") else ""
    return Author(
        name=" ".join(_text(person, "name").split()),
        email=email,
        url="" if email else _address(base, url),
        id=_text(own, "id"),
        source=_text(own, "source"),
    )


def _text(holder: dict[str, Any], member: str) -> str:
    """Ids are numbers in some feeds, though the specification has them as text."""
    value = holder.get(member)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30:
        return str(value)
    return value.strip()[:2_000] if isinstance(value, str) else ""


def _address(base: str, text: str) -> str:
    try:
        return urljoin(base, text) if text else ""
    except ValueError:
        return ""
