"""A segment of a byline taken apart by its roles: "By A, photographs by B" holds two clauses."""

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

import regex

from contributors.bylines.parsing.phrases import may_be_name, vocabulary

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
    start = 0
    for found in vocabulary().head.finditer(segment):
        if text := _unjoined(segment[start : found.start()]):
            yield _behind(Clause(roles, text, opened))
        roles, start, opened = _roles(found), found.end(), True
    if text := _unjoined(segment[start:]):
        yield _behind(Clause(roles, text, opened))


def languages_of(segment: str) -> frozenset[str]:
    """The languages whose words or script a segment has; none where it could be any."""
    found = _opening().match(segment)
    if found and not (may_be_name(found["by"].casefold()) and found["by"] != found["by"].casefold()):
        return vocabulary().of("by", found["by"].casefold())
    head = vocabulary().head.search(segment)
    if head:
        kind = "verb" if head["verb"] else "noun"
        phrase = (head["verb"] or head["noun"] or head["eastern"]).casefold()
        known = vocabulary().of(f"{kind}s", phrase)
        if len(known) == 1:
            return known
    return next((languages for script, languages in _SCRIPTS if script.search(segment)), frozenset())


def _lead(segment: str, languages: Set[str]) -> int:
    """How long the words are that open a byline: ``By``, ``Von``, ``Par``."""
    found = _opening().match(segment)
    if found is None or vocabulary().head.match(segment):
        return 0
    word = found["by"].casefold()
    if may_be_name(word) and not vocabulary().of("by", word) & languages:
        return 0
    return found.end()


def _roles(found: "regex.Match[str]") -> tuple[str, ...]:
    roles = vocabulary().roles
    if found["verb"]:
        return (roles[found["verb"].casefold()],)
    phrase = (found["noun"] or found["eastern"]).casefold()
    if phrase in roles:
        return (roles[phrase],)
    names = [noun for noun in _joined_nouns().split(phrase[:_LONGEST_NOUN]) if noun in roles]
    return tuple(dict.fromkeys(roles[noun] for noun in names)) or (AUTHOR,)


def _behind(clause: Clause) -> Clause:
    """With the role of what stands behind the names: "C contributed reporting"."""
    found = _after().search(clause.text)
    if found is None or not found.start():
        return clause
    return Clause((vocabulary().roles[found["after"].casefold()],), clause.text[: found.start()], True)


def _unjoined(text: str) -> str:
    """Without the words that lead over to the next clause."""
    return _joints().sub("", text).strip(" ,،、/")


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
def _joints() -> "regex.Pattern[str]":
    words = vocabulary().words["and"] | vocabulary().words["with"]
    return regex.compile(r"(?:[\s,،、(（]*(?:(?<=[\s,،、])\L<words>)?[\s,،、(（]*)$", regex.IGNORECASE, words=words)


@lru_cache(maxsize=1)
def _after() -> "regex.Pattern[str]":
    return regex.compile(r"\s(?P<after>\L<words>)(?=\s|$|[.,])", regex.IGNORECASE, words=vocabulary().words["after"])
