"""Reading one box: which of its lines is the name, the title, the bio, and where it is over."""

from contributors.importers.text.boxes.belonging import (
    bio_below,
    mentions_only_role,
    opens_with,
    person_of,
)
from contributors.importers.text.boxes.page import Announced, Box, Page
from contributors.importers.text.marks import Kind, split_names
from contributors.importers.text.openings import (
    Opening,
    begins_like_bio,
    is_first_person,
    mentions_role,
    opening,
    reads_like_bio,
)
from contributors.importers.text.people import is_desk, is_full_name, looks_like_name, same_person, shares_word
from contributors.names import split_titles

_LONGEST_ROLE = 90  # characters of a title line
_LONGEST_BIO = 3_500
_NEAR = 4  # lines between an announcement and the name or bio that it announces


def read_people(
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
        boxes = [box for box in self.boxes if box.is_full or box.bio]
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
        text = self.box.text(self.page.lines)
        if not self.box.is_full and text and is_full_name(name):
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
        name, role = person_of(text)
        if role is None and mentions_only_role(text) and name is not None and not is_desk(text):
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
            return self._bio_of(place, found)
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
        if (self.box.bio or self.box.role) and (bio_below(self.page, place) is not None or (self.whole and role)):
            self.boxes.append(Box(announced=self.announced))
            self._name_box(place, name, role)
            return True
        return False

    def _is_taken_up(self, place: int, name: str) -> bool:
        """Whether the lines below a single word repeat it; menus are full of single words with a capital."""
        below = range(place + 1, min(place + 6, len(self.page.lines)))
        return place + 1 >= len(self.page.lines) or any(opens_with(self.page.text(line), name) for line in below)

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
                return self._bio_of(place, found)
            if self.announced and (begins_like_bio(text) or mentions_role(text)):
                self.box.bio.append(place)
                self.box.lines.append(place)
                return True
            self.idle += 2
            return bool(self.announced) and self.idle <= _NEAR
        if found and not shares_word(found.name, self.box.name) and mentions_role(text) and self.announced:
            self.boxes.append(Box(announced=self.announced))
            return self._bio_of(place, found)
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
            opens_with(text, named) or (begins_like_bio(text) and mentions_role(text))
        ):
            return False
        found = opening(text)
        if found and looks_like_name(found.name) and not shares_word(found.name, named) and is_full_name(found.name):
            # The name line was a heading or somebody else: the bio knows better whom it is about.
            if not mentions_role(text) or not self.announced:
                return False
            self.box.name, self.box.name_words, self.box.rule = found.name, found.words, found.rule
        elif found and self.box.honorific is None:
            self.box.honorific = found.honorific
        self.box.bio.append(place)
        self.box.lines.append(place)
        return True

    def _bio_of(self, place: int, said: Opening) -> bool:
        self.box.name, self.box.name_words, self.box.rule = said.name, said.words, said.rule
        self.box.honorific = said.honorific
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
        return begins_like_bio(text) or opens_with(text, split_titles(self.box.name).name)
