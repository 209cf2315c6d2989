"""A paste that is nothing but a list of names: one a line, bulleted, numbered, in one row, or rows of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from contributors.importers.text.boxes import mentions_only_role
from contributors.importers.text.contacts import email_in
from contributors.importers.text.lines import Line
from contributors.importers.text.marks import Kind, Mark, split_names
from contributors.importers.text.openings import mentions_role
from contributors.importers.text.people import is_desk, is_full_name, looks_like_name
from contributors.importers.text.tables import cells_of
from contributors.links import Link, find_links
from contributors.names import split_titles

_BULLET = regex.compile(
    r"^\s*(?:[-*•·‣▪◦–—+●○■□►>]+\s+|[•·‣▪◦●]\s*|\(?\d{1,4}[.):\]]\s*|\d{1,4}\s+(?=\p{L})|[a-z][.)]\s+|[A-Z]\)\s+)"
)
_EMAIL_AROUND = regex.compile(r"[<(\[]?\s*(?:mailto:)?[^\s<>()\[\]@,;]{1,64}@[^\s<>()\[\]@,;]{3,200}\s*[>)\]]?")
_ADDRESS = regex.compile(r"[<(\[]?(?:https?://|www\.)[^\s<>()]{3,300}[>)\]]?|(?<!\S)[<(\[]?@[\w.@-]{2,60}[>)\]]?")
_CREDIT = regex.compile(r"^(?:by|von|par|por|door|di)\s+(?=\p{Lu})", regex.I)
_SEPARATOR = regex.compile(r"\s+[–—|-]+\s+|\s*[—|]\s*")
_HEADING = regex.compile(r"^[^:：]{2,60}[:：]$")
_LONG_LIST = 30
_SHARE = 0.8  # of the lines must be entries
_MOST_CAPITALS = 4  # words of a name that nothing supports; headlines have more
_LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """``words`` is the line or part of a line that gave the name; ``rest`` what of it was not understood."""

    name: str
    words: str
    line: int
    role: str | None = None
    email: str | None = None
    links: tuple[Link, ...] = ()
    rest: str = ""

    @property
    def is_supported(self) -> bool:
        """Whether more than two capitals say that this is a name; menus and shopping lists have single words."""
        plain = split_titles(self.name).name
        return bool(self.role or self.email or self.links) or is_full_name(plain) or is_desk(self.name)


def read_list(lines: Sequence[Line], marks: Sequence[Mark]) -> list[Entry]:
    """The entries, or nothing where the paste is not a list: most of its lines must be names."""
    rows = [place for place, line in enumerate(lines) if line.text and marks[place].kind not in {Kind.RULE, Kind.EMPTY}]
    rows = [place for place in rows if not _is_heading(lines[place], marks[place])]
    # A comma stands between two names or between a name and its title: what holds for one row holds for all.
    for of_commas in (_several, _columns):
        entries = [entry for place in rows for entry in _entries_of(lines[place], place, of_commas)]
        if entries and _are_plausible(entries, len(rows)):
            return entries
    return []


def _are_plausible(entries: Sequence[Entry], rows: int) -> bool:
    """Menus and tables of contents are short lines with capitals too, but their words stand alone."""
    taken = len({entry.line for entry in entries})
    if taken < rows * _SHARE or (rows <= 2 and taken < rows):
        return False
    if sum(entry.is_supported for entry in entries) * 3 < len(entries) * 2:
        return len(entries) == rows == 1
    return taken == rows or rows <= _LONG_LIST or taken >= rows * 0.95


def _is_heading(line: Line, mark: Mark) -> bool:
    is_label = mark.kind in {Kind.ABOUT, Kind.LABEL} and mark.name is None
    return is_label or (bool(_HEADING.match(line.text)) and not line.item)


def _entries_of(line: Line, place: int, of_commas: Callable[[str, int], list[Entry]]) -> list[Entry]:
    if len(line.text) > _LONGEST_LINE:
        return []
    plain = _BULLET.sub("", line.raw, count=1).strip()
    cells = cells_of(plain)
    if len(cells) > 1:
        return _of_cells(cells, place, line.text)
    text = " ".join(plain.split())
    single = _entry(text, place)
    return [single] if single else of_commas(text, place)


def _entry(words: str, place: int) -> Entry | None:
    """One name with what may stand around it: a credit before it, a title, an address."""
    if words.count("@") > 1 and len(_EMAIL_AROUND.findall(words)) > 1:
        return None
    email = email_in(words)
    links = tuple(find_links(words)) if "/" in words or "@" in words else ()
    text, handles = (_EMAIL_AROUND.sub(" ", words) if email else words), _ADDRESS.findall(words)
    text = " ".join(_ADDRESS.sub(" ", text).split()).strip(" ,;|–—-:()[]")
    text = words if text == words.strip(" ,;|–—-:()[]") else text
    rest = "" if links or email else " ".join(handles)
    text = _CREDIT.sub("", text)
    if not text or len(text) > 150:
        return None
    if is_desk(text):
        return Entry(text, words, place, None, email, links, rest)
    pasted = split_titles(text)
    if _is_name(pasted.name) and not _ends_sentence(text):
        entry = Entry(text, words, place, pasted.role, email, links, rest)
        return entry if entry.role or email or _has_few_capitals(pasted.name) else None
    return _parted(text, Entry("", words, place, None, email, links, rest))


def _parted(text: str, known: Entry) -> Entry | None:
    """ "Nora Field — Staff writer", and "Field, Nora" where an address says that it is one person."""
    found = _SEPARATOR.search(text)
    if found:
        head, rest = text[: found.start()].strip(), text[found.end() :].strip()
        if not _is_name(split_titles(head).name):
            return None
        role = rest if mentions_role(rest) else None
        left = known.rest if role else " ".join(part for part in (rest, known.rest) if part)
        return Entry(head, known.words, known.line, role, known.email, known.links, left)
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and known.email and not is_full_name(family) and _is_name(family) and _is_name(given):
        return Entry(f"{given} {family}", known.words, known.line, None, known.email, known.links, known.rest)
    return None


def _is_name(text: str) -> bool:
    return looks_like_name(text) and not mentions_only_role(text)


def _has_few_capitals(name: str) -> bool:
    return sum(word[0].isupper() and len(word.strip(".")) > 1 for word in name.split()) <= _MOST_CAPITALS


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ":")) and len(text.split()[-1]) > 4


def _of_cells(cells: Sequence[str], place: int, words: str) -> list[Entry]:
    """The first cell that can be a name; of the others what says itself what it is. The order of columns is free."""
    email = next((email_in(cell) for cell in cells if email_in(cell)), None)
    others = [cell for cell in cells if cell and not email_in(cell)]
    name = next((cell for cell in others if _is_name(split_titles(cell).name)), None)
    if name is None:
        return []
    rest = [cell for cell in others if cell is not name]
    links = {cell: tuple(find_links(cell)) for cell in rest}
    role = next((cell for cell in rest if mentions_role(cell) and len(cell) <= 90 and not links[cell]), None)
    left = "; ".join(cell for cell in rest if cell is not role and not links[cell])
    return [Entry(name, words, place, role, email, tuple(link for found in links.values() for link in found), left)]


def _columns(text: str, place: int) -> list[Entry]:
    """ "Nora Field, Norwich, Staff writer": only the first can be the name, and it must be a full one."""
    parts = [part.strip() for part in regex.split(r"[,،，;]", text) if part.strip()]
    found = _of_cells(parts, place, text) if len(parts) > 1 else []
    return found if found and found[0].name == parts[0] and is_full_name(split_titles(parts[0]).name) else []


def _several(text: str, place: int) -> list[Entry]:
    """Names in one row: "A; B; C" or "A, B and C". Each part must be one."""
    parts = [part.strip() for part in text.split(";") if part.strip()] if ";" in text else split_names(text)
    if len(parts) < 2:
        return []
    entries = [_entry(part, place) for part in parts]
    found = [entry for entry in entries if entry is not None]
    return found if len(found) == len(parts) else []
