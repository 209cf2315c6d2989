"""Who is found by a few letters. Written by ``contributors.changes``, as all rows."""

from contributors.models.search.tables import SearchEntry, SearchShelf, SearchSpelling, SearchWord

__all__ = ["SearchEntry", "SearchShelf", "SearchSpelling", "SearchWord"]
