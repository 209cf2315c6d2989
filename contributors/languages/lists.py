"""Lists of names and of short facts as the language writes them, with the CLDR's patterns through Babel."""

import re
from collections.abc import Sequence

from contributors.languages.figures import locale_of
from contributors.languages.tags import base

_COMMAS = {"ar": "، ", "fa": "، ", "ja": "、", "zh": "、"}
# Spanish "y" becomes "e" before the sound of i: "Jun e Inés", but "Jun y Hielo".
_SOUND_OF_I = re.compile(r"[ií]|h[ií](?![aeo])", re.IGNORECASE)


def listing(tag: str, names: Sequence[str], shown: Sequence[str] = ()) -> str:
    """ "A, B and C". ``shown`` are what is printed for ``names``, such as links; grammar looks at the names."""
    pieces = list(shown or names)
    if len(pieces) < 2:
        return "".join(pieces)
    patterns = locale_of(tag).list_patterns["standard"]
    if len(pieces) == 2:
        return _with_e(tag, names[-1], patterns["2"]).format(*pieces)
    text = patterns["start"].format(pieces[0], pieces[1])
    for piece in pieces[2:-1]:
        text = patterns["middle"].format(text, piece)
    return _with_e(tag, names[-1], patterns["end"]).format(text, pieces[-1])


def comma_list(tag: str, items: Sequence[str]) -> str:
    """ "A, B, C" with the comma of the language."""
    return _COMMAS.get(base(tag), ", ").join(items)


def language_name(tag: str, code: str) -> str:
    """How ``tag``'s language calls the language ``code``: "Spanish", "español"; the code, if it has no word."""
    names = locale_of(tag).languages
    return str(names.get(code.replace("-", "_")) or names.get(base(code)) or code)


def _with_e(tag: str, last: str, pattern: str) -> str:
    return pattern.replace(" y ", " e ") if base(tag) == "es" and _SOUND_OF_I.match(last) else pattern
