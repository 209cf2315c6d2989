"""Most who share a key are strangers: a look at their words tells, before anything is weighed."""

from contributors.duplicates.commonness import Commonness
from contributors.duplicates.habits import Habits
from contributors.duplicates.profiles import Profile
from contributors.duplicates.relations import relation
from contributors.duplicates.scoring import SITE_AND_MONTH

# More bits than places that agree in a part are worth, as a rule.
_PLACE = 14.0


def is_hopeless(one: Profile, other: Profile, commonness: Commonness, habits: Habits, needed: float) -> bool:
    """Whether the two can't reach ``needed`` bits: they share nothing of their own, and one word of each meets none.

    Of those with several names, or names of different length, it says no: they are weighed.
    """
    if len(one.named) > 1 or len(other.named) > 1 or not one.marks.isdisjoint(other.marks):
        return False
    words, others = one.named[0].words, other.named[0].words
    if len(words) != len(others) or len(words) < 2:
        return False
    left = [word for word in words if word not in others]
    right = [word for word in others if word not in words]
    if any(relation(a, b) if a <= b else relation(b, a) for a in left for b in right):
        return False
    if not left or not right:
        return False
    told = sum(commonness.word_bits(word) for word in words if word in others)
    place = 0.0 if one.place_set.isdisjoint(other.place_set) else _PLACE
    return told + habits.another_word + place + SITE_AND_MONTH - commonness.rivals < needed
