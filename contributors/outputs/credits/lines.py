"""The byline as readers see it: one line for each place on the page, as text and as HTML."""

from collections.abc import Sequence
from typing import TypedDict

from contributors import bylines
from contributors.outputs.credits.credited import Credited, writes
from contributors.outputs.html import parts
from contributors.outputs.identity import is_neutral

__all__ = ["Line", "in_group"]


class Line(TypedDict):
    """The same line twice; `html` is finished, for the running text of a page."""

    text: str
    html: str


def in_group(people: Sequence[Credited], group: str, lang: str, style: bylines.BylineStyle) -> Line | None:
    """The line of those in ``group``; None where there is nobody."""
    entries = [_entry(person, is_author=writes(person, people)) for person in people if person.group == group]
    pieces = bylines.line(entries, lang, style)
    return {"text": bylines.plain(pieces), "html": bylines.html(pieces)} if pieces else None


def _entry(person: Credited, *, is_author: bool) -> bylines.Entry:
    """A neutral card leads nowhere, and says nothing of whom it stands for."""
    entry = bylines.Entry(person.name, person.role, person.place, person.group)
    card = person.card
    if card is None or is_neutral(card):
        return entry
    address = card["url"] if card["url"] and parts.is_address(card["url"]) else None
    return entry._replace(id=card["id"], url=address, rel="author" if is_author else None)
