"""Where the author boxes of a paste are, and which line of each says what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import regex

from contributors.importers.text import phrases
from contributors.importers.text.lines import Line
from contributors.importers.text.marks import Kind, Mark, mark, split_names, without_count
from contributors.importers.text.openings import (
    Opening,
    begins_like_bio,
    is_first_person,
    mentions_role,
    opening,
    reads_like_bio,
    says_i_write,
)
from contributors.importers.text.people import is_desk, is_full_name, looks_like_name, same_person, shares_word
from contributors.names import split_titles

_LONGEST_ROLE = 90  # characters of a title line
_LONGEST_BIO = 3_500
_SHORT_PASTE = 12  # lines up to which a paste can't be a whole page
_TAIL = 3  # paragraphs of prose that may follow a bio which nothing announces: a note, a correction
_NEAR = 4  # lines between an announcement and the name or bio that it announces


class Announced(IntEnum):
    """How surely something says that a box is here: nothing, a word such as "Author", a sentence, an HTML element."""

    NOT = 0
    WEAKLY = 1
    PLAINLY = 2
    BY_MARKUP = 3


# "Jane DoeStaff Writer": name and title of a box whose border was lost in copying.
_GLUED = regex.compile(r"(\p{Lu}.{2,50}?\p{Ll})(\p{Lu}\p{Ll}[\p{L} -]{3,40})")


@dataclass(slots=True)
class Box:
    """One person as the lines say it. ``rule`` names what gave the name; ``lines`` are indices into the paste.

    ``closed`` says that a line such as "Latest posts by Jane Doe" ends the box with the same name.
    """

    name: str = ""
    name_words: str = ""
    rule: str = ""
    closed: bool = False
    role: str = ""
    role_words: str = ""
    bio: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    announced: Announced = Announced.NOT

    @property
    def is_full(self) -> bool:
        return bool(self.name)

    def text(self, lines: Sequence[Line]) -> str:
        return " ".join(lines[place].text for place in self.bio)


class Page:
    """The lines of a paste with their marks, in one place for everything that looks for boxes in them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.marks: list[Mark] = [mark(line) for line in lines]

    def kind(self, place: int) -> Kind:
        return self.marks[place].kind if 0 <= place < len(self.marks) else Kind.EMPTY

    def text(self, place: int) -> str:
        return self.lines[place].text if 0 <= place < len(self.lines) else ""


def find_boxes(page: Page) -> list[Box]:
    """The boxes in order. What something announces wins; a bio that nothing announces counts only where none is."""
    found: list[Box] = []
    place = 0
    while place < len(page.lines):
        boxes, following = _box_at(page, place, len(page.lines))
        found.extend(box for box in boxes if box.is_full and is_supported(box, page))
        place = max(following, place + 1)
    written = [box for box in found if box.bio]
    named = [] if written else _bare_names(found, page)
    comments = _comments_from(page)
    above = [box for box in written if min(box.lines) < comments]
    return _merged(above or written, page) or _quiet_bios(page) or _merged(named, page)


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


def is_supported(box: Box, page: Page) -> bool:
    """Whether the words under a name are about that name, and not the menu or the article that happens to follow."""
    if not box.bio:
        return bool(box.role or box.fields or box.announced >= Announced.PLAINLY or box.closed)
    if box.fields.get("bio") or box.closed:
        return True
    text = box.text(page.lines)
    name = split_titles(box.name).name
    found = opening(text)
    if found and same_person(found.name, name):
        return box.rule == "name_line" or mentions_role(text) or box.announced >= Announced.PLAINLY
    if is_desk(box.name) or box.rule in {"written_line", "byline"}:
        return _opens_with(text, name) or (begins_like_bio(text) and mentions_role(text))
    if box.announced is Announced.PLAINLY and box.rule == "name_line":
        return True
    about = begins_like_bio(text) or is_first_person(text) or shares_word(text[:200], name)
    return about or (mentions_role(text[:200]) and is_full_name(name))


