"""The archive as a page: titles and days, with the feeds in its head."""

from html import escape

from contributors.outputs.stories.listing import Item, Listing, rfc3339, told

__all__ = ["write"]

FEEDS = (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json"))


def write(listing: Listing) -> bytes:
    pages = [f'<p><a rel="next" href="{escape(listing.at(cursor=listing.next))}">→</a></p>'] if listing.next else []
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(listing.lang)}" dir="{listing.dir}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(listing.title)}</title>",
        *(['<meta name="robots" content="noindex">'] if listing.is_hidden else []),
        f'<link rel="canonical" href="{escape(listing.at(cursor=listing.cursor))}">',
        *(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in listing.styles),
        *(
            f'<link rel="alternate" type="{kind}" title="{escape(listing.title)}" href="{escape(listing.at(suffix))}">'
            for suffix, kind in FEEDS
        ),
        *([f'<link rel="next" href="{escape(listing.at(cursor=listing.next))}">'] if listing.next else []),
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{escape(listing.title)}</h1>",
        "<ol>",
        *(_line(item) for item in listing.items),
        "</ol>",
        *pages,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines).encode()


def _line(item: Item) -> str:
    title = f"<bdi>{escape(told(item))}</bdi>"
    linked = f'<a href="{escape(item.url)}">{title}</a>' if item.url else title
    moment = rfc3339(item.published_at)
    return f'<li>{linked} <time datetime="{moment}">{moment[:10]}</time> <bdi>{escape(item.site)}</bdi></li>'
