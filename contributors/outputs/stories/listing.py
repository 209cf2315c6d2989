"""A page of stories, whichever way it is written."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import regex

from contributors.bylines import BylineStyle
from contributors.cards import Card
from contributors.languages import phrase
from contributors.outputs.credits.credited import Credited
from contributors.outputs.identity import is_neutral

FEEDS = (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json"))
# Characters that XML 1.0 can't hold; documents refuse them, rows of an older version may have them.
_NOT_IN_XML = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


@dataclass(frozen=True, slots=True)
class Item:
    """A story. ``id`` stays the same when its address or title change.

    ``roles`` are hers whose list it is, and ``people`` all whom it credits; ``site`` is the name of its site, and
    ``style`` how that prints its bylines.
    """

    id: str
    title: str
    url: str
    published_at: datetime
    roles: tuple[str, ...]
    people: tuple[Credited, ...]
    site: str
    style: BylineStyle


@dataclass(frozen=True, slots=True)
class Listing:
    """The stories of the contributor on ``card``, which has the frame, the language and the colours of its site.

    ``address`` is the page's without a suffix. Of the cursors, ``cursor`` is this page's, ``newer`` that of the page
    before it and ``older`` that of the following one; None where there is none, and ``""`` is the first page.
    ``updated_at`` is the time of the newest story in it; ``lang`` is the language of the address.
    """

    card: Card
    address: str
    is_of_all_sites: bool
    updated_at: datetime
    lang: str | None = None
    items: tuple[Item, ...] = ()
    cursor: str = ""
    newer: str | None = None
    older: str | None = None

    @property
    def is_hidden(self) -> bool:
        """Nobody may be named."""
        return is_neutral(self.card)

    @property
    def title(self) -> str:
        name = self.card["name"]
        return name if self.is_hidden else phrase(self.card["lang"], "all_stories", name=name)

    @property
    def author(self) -> str | None:
        return None if self.is_hidden else self.card["name"]

    @property
    def author_url(self) -> str | None:
        """The publication's page about her, or this registry's."""
        return None if self.is_hidden else self.card["url"] or self.card["outputs"]["page"]

    def neighbours(self) -> list[tuple[str, str]]:
        """Relations of RFC 5005, section 3, with their cursors."""
        ways = (("previous", self.newer), ("next", self.older))
        return [(relation, cursor) for relation, cursor in ways if cursor is not None]

    def at(self, suffix: str = "", cursor: str | None = "", lang: str | None = None) -> str:
        """The address of a page of it, in the language that was asked for or in ``lang``; ``""`` names none."""
        dotted = f"{self.address}.{suffix}" if suffix else self.address
        given = {"cursor": cursor, "lang": self.lang if lang is None else lang}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{dotted}?{query}" if query else dotted


def told(item: Item) -> str:
    """What a story is called: its title or, without one, its address."""
    return _NOT_IN_XML.sub("", item.title or item.url or item.site)


def rfc3339(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
