"""RSS, Atom and JSON Feed: bytes in, entries with their authors out. docs/reference/feeds.md says what is read.

Written for who is credited, where general readers fail: several authors an entry, an address and a name in one element,
people inherited from a feed, and JSON. A feed that is not well-formed is read as far as it can be, and says so.
"""

from contributors.errors import Invalid
from contributors.importers.feeds.atom import read_atom
from contributors.importers.feeds.encoding import decoded
from contributors.importers.feeds.json_feed import read_json
from contributors.importers.feeds.rss import read_rss
from contributors.importers.feeds.shapes import MOST_ENTRIES, Author, Entry, Feed
from contributors.importers.feeds.tree import parsed

__all__ = ["MOST_ENTRIES", "Author", "Entry", "Feed", "read_feed"]

_ROOTS = {"atom:feed": read_atom, "atom:entry": read_atom, "rss": read_rss, "rdf:RDF": read_rss, "channel": read_rss}


def read_feed(data: bytes, *, url: str = "", content_type: str = "") -> Feed:
    """What ``data`` says, with relative addresses resolved against ``url``. Raises Invalid (``no_feed``).

    ``content_type`` is the header's whole value; its charset counts less than a byte order mark and more than what the
    document declares (RFC 7303 section 3).
    """
    text = decoded(data, content_type)
    if text.lstrip().startswith(("{", "[")):
        return read_json(text, url)
    tree = parsed(text, url)
    read = _ROOTS.get(tree.root.name) if tree.root else None
    if tree.root is None or read is None:
        raise Invalid(_no_feed(tree.root.name if tree.root else text), code="no_feed")
    feed = read(tree.root)
    return feed._replace(problem=tree.problem)


def _no_feed(found: str) -> str:
    if "html" in found[:500].lower():
        return 'This is a web page. Give the address of its feed: it is in the page\'s head, as `rel="alternate"`.'
    return "This is neither RSS nor Atom nor JSON Feed. Look at what the address answers."
