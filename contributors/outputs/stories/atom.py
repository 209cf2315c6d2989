"""Atom (RFC 4287). Her part in a story is a category; whose feed it is, its ``author`` says, and who wrote a story, the
story's."""

from html import escape

from contributors.outputs.credits.credited import authors
from contributors.outputs.credits.feeds import atom as people_of
from contributors.outputs.stories.listing import Item, Listing, rfc3339, told

__all__ = ["write"]


def write(listing: Listing) -> bytes:
    address = f"<uri>{escape(listing.author_url)}</uri>" if listing.author_url else ""
    neighbours, lang = listing.neighbours(), escape(listing.card["lang"])
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">',
        f"<id>{escape(listing.at())}</id>",
        f"<title>{escape(listing.title)}</title>",
        f"<updated>{rfc3339(listing.updated_at)}</updated>",
        # An author is required, and a feed that may name nobody has its site for one.
        f"<author><name>{escape(listing.author or listing.card['site']['name'])}</name>{address}</author>",
        _link("alternate", "text/html", listing.at()),
        _link("self", "application/atom+xml", listing.at("atom", listing.cursor)),
        _link("first", "application/atom+xml", listing.at("atom")),
        *(_link(relation, "application/atom+xml", listing.at("atom", cursor)) for relation, cursor in neighbours),
        *(line for item in listing.items for line in _entry(item)),
        "</feed>",
    ]
    return "\n".join(lines).encode()


def _entry(item: Item) -> list[str]:
    moment = rfc3339(item.published_at)
    return [
        "<entry>",
        f"<id>{escape(item.id)}</id>",
        f"<title>{escape(told(item))}</title>",
        *([_link("alternate", "text/html", item.url)] if item.url else []),
        f"<published>{moment}</published>",
        f"<updated>{moment}</updated>",
        # Without an author of its own an entry would have the feed's (section 4.2.1), who did not write this one.
        *([] if authors(item.people) else [f"<author><name>{escape(item.site)}</name></author>"]),
        people_of(item.people),
        *(f'<category term="{escape(role)}"/>' for role in item.roles),
        # Without a link an entry has to have content (section 4.1.1.1).
        *([] if item.url else [f"<content>{escape(told(item))}</content>"]),
        "</entry>",
    ]


def _link(relation: str, kind: str, address: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href="{escape(address)}"/>'