def _box_at(page: Page, place: int, end: int) -> tuple[list[Box], int]:
    kind = page.kind(place)
    if page.lines[place].box:
        boxes, following = _element_boxes(page, place, end)
        if any(box.is_full for box in boxes):
            return boxes, following
    if kind in {Kind.TABS, Kind.ABOUT}:
        return _announced_boxes(page, place, end)
    if kind is Kind.BYLINE and _is_byline_of_bio(page, place):
        return _announced_boxes(page, place, end)
    if kind is Kind.MORE:
        return _box_above(page, place)
    if kind is Kind.FIELD and page.marks[place].rule == "name_label":
        return _announced_boxes(page, place, end)
    if _is_name_line(page, place) and _bio_below(page, place) is not None:
        return _read(page, place, min(end, place + 40), Announced.NOT)
    return [], place + 1


def _element_boxes(page: Page, place: int, end: int) -> tuple[list[Box], int]:
    """The people of one HTML element that is marked as an author's. A mere name there is a byline, not a box."""
    number = page.lines[place].box
    stop = place
    while stop < end and page.lines[stop].box == number:
        stop += 1
    boxes, _ = _read(page, place, stop, Announced.BY_MARKUP)
    return [box for box in boxes if box.is_full and (box.bio or box.role)], stop


def _announced_boxes(page: Page, place: int, end: int) -> tuple[list[Box], int]:
    start = page.marks[place]
    if start.kind is Kind.FIELD:
        return _read(page, place, min(end, place + 60), Announced.PLAINLY)
    weak = start.kind is Kind.BYLINE or (start.name is None and " " not in phrases.key(page.text(place)).text)
    announced = Announced.WEAKLY if weak and page.text(place).isascii() else Announced.PLAINLY
    boxes, following = _read(page, place + 1, min(end, place + 60), announced, named=start.name, at=place)
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
        if page.kind(top) is Kind.SHORT and same_person(_person_of(page.text(top))[0] or "-", name):
            return _read(page, top, place + 1, Announced.PLAINLY)
        if page.kind(top) is Kind.PROSE:
            found = opening(page.text(top))
            if (found and same_person(found.name, name)) or _opens_with(page.text(top), name):
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


def _opens_with(text: str, name: str) -> bool:
    return shares_word(" ".join(text.split()[:6]), name)


def _person_of(text: str) -> tuple[str | None, str | None]:
    """(name, role) of a short line such as "Jane Doe, Staff writer" or "Dr. Jane Doe 300 posts"."""
    plain = without_count(text)
    glued = _GLUED.match(plain)
    if glued and mentions_only_role(glued[2]):
        plain = f"{glued[1]}, {glued[2]}"
    pasted = split_titles(plain)
    if looks_like_name(pasted.name) and not mentions_only_role(pasted.name):
        return plain, pasted.role
    if is_desk(plain) and len(plain) <= 60:
        return plain, None
    return None, None


def mentions_only_role(text: str) -> bool:
    """Whether a line in capitals is a job title and not a name: "Senior Editor", "Redakteurin"."""
    words = text.casefold().replace("-", " ").split()
    roles = phrases.word_set("roles", "writers")
    return bool(words) and sum(word in roles for word in words) * 2 >= len(words)


def _is_name_line(page: Page, place: int) -> bool:
    return page.kind(place) is Kind.SHORT and _person_of(page.text(place))[0] is not None


def _bio_below(page: Page, place: int) -> int | None:
    """Where the bio under a name stands, if the two belong together by their words."""
    name, role = _person_of(page.text(place))
    between = 0
    for below in range(place + 1, min(len(page.lines), place + 5)):
        kind = page.kind(below)
        if kind is Kind.PROSE:
            return below if _belongs(page, place, below, name or "", role) else None
        if kind in {Kind.END, Kind.COMMENTS, Kind.ABOUT, Kind.TABS, Kind.MORE, Kind.DATE}:
            return None
        if kind is Kind.SHORT:
            between += 1
            if between > 1 or not (mentions_role(page.text(below)) or is_desk(page.text(below))):
                return None
    return None


