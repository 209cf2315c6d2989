"""Duplicates: told when somebody new is made, found in the whole registry, and *not the same* remembered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from contributors import clock
from contributors.changes import Edit, change
from contributors.duplicates import (
    LIKELY,
    POSSIBLE,
    Likeness,
    Pair,
    Profile,
    Reason,
    commonness_of,
    compare,
    exact_keys,
    find,
)
from contributors.errors import Invalid
from contributors.models import Actor, Contributor, Distinction, Document, Duplicate
from contributors.models.comparing import comparable, near, profiles_of, sharing
from contributors.models.duplicates import told_apart
from contributors.models.leading import leading

MOST_TOLD = 10
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Somebody here who may be the one that is asked about."""

    contributor_id: str
    likeness: Likeness

    @property
    def codes(self) -> tuple[str, ...]:
        """What speaks for it, the strongest first."""
        return tuple(reason.code for reason in self.likeness.speaks_for)

    def document(self) -> Document:
        return {"id": self.contributor_id, **likeness_document(self.likeness)}


def likeness_document(likeness: Likeness) -> Document:
    """Codes and numbers alone: nothing of it is anybody's."""
    return {
        "probability": round(likeness.probability, 4),
        "reasons": [_reason(reason) for reason in likeness.reasons if reason.bits > 0],
        "against": [_reason(reason) for reason in likeness.reasons if reason.bits < 0],
    }


def _reason(reason: Reason) -> Document:
    return {"code": reason.code} | ({"slips": reason.slips} if reason.slips else {})


def lookalikes(profile: Profile) -> list[Lookalike]:
    """Who is here already that looks like ``profile``, the surest first, at most ten. Those told apart are left out."""
    found, commonness = near(profile)
    apart = told_apart([profile.id]) if profile.id else set()
    told = [
        Lookalike(other.id, likeness)
        for other in found
        if (min(other.id, profile.id), max(other.id, profile.id)) not in apart
        and _is_worth_telling(likeness := compare(profile, other, commonness))
    ]
    return sorted(told, key=lambda each: (-each.likeness.bits, each.contributor_id))[:MOST_TOLD]


def lookalikes_of_many(profiles: Sequence[Profile]) -> list[list[Lookalike]]:
    """For each, those of the very same name, address, link or identifier. 12 queries, however many they are."""
    here = {profile.id: profile for profile in profiles_of(sharing(profiles))}
    told = commonness_of([*here.values(), *profiles])
    by_key: dict[str, list[Profile]] = defaultdict(list)
    for profile in here.values():
        for key in exact_keys(profile):
            by_key[key].append(profile)
    found = []
    for profile in profiles:
        others = {other.id: other for key in exact_keys(profile) for other in by_key[key]}
        alike = [Lookalike(pk, compare(profile, other, told)) for pk, other in others.items()]
        alike.sort(key=lambda each: (-each.likeness.bits, each.contributor_id))
        found.append([each for each in alike if _is_worth_telling(each.likeness)][:MOST_TOLD])
    return found


def _is_worth_telling(likeness: Likeness) -> bool:
    """A person decides: somebody of the very same name is shown, however common it is."""
    is_namesake = any(reason.code == "name" for reason in likeness.speaks_for)
    return likeness.probability >= POSSIBLE or likeness.has_something_own or is_namesake


def note_lookalikes(contributor_id: str) -> list[Lookalike]:
    """The same for somebody who is here; the likely pairs go into the list of duplicates, others of hers leave it."""
    told = [each for profile in profiles_of([contributor_id]) for each in lookalikes(profile)]
    likely = [_pair(contributor_id, each) for each in told if each.likeness.probability >= LIKELY]
    hers = Duplicate.objects.filter(Q(first=contributor_id) | Q(second=contributor_id))
    with transaction.atomic():
        hers.exclude(pk__in=_written(likely)).delete()
    return told


def _pair(contributor_id: str, other: Lookalike) -> Pair:
    first, second = sorted((contributor_id, other.contributor_id))
    return Pair(first, second, other.likeness)


def find_duplicates() -> int:
    """Looks at everybody and makes the list anew; the number of pairs. Everybody is held in memory meanwhile."""
    found = find(list(comparable()), not_same=told_apart())
    with transaction.atomic():
        kept = _written(found)
        gone = [pk for pk in Duplicate.objects.values_list("pk", flat=True) if pk not in kept]
        for start in range(0, len(gone), _BATCH):
            Duplicate.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
    return len(found)


def _written(pairs: Sequence[Pair]) -> set[int]:
    """The keys of their rows, which are made or brought up to date."""
    at = clock.now()
    for start in range(0, len(pairs), _BATCH):
        Duplicate.objects.bulk_create(
            (
                Duplicate(
                    first_id=pair.first,
                    second_id=pair.second,
                    probability=pair.likeness.probability,
                    certainty=round(pair.likeness.bits * 100),
                    reasons=[
                        {"code": reason.code, "bits": round(reason.bits, 2), "slips": reason.slips}
                        for reason in pair.likeness.reasons
                    ],
                    found_at=at,
                )
                for pair in pairs[start : start + _BATCH]
            ),
            update_conflicts=True,
            unique_fields=["first", "second"],
            update_fields=["probability", "certainty", "reasons"],
        )
    known: dict[tuple[str, str], int] = {}
    firsts = sorted({pair.first for pair in pairs})
    for start in range(0, len(firsts), _BATCH):
        rows = Duplicate.objects.filter(first__in=firsts[start : start + _BATCH])
        known |= {(first, second): pk for pk, first, second in rows.values_list("pk", "first_id", "second_id")}
    return {known[pair.first, pair.second] for pair in pairs if (pair.first, pair.second) in known}


def draw_distinction(one: str, other: str, *, by: Actor, why: str = "") -> Edit[Distinction]:
    """Remembers that the two are not the same person. Drawn twice, it changes nothing.

    Ids that were merged stand for whom they are now. Raises Invalid (``unknown_contributor``, ``same_contributor``).
    """
    now = leading([one, other])
    first, second = sorted((now.get(one, one), now.get(other, other)))
    known = set(Contributor.objects.filter(pk__in=[first, second]).values_list("pk", flat=True))
    for asked, position in ((one, 0), (other, 1)):
        if now.get(asked, asked) not in known:
            raise Invalid(
                f"No contributor `{asked}`. Find her in the list by name with `q`.",
                code="unknown_contributor",
                param=f"contributors.{position}",
            )
    if first == second:
        raise Invalid("These are one contributor. Name two.", code="same_contributor", param="contributors")
    drawn = Distinction.objects.filter(first=first, second=second).first()
    with change(drawn or Distinction(first_id=first, second_id=second), "draw", by=by, why=why) as edit:
        edit.document["withdrawn_at"] = None
    return edit


def withdraw_distinction(
    distinction: Distinction, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Distinction]:
    """They may be one person after all: the pair is told of again where it looks so."""
    with change(distinction, "withdraw", by=by, expect=expect, why=why) as edit:
        edit.document["withdrawn_at"] = edit.document["withdrawn_at"] or clock.now().isoformat()
    return edit
