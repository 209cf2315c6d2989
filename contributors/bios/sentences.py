"""Where sentences end, in any language, without taking "Dr.", "J. Smith", "U.S." or "3.5" for an end."""

import re
from itertools import zip_longest
from typing import Final

from contributors.bios.abbreviations import ABBREVIATIONS, ENDING_ABBREVIATIONS, NAMES_WITH_MARKS, STARTERS

_TOKEN: Final = re.compile(r"\S+")
_PARAGRAPH_BREAK: Final = re.compile(r"\n[^\S\n]*\n")
_STOPS: Final = ".!?…‽؟۔।॥።။។"
_CLOSERS: Final = "\"'»”’“›)]}」』）】》〉\ufe0f\u200d"
_OPENERS: Final = "\"'«“‘„‹([{¿¡「『（【《〈"
# Ends that need no space after them; a quotation that goes on with a particle (「行く。」と言う) is no end.
_WIDE_STOP: Final = re.compile(r"[。！？｡]+[\ufe0f\u200d]*[」』）】》〉”’\"')]*(?![。！？｡\ufe0f\u200d])")
_PARTICLE: Final = re.compile("[\u3041-\u3096]")
_GERMAN_STREET: Final = "str"  # "Hauptstr. 5"
_LAST_ORDINAL: Final = 99  # "am 3. Oktober" goes on, "in 2005. She" doesn't


def sentences(text: str) -> list[str]:
    """``text`` in sentences, each with the space after it, so that joined they give ``text``. A blank line parts."""
    ends = sentence_ends(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def sentence_ends(text: str) -> list[int]:
    """Offsets at which the next sentence begins, the last of them the length of ``text``."""
    ends: list[int] = []
    tokens = list(_TOKEN.finditer(text))
    for token, following in zip_longest(tokens, tokens[1:]):
        ends.extend(_ends_inside(text, token))
        if following is None:
            break
        gap = text[token.end() : following.start()]
        if _PARAGRAPH_BREAK.search(gap) or _is_end(token.group(), following.group()):
            ends.append(following.start())
    if text:
        ends.append(len(text))
    return ends


def _ends_inside(text: str, token: re.Match[str]) -> list[int]:
    """Ends after 。 and the like within a run of characters without spaces."""
    return [
        stop.end()
        for stop in _WIDE_STOP.finditer(text, token.start(), token.end())
        if stop.end() < token.end() and not (stop.group()[-1] in "」』”’\"'" and _PARTICLE.match(text, stop.end()))
    ]


def _is_end(token: str, following: str) -> bool:
    core = token.rstrip(_CLOSERS)
    if _WIDE_STOP.search(core[-1:]):
        return True
    stem = core.rstrip(_STOPS)
    if len(stem) == len(core):
        return False
    opening = following.lstrip(_OPENERS)
    if opening[:1].islower():
        return False
    stops = core[len(stem) :]
    word = stem.lstrip(_OPENERS)
    if stops == ".":
        return _is_end_after_dot(word, opening)
    return not (word.lower() + stops in NAMES_WITH_MARKS and not _starts_sentence(opening))


def _is_end_after_dot(word: str, opening: str) -> bool:
    lowered = word.lower()
    if lowered in ABBREVIATIONS or lowered.endswith(_GERMAN_STREET) or (len(word) == 1 and word.isupper()):
        return False
    may_go_on = (
        lowered in ENDING_ABBREVIATIONS
        or "." in word
        or (len(word) == 1 and word.islower())
        or (word.isdecimal() and int(word) <= _LAST_ORDINAL)
    )
    return not may_go_on or _starts_sentence(opening)


def _starts_sentence(opening: str) -> bool:
    return re.split(r"\W", opening, maxsplit=1)[0] in STARTERS
