"""How a role is written after the word for "former": which first letters fall to lower case, and which stay."""

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

# Languages that write a role inside a phrase with a small letter. German has a rule of its own.
_LOWERING = frozenset({"en", "es", "it", "fr", "pt", "nl", "pl", "ru", "uk", "tr", "fi"})
# Adjectives that open a German role; its nouns keep their capital.
_GERMAN_ADJECTIVES = (
    "ausländisch",
    "erst",
    "frei",
    "freiberuflich",
    "geschäftsführend",
    "leitend",
    "langjährig",
    "politisch",
    "ständig",
    "stellvertretend",
    "verantwortlich",
    "wissenschaftlich",
)
_GERMAN_ENDINGS = ("e", "er", "es", "en", "em")
# Names that open English roles and that no table of countries, languages or cities holds.
_MORE_NAMES = frozenset(
    [
        "african",
        "american",
        "arab",
        "asian",
        "balkan",
        "baltic",
        "brexit",
        "british",
        "capitol",
        "catholic",
        "christian",
        "congress",
        "european",
        "islamic",
        "jewish",
        "kremlin",
        "muslim",
        "nordic",
        "olympic",
        "pentagon",
        "scandinavian",
        "washington",
        "westminster",
    ]
)
# These name something only before another capital: "White House correspondent", but "white-collar crime reporter".
_MORE_OPENINGS = frozenset(["downing", "latin", "middle", "pacific", "silicon", "supreme", "wall", "white"])


def former(language: str, template: str, role: str) -> str:
    """``role`` set into ``template`` ("Former {role}") with the first letter that the language wants there."""
    inside = _inside_a_phrase(language, role) if not template.startswith("{") else role
    if language == "es" and " " not in inside:
        return f"Ex{inside}" if inside[:1].islower() else f"Ex-{inside}"
    return template.format(role=inside)


def _inside_a_phrase(language: str, role: str) -> str:
    first, *others = role.split()[:4] or [""]
    if language == "de":
        return _lowered(language, role) if others and _is_german_adjective(first) else role
    if language not in _LOWERING or _keeps_its_capital(language, first, others):
        return role
    return _lowered(language, role)


def _keeps_its_capital(language: str, first: str, others: list[str]) -> bool:
    if len(first) < 2 or any(letter.isupper() for letter in first[1:]):
        return True  # an acronym, or a name such as McKinsey
    word = _key(re.split(r"[-'’,.]", first)[0])
    names, openings = _names(language)
    if word in names or (word in openings and bool(others) and others[0][:1].isupper()):
        return True
    return bool(others) and all(_is_title_case(other) for other in others)


def _is_title_case(word: str) -> bool:
    """In "Senior Climate Correspondent" every word is one; "Senior UK editor" is an ordinary sentence."""
    return word[:1].isupper() and not word.isupper() or len(word) <= 3 and not word.isupper()


def _is_german_adjective(word: str) -> bool:
    lowered = word.lower()
    return any(lowered == adjective + ending for adjective in _GERMAN_ADJECTIVES for ending in _GERMAN_ENDINGS)


def _lowered(language: str, role: str) -> str:
    if language == "tr" and role[:1] in {"I", "İ"}:
        return ("ı" if role[0] == "I" else "i") + role[1:]
    return role[:1].lower() + role[1:]


def _key(word: str) -> str:
    return word.replace("İ", "I").lower()


@lru_cache(maxsize=32)
def _names(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names of countries, languages and cities from the CLDR: those of one word, and the first words of the others."""
    locale = Locale.parse(language)
    cities = (zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories"))
    # A language's name counts where it is written with a capital, which Babel's tables tell.
    known = [*locale.territories.values(), *locale.languages.values(), *cities]
    parts = [re.split(r"[\s-]", name) for name in known if name[:1].isupper()]
    names = {_key(words[0]) for words in parts if len(words) == 1}
    openings = {_key(re.split(r"[-'’,.]", words[0])[0]) for words in parts if len(words) > 1} - names
    if language == "en":
        return frozenset(names | _MORE_NAMES), frozenset(openings | _MORE_OPENINGS)
    return frozenset(names), frozenset(openings)
