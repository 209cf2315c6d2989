"""Habits learnt from the pairs themselves, without anybody's labels: expectation and maximisation, a few rounds."""

from collections.abc import Callable, Sequence
from math import log2

from contributors.duplicates.commonness import Commonness
from contributors.duplicates.evidence import Evidence
from contributors.duplicates.habits import USUAL, Habits
from contributors.duplicates.places import ROLES, Role
from contributors.duplicates.scoring import weigh

ROUNDS = 12
# As if so many pairs had been seen that keep the usual habits.
SEEN_BEFORE = 20.0
_LEAST, _MOST = -12.0, -0.1


def fitted(pairs: Sequence[Evidence], commonness: Commonness) -> Habits:
    """The habits under which the pairs are likeliest; the usual ones for few pairs. Strangers differ in everything."""
    habits = USUAL
    for _ in range(ROUNDS):
        odds = [weigh(pair, commonness, habits).probability for pair in pairs]
        habits = Habits(
            another_word=_cost(pairs, odds, USUAL.another_word, _words),
            one_word_more=_ratio(pairs, odds, USUAL.one_word_more, lambda pair: pair.name.more > 0),
            only_first_name=_ratio(pairs, odds, USUAL.only_first_name, lambda pair: pair.name.is_first_name),
            another_given_name=_cost(pairs, odds, USUAL.another_given_name, _given_names),
            slip=-_cost(pairs, odds, -USUAL.slip, _slips),
            another_part={role: _cost(pairs, odds, USUAL.another_part[role], _parts(role)) for role in ROLES},
            chances={role: _chance(pairs, odds, role) for role in ROLES},
        )
    return habits


def _words(pair: Evidence) -> tuple[int, int]:
    return pair.name.others, max(2, pair.name.others)


def _given_names(pair: Evidence) -> tuple[int, int]:
    """Of those who have another word at all."""
    return pair.name.other_given, pair.name.others > 0


def _slips(pair: Evidence) -> tuple[int, int]:
    return pair.name.slipped, max(2, pair.name.others)


def _parts(role: Role) -> Callable[[Evidence], tuple[float, float]]:
    def counted(pair: Evidence) -> tuple[float, float]:
        differing = pair.other_places.count(role)
        return differing, differing + sum(agreeing == role for agreeing, _ in pair.places)

    return counted


def _cost(
    pairs: Sequence[Evidence],
    odds: Sequence[float],
    usual: float,
    counted: Callable[[Evidence], tuple[float, float]],
) -> float:
    """Bits of how often it differs between two records of one person."""
    differing, asked = 2**usual * SEEN_BEFORE, SEEN_BEFORE
    for pair, probability in zip(pairs, odds, strict=True):
        some, all_of_them = counted(pair)
        differing += probability * some
        asked += probability * all_of_them
    return min(_MOST, max(_LEAST, log2(differing / asked)))


def _ratio(pairs: Sequence[Evidence], odds: Sequence[float], usual: float, holds: Callable[[Evidence], bool]) -> float:
    """Bits of how much oftener it holds for one person than for strangers."""
    ours, persons, theirs, strangers = 2**usual * SEEN_BEFORE, SEEN_BEFORE, SEEN_BEFORE, SEEN_BEFORE
    for pair, probability in zip(pairs, odds, strict=True):
        held = holds(pair)
        ours, persons = ours + probability * held, persons + probability
        theirs, strangers = theirs + (1 - probability) * held, strangers + 1 - probability
    return min(0.0, max(_LEAST, log2(ours / persons / (theirs / strangers))))


def _chance(pairs: Sequence[Evidence], odds: Sequence[float], role: Role) -> float:
    """Of strangers who share a part that tells more, those who share this one too."""
    agreeing, asked = USUAL.chances[role] * SEEN_BEFORE, SEEN_BEFORE
    for pair, probability in zip(pairs, odds, strict=True):
        if pair.places and pair.places[0][0] != role:
            shared = sum(also == role for also, _ in pair.places[1:])
            agreeing += (1 - probability) * shared
            asked += (1 - probability) * (shared + pair.other_places.count(role))
    return agreeing / asked
