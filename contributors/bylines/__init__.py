"""Bylines as readers see them: credits in, one printed line out, in the languages that cards speak.

``line`` gives the pieces of the line, ``plain`` and ``html`` print them, so that the two can't differ.
"""

from contributors.bylines.entries import AUTHOR, GROUPS, Entry, Piece
from contributors.bylines.parsing import ParsedCredit, parse_byline
from contributors.bylines.printing import html, line, plain
from contributors.bylines.style import PLAIN_STYLE, BylineStyle
from contributors.bylines.words import ROLES

__all__ = [
    "AUTHOR",
    "GROUPS",
    "PLAIN_STYLE",
    "ROLES",
    "BylineStyle",
    "Entry",
    "ParsedCredit",
    "Piece",
    "html",
    "line",
    "parse_byline",
    "plain",
]
