"""What two profiles have in common and what not, before anything is weighed."""

from dataclasses import dataclass

from contributors.duplicates.commonness import Commonness
from contributors.duplicates.naming import NameEvidence, compare_names
from contributors.duplicates.places import Role
from contributors.duplicates.profiles import Profile
from contributors.duplicates.relations import SAME, SLIP, SPELLING, distance, relation

SLIPPED_NUMBER = 5.0  # bits
MARKS = {"mail": "email", "link": "link", "photo": "photo"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """``shared`` are kinds of marks with how many have the least common one.

    ``places`` are roles of parts that agree, with their bits, the most first; ``other_places`` those that differ.
    """

    name: NameEvidence
    shared: tuple[tuple[str, int], ...] = ()
    other_email: bool = False
    other_identifier: bool = False
    other_kind: bool = False
    places: tuple[tuple[Role, float], ...] = ()
    other_places: tuple[Role, ...] = ()
    same_site: bool = False
    other_sites: bool = False
    same_month: bool = False


def observe(one: Profile, other: Profile, commonness: Commonness) -> Evidence:
    """Symmetrical, and linear in the size of the profiles, which is bounded."""
    places, other_places = _compared_places(one, other, commonness)
    shared = _shared_marks(one, other, commonness)
    told = {kind for kind, _ in shared}
    return Evidence(
        name=compare_names(one, other, commonness),
        shared=shared,
        other_email=bool(one.mailboxes and other.mailboxes) and "email" not in told,
        other_identifier="identifier" not in told and bool(_schemes(one) & _schemes(other)),
        other_kind=one.kind != other.kind,
        places=places,
        other_places=other_places,
        same_site=not one.sites.isdisjoint(other.sites),
        other_sites=bool(one.sites and other.sites) and one.sites.isdisjoint(other.sites),
        same_month=not one.months.isdisjoint(other.months),
    )


def _schemes(profile: Profile) -> set[str]:
    return {scheme for scheme, _ in profile.identifiers}


def _shared_marks(one: Profile, other: Profile, commonness: Commonness) -> tuple[tuple[str, int], ...]:
    shared: dict[str, int] = {}
    for mark in one.marks & other.marks:
        kind = MARKS.get(mark.partition(":")[0], "identifier")
        holders = commonness.holders(mark)
        shared[kind] = min(holders, shared.get(kind, holders))
    return tuple(sorted(shared.items()))


def _compared_places(
    one: Profile, other: Profile, commonness: Commonness
) -> tuple[tuple[tuple[Role, float], ...], tuple[Role, ...]]:
    """A part may agree with any of the other place; where it agrees with none, it differs from what has its role."""
    agreeing, differing = [], []
    for role, part in one.place.roles:
        bits = _bits_of_part(part, other.place.all, commonness)
        if bits:
            agreeing.append((role, bits))
        elif any(role == opposite for opposite, _ in other.place.roles):
            differing.append(role)
    return tuple(sorted(agreeing, key=lambda found: -found[1])), tuple(differing)


def _bits_of_part(part: str, others: tuple[str, ...], commonness: Commonness) -> float:
    best = 0.0
    for opposite in others:
        cost = _place_cost(part, opposite)
        if cost is not None:
            best = max(best, min(commonness.place_bits(part), commonness.place_bits(opposite)) - cost)
    return best


def _place_cost(one: str, other: str) -> float | None:
    if one.isdigit() and other.isdigit() and len(one) == len(other) > 3 and one != other:
        return SLIPPED_NUMBER if distance(one, other, 1) == 1 else None
    how = relation(one, other) if one <= other else relation(other, one)
    return how.cost if how and how.kind in (SAME, SPELLING, SLIP) else None
