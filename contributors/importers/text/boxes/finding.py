"""Where the author boxes of a paste are."""

from collections.abc import Sequence

from contributors.importers.text import phrases
from contributors.importers.text.boxes.belonging import (
    bio_below,
    is_name_line,
    is_supported,
    opens_with,
    person_of,
)
from contributors.importers.text.boxes.page import Announced, Box, Page
from contributors.importers.text.boxes.quiet import quiet_bios
from contributors.importers.text.boxes.reading import read_people
from contributors.importers.text.marks import Kind
from contributors.importers.text.openings import begins_like_bio, mentions_role, opening
from contributors.importers.text.people import is_desk, is_full_name, same_person
from contributors.names import split_titles

_SHORT_PASTE = 12  # lines up to which a paste can't be a whole page
_NEAR = 4  # last lines of a text in which a name alone is the author's


def find_boxes(page: Page) -> list[Box]:
    """The boxes in order. What something announces wins; a bio that nothing announces counts only where none is."""
    found: list[Box] = []
    place = 0
    while place < len(page.lines):
        boxes, following = _box_at(page, place, len(page.lines))
        _name_by_byline(boxes, page)
        found.extend(box for box in boxes if box.is_full and is_supported(box, page))
        place = max(following, place + 1)
    written = [box for box in found if box.bio]
    named = [] if written else _bare_names(found, page)
    comments = _comments_from(page)
    above = [box for box in written if min(box.lines) < comments]
    return _merged(above or written, page) or quiet_bios(page, comments) or _merged(named, page)


def _name_by_byline(boxes: Sequence[Box], page: Page) -> None:
    """ "She is a freelance writer" and "Laura is…" are about whom the only byline of the paste names in full."""
    for box in boxes:
        if box.is_full and (is_full_name(box.name) or box.rule != "bio_opening"):
            continue
        byline = _only_byline(page)
        if byline is None:
            return
        name, words = byline
        if box.is_full and not same_person(box.name, name):
            continue
        if box.is_full or begins_like_bio(box.text(page.lines)):
            box.name, box.name_words, box.rule = name, words, "byline"


def _only_byline(page: Page) -> tuple[str, str] | None:
    """(name, line) of the one person whom "By …" lines name, None where they name several or nobody."""
    found: dict[str, str] = {}
    for place, entry in enumerate(page.marks):
        named = entry.name if entry.kind is Kind.BYLINE or entry.rule == "written" else None
        if named and is_full_name(split_titles(named).name):
            found.setdefault(split_titles(named).name, page.text(place))
    return next(iter(found.items())) if len(found) == 1 else None


def _comments_from(page: Page) -> int:
    """Where readers' comments begin: the first "Leave a Reply", the length of the paste where there is none."""
    places = (place for place, found in enumerate(page.marks) if found.kind is Kind.COMMENTS)
    return next(places, len(page.marks))


def _bare_names(boxes: Sequence[Box], page: Page) -> list[Box]:
    """Names without a bio: taken from a short paste, or from the last lines when they name one box only."""
    words = [place for place, line in enumerate(page.lines) if line.text]
    if len(words) <= _SHORT_PASTE:
        return list(boxes)
    last = [place for place in words if page.kind(place) not in {Kind.END, Kind.COMMENTS, Kind.CONTACT, Kind.LABEL}]
    bottom = last[-_NEAR] if len(last) >= _NEAR else 0
    places = {min(box.lines) for box in boxes if box.announced >= Announced.PLAINLY and min(box.lines) >= bottom}
    return [box for box in boxes if min(box.lines) in places] if len(places) == 1 else []


def _box_at(page: Page, place: int, end: int) -> tuple[list[Box], int]:
    kind = page.kind(place)
    if page.lines[place].box:
        boxes, following = _element_boxes(page, place, end)
        if any(box.is_full and is_supported(box, page) for box in boxes):
            return boxes, following
    if kind in {Kind.TABS, Kind.ABOUT}:
        return _announced_boxes(page, place, end)
    if kind is Kind.BYLINE and _is_byline_of_bio(page, place):
        return _announced_boxes(page, place, end)
    if kind is Kind.MORE:
        return _box_above(page, place)
    if kind is Kind.FIELD and page.marks[place].rule == "name_label":
        return _announced_boxes(page, place, end)
    if is_name_line(page, place) and bio_below(page, place) is not None:
        return read_people(page, place, min(end, place + 40), Announced.NOT)
    return [], place + 1


