"""Reads one shelf in the order of the ranking. The statements are the same on SQLite and on PostgreSQL.

They are written out because each has to be answered from one index, whatever a planner believes: a list that may be
long is read in its order until there are enough, and only a list that is known to be short is sorted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from contributors.models.search.tables import (
    FIRST,
    FORMERS,
    LAST,
    PUBLISHED,
    UNPUBLISHED,
    SearchEntry,
    SearchSpelling,
    SearchWord,
)
from contributors.names.matching import Asked
from contributors.names.typos import LONG_ENOUGH, is_one_typo, remains

_WORDS = SearchWord._meta.db_table
_ENTRIES = SearchEntry._meta.db_table
_SPELLINGS = SearchSpelling._meta.db_table
# So many rows are sorted without more ado; lists that are longer are read in their order.
FEW = 500
# The same where another word is asked for too: few of a list may have it, and then the whole list is read.
FEW_TOGETHER = 8_000
# Of the words that a typo may stand for, those with more names than this are read in their order, each by itself.
FEW_OF_A_WORD = 100
# Behind every character that there is.
_END = "\U0010ffff"

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a shelf: those who write, or those who no longer do; without those who stand on another shelf too."""

    shelf: int
    formers: bool = False
    but_not_on: int | None = None

    @property
    def ranks(self) -> tuple[int, int]:
        return (FORMERS, LAST) if self.formers else (FIRST, FORMERS)

    def holds(self, ranks: Mapping[int, int]) -> bool:
        """Whether somebody with these ranks, by shelf, stands in the band."""
        first, end = self.ranks
        return self.but_not_on not in ranks and self.shelf in ranks and first <= ranks[self.shelf] < end


@dataclass(frozen=True, slots=True)
class _Statement:
    sql: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """Where on a shelf those who answer are: in one of the ``parts``, and their names hold the ``others`` too."""

    parts: tuple[_Statement, ...]
    others: tuple[Asked, ...]


class Counts:
    """How many rows a word has, as far as it matters: to FEW, and further only where all words have many.

    Counted among all who are published, or all who are not: a list that is short there is short on every site.
    """

    def __init__(self, words: int) -> None:
        self.few = FEW if words == 1 else FEW_TOGETHER
        self._known: dict[tuple[int, Asked, bool], tuple[int, int]] = {}

    def of(self, shelf: int, one: Asked, most: int, *, is_longer: bool = False) -> int:
        """At most ``most``; with ``is_longer`` without the rows of the very word."""
        widest = UNPUBLISHED if shelf == UNPUBLISHED else PUBLISHED
        count, counted_to = self._known.get((widest, one, is_longer), (0, 0))
        if count == counted_to < most:
            beginning = _beginning(widest, one.beginning, is_longer=is_longer)
            count = _count(beginning if one.beginning else _whole(widest, one.typos), most)
            self._known[widest, one, is_longer] = count, most
        return min(count, most)


def lists(shelf: int, asked: tuple[Asked, ...], counts: Counts) -> Lists:
    """The rarest word leads; of the other words it is only known that they stand in one of the names."""
    if len(asked) == 1:
        [leading] = asked
        return Lists(tuple(_parts(shelf, leading, counts)), ())
    leading, count = _rarest(shelf, asked, counts)
    parts = _parts(shelf, leading, counts) if count else ()
    return Lists(tuple(parts), tuple(other for other in asked if other is not leading))


def positions(band: Band, ways: Sequence[Lists], after: Position | None, most: int) -> list[Position]:
    """The next ranks and entries in the band that may answer one of the ways to ask, in order, some of them twice."""
    statements = [_within(part, band, way.others, after, most) for way in ways for part in way.parts]
    if len(statements) == 1:
        return _rows(statements[0])
    union = " UNION ALL ".join(f"SELECT * FROM ({statement.sql}) AS part" for statement in statements)  # noqa: S608
    values = tuple(value for statement in statements for value in statement.values)
    return _rows(_Statement(f"{union} ORDER BY 1, 2 LIMIT %s", (*values, most))) if statements else []


def alternatives(word: str) -> tuple[str, ...]:
    """The words of all names that are one typo away from ``word`` and don't begin with it."""
    if len(word) < LONG_ENOUGH:
        return ()
    tried = remains(word)
    sql = f"SELECT DISTINCT word FROM {_SPELLINGS} WHERE remains IN ({_marks(tried)})"  # noqa: S608  marks alone
    found = (known for (known,) in _rows(_Statement(sql, tuple(tried))))
    return tuple(sorted(known for known in found if is_one_typo(word, known) and not known.startswith(word)))


def names_of(entries: Sequence[int]) -> dict[int, str]:
    return dict(SearchEntry.objects.filter(pk__in=entries).values_list("pk", "names"))


def _rarest(shelf: int, asked: Sequence[Asked], counts: Counts) -> tuple[Asked, int]:
    """What leads, and how many rows it has. Long words are tried first: they are rare more often."""
    by_length = sorted(asked, key=lambda one: len(one.beginning), reverse=True)
    for most in (min(FEW, counts.few), counts.few):
        counted: list[tuple[int, Asked]] = []
        for one in by_length:
            counted.append((counts.of(shelf, one, most), one))
            if counted[-1][0] < FEW:
                break
        count, rarest = min(counted, key=lambda pair: pair[0])
        if count < most:
            break
    return rarest, count


