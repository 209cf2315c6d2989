"""One entry of a list: the name, where it was filed from, and what is neither."""

from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

import regex
from babel import Locale
from babel.core import get_global

from contributors.bylines.parsing.cleaning import PRIVATE
from contributors.bylines.parsing.eastern import begins_with_surname
from contributors.bylines.parsing.phrases import may_be_name, vocabulary
from contributors.importers.text.people import is_desk, recased
from contributors.languages import LANGUAGES
from contributors.names.folding import fold, words
from contributors.names.roles import is_role, split_trailing_role

_LONGEST_ENTRY, _LONGEST_NAME, _MOST_WORDS = 600, 400, 14
# Job words that are surnames as well: Edith Head, Felix Leiter.
_SURNAMES_TOO = frozenset(
    ("head", "chief", "chef", "coach", "fellow", "chair", "host", "nurse", "partner", "member", "freier", "leiter")
    + ("critic", "desk", "staff")
)
_PLAIN_PLURAL = regex.compile(r"(?<=[a-z]{4})s$")
_PARENTHESIS = regex.compile(r"\s?[(（\[](?P<inside>[^()（）\[\]]{1,120})[)）\]]\s?$")
_LATIN = regex.compile(r"\p{Latin}")
_PLACE = regex.compile(r"(?=[\p{Lu}\p{Lo}])(?!\p{Lu}{2,5}$)[\p{L}\p{M}'’.,-]+(?: [\p{L}\p{M}'’.,-]+){0,4}")
_NUMBER = regex.compile(r"^(?:and\s|\+\s?)?\d{1,4}\s?(?:名|人|명|more)?$", regex.IGNORECASE)
_GLUED_DIGITS = regex.compile(r"(?<=\p{L}{2})\d{1,4}(?:[,*†‡]\d{1,4})*(?=\s|$)|[*†‡¹²³⁴-⁹]+(?=\s|$)")
_PARTICLES = frozenset(
    ("al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le")
    + ("ten", "ter", "van", "vom", "von", "y", "zu", "zum")
)
_TITLED = frozenset(
    ("the", "duke", "duchess", "prince", "princess", "bishop", "archbishop", "king", "queen", "earl", "pope", "sons")
)
_EDGES = ' ,.:;|/*•·–—-_=＝／："“”'
# Cities and countries that are given names or surnames as well stay names.
_NAMES_TOO = frozenset(
    {"chad", "georgia", "jordan", "juan", "troll", "san juan", "la paz", "sydney", "adelaide", "davis", "casey", ""}
)
_CAPITAL = rf"[\p{{Lu}}\p{{Lt}}\p{{Lo}}{PRIVATE}]"
# Where the place is written in one word with what says so; Hebrew only where it is a known place, since names begin so.
_TURKISH = regex.compile(r"\s(?P<place>\p{Lu}[\p{L} ]{1,60})['’](?:de|da|te|ta|den|dan|ten|tan)$")
_HEBREW_IN = regex.compile(rf"\sב[־-]?(?=[\p{{Hebrew}}{PRIVATE}])")
_ARTICLES = r"(?:(?:the|la|el|los|las|le|les|den|het|de|der|o|a)\s|l['’])?"


class Entry(NamedTuple):
    """``name`` is empty where the entry names nobody; ``kind`` says why: nobody, title or place.

    A place in brackets is this person's alone; any other may hold for those before as well. ``role`` is what brackets
    say of it: "A (text), B (photos)".
    """

    name: str
    place: str | None = None
    kind: str = "name"
    role: str | None = None
    is_placed_alone: bool = False


def entry(text: str, languages: Set[str]) -> Entry:
    """What one entry of a list says. What is longer than any name names nobody."""
    if len(text) > _LONGEST_ENTRY:
        return Entry("", kind="nobody")
    text = _trimmed(text, languages)
    found = _PARENTHESIS.search(text)
    if found and found.start() > 0:
        return _with_brackets(entry(text[: found.start()], languages), found["inside"].strip(), languages)
    if not text or names_nobody(text):
        return Entry("", kind="nobody")
    name, place = _split_place(text, languages)
    if not name:
        return Entry("", place, kind="place")
    name = _without_title(name)
    if is_title(name):
        return Entry("", place, kind="title")
    return Entry(_finished(name, languages), place)


