"""Atom 1.0 (RFC 4287) and 0.3."""

from contributors.importers.feeds.moments import instant, plain_title
from contributors.importers.feeds.people import known, person_element
from contributors.importers.feeds.shapes import MOST_ENTRIES, Author, Entry, Feed
from contributors.importers.feeds.tree import Element


def read_atom(root: Element) -> Feed:
    """A feed, or a document of one entry (section 2)."""
    authors, contributors = _people(root, "author"), _people(root, "contributor")
    elements = [root] if root.name == "atom:entry" else list(root.all("atom:entry"))
    entries = [_entry(element, authors) for element in elements[:MOST_ENTRIES]]
    title = _title(root)
    return Feed("atom", title, authors, contributors, tuple(entries))


def _entry(element: Element, of_feed: tuple[Author, ...]) -> Entry:
    url = link(element)
    source = element.first("atom:source")
    own, of_source = _people(element, "author"), _people(source, "author") if source else ()
    published = element.said("atom:published", "atom:issued", "atom:created", "dc:date")
    updated = element.said("atom:updated", "atom:modified")
    return Entry(
        id=element.said("atom:id") or url,
        url=url,
        title=_title(element),
        published=instant(published) or instant(updated),
        updated=instant(updated),
        # Section 4.1.2: an entry's own, else its source's, else the feed's.
        authors=own or of_source or of_feed,
        contributors=_people(element, "contributor"),
        source_authors=of_source,
    )


def link(element: Element) -> str:
    """The page that it is about: ``alternate``, a web page rather than another form of it."""
    found = [item for item in element.all("atom:link") if item.attributes.get("rel", "alternate") == "alternate"]
    found.sort(key=lambda item: item.attributes.get("type", "text/html") != "text/html")
    return found[0].address(found[0].attributes.get("href", "")) if found else ""


def _people(element: Element, role: str) -> tuple[Author, ...]:
    creators = [*element.all(f"atom:{role}")] or ([*element.all("dc:creator")] if role == "author" else [])
    return known(person_element(item) for item in creators)


def _title(element: Element) -> str:
    title = element.first("atom:title")
    if title is None:
        return ""
    kind = title.attributes.get("type", "text")
    escaped = title.attributes.get("mode") == "escaped"  # 0.3
    return plain_title(title.text(), is_markup=kind in {"html", "text/html"} or escaped)
