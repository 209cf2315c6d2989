"""The archive as a page: her face and name, and her stories by year, in the frame of her own page."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from contributors import bylines, languages
from contributors.languages import phrase, short_date
from contributors.outputs.heads import title_on
from contributors.outputs.html import parts
from contributors.outputs.page import masthead
from contributors.outputs.stories.listing import FEEDS, Item, Listing, rfc3339, told

__all__ = ["write"]

_SIDE = 112  # pixels
_NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


def write(listing: Listing, styles: Sequence[str] = ()) -> bytes:
    """``styles`` are addresses of style sheets."""
    card = listing.card
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(card["lang"])}" dir="{escape(card["dir"])}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *_head(listing),
        *(f'<link rel="stylesheet" href="{escape(address)}">' for address in styles),
        "</head>",
        '<body class="page">',
        masthead(card),
        "<main>",
        f'<div class="ac ac--archive {parts.hue(card)}" lang="{escape(card["lang"])}" dir="{escape(card["dir"])}">',
        _heading(listing),
        *_years(listing),
        _neighbours(listing),
        "</div>",
        "</main>",
        _feeds(listing),
        "</body>",
        "</html>",
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _head(listing: Listing) -> Iterator[str]:
    yield f"<title>{escape(title_on(listing.title, listing.card))}</title>"
    if listing.is_hidden:
        yield '<meta name="robots" content="noindex">'
        return
    yield _link("canonical", listing.at(cursor=listing.cursor, lang=""))
    if listing.newer is not None:
        yield _link("prev", listing.at(cursor=listing.newer))
    if listing.older is not None:
        yield _link("next", listing.at(cursor=listing.older))
    for suffix, media in FEEDS:
        yield _link("alternate", listing.at(suffix), f' type="{media}" title="{escape(listing.title)}"')


def _link(relation: str, address: str, more: str = "") -> str:
    return f'<link rel="{relation}" href="{escape(address)}"{more}>'


def _heading(listing: Listing) -> str:
    """The name in "All stories by Laura" leads to her page, and so does her face."""
    card, name = listing.card, listing.card["name"]
    face = parts.picture(card, f"{_SIDE}px", lazy=False) or parts.monogram(card, 1)
    role = parts.role(card, "location")
    address = None if listing.is_hidden else _page_of(listing)
    if address is None:
        plate = f'<span class="ac__photo">{face}</span>'
        words = f'<span dir="auto">{escape(name)}</span>'
    else:
        before, _, after = listing.title.partition(name)
        plate = f'<a class="ac__photo" href="{address}" tabindex="-1" aria-hidden="true">{face}</a>'
        words = f'{_word(before)}<a href="{address}" dir="auto">{escape(name)}</a>{_word(after)}'
    heading = f'<h1 class="ac__name">{words}</h1>'
    return f'<header class="ac__head">{plate}<div class="ac__text">{heading}{role}</div></header>'


def _word(text: str) -> str:
    return f'<span class="ac__word">{escape(text)}</span>' if text else ""


def _page_of(listing: Listing) -> str | None:
    page = listing.card["outputs"]["page"]
    return escape(f"{page}?lang={listing.lang}" if listing.lang else page) if page else None


def _years(listing: Listing) -> Iterator[str]:
    """The heading names the year, so the days below it don't."""
    if not listing.items:
        yield f'<p class="ac__none">{escape(phrase(listing.card["lang"], "no_stories"))}</p>'
    for year, items in groupby(listing.items, key=lambda item: item.published_at.year):
        shown = escape(languages.year(listing.card["lang"], year))
        yield f'<section class="ac__year" aria-labelledby="y{year}"><h2 id="y{year}">{shown}</h2>'
        yield f'<ol class="ac__list">{"".join(_story(item, listing) for item in items)}</ol></section>'


def _story(item: Item, listing: Listing) -> str:
    title = f'<bdi class="ac__title">{escape(told(item))}</bdi>'
    if parts.is_address(item.url):
        title = f'<a href="{escape(item.url)}" dir="auto">{escape(told(item))}</a>'
    lang, day = listing.card["lang"], item.published_at.date()
    shown = escape(short_date(lang, day, today=day))
    more = [f"<bdi>{escape(item.site)}</bdi>"] if listing.is_of_all_sites else []
    more += [part] if (part := _part(item, listing)) else []
    below = f'<p class="ac__meta">{" · ".join(more)}</p>' if more else ""
    return f'<li>{title}<time datetime="{rfc3339(item.published_at)}">{shown}</time>{below}</li>'


def _part(item: Item, listing: Listing) -> str:
    """What she did for it beside writing, in the words of bylines: "Photographs by Laura"."""
    hers = [person for person in item.people if person.card and person.card["id"] == listing.card["id"]]
    entries = [bylines.Entry(person.name, person.role) for person in hers if person.role != bylines.AUTHOR]
    return bylines.html(bylines.line(entries, listing.card["lang"], item.style))


def _neighbours(listing: Listing) -> str:
    ways = (("prev", "newer_stories", listing.newer), ("next", "older_stories", listing.older))
    links = [
        f'<a rel="{relation}" href="{escape(listing.at(cursor=cursor))}">'
        f"{escape(phrase(listing.card['lang'], words))}</a>"
        for relation, words, cursor in ways
        if cursor is not None
    ]
    return f'<nav class="ac__pages">{"".join(links)}</nav>' if links else ""


def _feeds(listing: Listing) -> str:
    """The same for feed readers."""
    links = [
        f'<a href="{escape(listing.at(suffix))}" type="{media}">{_NAMES[suffix]}</a>'
        for suffix, media in FEEDS
        if not listing.is_hidden
    ]
    return f'<footer class="page__foot">{"".join(links)}</footer>' if links else ""