def _with_brackets(before: Entry, inside: str, languages: Set[str]) -> Entry:
    """What stands in brackets behind a name: a role, a place, or what is no credit of its own."""
    if role := vocabulary().role(inside.casefold(), languages):
        return before._replace(role=role)
    name, place = _split_place(inside, languages)
    place = place if place and not name else inside
    if before.place or not before.name or not _may_be_place(place, before.name, languages):
        return before
    return before._replace(place=place, is_placed_alone=True)


def _may_be_place(text: str, name: str, languages: Set[str]) -> bool:
    if is_known_place(text) or _is_private(text):
        return True
    # Reuters, (she/her), (Robbo's brother) and a name in another script are no places.
    if not _PLACE.fullmatch(text) or is_desk(text) or is_title(text):
        return False
    if bool(_LATIN.search(text)) == bool(_LATIN.search(name)):
        return True
    return bool(languages) and not _LATIN.search(text) and " " not in text and not begins_with_surname(text)


def _trimmed(text: str, languages: Set[str]) -> str:
    """Without signs at the ends and without words that only joined it to the entry before."""
    text = text.strip().lstrip(_EDGES)
    stripped = text.rstrip(_EDGES)
    # The full stop of Jr. and of initials stays.
    if regex.search(r"(?:\b\p{L}|\b(?i:Jr|Sr|Esq)|\.\p{L}{1,3})\.$", text.rstrip(" ,:;|/")):
        stripped = text.rstrip(" ,:;|/")
    first, _, rest = stripped.partition(" ")
    for key in ("and", "by", "with"):
        known = vocabulary().of(key, first.casefold())
        certain = len(first) > 2 and first.islower() and not may_be_name(first)
        if known and rest and (certain or known & languages and (key != "by" or first.islower())):
            return _trimmed(rest, languages)
    return _pairless(stripped)


def _pairless(text: str) -> str:
    opening, closing = text.count("("), text.count(")")
    return text.strip("()") if opening != closing and (text[:1] == "(" or text[-1:] in "()") else text


def names_nobody(text: str) -> bool:
    """ "3 others", "friends", "Agenturen": people or sources without a name."""
    folded = text.casefold().strip(_EDGES)
    return (
        bool(_NUMBER.match(folded)) or regex.sub(r"^(?:\d{1,4}\s?|mit\s)", "", folded) in vocabulary().words["nobody"]
    )


def is_title(text: str) -> bool:
    """Whether an entry is a job title: "Freelance writer", "correspondant à New York", but not "Edith Head"."""
    found = [_PLAIN_PLURAL.sub("", word) for word in words(text)]
    jobs = [word for word in found if is_role(word)]
    if not jobs or regex.search(f"[{PRIVATE}]", text):
        return False
    if split_trailing_role(text)[1]:
        return False
    certain = [word for word in jobs if word not in _SURNAMES_TOO]
    if text[:1].islower() or (certain and (len(found) == 1 or _is_title_word(found[0]) or certain[-1] != found[-1])):
        return True
    lowered = any(word[:1].islower() and is_role(_PLAIN_PLURAL.sub("", word)) for word in text.split())
    return lowered or all(_is_title_word(word) for word in found)


def _is_title_word(word: str) -> bool:
    return is_role(_PLAIN_PLURAL.sub("", word)) or word in _title_words() or word in known_places()


def _finished(name: str, languages: Set[str]) -> str:
    name = _without_house(name, languages)
    name = split_trailing_role(name)[0]
    if len(name.split()) > 1:
        name = _GLUED_DIGITS.sub("", name)
    name = name.strip(" ,:;|/*")
    if (
        len(name) > _LONGEST_NAME
        or len(name.split()) > _MOST_WORDS
        or not regex.search(rf"[\p{{L}}\p{{N}}{PRIVATE}]", name)
    ):
        return ""
    return recased(name)


