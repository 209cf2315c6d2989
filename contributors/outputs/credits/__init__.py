"""The byline of an article in the spellings that feeds, search engines and newsroom systems read.

Each is made from the same list of who is credited, so a feed and a page can't name different people.
"""

from collections.abc import Sequence
from typing import TypedDict

from contributors.outputs.credits import ans, feeds, structured
from contributors.outputs.credits.credited import Credited, authors, credited
from contributors.outputs.credits.feeds import FeedAuthor
from contributors.outputs.heads import fediverse_creator
from contributors.outputs.jsonld import Node

__all__ = ["Credited", "FeedAuthor", "Byline", "authors", "credited", "spellings"]


class Byline(TypedDict):
    """The byline, ready for where it goes. Known-empty is null, an empty list or an empty object."""

    jsonld: dict[str, list[Node]]
    json_feed: list[FeedAuthor]
    atom: str | None
    dc_creators: list[str]
    ans: dict[str, list[Node]]
    fediverse_creator: str | None


def spellings(people: Sequence[Credited]) -> Byline:
    """``people`` in the order of the byline. Mastodon reads one account: the first that an author has."""
    writers = authors(people)
    accounts = [fediverse_creator(person.card) for person in writers if person.card]
    return {
        "jsonld": structured.write(people),
        "json_feed": feeds.json_feed(writers),
        "atom": feeds.atom(people) or None,
        "dc_creators": feeds.dc_creators(writers),
        "ans": ans.write(people),
        "fediverse_creator": next((account for account in accounts if account), None),
    }
