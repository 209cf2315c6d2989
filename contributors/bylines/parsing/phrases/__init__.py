"""The words around names in bylines, from one TOML table a language; ``more`` holds languages that are only read.

by: opens a byline. and: joins names. place, house: what stands before a place, and before a publication. with: names
somebody beside the authors. nobody: entries that name no one. cut: a line's own business begins here. titles: words of
job titles that name no job. nouns: need a word of ``by`` or a colon behind them ("Photos by", "Fotos:"). verbs: stand
before a name as they are. after: stand behind it.
"""

import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from contributors.bylines.words import OTHERS, ROLE_WORDS
from contributors.languages import LANGUAGES, base
from contributors.languages.labels import LABELS

TABLES = (*LANGUAGES, "more")
_FLAGS = regex.IGNORECASE | regex.VERSION0
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
# What is no given name or surname anywhere may open a byline of any language.
_NAMES_TOO = frozenset({"di", "van", "per", "de"})
_HEAD = r"""(?x)
(?<![\p{L}\p{M}\p{N}'’.-])
(?:
    (?P<noun>\L<nouns>(?:(?:\s?[,/&+・·]\s?|\s\L<ands>\s)\L<nouns>){0,5})(?:\s?[:：／=＝]\s?|\s\L<bys>(?:\s|(?=:)):?\s?)
  | (?P<eastern>\L<eastern>(?:(?:\s?[,/&+・·、]\s?)\L<eastern>){0,5})[\s:：／/=＝・]{1,3}
  | (?P<verb>\L<verbs>)(?:\s?[:：]\s?|\s|(?=[\u2066-\u2069\uE000-\uF8FF])|$)
)
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases in lower case. ``languages`` says which languages have a word under a key; ``roles`` what it says, by
    language and in general, under ``""``.
    """

    roles: dict[tuple[str, str], str]
    languages: dict[tuple[str, str], frozenset[str]]
    words: dict[str, frozenset[str]]
    head: "regex.Pattern[str]"

    def of(self, key: str, word: str) -> frozenset[str]:
        return self.languages.get((key, word), frozenset())

    def role(self, phrase: str, languages: Set[str]) -> str | None:
        own = (self.roles.get((language, phrase)) for language in sorted(languages))
        return next((role for role in own if role), None) or self.roles.get(("", phrase))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words that are printed and those of the tables; printed ones say their role before the others do."""
    roles: dict[tuple[str, str], str] = {}
    found: dict[tuple[str, str], set[str]] = {}
    for language, key, role, phrase in (*_printed(), *_read()):
        found.setdefault((key, phrase), set()).add(language)
        if role:
            roles.setdefault((language, phrase), role)
            roles.setdefault(("", phrase), role)
    words: dict[str, set[str]] = {}
    for key, phrase in found:
        words.setdefault(key, set()).add(phrase)
    languages = {pair: frozenset(known) for pair, known in found.items()}
    return Vocabulary(
        roles, languages, {key: frozenset(known) for key, known in words.items()}, _head(words, languages)
    )


def _head(words: dict[str, set[str]], languages: dict[tuple[str, str], frozenset[str]]) -> "regex.Pattern[str]":
    eastern = {word for word in words["nouns"] if languages["nouns", word] & _EAST_ASIAN}
    nouns = words["nouns"] - eastern
    return regex.compile(
        _HEAD, _FLAGS, nouns=nouns, eastern=eastern, verbs=words["verbs"], bys=words["by"], ands=words["and"]
    )


def _read() -> Iterator[tuple[str, str, str, str]]:
    """Language, key, role and phrase of the tables."""
    for language in TABLES:
        table = tomllib.loads((files(__name__) / f"{language}.toml").read_text(encoding="utf-8"))
        for key, entries in table.items():
            for role, phrases in entries.items() if isinstance(entries, dict) else [("", entries)]:
                yield from ((language, key, role, phrase) for phrase in phrases)


def _printed() -> Iterator[tuple[str, str, str, str]]:
    """The same of the words that bylines are printed with."""
    for tag, templates in ROLE_WORDS.items():
        for role, template in [*templates.items(), ("author", LABELS[tag]["by"])]:
            before, _, after = (key(part.strip()) for part in template.partition("{names}"))
            noun = before.rstrip(" :：")
            if before:
                yield (
                    base(tag),
                    "nouns" if noun != before else "by" if template in LABELS[tag].values() else "verbs",
                    role,
                    noun,
                )
            if after:
                yield base(tag), "after", role, after


@lru_cache(maxsize=1)
def others() -> tuple["regex.Pattern[str]", "regex.Pattern[str]"]:
    """ "3 others" as an entry of its own, and as what stands behind the last name."""
    entries: set[str] = set()
    tails: set[str] = set()
    for forms in OTHERS.values():
        for form in forms.values():
            pattern = regex.escape(form.partition("{names}")[2] or form, special_only=True).replace(
                r"\{n\}", r"\p{Nd}{1,4}"
            )
            (tails if "{names}" in form else entries).add(pattern.replace("{n}", r"\p{Nd}{1,4}"))
    either = "|".join(sorted(entries, key=len, reverse=True))
    tail = "|".join(sorted(tails, key=len, reverse=True))
    return regex.compile(rf"(?:{either})", regex.IGNORECASE), regex.compile(rf"\s?(?:{tail})$")


def key(words: str) -> str:
    """``words`` in lower case, the Turkish capital İ as well."""
    return words.replace("İ", "i").casefold()


def may_be_name(word: str) -> bool:
    """Whether a word that opens bylines in one language opens names in others: Di Smith, Van Morrison."""
    return word in _NAMES_TOO