def _without_title(name: str) -> str:
    """``Rory Carroll Ireland correspondent`` without the job: two words at least are the name."""
    parts = name.split()
    if (
        len(parts) < 3
        or _is_title_word(fold(parts[0]))
        or not is_role(_PLAIN_PLURAL.sub("", fold(parts[-1])))
        or fold(parts[-1]) in _SURNAMES_TOO
    ):
        return name
    if not parts[0][:1].isupper():
        return name
    first = 2
    while first < len(parts) - 1 and (fold(parts[first - 1]) in _PARTICLES or len(fold(parts[first - 1])) == 1):
        first += 1
    for start in range(first, len(parts)):
        if all(_is_title_word(fold(part)) or part[:1].islower() for part in parts[start:]):
            # A title that ends in a small letter began behind the name's two words: "Parliamentary editor".
            start = first if parts[-1][:1].islower() else start
            return " ".join(parts[:start])
    return name


def _without_house(name: str, languages: Set[str]) -> str:
    """ "Jane Doe of The Associated Press" without the house; the Duke of Edinburgh stays."""
    for found in _houses().finditer(name):
        word = found["word"].casefold()
        known = vocabulary().of("house", word)
        before = name[: found.start()].split()
        usable = (
            known & languages or (not languages and len(word) > 2) or (word == "of" and "en" in (languages or {"en"}))
        )
        if usable and word != "de" and len(before) > 1 and not _TITLED & set(map(str.casefold, before)):
            return name[: found.start()]
    return name


def _split_place(text: str, languages: Set[str]) -> tuple[str, str | None]:
    if is_known_place(text):
        return "", text
    for found in _places().finditer(text):
        word = found["word"].casefold()
        known = vocabulary().of("place", word)
        if not (known & languages or (not languages and (len(word) > 2 or word in {"in", "at", "à"}))):
            continue
        name = text[: found.start()].strip()
        if word == "de" or (name and fold(name) in {"made", "women", "live"}):
            continue
        return name, text[found.end("word") :].strip()
    if "tr" in languages and (suffixed := _TURKISH.search(text)):
        return text[: suffixed.start()].strip(), suffixed["place"]
    for found in _HEBREW_IN.finditer(text if "he" in languages else ""):
        name, place = text[: found.start()].strip(), text[found.end() :]
        if is_known_place(place) or _is_private(place) or _is_private(name):
            return name, place
    return text, None


def _is_private(text: str) -> bool:
    return bool(regex.fullmatch(f"[{PRIVATE}]", text.strip()))


def is_known_place(text: str) -> bool:
    """A country or a large city, as the CLDR names them."""
    return fold(text) in known_places()


@lru_cache(maxsize=1)
def known_places() -> frozenset[str]:
    locales = [Locale.parse(language) for language in LANGUAGES]
    countries = {name for locale in locales for name in locale.territories.values()}
    cities = {city for locale in locales for zone in locale.time_zones.values() if (city := zone.get("city"))}
    cities |= {zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories") if "/" in zone}
    return frozenset(map(fold, countries | cities)) - _NAMES_TOO


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    return frozenset(map(fold, vocabulary().words["titles"]))


@lru_cache(maxsize=1)
def _places() -> "regex.Pattern[str]":
    # Behind the word comes a place with a capital, or any in scripts without capitals.
    return regex.compile(
        rf"(?:^|\s)(?P<word>(?i:\L<words>))(?:(?<=[־-])|\s)(?={_ARTICLES}{_CAPITAL})",
        words=vocabulary().words["place"],
    )


@lru_cache(maxsize=1)
def _houses() -> "regex.Pattern[str]":
    return regex.compile(r"\s(?P<word>\L<words>)\s(?=\S)", regex.IGNORECASE, words=vocabulary().words["house"])
