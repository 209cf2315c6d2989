"""The part of an address that stands for a name."""

import unicodedata
from collections.abc import Container
from itertools import count

import regex
from anyascii import anyascii

from contributors.names.folding import APOSTROPHES

MAX_LENGTH = 80  # ASCII characters
NAMELESS = "contributor"
_SEPARATORS = regex.compile(r"[^a-z0-9]+")
_SYMBOLS = regex.compile(r"\p{S}+")  # would come out as their English descriptions
# Joiners, and what a transliteration writes for the Arabic ayn and for soft signs.
_INSIDE_A_WORD = regex.compile(r"[\p{Cf}'`]+")


def slug(name: str) -> str:
    """``[a-z0-9]+(-[a-z0-9]+)*`` of at most 80 characters, for a name in any script.

    The transliteration is a plain one, letter by letter (山田 gives the Mandarin reading); desks may set their own.
    A name that has no letters and digits at all gives ``contributor``.
    """
    text = unicodedata.normalize("NFKC", "".join(character for character in name if character not in APOSTROPHES))
    latin = _INSIDE_A_WORD.sub("", anyascii(_INSIDE_A_WORD.sub("", _SYMBOLS.sub(" ", text)))).lower()
    return _shortened(_SEPARATORS.sub("-", latin).strip("-"), MAX_LENGTH) or NAMELESS


def unused_slug(name: str, taken: Container[str]) -> str:
    """``slug(name)``, or the first of ``…-2``, ``…-3`` that is not in ``taken``; still at most 80 characters."""
    wanted = slug(name)
    if wanted not in taken:
        return wanted
    for number in count(2):
        ending = f"-{number}"
        candidate = _shortened(wanted, MAX_LENGTH - len(ending)) + ending
        if candidate not in taken:
            return candidate
    raise AssertionError("count() never ends")


def _shortened(text: str, limit: int) -> str:
    """Whole words where at least one fits, else the first letters."""
    if len(text) <= limit:
        return text
    whole_words = text[: limit + 1].rpartition("-")[0]
    return whole_words or text[:limit]
