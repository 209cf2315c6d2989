"""Who is named in a byline, and what a printed line is made of."""

from typing import Literal, NamedTuple

AUTHOR = "author"
GROUPS = ("byline", "sign_off", "media_credit")

Kind = Literal["words", "name", "place"]


class Entry(NamedTuple):
    """``text`` is the name as it is printed, ``place`` where it was written ("London").

    ``id`` and ``url`` are a contributor's, where her name leads to her page; ``rel`` is the link's relation, "author"
    of those who wrote it.
    """

    text: str
    role: str = AUTHOR
    place: str | None = None
    group: str = "byline"
    id: str | None = None
    url: str | None = None
    rel: str | None = None


class Piece(NamedTuple):
    """A stretch of the line. ``isolated`` is a name or a place that runs against the direction of the line."""

    text: str
    kind: Kind = "words"
    entry: Entry | None = None
    isolated: bool = False
