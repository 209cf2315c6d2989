"""JSON Feed 1.1."""

import json
from typing import Any

from contributors.outputs.credits.credited import authors
from contributors.outputs.credits.feeds import json_feed as people_of
from contributors.outputs.stories.listing import Item, Listing, rfc3339, told

__all__ = ["write"]


def write(listing: Listing) -> bytes:
    author = {"name": listing.author} | ({"url": listing.author_url} if listing.author_url else {})
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": listing.title,
        "home_page_url": listing.at(),
        "feed_url": listing.at("json", listing.cursor),
        "language": listing.card["lang"],
        "authors": [author] if listing.author else [],
        "items": [_item(item) for item in listing.items],
    }
    if listing.older is not None:
        feed["next_url"] = listing.at("json", listing.older)
    return json.dumps(feed, ensure_ascii=False, separators=(",", ":")).encode()


def _item(item: Item) -> dict[str, Any]:
    """``content_text`` is required; the text of a story is its site's to publish.

    Without authors of its own an item would have the feed's, who did not write this one.
    """
    found: dict[str, Any] = {"id": item.id, "title": told(item), "content_text": told(item)}
    found |= {"url": item.url} if item.url else {}
    return found | {
        "date_published": rfc3339(item.published_at),
        "authors": people_of(authors(item.people)) or [{"name": item.site}],
        "tags": list(item.roles),
    }
