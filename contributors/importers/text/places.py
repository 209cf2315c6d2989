"""Where somebody works from, as a bio says it: "based in Berlin", "out of Maryland", "ベルリン在住"."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from contributors.importers.text import phrases

_REACH = 2_000
_LONGEST = 60
# A place in a script with capitals: capitalised words, joined by commas, "and" and small words between two of them.
_CASED = (
    r"(?P<place>(?:the\s+|la\s+|el\s+|den\s+)?(?:\p{Lu}[\p{L}\p{M}.'’-]*|St\.)"
    r"(?:(?:,\s+|\s+(?:and|und|et|y|e|en|i|и|та|&)\s+|\s+(?:de|do|da|del|la|of|am|an|upon|sur|di)\s+|\s+)"
    r"(?:\p{Lu}[\p{L}\p{M}.'’-]*)){0,5})"
)
_UNCASED_BEFORE = r"(?P<place>[^\s,،、。.!！?？()（）]{1,30})"
# Without capitals a place ends with its first word, unless a full stop or comma ends it a word or two later.
_UNCASED_AFTER = (
    r"(?P<place>[^\s,，،、。।.!！?？;；()（）]{1,20}(?:\s[^\s,，،、。।.!！?？;；()（）]{1,20}){0,1}(?=\s*(?:[,،.!?;)]|$))"
    r"|[^\s,，،、。।.!！?？;；()（）]{1,20})"
)
_HAN_AFTER = r"(?P<place>[\p{Han}\p{Katakana}ー・]{1,12}?)"
_JAPANESE_BEFORE = r"(?P<place>[\p{Han}\p{Katakana}ー]{1,12})"
_KOREAN_BEFORE = r"(?P<place>\p{Hangul}{1,10}?)"
_CASED_LANGUAGES = frozenset({"en", "es", "it", "fr", "de", "pt", "nl", "pl", "ru", "uk", "tr"})
# What a capital says and a place does not: "lives in London. She", "in Berlin with".
_AFTER_STOP = regex.compile(r"\.\s+\p{Lu}.*$")
_BOUNDARY = r"(?=[\s,，。、.!！?？;；:)）]|and|并|並|的|从|從|任|$)"


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    words: str


def find_place(text: str, lang: str) -> Place | None:
    """The first place that the bio says somebody lives or works in; ``lang`` may be ``""``."""
    for code in dict.fromkeys((lang or "en", "en")):
        for pattern in _patterns(code):
            found = pattern.search(text[:_REACH])
            if found:
                name = _trimmed(found["place"])
                if name:
                    return Place(name, found[0].strip())
    return None


def _trimmed(place: str) -> str:
    place = _AFTER_STOP.sub("", place).strip(" ,.;-–")
    place = regex.sub(r"^(?:the|la|el|den)\s+", "", place) if place[:4] in {"the "} else place
    place = regex.sub(r"(?:'s|’s)$", "", place)
    return place if 1 < len(place) <= _LONGEST else ""


@lru_cache(maxsize=32)
def _patterns(code: str) -> tuple[regex.Pattern[str], ...]:
    if code not in phrases.LANGUAGES:
        return ()
    table = sorted(phrases.tables()[code]["place"], key=len, reverse=True)
    return tuple(regex.compile(_expression(code, phrase)) for phrase in table)


def _expression(code: str, phrase: str) -> str:
    before, _, after = phrase.partition("{place}")
    head = rf"(?i:{_loose(before)})"
    tail = rf"(?i:{_loose(after)})"
    if code in _CASED_LANGUAGES:
        edge = r"(?<![\p{L}\p{M}])" if before else r"(?<![\p{L}\p{M}'’-])"
        return rf"{edge}{head}{_CASED}{tail}(?![\p{{L}}])" if after else rf"{edge}{head}{_CASED}"
    if after:
        slot = {"ja": _JAPANESE_BEFORE, "zh": _HAN_AFTER, "ko": _KOREAN_BEFORE}.get(code, _UNCASED_BEFORE)
        edge = r"(?<![\p{Han}])" if code == "zh" else ""
        return rf"{edge}{head}{slot}{tail}"
    slot = _HAN_AFTER + _BOUNDARY if code == "zh" else _UNCASED_AFTER
    # Hebrew and Arabic write "and" in one word with the next.
    return rf"(?<![\p{{L}}\p{{M}}])[וو]?{head}{slot}" if code != "zh" else rf"{head}{slot}"


def _loose(phrase: str) -> str:
    return regex.sub(r"(?:\\ )+", r"\\s+", regex.escape(phrase)).replace("'", "['’]")
