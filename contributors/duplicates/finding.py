"""Pairs that look like one person, in a whole registry or for one profile."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf, log2

from contributors.duplicates.commonness import commonness_of
from contributors.duplicates.habits import USUAL, Habits
from contributors.duplicates.hopeless import is_hopeless
from contributors.duplicates.keys import keys
from contributors.duplicates.profiles import Profile
from contributors.duplicates.scoring import LIKELY, Likeness, compare

# Profiles that share a key. More than so many share it because it is common; rarer keys find those who are one.
MOST_SHARERS = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """``first`` and ``second`` are ids, the smaller one first."""

    first: str
    second: str
    likeness: Likeness


def find(
    profiles: Sequence[Profile],
    *,
    least: float = LIKELY,
    not_same: Collection[tuple[str, str]] = (),
    habits: Habits = USUAL,
) -> list[Pair]:
    """All pairs of at least that probability, the surest first. ``not_same`` are pairs of ids in order."""
    told = commonness_of(profiles)
    apart = set(not_same)
    found = []
    needed = log2(least / (1 - least)) if least > 0 else -inf
    for i, j in candidates(profiles):
        first, second = profiles[i], profiles[j]
        if is_hopeless(first, second, told, habits, needed):
            continue
        if first.id > second.id:
            first, second = second, first
        if (first.id, second.id) in apart:
            continue
        likeness = compare(first, second, told, habits)
        if likeness.probability >= least:
            found.append(Pair(first.id, second.id, likeness))
    return sorted(found, key=lambda pair: (-pair.likeness.bits, pair.first, pair.second))


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Positions of those who share a key, each pair once."""
    sharers: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for key in keys(profile):
            sharers[key].append(position)
    met: list[set[int]] = [set() for _ in profiles]
    for positions in sharers.values():
        if 1 < len(positions) <= MOST_SHARERS:
            for i, j in combinations(positions, 2):
                met[i].add(j)
    for i, others in enumerate(met):
        yield from ((i, j) for j in sorted(others))
