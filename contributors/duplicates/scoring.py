"""Whether two profiles are one person: a probability with what speaks for it and what against.

Each piece of evidence is worth bits: the logarithm of how much likelier it is of one person than of two strangers
(Fellegi and Sunter 1969). How much a name or a place tells depends on how many others in the registry have it.
"""

from dataclasses import dataclass
from math import log2

from contributors.duplicates.commonness import Commonness
from contributors.duplicates.evidence import Evidence, observe
from contributors.duplicates.habits import USUAL, Habits
from contributors.duplicates.naming import NameEvidence
from contributors.duplicates.profiles import Profile
from contributors.duplicates.relations import INITIAL, NICKNAME, SLIP, SOUND, SPELLING

LIKELY = 0.9  # from here on a pair waits in the list of duplicates
POSSIBLE = 0.3  # from here on somebody who types a new name is told
# Bits of what is somebody's own; less for each doubling of those who share it.
OWN = {"email": 16.0, "identifier": 24.0, "link": 14.0, "photo": 13.0}
SHARED = 4.0
# Brothers, sisters and couples have one address as often as not.
HOUSEHOLD = 7.0
OTHER_IDENTIFIER, OTHER_KIND, OTHER_EMAIL = -18.0, -8.0, -4.0
SITE, SITE_AND_MONTH, OTHER_SITES = 1.5, 3.5, -2.5
MOST_PLACE = 24.0
MOST_NAME_BEYOND_DOUBT = 4.5  # namesakes exist, however rare the name
MOST_BITS = 40.0
# What is said of a name, by how its words meet.
_SAID_OF_NAMES = {
    SLIP: "name_near",
    SOUND: "name_near",
    NICKNAME: "nickname",
    INITIAL: "initials",
    SPELLING: "name_spelling",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` says what speaks for one person (``bits`` above 0) or against; ``slips`` only for ``name_near``."""

    code: str
    bits: float
    slips: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """``probability`` from 0 to 1 that they are one; ``reasons`` with the strongest first, those against last."""

    probability: float
    bits: float
    reasons: tuple[Reason, ...]

    @property
    def speaks_for(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.bits > 0)

    @property
    def has_something_own(self) -> bool:
        """Whether they share what is one person's own as a rule, whatever the names are."""
        return any(reason.code in OWN for reason in self.speaks_for)


def compare(one: Profile, other: Profile, commonness: Commonness, habits: Habits = USUAL) -> Likeness:
    """Symmetrical."""
    return weigh(observe(one, other, commonness), commonness, habits)


def weigh(evidence: Evidence, commonness: Commonness, habits: Habits = USUAL) -> Likeness:
    reasons = [*_of_name(evidence.name, commonness, habits), *_of_marks(evidence)]
    if evidence.places or evidence.other_places:
        bits = _place_bits(evidence, habits)
        reasons.append(Reason("place" if bits > 0 else "other_place", bits))
    if evidence.same_month:
        reasons.append(Reason("site_and_month", SITE_AND_MONTH))
    elif evidence.same_site:
        reasons.append(Reason("site", SITE))
    elif evidence.other_sites:
        reasons.append(Reason("other_sites", OTHER_SITES))
    bits = sum(reason.bits for reason in reasons) - commonness.rivals
    bounded = max(-MOST_BITS, min(MOST_BITS, bits))
    told = sorted((reason for reason in reasons if reason.bits), key=lambda reason: -reason.bits)
    return Likeness(1 / (1 + 2**-bounded), bits, tuple(told))


def _of_name(name: NameEvidence, commonness: Commonness, habits: Habits) -> list[Reason]:
    bits = name.bits(habits) - max(0.0, name.told - commonness.rivals - MOST_NAME_BEYOND_DOUBT)
    if bits <= 0:
        return [Reason("other_name", bits)]
    if name.is_same:
        return [Reason("name", bits)]
    codes = list(dict.fromkeys(_SAID_OF_NAMES[way] for way in name.ways if way in _SAID_OF_NAMES)) or ["name_part"]
    return [Reason(code, bits / len(codes), name.slips if code == "name_near" else 0) for code in codes]


def _of_marks(evidence: Evidence) -> list[Reason]:
    found = []
    for kind, holders in evidence.shared:
        less = HOUSEHOLD if kind == "email" and evidence.name.other_given else 0.0
        found.append(Reason(kind, max(0.0, OWN[kind] - less - SHARED * log2(holders - 1))))
    if evidence.other_email:
        found.append(Reason("other_email", OTHER_EMAIL))
    if evidence.other_identifier:
        found.append(Reason("other_identifier", OTHER_IDENTIFIER))
    if evidence.other_kind:
        found.append(Reason("other_kind", OTHER_KIND))
    return found


def _place_bits(evidence: Evidence, habits: Habits) -> float:
    """The part that tells most counts in full; each other one as much as it is no mere consequence of that."""
    against = sum(habits.another_part[role] for role in evidence.other_places)
    if not evidence.places:
        return against
    (_, first), *rest = evidence.places
    return min(MOST_PLACE, first + sum(min(bits, -log2(habits.chances[role])) for role, bits in rest)) + against
