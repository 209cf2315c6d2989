"""Whether one name answers a query: each word of the query has a word of the name to itself."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a query: a beginning, or else one of the whole words that are one typo away from it.

    ``initials`` is what else it may be, if it is the only word; names say nothing about that.
    """

    beginning: str
    typos: tuple[str, ...] = ()
    initials: str = ""

    def is_met_by(self, word: str) -> bool:
        return (self.beginning != "" and word.startswith(self.beginning)) or word in self.typos


def answers(names: str, asked: Sequence[Asked]) -> bool:
    """``names`` has a line for each name, its words with spaces between them. One of the names has to meet all."""
    return any(_meets(line.split(), asked) for line in names.split("\n"))


def _meets(words: Sequence[str], asked: Sequence[Asked]) -> bool:
    """Pairs words with what is asked, giving a word to a later one where the earlier one has another choice."""
    taken: dict[int, int] = {}
    return all(_paired(number, words, asked, taken, set()) for number in range(len(asked)))


def _paired(number: int, words: Sequence[str], asked: Sequence[Asked], taken: dict[int, int], tried: set[int]) -> bool:
    for place, word in enumerate(words):
        if place in tried or not asked[number].is_met_by(word):
            continue
        tried.add(place)
        if place not in taken or _paired(taken[place], words, asked, taken, tried):
            taken[place] = number
            return True
    return False
