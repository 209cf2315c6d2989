"""The language of a few sentences, from their script and their commonest words."""

from functools import lru_cache

import regex

from contributors.importers.text import phrases

_SCRIPTS = (
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), "ja"),
    (regex.compile(r"\p{Hangul}"), "ko"),
    (regex.compile(r"\p{Han}"), "zh"),
    (regex.compile(r"\p{Devanagari}"), "hi"),
    (regex.compile(r"\p{Hebrew}"), "he"),
)
_ARABIC = regex.compile(r"\p{Arabic}")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
_PERSIAN = regex.compile(r"[پچژگکی]")
_UKRAINIAN = regex.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = regex.compile(r"[ыэёъЫЭЁЪ]")
_LATIN = ("en", "es", "it", "fr", "de", "pt", "nl", "pl", "tr")
_REACH = 2_000


def language_of(text: str) -> str:
    """A code of the supported languages, or ``""`` where the words do not tell."""
    text = text[:_REACH]
    letters = len(_LETTER.findall(text))
    if letters < 6:
        return ""
    for pattern, code in _SCRIPTS:
        share = len(pattern.findall(text)) / letters
        if share > (0.08 if code == "ja" else 0.4):
            return code
    if len(_ARABIC.findall(text)) * 2 > letters:
        return "fa" if len(_PERSIAN.findall(text)) * 20 > letters else "ar"
    if len(_CYRILLIC.findall(text)) * 2 > letters:
        return _cyrillic(text)
    return _latin(text)


def _cyrillic(text: str) -> str:
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian == russian:
        return _most_common(text, ("ru", "uk"))
    return "uk" if ukrainian > russian else "ru"


def _latin(text: str) -> str:
    return _most_common(text, _LATIN)


def _most_common(text: str, codes: tuple[str, ...]) -> str:
    words = [word.casefold() for word in _WORD.findall(text)]
    scores = sorted(((sum(word in _stops()[code] for word in words), code) for code in codes), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= 2 and best > second else ""


@lru_cache(maxsize=1)
def _stops() -> dict[str, frozenset[str]]:
    """Each language's commonest words, with the jobs that bios are full of."""
    return {
        code: frozenset(word.casefold() for name in ("stops", "writers", "pronouns") for word in table[name])
        for code, table in phrases.tables().items()
    }
