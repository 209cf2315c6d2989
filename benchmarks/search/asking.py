"""What people type: beginnings of words, two of them, initials, and names with a typo."""

import random
from collections.abc import Sequence

from benchmarks.search.people import Somebody
from contributors.names import fold
from contributors.names.typos import LONG_ENOUGH

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def queries(everybody: Sequence[Somebody], count: int, seed: int = 7) -> dict[str, list[tuple[str, Somebody]]]:
    """``count`` queries of each kind, with whom each is meant for."""
    draw = random.Random(seed)  # noqa: S311
    kinds = {
        "beginning of a word": _beginning,
        "one letter": lambda somebody, draw: draw.choice(_words(somebody))[0],
        "beginnings of two words": _beginnings,
        "initials": lambda somebody, draw: "".join(word[0] for word in _words(somebody))[:3],
        "whole name": lambda somebody, draw: somebody.name,
        "whole name, one typo": _name_with_typo,
        "one word, one typo": _word_with_typo,
    }
    return {
        kind: [(make(somebody, draw), somebody) for somebody in (draw.choice(everybody) for _ in range(count))]
        for kind, make in kinds.items()
    }


def _words(somebody: Somebody) -> list[str]:
    return fold(somebody.name).split()


def _beginning(somebody: Somebody, draw: random.Random) -> str:
    word = draw.choice(_words(somebody))
    return word[: draw.randint(1, len(word))]


def _beginnings(somebody: Somebody, draw: random.Random) -> str:
    chosen = draw.sample(_words(somebody), 2)
    return " ".join(word[: draw.randint(1, len(word))] for word in chosen)


def _name_with_typo(somebody: Somebody, draw: random.Random) -> str:
    words = _words(somebody)
    long = [place for place, word in enumerate(words) if len(word) >= LONG_ENOUGH]
    if long:
        place = draw.choice(long)
        words[place] = _mistyped(words[place], draw)
    return " ".join(words)


def _word_with_typo(somebody: Somebody, draw: random.Random) -> str:
    longest = max(_words(somebody), key=len)
    return _mistyped(longest, draw) if len(longest) >= LONG_ENOUGH else longest


def _mistyped(word: str, draw: random.Random) -> str:
    """A letter left out, doubled or added, another one, or two neighbours swapped: another word, and long enough."""
    while True:
        at = draw.randrange(len(word) - 1)
        typed = draw.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + draw.choice(LETTERS) + word[at:],
                word[:at] + draw.choice(LETTERS) + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        if typed != word and len(typed) >= LONG_ENOUGH:
            return typed
