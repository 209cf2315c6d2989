"""How much a shared value tells: a rare surname nearly everything, ``John`` little, a desk's mailbox nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from contributors.duplicates.latin import spelling
from contributors.duplicates.profiles import Profile

# A registry of twenty says little about how common a name is: as if so many strangers were in it beside.
STRANGERS = 3000
# Of those, how many bear one name, and how many are at one place.
NAMESAKES = 2.0
NEIGHBOURS = 20.0


@dataclass(frozen=True, slots=True)
class Commonness:
    """Counts over a registry of ``size`` contributors: words by spelling, parts of places, ``shared`` marks."""

    size: int
    words: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[str, int] = field(default_factory=dict)

    def word_bits(self, word: str) -> float:
        """What it tells that two contributors both have the word in their names: -log2 of the others' share."""
        return self._bits(self.words.get(spelling(word), 0), NAMESAKES)

    def place_bits(self, word: str) -> float:
        """Of strangers we expect many at one place; the more of a registry is seen, the less what we expect counts."""
        unseen = (STRANGERS / (self.size + STRANGERS)) ** 3
        return self._bits(self.places.get(word, 0), NAMESAKES + NEIGHBOURS * unseen)

    def holders(self, value: str) -> int:
        """How many have this e-mail address, link, identifier or photo; at least the two that are compared."""
        return max(2, self.shared.get(value, 0))

    @property
    def rivals(self) -> float:
        """Bits of doubt to begin with: among so many, anybody has so many chances to look like somebody else."""
        return log2(self.size + STRANGERS)

    def _bits(self, count: int, others: float) -> float:
        return log2((self.size + STRANGERS) / (max(0, count - 2) + others))


def commonness_of(profiles: Sequence[Profile]) -> Commonness:
    words, places, shared = Counter[str](), Counter[str](), Counter[str]()
    for profile in profiles:
        words.update({spelling(word) for named in profile.named for word in named.words})
        places.update(profile.place.all)
        shared.update(profile.marks)
    return Commonness(len(profiles), words, places, shared)
