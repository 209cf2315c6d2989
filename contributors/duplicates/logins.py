"""Names as systems make them of people's: ``lwhitfield``, ``whitfieldl``, ``laurawhitfield``."""

from collections.abc import Iterator
from itertools import permutations

from contributors.duplicates.latin import latin

SHORTEST_LOGIN = 3


def whole_logins(words: tuple[str, ...]) -> Iterator[str]:
    """All words in a row, whichever is the first; in Latin letters."""
    spelt = [latin(word) for word in words]
    for first in range(len(spelt)):
        yield "".join((*spelt[first:], *spelt[:first]))


def initial_logins(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The first letter of one word before or behind another one, with that one."""
    for word, other in permutations(words, 2):
        yield latin(other)[:1] + latin(word), word
        yield latin(word) + latin(other)[:1], word
