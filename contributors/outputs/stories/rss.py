"""RSS 2.0, with ``dc:creator`` for the names: the format's own ``author`` is an e-mail address."""

from email.utils import format_datetime
from html import escape

from contributors.outputs.credits.credited import authors
from contributors.outputs.credits.feeds import dc_creators
from contributors.outputs.stories.listing import Item, Listing, told

__all__ = ["write"]


def write(listing: Listing) -> bytes:
    links = [("self", listing.at("rss", listing.cursor)), ("first", listing.at("rss"))]
    links += [(relation, listing.at("rss", cursor)) for relation, cursor in listing.neighbours()]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
        "<channel>",
        f"<title>{escape(listing.title)}</title>",
        f"<link>{escape(listing.at())}</link>",
        f"<description>{escape(listing.title)}</description>",
        f"<language>{escape(listing.card['lang'])}</language>",
        f"<lastBuildDate>{format_datetime(listing.updated_at)}</lastBuildDate>",
        *(
            f'<atom:link rel="{relation}" type="application/rss+xml" href="{escape(address)}"/>'
            for relation, address in links
        ),
        *(line for item in listing.items for line in _item(item)),
        "</channel>",
        "</rss>",
    ]
    return "\n".join(lines).encode()


def _item(item: Item) -> list[str]:
    return [
        "<item>",
        f"<title>{escape(told(item))}</title>",
        *([f"<link>{escape(item.url)}</link>"] if item.url else []),
        f'<guid isPermaLink="false">{escape(item.id)}</guid>',
        f"<pubDate>{format_datetime(item.published_at)}</pubDate>",
        *(f"<dc:creator>{escape(name)}</dc:creator>" for name in dc_creators(authors(item.people))),
        *(f"<category>{escape(role)}</category>" for role in item.roles),
        "</item>",
    ]
