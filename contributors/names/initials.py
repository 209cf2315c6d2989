"""The letters of a monogram."""

import unicodedata

import regex

from contributors import text
from contributors.names.credentials import without_credentials
from contributors.names.honorifics import split_honorific

_FIRST_LETTER = regex.compile(r"[\p{L}\p{N}]")
_DOTTED_I_LANGUAGES = frozenset({"tr", "az", "tt", "crh"})


def initials(name: str, *, lang: str = "") -> str:
    """The first letter of the first and of the last word, in capitals: ``Ngugi wa Thiong'o`` gives ``NT``.

    One letter for a mononym, and for scripts without case (Han, Arabic, Devanagari …). Honorifics, credentials and
    ``Jr.`` don't count. ``lang`` matters for the dotted and dotless i of Turkish. An empty name gives ``""``.
    """
    _, bare = split_honorific(without_credentials(unicodedata.normalize("NFC", name)))
    letters = [letter for word in bare.split() if (letter := _first_letter(word))]
    if not letters:
        return "".join(text.graphemes(bare.strip())[:1])
    first, last = letters[0], letters[-1]
    if len(letters) == 1 or _is_caseless(first) or _is_caseless(last):
        return _capital(first, lang)
    return _capital(first, lang) + _capital(last, lang)


def _first_letter(word: str) -> str:
    """The grapheme that the word begins with, signs before it left out; ``""`` for a word of signs."""
    start = _FIRST_LETTER.search(word)
    return text.graphemes(word[start.start() :])[0] if start else ""


def _is_caseless(letter: str) -> bool:
    # Title case instead of upper case: Georgian has capitals, but names are never written in them.
    return letter[0].isalpha() and letter.lower() == letter.title()


def _capital(letter: str, lang: str) -> str:
    if letter.startswith("i") and lang.partition("-")[0].lower() in _DOTTED_I_LANGUAGES:
        return "İ" + letter[1:]
    capital = letter.title() if _is_caseless(letter) else letter.upper()
    return capital if len(text.graphemes(capital)) == 1 else letter
