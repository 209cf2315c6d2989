"""Who is found by a few letters. Written by ``contributors.changes``, as all rows."""

from contributors.models.search.finding import Hit, Hits, bands_of_registry, bands_of_site, find
from contributors.models.search.tables import SearchEntry, SearchShelf, SearchSpelling, SearchWord

__all__ = [
    "Hit",
    "Hits",
    "SearchEntry",
    "SearchShelf",
    "SearchSpelling",
    "SearchWord",
    "bands_of_registry",
    "bands_of_site",
    "find",
]
