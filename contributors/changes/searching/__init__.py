"""Keeps what search reads true: called by whatever writes names, places, e-mail addresses and credits."""

from contributors.changes.searching.bylines import newest_byline, note_bylines, recount_bylines
from contributors.changes.searching.entries import write_entries
from contributors.changes.searching.rebuilding import Rebuilt, rebuild_search

__all__ = ["Rebuilt", "newest_byline", "note_bylines", "rebuild_search", "recount_bylines", "write_entries"]
