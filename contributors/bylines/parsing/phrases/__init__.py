"""The words around names in bylines, from one TOML table a language; ``more`` holds languages that are only read.

by: opens a byline. and: joins names. place, house: what stands before a place, and before a publication. with: names
somebody beside the authors. nobody: entries that name no one. cut: a line's own business begins here. titles: words of
job titles that name no job. nouns: need a word of ``by`` or a colon behind them ("Photos by", "Fotos:"). verbs: stand
before a name as they are. after: stand behind it.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import regex

from contributors.languages import LANGUAGES

TABLES = (*LANGUAGES, "more")
_FLAGS = regex.IGNORECASE | regex.VERSION0
_EAST_ASIAN = ("ja", "ko", "zh")
# What is no given name or surname anywhere may open a byline of any language.
_NAMES_TOO = frozenset({"di", "van", "per", "de"})
_HEAD = r"""(?x)
(?<![\p{L}\p{M}\p{N}'’.-])
(?:
    (?P<noun>\L<nouns>(?:(?:\s?[,/&+・·]\s?|\s\L<ands>\s)\L<nouns>)*)(?:\s?[:：／=＝]\s?|\s\L<bys>(?:\s|(?=:)):?\s?)
  | (?P<eastern>\L<eastern>(?:(?:\s?[,/&+・·、]\s?)\L<eastern>)*)[\s:：／/=＝・]{1,3}
  | (?P<verb>\L<verbs>)(?:\s?[:：]\s?|\s|(?=[\u2066-\u2069\uE000-\uF8FF])|$)
)
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases in lower case. ``languages`` says of each word which languages have it, by key and word."""

    roles: dict[str, str]
    languages: dict[tuple[str, str], frozenset[str]]
    words: dict[str, frozenset[str]]
    head: "regex.Pattern[str]"

    def of(self, key: str, word: str) -> frozenset[str]:
        return self.languages.get((key, word), frozenset())


def table(language: str) -> dict[str, Any]:
    return tomllib.loads((files(__name__) / f"{language}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    roles: dict[str, str] = {}
    languages: dict[tuple[str, str], set[str]] = {}
    for language in TABLES:
        for key, entries in table(language).items():
            for role, phrases in entries.items() if isinstance(entries, dict) else [("", entries)]:
                for phrase in phrases:
                    languages.setdefault((key, phrase), set()).add(language)
                    roles.setdefault(phrase, role) if role else None
    words: dict[str, set[str]] = {}
    for key, phrase in languages:
        words.setdefault(key, set()).add(phrase)
    known = {pair: frozenset(found) for pair, found in languages.items()}
    eastern = {word for word in words["nouns"] if known["nouns", word] & set(_EAST_ASIAN)}
    head = regex.compile(
        _HEAD,
        _FLAGS,
        nouns=words["nouns"] - eastern,
        eastern=eastern,
        verbs=words["verbs"],
        bys=words["by"],
        ands=words["and"],
    )
    return Vocabulary(roles, known, {key: frozenset(found) for key, found in words.items()}, head)


def may_be_name(word: str) -> bool:
    """Whether a word that opens bylines in one language opens names in others: Di Smith, Van Morrison."""
    return word in _NAMES_TOO
