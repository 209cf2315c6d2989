"""What every stored text goes through: Unicode NFC, no control characters, and lengths counted as people count."""

import unicodedata
from functools import lru_cache

import regex

from contributors.errors import Invalid

_GRAPHEME = regex.compile(r"\X")
# Explicit embeddings, overrides and isolates (UAX #9). The marks LRM, RLM and ALM only hint and stay allowed,
# and so do ZWJ and ZWNJ, which Persian, Hindi and emoji need.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_CHARACTERS = frozenset("\n\t")


def clean(value: str, *, lines: bool = False, param: str | None = None) -> str:
    """``value`` in NFC, trimmed, with ``\\n`` line ends. With ``lines`` it may hold line breaks and tabs.

    Raises Invalid (``control_character``) naming the first character that can't be kept: C0, C1, bidi overrides and
    isolates, lone surrogates and noncharacters.
    """
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    for position, character in enumerate(text):
        if _is_refused(character) and not (lines and character in _LINE_CHARACTERS):
            raise Invalid(
                f"Character {position + 1} is {_name(character)}, which can't be stored. Remove it and try again.",
                code="control_character",
                param=param,
            )
    return text


@lru_cache(maxsize=4096)
def _is_refused(character: str) -> bool:
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or character in _BIDI_CONTROLS
        or ord(character) & 0xFFFE == 0xFFFE
        or 0xFDD0 <= ord(character) <= 0xFDEF
    )


def _name(character: str) -> str:
    known = {"\n": "a line break", "\t": "a tab", "\0": "NULL"}
    code_point = f"U+{ord(character):04X}"
    name = known.get(character) or unicodedata.name(character, "")
    return f"{name} ({code_point})" if name else code_point


def graphemes(value: str) -> list[str]:
    """What a reader calls characters (extended grapheme clusters, UAX #29), in order."""
    return _GRAPHEME.findall(value)


def length(value: str) -> int:
    """How many characters a reader counts, which is what every limit on a text means."""
    return len(value) if value.isascii() and "\r" not in value else len(graphemes(value))
