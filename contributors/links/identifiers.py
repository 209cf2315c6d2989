"""Identifiers of authors: ORCID iD, ISNI, VIAF, Wikidata. Only their grammar and check digits; nobody is asked."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import regex

from contributors.errors import Invalid, near_miss
from contributors.links.refusals import quoted

_LONGEST = 200
_SCHEME = r"(?:https?://)?"
# Blocks of ISNI that ORCID hands out, as 15-digit numbers without the check character (ORCID, "Structure of the iD").
_ORCID_BLOCKS = (range(15_000_000, 35_000_001), range(900_000_000_000, 900_100_000_001))
_GROUPS = r"(?P<value>\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx])"
_ORCID = regex.compile(
    rf"(?:{_SCHEME}(?:www\.)?orcid\.org/|orcid(?: id)?:? ?)?{_GROUPS}/?", regex.IGNORECASE | regex.ASCII
)
_ISNI = regex.compile(
    rf"(?:{_SCHEME}(?:www\.)?isni\.org/(?:isni/|page/)?|isni:? ?)?{_GROUPS}/?", regex.IGNORECASE | regex.ASCII
)
# The grammar is that of VIAF's own cluster numbers: short ones, and long ones since 2012. There is no check digit.
_VIAF = regex.compile(
    rf"(?:{_SCHEME}(?:www\.)?viaf\.org/(?:[a-z]{{2}}/)?viaf/|viaf:? ?)?"
    r"(?P<value>[1-9]\d(?:\d{0,7}|\d{17,20}))(?:/(?:#[^\s]{0,100})?)?",
    regex.IGNORECASE | regex.ASCII,
)
_WIKIDATA = regex.compile(
    rf"(?:{_SCHEME}(?:www\.|m\.)?wikidata\.org/(?:entity|wiki)/(?:Special:EntityPage/)?|wd:|wikidata:? ?)?"
    r"(?P<value>Q[1-9]\d{0,14})(?:/|#[^\s]{0,100})?",
    regex.IGNORECASE | regex.ASCII,
)
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


@dataclass(frozen=True, slots=True)
class Identifier:
    """``value`` is the normal form within ``scheme``, ``url`` the page to link to and to name in ``sameAs``."""

    scheme: str
    value: str
    url: str


SCHEMES: Mapping[str, str] = MappingProxyType(
    {"orcid": "ORCID", "isni": "ISNI", "viaf": "VIAF", "wikidata": "Wikidata"}
)


def parse_identifier(scheme: str, text: str) -> Identifier:
    """The identifier in ``text``: bare, with its prefix, or as the address of its page.

    Raises Invalid (``invalid_identifier``) for an unknown scheme, a wrong shape, a wrong check digit, and a number of
    ORCID's blocks given as ISNI or the other way round.
    """
    known = scheme.strip().lower()
    if known not in _READERS:
        raise _refused(f"There is no scheme {quoted(scheme)}.{near_miss(known, SCHEMES)} Known: {', '.join(SCHEMES)}.")
    # Compatibility forms only: digits set wide, hyphens and blanks that a text processor has made pretty.
    typed = unicodedata.normalize("NFKC", text[:_LONGEST]).translate(_HYPHENS).strip()
    return _READERS[known](typed if len(text) <= _LONGEST else "", quoted(text.strip()))


def _orcid(typed: str, shown: str) -> Identifier:
    digits = _sixteen(_ORCID, typed, shown, "an ORCID iD", "0000-0002-1825-0097")
    if not _is_of_orcid(digits):
        raise _refused(f"{shown} is not in the range of ORCID iDs. If it is an ISNI, add it as one.")
    value = "-".join(digits[start : start + 4] for start in range(0, 16, 4))
    return Identifier("orcid", value, f"https://orcid.org/{value}")


def _isni(typed: str, shown: str) -> Identifier:
    value = _sixteen(_ISNI, typed, shown, "an ISNI", "0000 0001 2281 955X")
    if _is_of_orcid(value):
        raise _refused(f"{shown} is in the range of ORCID iDs. Add it as ORCID.")
    return Identifier("isni", value, f"https://isni.org/isni/{value}")


def _viaf(typed: str, shown: str) -> Identifier:
    value = _value(_VIAF, typed, shown, "a VIAF number", "102333412")
    return Identifier("viaf", value, f"https://viaf.org/viaf/{value}")


def _wikidata(typed: str, shown: str) -> Identifier:
    value = _value(_WIKIDATA, typed, shown, "a Wikidata item", "Q42").upper()
    return Identifier("wikidata", value, f"https://www.wikidata.org/wiki/{value}")


def _value(pattern: regex.Pattern[str], typed: str, shown: str, what: str, example: str) -> str:
    match = pattern.fullmatch(typed)
    if match is None:
        raise _refused(f"{shown} is not {what}. Write it like {example}, or paste the address of its page.")
    return match["value"]


def _sixteen(pattern: regex.Pattern[str], typed: str, shown: str, what: str, example: str) -> str:
    """Sixteen characters without hyphens and blanks, their check character proved."""
    digits = _value(pattern, typed, shown, what, example).replace("-", "").replace(" ", "").upper()
    if digits[15] != _check_character(digits[:15]):
        raise _refused(f"{shown} has a typing error: its last character doesn't fit the others. Compare it again.")
    return digits


def _check_character(digits: str) -> str:
    """ISO/IEC 7064, MOD 11-2."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(1 - total) % 11]


def _is_of_orcid(digits: str) -> bool:
    number = int(digits[:15])
    return any(number in block for block in _ORCID_BLOCKS)


def _refused(reason: str) -> Invalid:
    return Invalid(reason, code="invalid_identifier")


_READERS: dict[str, Callable[[str, str], Identifier]] = {
    "orcid": _orcid,
    "isni": _isni,
    "viaf": _viaf,
    "wikidata": _wikidata,
}