def _belongs(page: Page, place: int, below: int, name: str, role: str | None) -> bool:
    text = page.text(below)
    plain = split_titles(name).name
    found = opening(text)
    if found and same_person(found.name, plain):
        return True
    titled = role is not None or any(mentions_role(page.text(line)) for line in range(place + 1, below))
    if found and shares_word(found.name, plain) and (mentions_role(text) or titled):
        return True
    if not is_full_name(plain) or is_desk(plain):
        return is_desk(plain) and shares_word(" ".join(text.split()[:4]), plain)
    if _opens_with(text, plain) and mentions_role(text):
        return True
    ends = page.kind(below + 1) in {Kind.END, Kind.COMMENTS, Kind.MORE, Kind.CONTACT, Kind.FIELD, Kind.EMPTY}
    last = below + 1 >= len(page.lines)
    spoken = begins_like_bio(text) and (mentions_role(text) or titled or says_i_write(text))
    return (spoken or (is_first_person(text) and mentions_role(text)) or (titled and mentions_role(text))) and (
        ends or last or titled
    )


def _read(
    page: Page,
    start: int,
    end: int,
    announced: Announced,
    *,
    named: str | None = None,
    at: int | None = None,
) -> tuple[list[Box], int]:
    """Read people from ``start`` on until something says that the box is over; (boxes, the next place to look at)."""
    reader = _BoxReader(page, announced)
    if named and at is not None:
        reader.announce(named, at)
    place = start
    while place < end and reader.take(place):
        place += 1
    return reader.finish(), place