def _count(part: _Statement, most: int) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {_WORDS} AS w WHERE {part.sql} LIMIT %s) AS few"  # noqa: S608
    [(count,)] = _rows(_Statement(sql, (*part.values, most)))
    return int(count)


def _parts(shelf: int, one: Asked, counts: Counts) -> list[_Statement]:
    """The lists that together hold every row of a word that is asked for."""
    few, parts = counts.few, [_whole(shelf, [one.initials])] if one.initials else []
    if one.beginning and (count := counts.of(shelf, one, few)):
        if count < few:
            parts.append(_beginning(shelf, one.beginning))
        else:
            longer = _beginning(shelf, one.beginning, is_longer=True)
            is_short = counts.of(shelf, one, few, is_longer=True) < few
            parts += [_whole(shelf, [one.beginning]), longer if is_short else _long_beginning(shelf, one.beginning)]
    if one.typos:
        many = _frequent(shelf, one.typos) if counts.of(shelf, one, min(FEW, few)) >= FEW else []
        rare = [word for word in one.typos if word not in many]
        parts += [_whole(shelf, words) for words in (rare, *([word] for word in many)) if words]
    return parts


def _frequent(shelf: int, words: Sequence[str]) -> list[str]:
    sql = (
        f"SELECT v.column1 FROM (VALUES {', '.join(['(%s)'] * len(words))}) AS v "  # noqa: S608
        f"WHERE (SELECT count(*) FROM (SELECT 1 FROM {_WORDS} AS w WHERE w.shelf = %s AND w.word = v.column1 "
        "LIMIT %s) AS few) = %s"
    )
    return [word for (word,) in _rows(_Statement(sql, (*words, shelf, FEW_OF_A_WORD, FEW_OF_A_WORD)))]


def _beginning(shelf: int, beginning: str, *, is_longer: bool = False) -> _Statement:
    """By the index of words; with ``is_longer`` without the word itself."""
    least = ">" if is_longer else ">="
    return _Statement(f"w.shelf = %s AND w.word {least} %s AND w.word < %s", (shelf, beginning, beginning + _END))


def _long_beginning(shelf: int, beginning: str) -> _Statement:
    """Longer words by the index of letters, in its order."""
    compared = _looked_at("w.word > %s AND w.word < %s")
    sql = f"w.shelf = %s AND w.letter = %s AND {compared}"
    return _Statement(sql, (shelf, beginning[0], beginning, beginning + _END))


def _looked_at(condition: str) -> str:
    """A condition that is only ever asked of the rows that the index gives, one after the other.

    Of what is inside, a planner makes no index, join or guess: it would guess that hardly a row answers, and then
    read and sort all of them instead of reading on until there are enough.
    """
    return f"CASE WHEN {condition} THEN TRUE ELSE FALSE END"


def _whole(shelf: int, words: Sequence[str]) -> _Statement:
    if len(words) == 1:
        return _Statement("w.shelf = %s AND w.word = %s", (shelf, words[0]))
    return _Statement(f"w.shelf = %s AND w.word IN ({_marks(words)})", (shelf, *words))


def _within(part: _Statement, band: Band, others: Sequence[Asked], after: Position | None, most: int) -> _Statement:
    """The rows of a list that lie in the band, behind ``after``, and whose names hold the other words too."""
    first, end = band.ranks
    conditions, values = [part.sql, "w.rank >= %s", "w.rank < %s"], [*part.values, first, end]
    if after is not None:
        conditions.append("(w.rank, w.entry) > (%s, %s)")
        values += after
    looks = [
        look(other) for look in (_beside, _named) for other in others
    ]  # the cheapest first, and what lets few pass
    if band.but_not_on is not None:
        there = f"SELECT 1 FROM {_WORDS} AS t WHERE t.entry = w.entry AND t.shelf = %s LIMIT 1"  # noqa: S608
        looks.append(_Statement(f"({there}) IS NULL", (band.but_not_on,)))
    if looks:
        conditions.append(_looked_at(" AND ".join(look.sql for look in looks)))
        values += [value for look in looks for value in look.values]
    sql = f"SELECT w.rank, w.entry FROM {_WORDS} AS w WHERE {' AND '.join(conditions)} "  # noqa: S608
    return _Statement(sql + "ORDER BY w.rank, w.entry LIMIT %s", (*values, most))


def _beside(other: Asked) -> _Statement:
    """Whether a word of hers has the first two letters; the index says so. Of very many words it says nothing."""
    starts = sorted({word[:2] for word in (other.beginning, *other.typos) if word})
    likes = " OR ".join(["w.beside LIKE %s ESCAPE '!'"] * len(starts))
    return _Statement(f"({likes} OR w.beside = '')", tuple(f"% {_literal(start)}%" for start in starts))


def _named(other: Asked) -> _Statement:
    """Whether one of her names holds the word: one look at them, however many words there are to choose from."""
    patterns = [f"% {_literal(other.beginning)}%"] if other.beginning else []
    patterns += [f"% {_literal(word)} %" for word in other.typos]
    likes = " OR ".join(["e.names LIKE %s ESCAPE '!'"] * len(patterns))
    sql = f"(SELECT CASE WHEN {likes} THEN 1 ELSE 0 END FROM {_ENTRIES} AS e WHERE e.id = w.entry) = 1"  # noqa: S608
    return _Statement(sql, tuple(patterns))


def _literal(word: str) -> str:
    """A name may be made of signs; these must not be wildcards."""
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(statement: _Statement) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.values)
        return cursor.fetchall()
