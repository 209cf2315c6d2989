"""Which script a language is written in, as far as a reader of that language can be expected to read a name."""

from functools import lru_cache

import regex

from contributors.languages.tags import LANGUAGES, base, script

_HAN = r"\p{Script=Han}"
_OF_LANGUAGES = {
    **dict.fromkeys(LANGUAGES, r"\p{Script=Latin}"),
    **dict.fromkeys(("ru", "uk"), r"\p{Script=Cyrillic}"),
    **dict.fromkeys(("ar", "fa"), r"\p{Script=Arabic}"),
    "he": r"\p{Script=Hebrew}",
    "hi": r"\p{Script=Devanagari}",
    "ja": rf"[{_HAN}\p{{Script=Hiragana}}\p{{Script=Katakana}}]",
    "ko": r"\p{Script=Hangul}",
    "zh": _HAN,
}
_SEVERAL = {
    "Hans": _OF_LANGUAGES["zh"],
    "Hant": _OF_LANGUAGES["zh"],
    "Jpan": _OF_LANGUAGES["ja"],
    "Kore": _OF_LANGUAGES["ko"],
}
_LETTER = regex.compile(r"\p{L}")


def is_in_script_of(tag: str, text: str) -> bool:
    """Whether ``text`` has a letter of the script that ``tag`` is written in. True where nobody can tell: of text
    without letters, and for languages that cards don't speak and that name no script.
    """
    letter = _letter(tag)
    return letter is None or letter.search(text) is not None or _LETTER.search(text) is None


@lru_cache(maxsize=256)
def _letter(tag: str) -> "regex.Pattern[str] | None":
    named = script(tag)
    pattern = _SEVERAL.get(named) or (rf"\p{{Script={named}}}" if named else _OF_LANGUAGES.get(base(tag)))
    try:
        return regex.compile(pattern) if pattern else None
    except regex.error:  # a script that has no letters, such as Zxxx, or that is no script
        return None