class _BoxReader:
    """Takes lines one by one and knows when a new person begins and when the box is over."""

    def __init__(self, page: Page, announced: Announced) -> None:
        self.page = page
        self.announced = announced
        self.whole = announced is Announced.BY_MARKUP
        self.boxes: list[Box] = [Box(announced=announced)]
        self.idle = 0
        self.expected: list[str] = []

    @property
    def box(self) -> Box:
        return self.boxes[-1]

    def announce(self, named: str, place: int) -> None:
        mark_ = self.page.marks[place]
        head = named.split(",")[0].strip()
        several = split_names(named)
        if len(several) > 1 and split_titles(named).role is None and all(looks_like_name(name) for name in several):
            self.expected = several
            self.box.lines.append(place)
            return
        self.box.name = named if split_titles(named).role else head
        self.box.name_words = self.page.text(place)
        self.box.rule = {"about_name": "about_line", "written": "written_line", "byline": "byline"}.get(
            mark_.rule, mark_.rule
        )
        self.box.lines.append(place)

    def finish(self) -> list[Box]:
        boxes = [box for box in self.boxes if box.is_full]
        for name in self.expected:
            if not any(same_person(box.name, name) for box in boxes):
                boxes.append(Box(name, name, "written_line", lines=self.boxes[0].lines[:1], announced=self.announced))
        return boxes

    def take(self, place: int) -> bool:
        """Whether the box goes on after this line."""
        kind = self.page.kind(place)
        handler = {
            Kind.PROSE: self._prose,
            Kind.SHORT: self._short,
            Kind.FIELD: self._field,
            Kind.CONTACT: self._belonging,
            Kind.EMPTY: self._belonging,
            Kind.LABEL: self._belonging,
            Kind.TABS: self._belonging,
            Kind.RULE: self._belonging,
            Kind.DATE: self._belonging,
            Kind.MORE: self._more,
            Kind.ABOUT: self._again,
            Kind.BYLINE: self._byline,
        }.get(kind)
        if handler is None:  # END and COMMENTS
            if self.box.bio or self.box.role or not self.announced or kind is Kind.COMMENTS:
                return self.whole and kind is Kind.END
            self.idle += 1
            return self.idle <= _NEAR
        return handler(place)

    def _belonging(self, place: int) -> bool:
        self.box.lines.append(place)
        return True

    def _again(self, place: int) -> bool:
        """A second announcement: the next person's where this one is complete, else more of the same."""
        named = self.page.marks[place].name
        if self.box.bio or (self.box.is_full and named and not same_person(self.box.name, named)):
            return False
        if named and not self.box.is_full:
            self.announce(named, place)
        else:
            self.box.lines.append(place)
        return True

    def _byline(self, place: int) -> bool:
        name = self.page.marks[place].name or ""
        if self.box.bio:
            return False
        if not self.box.is_full:
            self.announce(name, place)
        return True

    def _more(self, place: int) -> bool:
        name = self.page.marks[place].name or ""
        if not self.box.is_full and (self.box.bio or self.announced):
            self.box.name, self.box.name_words, self.box.rule = name, self.page.text(place), "more_line"
        if same_person(split_titles(self.box.name).name or "-", name):
            self.box.lines.append(place)
            self.box.closed = True
        return False

    def _field(self, place: int) -> bool:
        found = self.page.marks[place]
        value = found.rest or ""
        if found.rule == "name_label":
            if self.box.is_full and (self.box.bio or self.box.fields):
                self.boxes.append(Box(announced=self.announced))
            if not self.box.is_full:
                self.box.name, self.box.name_words, self.box.rule = value, self.page.text(place), "name_label"
        elif found.rule == "role_label":
            self.box.role, self.box.role_words = value, self.page.text(place)
        elif found.rule == "bio_label" and not self.box.bio:
            self.box.fields["bio"] = value
        else:
            self.box.fields.setdefault(found.rule, value)
        self.box.lines.append(place)
        return True

    def _short(self, place: int) -> bool:
        text = self.page.text(place)
        name, role = _person_of(text)
        if mentions_only_role(text) and name is not None and not is_desk(text):
            name = None
        if name and self._takes_name(place, name, role):
            return True
        if self.box.is_full and not self.box.bio and not self.box.role and self._is_role(text):
            self.box.role, self.box.role_words = text, text
            self.box.lines.append(place)
            return True
        if self.box.bio and (begins_like_bio(text) or self.whole) and text.endswith((".", "!", "。")):
            self.box.bio.append(place)
            self.box.lines.append(place)
            return True
        if not self.box.is_full and (found := opening(text)):
            return self._bio_of(place, found.name, found.words, found.rule)
        self.idle += 1
        return self.whole or (not self.box.bio and self.idle <= _NEAR)

    def _is_role(self, text: str) -> bool:
        return len(text) <= _LONGEST_ROLE and not text.endswith((".", "?", "!")) and mentions_role(text)

    def _takes_name(self, place: int, name: str, role: str | None) -> bool:
        if not self.box.is_full:
            if not is_full_name(name) and not is_desk(name) and not self._is_taken_up(place, name):
                return False
            self._name_box(place, name, role)
            return True
        if not self.box.bio and same_person(split_titles(self.box.name).name, split_titles(name).name):
            self.box.lines.append(place)
            if role and not self.box.role:
                self.box.role, self.box.role_words = role, self.page.text(place)
            return True
        if (self.box.bio or self.box.role) and (_bio_below(self.page, place) is not None or (self.whole and role)):
            self.boxes.append(Box(announced=self.announced))
            self._name_box(place, name, role)
            return True
        return False

    def _is_taken_up(self, place: int, name: str) -> bool:
        """Whether the lines below a single word repeat it; menus are full of single words with a capital."""
        below = range(place + 1, min(place + 6, len(self.page.lines)))
        return place + 1 >= len(self.page.lines) or any(_opens_with(self.page.text(line), name) for line in below)

    def _name_box(self, place: int, name: str, role: str | None) -> None:
        self.box.name, self.box.name_words, self.box.rule = name, self.page.text(place), "name_line"
        if role:
            self.box.role_words = self.page.text(place)
        self.box.lines.append(place)

    def _prose(self, place: int) -> bool:
        text = self.page.text(place)
        found = opening(text)
        if not self.box.bio:
            if self.box.is_full:
                return self._first_paragraph(place, text)
            if found and (self.announced or reads_like_bio(text)):
                return self._bio_of(place, found.name, found.words, found.rule)
            if self.announced and (begins_like_bio(text) or mentions_role(text)):
                self.box.bio.append(place)
                self.box.lines.append(place)
                return True
            self.idle += 2
            return self.announced and self.idle <= _NEAR
        if found and not shares_word(found.name, self.box.name) and mentions_role(text) and self.announced:
            self.boxes.append(Box(announced=self.announced))
            return self._bio_of(place, found.name, found.words, found.rule)
        if self._goes_on(text):
            self.box.bio.append(place)
            self.box.lines.append(place)
            return True
        return False

    def _first_paragraph(self, place: int, text: str) -> bool:
        if not self.whole and len(text) > _LONGEST_BIO:
            return False
        named = split_titles(self.box.name).name
        if self.box.rule in {"written_line", "byline"} and not (
            _opens_with(text, named) or (begins_like_bio(text) and mentions_role(text))
        ):
            return False
        found = opening(text)
        if found and looks_like_name(found.name) and not shares_word(found.name, named) and is_full_name(found.name):
            # The name line was a heading or somebody else: the bio knows better whom it is about.
            if not mentions_role(text) or not self.announced:
                return False
            self.box.name, self.box.name_words, self.box.rule = found.name, found.words, found.rule
        self.box.bio.append(place)
        self.box.lines.append(place)
        return True

    def _bio_of(self, place: int, name: str, words: str, rule: str) -> bool:
        self.box.name, self.box.name_words, self.box.rule = name, words, rule
        self.box.bio.append(place)
        self.box.lines.append(place)
        return True

    def _goes_on(self, text: str) -> bool:
        """Whether a further paragraph is of the same bio: the same voice, or it names the same person."""
        if sum(len(self.page.text(line)) for line in self.box.bio) + len(text) > _LONGEST_BIO:
            return False
        if self.whole:
            return True
        bio = self.box.text(self.page.lines)
        if is_first_person(bio) and is_first_person(text):
            return True
        return begins_like_bio(text) or _opens_with(text, split_titles(self.box.name).name)


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


