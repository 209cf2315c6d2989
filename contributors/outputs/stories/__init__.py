"""What a contributor has written, as a page and as feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

Pages of a feed follow one another as RFC 5005 says (section 3, paged feeds).
"""

from collections.abc import Callable
from dataclasses import dataclass

from contributors.outputs.stories import atom, json_feed, page, rss
from contributors.outputs.stories.listing import Item, Listing

__all__ = ["FORMS", "Form", "Item", "Listing", "page"]


@dataclass(frozen=True, slots=True)
class Form:
    content_type: str
    write: Callable[[Listing], bytes]


# The feeds, by the suffix of the address. Without one it is the page.
FORMS = {
    "rss": Form("application/rss+xml; charset=utf-8", rss.write),
    "atom": Form("application/atom+xml; charset=utf-8", atom.write),
    "json": Form("application/feed+json; charset=utf-8", json_feed.write),
}
