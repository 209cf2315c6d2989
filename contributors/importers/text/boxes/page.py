"""What the search for boxes works on: the lines with their marks, and a box as far as it is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from contributors.importers.text.lines import Line
from contributors.importers.text.marks import Kind, Mark, mark


class Announced(IntEnum):
    """How surely something says that a box is here: nothing, a word such as "Author", a sentence, an HTML element."""

    NOT = 0
    WEAKLY = 1
    PLAINLY = 2
    BY_MARKUP = 3


@dataclass(slots=True)
class Box:
    """One person as the lines say it. ``rule`` names what gave the name; ``lines`` are indices into the paste.

    ``closed`` says that a line such as "Latest posts by Jane Doe" ends the box with the same name.
    """

    name: str = ""
    name_words: str = ""
    rule: str = ""
    honorific: str | None = None
    closed: bool = False
    role: str = ""
    role_words: str = ""
    bio: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
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
