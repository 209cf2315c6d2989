"""The byline of an article in the spellings that readers, feeds, search engines and newsroom systems read.

Each is made from the same list of who is credited, so a feed and a page can't name different people.
"""

from collections.abc import Sequence
from typing import TypedDict

from contributors.bylines import GROUPS, BylineStyle
from contributors.outputs.credits import ans, feeds, lines, structured
from contributors.outputs.credits.credited import Credited, authors, credited
from contributors.outputs.credits.feeds import FeedAuthor
from contributors.outputs.credits.lines import Line
from contributors.outputs.heads import fediverse_creator
from contributors.outputs.jsonld import Node

__all__ = ["Credited", "Byline", "FeedAuthor", "Line", "authors", "credited", "spellings"]


class Byline(TypedDict):
    """The byline, ready for where it goes. Known-empty is null, an empty list or an empty object.

    `text` and `html` are the line under the headline; `sign_off` and `media_credit` those of the other two groups.
    """

    text: str | None
    html: str | None
    sign_off: Line | None
    media_credit: Line | None
    jsonld: dict[str, list[Node]]
    json_feed: list[FeedAuthor]
    atom: str | None
    dc_creators: list[str]
    ans: dict[str, list[Node]]
    fediverse_creator: str | None


def spellings(people: Sequence[Credited], lang: str, style: BylineStyle) -> Byline:
    """``people`` in the order of the byline, printed in ``lang`` and the site's ``style``.

    Mastodon reads one account: the first that an author has.
    """
    line, sign_off, media_credit = (lines.in_group(people, group, lang, style) for group in GROUPS)
    writers = authors(people)
    accounts = [fediverse_creator(person.card) for person in writers if person.card]
    return {
        "text": line["text"] if line else None,
        "html": line["html"] if line else None,
        "sign_off": sign_off,
        "media_credit": media_credit,
        "jsonld": structured.write(people),
        "json_feed": feeds.json_feed(writers),
        "atom": feeds.atom(people) or None,
        "dc_creators": feeds.dc_creators(writers),
        "ans": ans.write(people),
        "fediverse_creator": next((account for account in accounts if account), None),
    }
