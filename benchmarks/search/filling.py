"""Fills an empty, migrated database with people and with what search reads of them, by the way for many rows.

The rows are those that the write path writes; a test compares the two.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction

from benchmarks.search.people import NOW, SITES, Somebody, people
from contributors.changes.searching.entries import rank
from contributors.models import (
    Contributor,
    Name,
    SearchEntry,
    SearchShelf,
    SearchSpelling,
    SearchWord,
    Site,
    SiteProfile,
)
from contributors.models.search.tables import PUBLISHED, UNPUBLISHED
from contributors.names import fold
from contributors.names.findable import beginnings, findable_initials, findable_words
from contributors.names.typos import remains

AT_ONCE = 20_000
Row = tuple[Any, ...]


def fill(count: int) -> None:
    """``count`` contributors with names, places and search rows, and what the planner wants to know of them."""
    with _without_indexes(SearchWord, SearchSpelling):
        write(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def write(count: int) -> None:
    """``count`` contributors with names, places and search rows, on sites of their own."""
    for number in range(SITES):
        slug = f"site-{number}"
        times = {"created_at": NOW, "updated_at": NOW}
        Site.objects.create(pk=f"sit_{number}", slug=slug, name=slug, languages=["en"], time_zone="UTC", **times)
        SearchShelf.objects.create(pk=number + 1, site_id=f"sit_{number}")
    words: set[str] = set()
    everybody = people(count)
    while some := list(islice(everybody, AT_ONCE)):
        with transaction.atomic():
            _write(some, words)
    with transaction.atomic():
        spellings = ((rest, word) for word in sorted(words) for rest in remains(word))
        _insert(SearchSpelling, ("remains", "word"), spellings)


def identifier(number: int) -> str:
    return f"ctr_{number:026d}"


def _write(some: list[Somebody], words: set[str]) -> None:
    columns = tuple(field.attname for field in Contributor._meta.concrete_fields)
    _insert(Contributor, columns, _contributors(some))
    _insert(Name, ("contributor_id", "position", "text", "lang", "script", "kind", "folded"), _names(some))
    place = ("contributor_id", "site_id", "slug", "card_version", "card_updated_at", "last_byline_at")
    _insert(SiteProfile, place, _places(some))
    _insert(SearchEntry, ("id", "contributor_id", "names"), (_entry(each) for each in some))
    _insert(SearchWord, ("entry", "shelf", "rank", "letter", "word", "beside"), _words(some, words))


def _contributors(some: list[Somebody]) -> Iterator[Row]:
    """As the database has them: what all have in common is made ready once."""
    now = Contributor._meta.get_field("created_at").get_db_prep_save(NOW, connection)
    times = {"version": 1, "created_at": NOW, "updated_at": NOW}
    blank = Contributor(id=identifier(0), **times)
    common = {
        field.attname: field.get_db_prep_save(getattr(blank, field.attname), connection)
        for field in Contributor._meta.concrete_fields
    }
    for each in some:
        own: dict[str, Any] = {"id": identifier(each.number), "sort_key": fold(each.name)}
        own |= {"status": "former" if each.is_former else "active", "published_at": now if each.is_published else None}
        yield tuple((common | own).values())


def _names(some: list[Somebody]) -> Iterator[Row]:
    for each in some:
        yield identifier(each.number), 0, each.name, "en", "", "display", fold(each.name)
        if each.alias:
            yield identifier(each.number), 1, each.alias, "", "", "alias", fold(each.alias)


def _places(some: list[Somebody]) -> Iterator[Row]:
    for each in some:
        for site, last in each.bylines.items():
            yield identifier(each.number), f"sit_{site}", f"s-{each.number}", 1, NOW, last


def _lines(each: Somebody) -> list[list[str]]:
    return [findable_words(name) for name in (each.name, each.alias) if name]


def _entry(each: Somebody) -> Row:
    return each.number + 1, identifier(each.number), "\n".join(f" {' '.join(line)} " for line in _lines(each))


def _words(some: list[Somebody], known: set[str]) -> Iterator[Row]:
    for each in some:
        hers = {word for line in _lines(each) for word in line}
        known |= hers
        beside = beginnings(hers)
        for name in (each.name, each.alias):
            hers |= {"I" + letters for letters in findable_initials(name)}
        for shelf, placed in _ranks(each).items():
            for word in hers:
                yield each.number + 1, shelf, placed, word[0], word, beside


def _ranks(each: Somebody) -> dict[int, int]:
    if not each.is_published:
        return {UNPUBLISHED: rank(None, is_former=each.is_former)}
    newest: datetime | None = max(filter(None, each.bylines.values()), default=None)
    ranks = {PUBLISHED: rank(newest, is_former=each.is_former)}
    return ranks | {site + 1: rank(last, is_former=each.is_former) for site, last in each.bylines.items()}


def _insert(model: Any, columns: tuple[str, ...], rows: Any) -> None:
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({quoted}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def _without_indexes(*models: Any) -> Iterator[None]:
    """Indexes are built faster after the rows than with them."""
    indexes = [(model, index) for model in models for index in model._meta.indexes]
    with connection.schema_editor() as editor:
        for model, index in indexes:
            editor.remove_index(model, index)
    yield
    with connection.schema_editor() as editor:
        for model, index in indexes:
            editor.add_index(model, index)