def _element_boxes(page: Page, place: int, end: int) -> tuple[list[Box], int]:
    """The people of one HTML element that is marked as an author's. A mere name there is a byline, not a box."""
    number = page.lines[place].box
    stop = place
    while stop < end and page.lines[stop].box == number:
        stop += 1
    boxes, _ = read_people(page, place, stop, Announced.BY_MARKUP)
    taken = {line for box in boxes for line in box.lines}
    for line in range(place, stop):
        if line not in taken and boxes:  # icons, "Follow", what stands beside the name
            owner = next((box for box in reversed(boxes) if box.lines and min(box.lines) <= line), boxes[0])
            owner.lines.append(line)
    return [box for box in boxes if box.is_full and (box.bio or box.role)], stop


def _announced_boxes(page: Page, place: int, end: int) -> tuple[list[Box], int]:
    start = page.marks[place]
    if start.kind is Kind.FIELD:
        return read_people(page, place, min(end, place + 60), Announced.WEAKLY)
    weak = start.kind is Kind.BYLINE or (start.name is None and " " not in phrases.key(page.text(place)).text)
    announced = Announced.WEAKLY if weak and page.text(place).isascii() else Announced.PLAINLY
    boxes, following = read_people(page, place + 1, min(end, place + 60), announced, named=start.name, at=place)
    return boxes, max(following, place + 1)


def _is_byline_of_bio(page: Page, place: int) -> bool:
    """Whether a "By Jane Doe" heads a bio or ends the text, and is not the line under a headline."""
    below = _next_words(page, place)
    if below is None:
        return len([line for line in page.lines if line.text]) <= 2 or place > 2
    if page.kind(below) is not Kind.PROSE:
        return False
    name = page.marks[place].name or ""
    found = opening(page.text(below))
    return bool(found and same_person(found.name, name)) or (
        begins_like_bio(page.text(below)) and mentions_role(page.text(below))
    )


def _next_words(page: Page, place: int) -> int | None:
    for below in range(place + 1, len(page.lines)):
        if page.kind(below) in {Kind.PROSE, Kind.SHORT, Kind.FIELD}:
            return below
        if page.kind(below) in {Kind.COMMENTS, Kind.END}:
            return None
    return None


def _box_above(page: Page, place: int) -> tuple[list[Box], int]:
    """The box whose last line is "Latest posts by Jane Doe", where nothing at its top announced it."""
    name = page.marks[place].name or ""
    for top in range(place - 1, max(-1, place - 8), -1):
        if page.kind(top) in {Kind.TABS, Kind.ABOUT, Kind.COMMENTS}:
            break
        if page.kind(top) is Kind.SHORT and same_person(person_of(page.text(top))[0] or "-", name):
            return read_people(page, top, place + 1, Announced.PLAINLY)
        if page.kind(top) is Kind.PROSE:
            found = None if is_desk(name) else opening(page.text(top))
            if is_desk(name):
                break
            if (found and same_person(found.name, name)) or opens_with(page.text(top), name):
                return [
                    Box(
                        name,
                        page.text(place),
                        "more_line",
                        closed=True,
                        bio=[top],
                        lines=[top, place],
                        announced=Announced.PLAINLY,
                    )
                ], place + 1
    return [], place + 1


def _merged(boxes: list[Box], page: Page) -> list[Box]:
    """One box for a person who has two on the page (one at the top, one at the end): the one that says more."""
    kept: list[Box] = []
    for box in boxes:
        name = split_titles(box.name).name
        twin = next((other for other in kept if same_person(split_titles(other.name).name, name)), None)
        if twin is None:
            kept.append(box)
        elif len(box.text(page.lines)) > len(twin.text(page.lines)):
            box.role, box.role_words = box.role or twin.role, box.role_words or twin.role_words
            kept[kept.index(twin)] = box
    return kept
