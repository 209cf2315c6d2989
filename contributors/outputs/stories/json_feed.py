"""JSON Feed 1.1."""

import json
from typing import Any

from contributors.outputs.stories.listing import Item, Listing, rfc3339, told

__all__ = ["write"]


def write(listing: Listing) -> bytes:
    author = {"name": listing.author} | ({"url": listing.author_url} if listing.author_url else {})
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": listing.title,
        "home_page_url": listing.at(),
        "feed_url": listing.at("json", listing.cursor),
        "language": listing.lang,
        "authors": [author] if listing.author else [],
        "items": [_item(item) for item in listing.items],
    }
    if listing.next:
        feed["next_url"] = listing.at("json", listing.next)
    return json.dumps(feed, ensure_ascii=False, separators=(",", ":")).encode()


def _item(item: Item) -> dict[str, Any]:
    """``content_text`` is required; the text of a story is its site's to publish."""
    found: dict[str, Any] = {"id": item.id, "title": told(item), "content_text": told(item)}
    found |= {"url": item.url} if item.url else {}
    return found | {"date_published": rfc3339(item.published_at), "tags": list(item.roles)}
