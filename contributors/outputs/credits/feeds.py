"""Authors of feed items: JSON Feed 1.1, Atom (RFC 4287), and Dublin Core's ``creator`` for RSS.

RSS's own ``author`` is an e-mail address, so it is never written.
"""

from collections.abc import Sequence
from typing import TypedDict
from xml.sax.saxutils import escape

from contributors.outputs.credits.credited import Credited, authors, others
from contributors.outputs.identity import is_neutral
from contributors.outputs.pictures import avatar

__all__ = ["FeedAuthor", "atom", "dc_creators", "json_feed"]


class FeedAuthor(TypedDict, total=False):
    """An author as JSON Feed has it; what is not known is absent."""

    name: str
    url: str
    avatar: str


def json_feed(writers: Sequence[Credited]) -> list[FeedAuthor]:
    return [_feed_author(person) for person in writers]


def atom(people: Sequence[Credited]) -> str:
    """Elements for an ``entry``: an ``author`` each and, for other roles, a ``contributor`` each."""
    written = [_person("author", person) for person in authors(people)]
    return "".join(written + [_person("contributor", person) for person in others(people)])


def dc_creators(writers: Sequence[Credited]) -> list[str]:
    """The texts of ``dc:creator``, one element each; they are not escaped yet."""
    return [person.name for person in writers]


def _feed_author(person: Credited) -> FeedAuthor:
    author: FeedAuthor = {"name": person.name}
    if address := _page(person):
        author["url"] = address
    if person.card and (picture := avatar(person.card)):
        author["avatar"] = picture
    return author


def _person(element: str, person: Credited) -> str:
    """A Person construct, section 3.2."""
    address = _page(person)
    uri = f"<uri>{escape(address)}</uri>" if address else ""
    return f"<{element}><name>{escape(person.name)}</name>{uri}</{element}>"


def _page(person: Credited) -> str | None:
    return None if person.card is None or is_neutral(person.card) else person.card["url"]
