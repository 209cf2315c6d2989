"""Lists of names and of short facts as the language writes them, with the CLDR's patterns through Babel."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

import regex

from contributors.languages.figures import locale_of
from contributors.languages.tags import base

_COMMAS = {"ar": "، ", "fa": "، ", "ja": "、", "zh": "、"}
# Spanish "y" becomes "e" before the sound of i: "Jun e Inés", but "Jun y Hielo".
_SOUND_OF_I = re.compile(r"[ií]|h[ií](?![aeo])", re.IGNORECASE)
# Hebrew "and" is a letter that is written to the next word; before another script it takes a hyphen.
_HEBREW = regex.compile(r"\p{Script=Hebrew}")
# The comma before the last name, where a site's style differs from the CLDR. Only English has the choice.
_ENGLISH_ENDS = {True: "{0}, and {1}", False: "{0} and {1}"}


def listing(tag: str, names: Sequence[str], shown: Sequence[str] = (), *, serial_comma: bool | None = None) -> str:
    """ "A, B and C". ``shown`` are what is printed for ``names``, such as links; grammar looks at the names.

    ``serial_comma`` says for English whether "and" has a comma before it; None leaves it to the region.
    """
    pieces = list(shown or names)
    between = joints(tag, names, serial_comma=serial_comma)
    return "".join(part for pair in zip_longest(between, pieces, fillvalue="") for part in pair)


def joints(tag: str, names: Sequence[str], *, serial_comma: bool | None = None) -> list[str]:
    """What stands before, between and after ``names`` in a list of them: one text more than there are names."""
    if len(names) < 2:
        return [""] * (len(names) + 1)
    two, start, middle, end = _patterns(tag, serial_comma)
    if len(names) == 2:
        before, between, after = two
        return [before, _before_name(tag, between, names[-1]), after]
    found = [start[0], start[1]]
    tail = start[2]
    for _ in names[2:-1]:
        found = [middle[0] + found[0], *found[1:], tail + middle[1]]
        tail = middle[2]
    between = _before_name(tag, tail + end[1], names[-1])
    return [end[0] + found[0], *found[1:], between, end[2]]


def comma_list(tag: str, items: Sequence[str]) -> str:
    """ "A, B, C" with the comma of the language."""
    return comma(tag).join(items)


def comma(tag: str) -> str:
    """The comma of the language, with the space after it where it has one."""
    return _COMMAS.get(base(tag), ", ")


def language_name(tag: str, code: str) -> str:
    """How ``tag``'s language calls the language ``code``: "Spanish", "español"; the code, if it has no word."""
    names = locale_of(tag).languages
    return str(names.get(code.replace("-", "_")) or names.get(base(code)) or code)


@lru_cache(maxsize=256)
def _patterns(tag: str, serial_comma: bool | None) -> list[tuple[str, str, str]]:
    """Of two; of the first two, the middle and the last of more: what is before, between and after the places."""
    patterns = dict(locale_of(tag).list_patterns["standard"])
    if serial_comma is not None and base(tag) == "en":
        patterns["end"] = _ENGLISH_ENDS[serial_comma]
    return [_split(patterns[name]) for name in ("2", "start", "middle", "end")]


def _split(pattern: str) -> tuple[str, str, str]:
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return before, between, after


def _before_name(tag: str, joint: str, name: str) -> str:
    language = base(tag)
    if language == "es" and _SOUND_OF_I.match(name):
        return joint.replace(" y ", " e ")
    if language == "he" and joint.endswith("ו") and not _HEBREW.match(name):
        return f"{joint}-"
    return joint
