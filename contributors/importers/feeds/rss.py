"""RSS: 2.0 and its ancestors 0.9 to 1.0, with Dublin Core, iTunes and Atom elements in it."""

from contributors.importers.feeds.atom import link as atom_link
from contributors.importers.feeds.moments import instant, plain_title
from contributors.importers.feeds.people import known, person_element
from contributors.importers.feeds.shapes import MOST_ENTRIES, Author, Entry, Feed
from contributors.importers.feeds.tree import Element

# Who wrote an item. The first kind that there is counts: the others repeat it, often by address only.
_CREATORS = ("dc:creator", "dc:author", "atom:author", "author", "itunes:author")
_OF_A_CHANNEL = (*_CREATORS, "managingEditor", "webMaster")


def read_rss(root: Element) -> Feed:
    """Items inherit nobody but a podcast's author: an editor or webmaster of a channel wrote none of it by that."""
    channel = root if root.name == "channel" else root.first("channel") or root
    elements = [*channel.all("item"), *(root.all("item") if channel is not root else ())]
    of_podcast = known(person_element(item) for item in channel.all("itunes:author"))
    entries = [_entry(element, of_podcast) for element in elements[:MOST_ENTRIES]]
    return Feed(
        "rss",
        plain_title(channel.said("title")),
        _people(channel, _OF_A_CHANNEL),
        known(person_element(item) for item in channel.all("dc:contributor", "atom:contributor")),
        tuple(entries),
    )


def _entry(item: Element, of_podcast: tuple[Author, ...]) -> Entry:
    guid = item.first("guid")
    permanent = guid is not None and guid.attributes.get("isPermaLink", "true").strip().lower() == "true"
    named = guid.text().strip() if guid else item.attributes.get("rdf:about", "").strip()
    url = item.address(item.said("feedburner:origLink", "link")) or atom_link(item)
    if not url and permanent and named.startswith(("http://", "https://")):
        url = named
    published = item.said("pubDate", "dc:date", "atom:published")
    updated = item.said("atom:updated")
    return Entry(
        id=named or url,
        url=url,
        title=plain_title(item.said("title", "itunes:title", "dc:title")),
        published=instant(published) or instant(updated),
        updated=instant(updated),
        authors=_people(item, _CREATORS) or of_podcast,
        contributors=known(person_element(each) for each in item.all("dc:contributor", "atom:contributor")),
    )


def _people(element: Element, kinds: tuple[str, ...]) -> tuple[Author, ...]:
    for kind in kinds:
        if found := known(person_element(each) for each in element.all(kind)):
            return found
    return ()
