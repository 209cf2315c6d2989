"""What a feed says, the same for all three kinds."""

from typing import NamedTuple

MOST_ENTRIES = 1_000


class Author(NamedTuple):
    """Whoever an entry names. ``id`` is ours, or with ``source`` that of another system: docs/reference/feeds.md."""

    name: str = ""
    email: str = ""
    url: str = ""
    id: str = ""
    source: str = ""


class Entry(NamedTuple):
    """``id`` is the address where there is no other; without either it can't be told from others. Times are in UTC.

    ``authors`` are the entry's own or, where it has none, those that the format lets it inherit; ``source_authors``
    belong to the feed that an entry was taken over from.
    """

    id: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    source_authors: tuple[Author, ...] = ()


class Feed(NamedTuple):
    """``problem`` is a sentence about what could not be read, or empty."""

    kind: str
    title: str = ""
    authors: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    entries: tuple[Entry, ...] = ()
    problem: str = ""