def _quiet_bios(page: Page) -> list[Box]:
    """Bios at the end of the text that nothing announces: "Jane Doe is a freelance writer based in Berlin."

    The person must not be talked about in the article: writers are not mentioned in their own articles, sources are.
    """
    end = _comments_from(page)
    prose = [place for place in range(len(page.lines)) if page.kind(place) is Kind.PROSE]
    tail = set([place for place in prose if place < end][-_TAIL:])
    found: list[Box] = []
    for place in range(len(page.lines)):
        if page.kind(place) not in {Kind.PROSE, Kind.SHORT} or len(page.text(place)) < 20:
            continue
        if place not in tail and not _ends_stretch(page, place):
            continue
        said = opening(page.text(place))
        if said is None or not _is_quiet_author(page, prose, place, said):
            continue
        found.extend(
            Box(name, said.words, said.rule, bio=[place], lines=[place]) for name in said.names or (said.name,)
        )
    return found


def _ends_stretch(page: Page, place: int) -> bool:
    """Whether no prose follows at once: the article is over and what follows are labels and links."""
    following = [page.kind(line) for line in range(place + 1, min(place + 4, len(page.lines)))]
    return Kind.PROSE not in following


def _is_quiet_author(page: Page, prose: list[int], place: int, said: Opening) -> bool:
    text = page.text(place)
    if said.rule == "self_introduction":
        return mentions_role(text)
    if not reads_like_bio(text):
        return False
    last = said.name.split()[-1]
    article = [line for line in prose if line < place]
    if not article:
        return True
    return is_full_name(said.name) and not any(last in page.text(line) for line in article)
