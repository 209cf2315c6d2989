"""A printed byline back into credits: who is named, in which role, and where they filed from.

It is read in any of the languages that bylines are printed in, and in a few more. Names are never split into parts;
what is only a job title, a date or "and friends" is left out.
"""

from collections.abc import Sequence, Set
from typing import TypedDict

import regex

from contributors.bylines.parsing.clauses import AUTHOR, Clause, clauses, languages_of
from contributors.bylines.parsing.cleaning import PRIVATE, lines
from contributors.bylines.parsing.eastern import filed_from, unbracketed
from contributors.bylines.parsing.lists import split_names
from contributors.bylines.parsing.persons import Entry, entry
from contributors.importers.text.people import is_full_name
from contributors.languages import base, canonical_tag
from contributors.names import fold

__all__ = ["ParsedCredit", "parse_byline"]

ADDITIONAL = "additional_reporting"
_SIGNING = frozenset({"author", "reporting", "as_told_to"})
_GROUPS = {
    **dict.fromkeys(("photographs", "illustration", "video"), "media_credit"),
    **dict.fromkeys(("additional_reporting", "research", "editing", "translation", "data", "reviewed_by"), "sign_off"),
    **dict.fromkeys(("production", "reading", "design", "fact_checking"), "sign_off"),
}
# "with" in lower case only; Con and Met begin names.
_WITH = r"(?:with|avec|mit|con|com|met|med)"
_BESIDE = regex.compile(rf"\s?[(（]{_WITH}\s(?P<inside>[^()（）]{{2,200}})[)）]|\s{_WITH}\s(?P<tail>\S.*)$")
_INITIALS = regex.compile(r"(?:\p{Lu}\.?[\s-]?){1,4}")


class ParsedCredit(TypedDict):
    """A credit as an article's document takes it, always by text."""

    text: str
    role: str
    place: str | None
    group: str


def parse_byline(text: str, *, lang: str | None = None) -> list[ParsedCredit]:
    """The credits of a byline, in its order: ``By A and B in London; additional reporting by C``.

    ``lang`` is the language of the byline, where it is known. One person with two roles is two credits. What stands in
    one sentence with authors belongs to the byline; sentences of their own about pictures or help are media credits
    and sign-offs. A line that names nobody but a job (``By staff reporter``) keeps that as its text.
    Linear in the length of ``text``.
    """
    sentences, kept = lines(text)
    languages = frozenset({base(canonical_tag(lang))} if lang else ())
    found: list[ParsedCredit] = []
    nameless: list[str] = []
    for sentence in sentences:
        languages = languages or languages_of(sentence[0])
        found += _grouped(_read(sentence, languages, found, nameless))
    return [_restored(credit, kept) for credit in found or _unnamed(nameless)]


def _read(
    sentence: Sequence[str], languages: Set[str], before: Sequence[ParsedCredit], nameless: list[str]
) -> list[ParsedCredit]:
    found: list[ParsedCredit] = []
    roles: tuple[str, ...] = (AUTHOR,)
    for number, segment in enumerate(map(unbracketed, sentence)):
        is_first = not number and not before
        known = languages or languages_of(segment)
        for clause in clauses(segment, roles, known):
            roles = clause.roles
            if clause.opened or is_first or _names_somebody(clause, known):
                said_before = [] if clause.opened or is_first else [*before, *found]
                found += _without(_credits(clause, known, nameless), said_before)
    return found


def _grouped(credits: list[ParsedCredit]) -> list[ParsedCredit]:
    if any(credit["role"] in _SIGNING for credit in credits):
        return credits
    return [{**credit, "group": _GROUPS.get(credit["role"], "byline")} for credit in credits]


def _names_somebody(clause: Clause, languages: Set[str]) -> bool:
    """Behind a dash or a bar stand sections, places and dates as well; a full name is asked for there."""
    names = split_names(clause.text, languages, opened=True)
    return any(is_full_name(name) or regex.search(f"[{PRIVATE}]", name) for name in names)


def _credits(clause: Clause, languages: Set[str], nameless: list[str]) -> list[ParsedCredit]:
    text, beside = clause.text, []
    if found := _BESIDE.search(text):
        text = text[: found.start()]
        words = found["inside"] or found["tail"]
        if found["tail"] or not _INITIALS.fullmatch(words):
            beside = _credits(Clause((ADDITIONAL,), words, True), languages, nameless)
    people: list[Entry] = []
    for name in split_names(text, languages, opened=clause.opened):
        read = entry(name, languages)
        place = filed_from(name) if "zh" in languages else None
        if place:
            people = _placed(people, place)
        elif read.name and read.is_placed_alone:
            people.append(read)
        elif read.name:
            people = _placed([*people, read._replace(place=None)], read.place)
        else:
            nameless.extend([name] if read.kind != "place" else [])
            people = _placed(people, read.place)
    written = [_credit(person.name, person.role or role, person.place) for role in clause.roles for person in people]
    return written + beside


def _placed(people: Sequence[Entry], place: str | None) -> list[Entry]:
    """A place holds for all before it that have none yet: "A in Paris and B and C in London"."""
    if place is None:
        return list(people)
    first = next((number for number in range(len(people), 0, -1) if people[number - 1].place), 0)
    return [*people[:first], *(person._replace(place=place) for person in people[first:])]


def _credit(name: str, role: str, place: str | None) -> ParsedCredit:
    return {"text": name, "role": role, "place": place, "group": "byline"}


def _without(credits: list[ParsedCredit], others: list[ParsedCredit]) -> list[ParsedCredit]:
    known = {(fold(other["text"]), other["role"]) for other in others}
    return [credit for credit in credits if (fold(credit["text"]), credit["role"]) not in known]


def _unnamed(nameless: Sequence[str]) -> list[ParsedCredit]:
    return [_credit(words, AUTHOR, None) for words in nameless[:1] if regex.search(r"\p{L}", words)]


def _restored(credit: ParsedCredit, kept: dict[str, str]) -> ParsedCredit:
    """With the names and places that isolates held together."""
    text, place = (
        "".join(kept.get(letter, letter) for letter in words or "") for words in (credit["text"], credit["place"])
    )
    return {**credit, "text": text, "place": place or None}
