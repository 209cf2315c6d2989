"""A segment of a byline taken apart by its roles: "By A, photographs by B" holds two clauses."""

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

import regex

from contributors.bylines.parsing.phrases import key, may_be_name, others, vocabulary
from contributors.names import fold

AUTHOR = "author"
_SCRIPTS = (
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), frozenset({"ja"})),
    (regex.compile(r"\p{Hangul}"), frozenset({"ko"})),
    (regex.compile(r"\p{Han}"), frozenset({"zh", "ja"})),
    (regex.compile(r"\p{Hebrew}"), frozenset({"he"})),
    (regex.compile(r"[پچژگکی]"), frozenset({"fa", "ar"})),
    (regex.compile(r"\p{Arabic}"), frozenset({"ar", "fa"})),
    (regex.compile(r"\p{Devanagari}"), frozenset({"hi"})),
    (regex.compile(r"[іїєґІЇЄҐ]"), frozenset({"uk"})),
    (regex.compile(r"\p{Cyrillic}"), frozenset({"ru", "uk"})),
)
_LONGEST_NOUN = 200
_EDGES = " ,،、/／(（"
_OWN_ROLE = regex.compile(r"(?P<role>[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+){0,3})\s?[:：]\s?(?=[\p{L}\ue000-\uf8ff])")


class Clause(NamedTuple):
    """Who stands behind ``text`` in which ``roles``; ``opened`` says that a word told so, and not only the order."""

    roles: tuple[str, ...]
    text: str
    opened: bool


def clauses(segment: str, roles: tuple[str, ...], languages: Set[str]) -> Iterator[Clause]:
    """The clauses of ``segment``; what stands before its first word of a role has ``roles``."""
    opened = False
    if lead := _lead(segment, languages):
        segment, roles, opened = segment[lead:], (AUTHOR,), True
    elif own := _own_role(segment):
        segment, roles, opened = segment[own.end() :], (fold(own["role"]).replace(" ", "_"),), True
    start = 0
    for found in vocabulary().head.finditer(segment):
        if text := _unjoined(segment[start : found.start()]):
            yield _behind(Clause(roles, text, opened), languages)
        roles, start, opened = _roles(found, languages), found.end(), True
    if text := _unjoined(segment[start:]):
        yield _behind(Clause(roles, text, opened), languages)


def languages_of(segment: str) -> frozenset[str]:
    """The languages whose words or script a segment has; none where it could be any."""
    found = _opening().match(segment)
    if found and not (may_be_name(key(found["by"])) and found["by"] != key(found["by"])):
        return vocabulary().of("by", key(found["by"]))
    head = vocabulary().head.search(segment)
    if head:
        kind = "verb" if head["verb"] else "noun"
        phrase = key(head["verb"] or head["noun"] or head["eastern"])
        known = vocabulary().of(f"{kind}s", phrase)
        if len(known) == 1:
            return known
    return next((languages for script, languages in _SCRIPTS if script.search(segment)), frozenset())


def _lead(segment: str, languages: Set[str]) -> int:
    """How long the words are that open a byline: ``By``, ``Von``, ``Par``."""
    found = _opening().match(segment)
    if found is None or vocabulary().head.match(segment):
        return 0
    word = key(found["by"])
    if may_be_name(word) and not vocabulary().of("by", word) & languages:
        return 0
    return found.end()


def _own_role(segment: str) -> "regex.Match[str] | None":
    """A role that only this site has: ``sound design: A``."""
    return None if vocabulary().head.match(segment) else _OWN_ROLE.match(segment)


def _roles(found: "regex.Match[str]", languages: Set[str]) -> tuple[str, ...]:
    role = vocabulary().role
    phrase = key(found["verb"] or found["noun"] or found["eastern"])
    if whole := role(phrase, languages):
        return (whole,)
    nouns = _joined_nouns().split(phrase[:_LONGEST_NOUN])
    return tuple(dict.fromkeys(known for noun in nouns if (known := role(noun, languages)))) or (AUTHOR,)


def _behind(clause: Clause, languages: Set[str]) -> Clause:
    """With the role of what stands behind the names: "C contributed reporting"."""
    found = _after().search(clause.text)
    if found is None or not found.start():
        return clause
    role = vocabulary().role(key(found["after"]), languages) or AUTHOR
    return Clause((role,), clause.text[: found.start()], True)


def _unjoined(text: str) -> str:
    """Without the words that lead over to the next clause, and without "and 3 others"."""
    text = text.strip(_EDGES)
    known = vocabulary()
    while text:
        before, _, last = text.rpartition(" ")
        if not (known.of("and", last.casefold()) or known.of("with", last.casefold())) or not last.islower():
            break
        text = before.rstrip(_EDGES)
    return text[:-_LONGEST_NOUN] + others()[1].sub("", text[-_LONGEST_NOUN:])


@lru_cache(maxsize=1)
def _opening() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?P<by>\L<words>)(?:\s?[:：]\s?|\s|(?=[\ue000-\uf8ff]))(?=\S)",
        regex.IGNORECASE,
        words=vocabulary().words["by"],
    )


@lru_cache(maxsize=1)
def _joined_nouns() -> "regex.Pattern[str]":
    return regex.compile(r"\s?[,/&+・·、]\s?|\s\L<words>\s", regex.IGNORECASE, words=vocabulary().words["and"])


@lru_cache(maxsize=1)
def _after() -> "regex.Pattern[str]":
    return regex.compile(r"\s(?P<after>\L<words>)(?=\s|$|[.,])", regex.IGNORECASE, words=vocabulary().words["after"])
