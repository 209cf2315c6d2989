"""Rows of a table: copied from a spreadsheet (tabs), as CSV, as Markdown, with or without a row of headings."""

import csv
from collections.abc import Sequence

import regex

from contributors.importers.text import phrases
from contributors.importers.text.boxes import Announced, Box, Page
from contributors.importers.text.lines import Line
from contributors.importers.text.people import is_desk, looks_like_name
from contributors.names import split_titles

_LABELS = (
    "given_label",
    "family_label",
    "name_label",
    "role_label",
    "email_label",
    "place_label",
    "site_label",
    "bio_label",
)
_CASELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_MARKDOWN_RULE = regex.compile(r"\|?(?:\s*:?-{1,40}:?\s*\|?){1,40}")
_MOST_COLUMNS = 40
_LONGEST_CELL = 4_000


def cells_of(raw: str, delimiter: str = "") -> list[str]:
    """The cells of a row; by default only where tabs, strokes at both ends or quotes say that it is one."""
    raw = raw.strip(" \n")
    if not delimiter:
        if raw[:1] == raw[-1:] == "|" and len(raw) > 1:
            return [cell.strip() for cell in raw[1:-1].split("|")]
        delimiter = "\t" if "\t" in raw else ";" if '";' in raw else "," if '",' in raw else ""
    if not delimiter:
        return []
    if delimiter == "|":
        return [cell.strip() for cell in raw.strip("|").split("|")]
    return [cell.strip() for row in csv.reader([raw], delimiter=delimiter) for cell in row]


def read_table(page: Page) -> list[Box]:
    """A box for each row below a row of headings that names a column of names; nothing where there is none."""
    rows = [
        place for place, line in enumerate(page.lines) if line.text and not _MARKDOWN_RULE.fullmatch(line.raw.strip())
    ]
    if len(rows) < 2:
        return []
    for delimiter in ("\t", "|", ";", ","):
        columns = [_column(cell) for cell in _cells(page.lines[rows[0]], delimiter)]
        known = sum(column in _LABELS for column in columns)
        if len(columns) > 1 and known * 2 >= len(columns) and {"name_label", "given_label"} & set(columns):
            return _boxes(page, rows[1:], columns, delimiter)
    return []


def _boxes(page: Page, rows: Sequence[int], columns: Sequence[str], delimiter: str) -> list[Box]:
    boxes = (_box(page, place, columns, _cells(page.lines[place], delimiter)) for place in rows)
    return [box for box in boxes if box is not None]


def _cells(line: Line, delimiter: str) -> list[str]:
    if delimiter not in line.raw or line.raw.count(delimiter) > _MOST_COLUMNS or len(line.raw) > _LONGEST_CELL * 2:
        return []
    try:
        return cells_of(line.raw, delimiter)
    except csv.Error:
        return []


def _column(heading: str) -> str:
    """What a column holds: the key of its heading in the tables of words, or the heading itself."""
    word = phrases.key(heading.replace("_", " ")).text
    return next((label for label in _LABELS if word in phrases.keyed_set(label)), heading)


def _box(page: Page, place: int, columns: Sequence[str], cells: Sequence[str]) -> Box | None:
    values = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
    name = _name(values)
    if name is None:
        return None
    box = Box(name, page.text(place), "table_row", lines=[place], announced=Announced.PLAINLY)
    box.role, box.role_words = values.get("role_label", ""), page.text(place)
    box.fields = {key: values[key] for key in ("place_label", "bio_label", "site_label") if key in values}
    if "bio_label" in box.fields:
        box.fields["bio"] = box.fields.pop("bio_label")
    known = {"name_label", "role_label", "email_label", *box.fields, "bio_label", "given_label", "family_label"}
    box.rest = [f"{column}: {value}" for column, value in values.items() if column not in known and "://" not in value]
    return box


def _name(values: dict[str, str]) -> str | None:
    given, family = values.get("given_label") or values.get("name_label", ""), values.get("family_label", "")
    if "family_label" in values and "given_label" not in values and " " in given:
        family = ""  # "Name" beside "Surname" holds the whole name
    if _CASELESS.search(family):
        name = f"{family}{given}"
    else:
        last, comma, first = given.partition(",")
        inverted = comma and not family and looks_like_name(last) and split_titles(given).role is None
        name = f"{first.strip()} {last.strip()}" if inverted else f"{given} {family}".strip()
    return name if looks_like_name(split_titles(name).name) or is_desk(name) else None
