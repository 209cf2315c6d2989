"""A staff page: the name of each person on a line, title and addresses on the lines below it, no bio."""

from contributors.importers.text import phrases
from contributors.importers.text.boxes import Announced, Box, Page, mentions_only_role, person_of
from contributors.importers.text.marks import Kind
from contributors.importers.text.openings import mentions_role
from contributors.importers.text.people import is_desk, is_full_name
from contributors.names import split_titles

_LONGEST_TITLE = 90
_ABOVE = {Kind.ABOUT, Kind.LABEL, Kind.TABS}
_BELOW = {Kind.CONTACT, Kind.FIELD}


def read_staff(page: Page) -> list[Box]:
    """A box for each person, or nothing where a line below the heading is neither a full name nor belongs to one."""
    boxes: list[Box] = []
    heading = False
    for place, line in enumerate(page.lines):
        kind = page.kind(place)
        if kind in {Kind.EMPTY, Kind.RULE} or (kind in _ABOVE and not boxes and not page.marks[place].name):
            continue
        if boxes and _belongs(page, place, boxes[-1]):
            boxes[-1].lines.append(place)
            continue
        name, role = person_of(line.text)
        if kind is not Kind.SHORT or name is None or not is_full_name(split_titles(name).name):
            if boxes or heading or kind is not Kind.SHORT:
                return []
            heading = True
            continue
        box = Box(name, line.text, "name_line", role=role or "", lines=[place], announced=Announced.PLAINLY)
        boxes.append(box)
    return boxes if boxes and any(len(box.lines) > 1 for box in boxes) else []


def _belongs(page: Page, place: int, box: Box) -> bool:
    """Whether this line is about the person above it; a title and a field are taken over."""
    text, found = page.text(place), page.marks[place]
    if found.kind is Kind.FIELD and found.rule not in {"name_label", "bio_label"}:
        if found.rule == "role_label":
            box.role, box.role_words = found.rest or "", text
        else:
            box.fields.setdefault(found.rule, found.rest or "")
        return True
    if found.kind in _BELOW:
        return found.kind is Kind.CONTACT
    if found.kind is not Kind.SHORT or box.role or len(text) > _LONGEST_TITLE or text.endswith((".", "!", "?")):
        return False
    if is_desk(text) and not set(text.casefold().split()) <= phrases.word_set("roles"):
        return False
    if not mentions_role(text) or (person_of(text)[0] is not None and not mentions_only_role(text)):
        return False
    box.role, box.role_words = text, text
    return True
