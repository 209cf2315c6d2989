"""A page of stories, whichever way it is written."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import regex

# Characters that XML 1.0 can't hold; documents refuse them, rows of an older version may have them.
_NOT_IN_XML = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


@dataclass(frozen=True, slots=True)
class Item:
    """A story. ``id`` stays the same when its address or title change; ``site`` is the name of its site."""

    id: str
    title: str
    url: str
    published_at: datetime
    roles: tuple[str, ...]
    site: str


@dataclass(frozen=True, slots=True)
class Listing:
    """``address`` is the page's without a suffix; ``cursor`` that of this page, ``next`` that of the following one.

    ``author`` is None where nobody may be named. ``updated_at`` is the time of the newest thing in it.
    """

    address: str
    title: str
    lang: str
    dir: str
    author: str | None
    author_url: str | None
    site: str
    updated_at: datetime
    items: tuple[Item, ...] = ()
    cursor: str | None = None
    next: str | None = None
    styles: tuple[str, ...] = ()
    is_hidden: bool = False

    def at(self, suffix: str = "", cursor: str | None = None) -> str:
        """The address of a page of it."""
        dotted = f"{self.address}.{suffix}" if suffix else self.address
        return f"{dotted}?{urlencode({'cursor': cursor})}" if cursor else dotted


def told(item: Item) -> str:
    """What a story is called: its title or, without one, its address."""
    return _NOT_IN_XML.sub("", item.title or item.url or item.site)


def rfc3339(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
