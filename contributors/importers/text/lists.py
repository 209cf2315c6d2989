"""A paste that is nothing but a list of names: one a line, bulleted, numbered, in one row, or rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from contributors.importers.text.boxes import mentions_only_role
from contributors.importers.text.contacts import email_in
from contributors.importers.text.lines import Line
from contributors.importers.text.marks import Kind, Mark, split_names
from contributors.importers.text.openings import mentions_role
from contributors.importers.text.people import is_desk, is_full_name, looks_like_name
from contributors.names import split_titles

_BULLET = regex.compile(
    r"^\s*(?:[-*•·‣▪◦–—+●○■□►>]+\s+|[•·‣▪◦●]\s*|\(?\d{1,4}[.):\]]\s*|\d{1,4}\s+(?=\p{L})|[a-zA-Z][.)]\s+)"
)
_ANGLED = regex.compile(r"\s*[<(\[]\s*(?:mailto:)?([^\s<>()\[\]@]{1,64}@[^\s<>()\[\]@]{3,200})\s*[>)\]]")
_HEADING = regex.compile(r"^[^:：]{2,60}[:：]$")
_SHORT_LIST = 12
_LONG_LIST = 30
_SHARE = 0.8  # of the lines must be entries


@dataclass(frozen=True, slots=True)
class Entry:
    """``words`` is the line or part of a line that gave the name."""

    name: str
    role: str | None
    email: str | None
    place: str | None
    words: str
    rest: str
    line: int


def read_list(lines: Sequence[Line], marks: Sequence[Mark]) -> list[Entry]:
    """The entries, or nothing where the paste is not a list: most of its lines must be names."""
    rows = [place for place, line in enumerate(lines) if line.text and marks[place].kind not in {Kind.RULE, Kind.EMPTY}]
    rows = [place for place in rows if not _is_heading(lines[place], marks[place])]
    if not rows:
        return []
    entries: list[Entry] = []
    taken = 0
    for place in rows:
        found = _entries_of(lines[place], place)
        entries.extend(found)
        taken += bool(found)
    if taken < len(rows) * _SHARE or (len(rows) == 2 and taken < 2):
        return []
    return entries if _are_plausible(entries, len(rows), taken) else []


def _are_plausible(entries: Sequence[Entry], rows: int, taken: int) -> bool:
    """Menus and tables of contents are short lines with capitals too, but their words stand alone."""
    full = sum(is_full_name(split_titles(entry.name).name) or is_desk(entry.name) for entry in entries)
    if full * 3 >= len(entries) * 2:
        return taken == rows or rows <= _LONG_LIST or taken >= rows * 0.95
    return rows <= _SHORT_LIST and taken == rows


def _is_heading(line: Line, mark: Mark) -> bool:
    return (
        mark.kind in {Kind.ABOUT, Kind.LABEL}
        and mark.name is None
        or (bool(_HEADING.match(line.text)) and not line.item)
        or _columns_are_labels(line)
    )


def _columns_are_labels(line: Line) -> bool:
    """A header row such as ``Name<tab>Title<tab>E-mail``."""
    cells = _cells(line.raw)
    known = {
        "name",
        "title",
        "role",
        "email",
        "e-mail",
        "mail",
        "position",
        "location",
        "nom",
        "nombre",
        "titel",
        "bio",
    }
    return len(cells) > 1 and sum(cell.casefold() in known for cell in cells) * 2 >= len(cells)


def _cells(raw: str) -> list[str]:
    if "\t" in raw:
        return [cell.strip().strip('"').strip() for cell in raw.split("\t")]
    if raw.count('"') >= 2:
        return [
            cell.strip()
            for cell in regex.findall(r'(?:^|[,;])\s*(?:"((?:[^"]|"")*)"|([^",;]*))', raw)
            for cell in cell
            if cell
        ]
    return []


def _entries_of(line: Line, place: int) -> list[Entry]:
    if len(line.text) > 2_000:
        return []
    plain = (
        _BULLET.sub("", line.raw, count=1).strip()
        if not line.raw[:1].isalpha() or _BULLET.match(line.raw)
        else line.raw
    )
    cells = _cells(plain)
    if len(cells) > 1:
        entry = _entry_of_cells(cells, place, line.text)
        return [entry] if entry else []
    single = _entry(" ".join(plain.split()), place)
    return [single] if single else _several(" ".join(plain.split()), place)


def _entry(text: str, place: int) -> Entry | None:
    words = text
    email = email_in(text)
    if email:
        text = _ANGLED.sub(" ", text)
        text = text.replace(email, " ")
        text = regex.sub(r"\s+", " ", text).strip(" ,;|–—-:")
    if len(text) > 150 or not text:
        return None
    text = regex.sub(r"^(?:by|von|par|por|door|di)\s+(?=\p{Lu})", "", text, flags=regex.I)
    pasted = split_titles(text)
    if is_desk(text):
        return Entry(text, None, email, None, words, "", place)
    if looks_like_name(pasted.name) and not mentions_only_role(pasted.name) and not _ends_sentence(text):
        return Entry(text, pasted.role, email, None, words, "", place)
    head, separator, rest = _parted(text)
    if separator and looks_like_name(split_titles(head).name) and not mentions_only_role(head) and separator != ",":
        role = rest if mentions_role(rest) else None
        return Entry(head, role, email, None, words, "" if role else rest, place)
    return None


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ":")) and len(text.split()[-1]) > 4


def _parted(text: str) -> tuple[str, str, str]:
    found = regex.search(r"\s+[–—|-]+\s+|\s*[—|,]\s*", text)
    if not found:
        return text, "", ""
    return text[: found.start()].strip(), found[0].strip(), text[found.end() :].strip()


def _entry_of_cells(cells: list[str], place: int, words: str) -> Entry | None:
    """The first cell that can be a name; of the others what says itself what it is. The order of columns is free."""
    email = next((email_in(cell) for cell in cells if email_in(cell)), None)
    others = [cell for cell in cells if cell and not email_in(cell)]
    name = next(
        (cell for cell in others if looks_like_name(split_titles(cell).name) and not mentions_only_role(cell)), None
    )
    if name is None:
        return None
    rest = [cell for cell in others if cell is not name]
    role = next((cell for cell in rest if mentions_role(cell) and len(cell) <= 90), None)
    left = "; ".join(cell for cell in rest if cell is not role)
    return Entry(name, role, email, None, words, left, place)


def _several(text: str, place: int) -> list[Entry]:
    """Names in one row: "A; B; C" or "A, B and C". Each part must be one, with a surname unless there are many."""
    parts = [part.strip() for part in text.split(";") if part.strip()] if ";" in text else split_names(text)
    if len(parts) < 2:
        return []
    entries = [_entry(part, place) for part in parts]
    found = [entry for entry in entries if entry is not None]
    return found if len(found) == len(parts) else []
