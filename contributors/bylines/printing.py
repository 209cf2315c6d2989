"""The printed line: which words stand around which names, and the line as plain text and as HTML.

A place after the last name is everybody's ("By A and B in London"); where places differ, or somebody has none, each
stands by its name, so that a line can be read in one way only.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

import regex

from contributors.bylines import words
from contributors.bylines.capitals import first_upper, upper
from contributors.bylines.entries import AUTHOR, Entry, Kind, Piece
from contributors.bylines.style import BylineStyle
from contributors.languages import base, comma, direction, joints, number, phrase, plural_form, spoken

_NAMES = "{names}"
_HEBREW = regex.compile(r"\p{Script=Hebrew}")
# Bidi classes (UAX #9) that run against a line from left to right, and against one from right to left.
_AGAINST = {"ltr": frozenset({"R", "AL", "AN"}), "rtl": frozenset({"L"})}
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


class _Clause(NamedTuple):
    role: str
    entries: list[Entry]


def line(entries: Iterable[Entry], tag: str, style: BylineStyle | None = None) -> list[Piece]:
    """The line that names ``entries``, whatever their group, in the language of ``tag``; empty without any.

    Roles come in the order in which they are first named, and so do names in a role; nobody is named twice in one.
    """
    style = style or BylineStyle()
    pieces: list[Piece] = []
    told: list[_Clause] = []
    for clause in _clauses(entries):
        before, after = _around(clause.role, tag, style, is_first=not told)
        pieces += [Piece(_separator(told, clause.role, before, tag) + before), *_names(clause, tag, style)]
        pieces.append(Piece(after))
        told.append(clause)
    joined = list(_joined(pieces))
    return [piece._replace(text=upper(piece.text, tag)) for piece in joined] if style.upper_case else joined


def plain(pieces: Iterable[Piece]) -> str:
    """The line as text. Names against its direction stand between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE."""
    return "".join(
        f"{_FIRST_STRONG_ISOLATE}{piece.text}{_POP_ISOLATE}" if piece.isolated else piece.text for piece in pieces
    )


def html(pieces: Iterable[Piece]) -> str:
    """The line as HTML for the running text of a page: ``By <a rel="author" href="…" data-ctr="…">Laura</a>``."""
    return "".join(_element(piece) for piece in pieces)


def _element(piece: Piece) -> str:
    text = f"<bdi>{escape(piece.text)}</bdi>" if piece.isolated else escape(piece.text)
    entry = piece.entry
    if piece.kind != "name" or entry is None or entry.id is None:
        return text
    who = f'data-ctr="{escape(entry.id)}"'
    if entry.url is None:
        return f"<span {who}>{text}</span>"
    relation = f'rel="{escape(entry.rel)}" ' if entry.rel else ""
    return f'<a {relation}href="{escape(entry.url)}" {who}>{text}</a>'


def _clauses(entries: Iterable[Entry]) -> list[_Clause]:
    by_role: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_role.setdefault(entry.role, {}).setdefault(entry.id or entry.text, entry)
    return [_Clause(role, list(people.values())) for role, people in by_role.items()]


def _around(role: str, tag: str, style: BylineStyle, *, is_first: bool) -> tuple[str, str]:
    """What stands before the names of a role, and after them."""
    own = style.role(role, tag)
    if role == AUTHOR and is_first and own is None:
        before, after = _of_authors(tag, style)
    else:
        before, _, after = (own or _words_for(role, tag)).partition(_NAMES)
    return (first_upper(before, tag) if is_first else before), after


def _of_authors(tag: str, style: BylineStyle) -> tuple[str, str]:
    word = style.first_word(tag)
    if word is None:
        before, _, after = phrase(tag, "by", names=_NAMES).partition(_NAMES)
        return before, after
    is_spaced = bool(word) and (base(tag) not in {"ja", "zh"} or word[-1].isascii())
    return (f"{word} " if is_spaced else word), ""


def _words_for(role: str, tag: str) -> str:
    language = spoken(tag)
    if role in words.ROLE_WORDS[language]:
        return words.ROLE_WORDS[language][role]
    return f"{role.replace('_', ' ')}{words.COLONS.get(language, words.ANY_COLON)}{_NAMES}"


def _separator(told: Sequence[_Clause], role: str, before: str, tag: str) -> str:
    """ "By A, as told to B" is one sentence; other roles are told apart."""
    if not told:
        return ""
    is_told_to = role == "as_told_to" and told[-1].role == AUTHOR and not before.rstrip().endswith((":", "："))
    return comma(tag) if is_told_to else words.SEPARATORS.get(spoken(tag), words.ANY_SEPARATOR)


def _names(clause: _Clause, tag: str, style: BylineStyle) -> Iterator[Piece]:
    """The names of a clause with their places and, where the style cuts the list, how many more there are."""
    shown = clause.entries[: style.most_names]
    hidden = len(clause.entries) - len(shown)
    others = _others(hidden, tag) if hidden else ""
    before, _, after = others.partition(_NAMES) if _NAMES in others else ("", "", "")
    listed = [entry.text for entry in shown] + ([others] if others and not after else [])
    between = joints(tag, listed, serial_comma=style.serial_comma)
    place = "" if hidden else _shared_place(shown, tag)
    is_bracketed = not all(entry.place for entry in shown)
    yield Piece(before + between[0])
    for position, entry in enumerate(shown):
        yield _isolated(entry.text, "name", entry, tag)
        if entry.place and not place:
            yield from _place(entry, tag, is_bracketed=is_bracketed)
        yield Piece(between[position + 1])
    if len(listed) > len(shown):
        yield Piece(others + between[-1])
    yield Piece(after)
    if place:
        yield from _place(shown[0], tag, is_bracketed=False)


def _others(count: int, tag: str) -> str:
    forms = words.OTHERS[spoken(tag)]
    return forms.get(plural_form(tag, count), forms["other"]).replace("{n}", number(tag, count))


def _shared_place(entries: Sequence[Entry], tag: str) -> str:
    """The place of all of them, where the language can say it once."""
    places = {entry.place for entry in entries}
    return (places.pop() or "") if len(places) == 1 and spoken(tag) in words.PLACES else ""


def _place(entry: Entry, tag: str, *, is_bracketed: bool) -> Iterator[Piece]:
    language, place = spoken(tag), entry.place or ""
    brackets = words.BRACKETS.get(language, words.ANY_BRACKETS)
    before, _, after = (brackets if is_bracketed else words.PLACES.get(language, brackets)).partition("{place}")
    if language == "he" and not before.endswith("(") and not _HEBREW.match(place):
        before += "-"
    yield Piece(before)
    yield _isolated(place, "place", entry, tag)
    yield Piece(after)


def _isolated(text: str, kind: Kind, entry: Entry, tag: str) -> Piece:
    against = _AGAINST[direction(tag)]
    return Piece(text, kind, entry, any(unicodedata.bidirectional(character) in against for character in text))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without empty pieces, and with neighbouring words in one."""
    words_so_far = ""
    for piece in pieces:
        if piece.kind == "words":
            words_so_far += piece.text
            continue
        if words_so_far:
            yield Piece(words_so_far)
        words_so_far = ""
        yield piece
    if words_so_far:
        yield Piece(words_so_far)
