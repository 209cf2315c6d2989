"""Where somebody is, in parts that can agree one by one: ``Coffs Harbour, QLD 4670`` has three."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from contributors.names import words

Role = Literal["narrow", "wide", "number"]
ROLES: tuple[Role, ...] = ("narrow", "wide", "number")
MOST_PARTS = 3
_SEPARATOR = regex.compile(r"[,;/|·、，]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Place:
    """``parts`` from the narrowest on, folded and without spaces; then ``numbers``, which are postcodes as a rule."""

    parts: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def roles(self) -> Iterator[tuple[Role, str]]:
        yield from (("wide" if position else "narrow", part) for position, part in enumerate(self.parts))
        yield from (("number", number) for number in self.numbers)

    @property
    def all(self) -> tuple[str, ...]:
        return self.parts + self.numbers


def place_of(location: str) -> Place:
    parts, numbers = [], []
    for piece in _SEPARATOR.split(location):
        found = words(piece)
        numbers += [word for word in found if any(map(str.isdigit, word))]
        if named := "".join(word for word in found if not any(map(str.isdigit, word))):
            parts.append(named)
    return Place(tuple(dict.fromkeys(parts))[:MOST_PARTS], tuple(dict.fromkeys(numbers))[:1])
