"""Contributors as somebody needs them who has to say whether two are one."""

from collections.abc import Collection, Sequence
from typing import Any, Literal, NotRequired, TypedDict

from contributors.actions.duplicates import Lookalike
from contributors.api.management.contributors.documents import ContributorDocument
from contributors.models import Contributor

Code = Literal[
    "email", "identifier", "link", "photo", "name", "name_near", "name_spelling", "nickname", "initials", "name_part",
    "place", "site_and_month", "site", "other_name", "other_email", "other_identifier", "other_kind", "other_place",
    "other_sites",
]  # fmt: skip


class Reason(TypedDict):
    """`slips` counts letters between two names, with `name_near`."""

    code: Code
    slips: NotRequired[int]


class Alike(TypedDict):
    """One of two who look like one."""

    id: str
    name: str
    kind: Literal["person", "desk"]
    role: str | None
    sites: list[str]
    published: bool


class LookalikeDocument(Alike):
    """Somebody here who may be the one that is asked about. `reasons` speak for it, the strongest first."""

    probability: float
    reasons: list[Reason]
    against: list[Reason]


class CreatedContributor(ContributorDocument):
    """`possible_duplicates` are at most ten who are here already and look like her, the surest first."""

    possible_duplicates: list[LookalikeDocument]


def lookalike_documents(told: Sequence[Lookalike]) -> list[dict[str, Any]]:
    people = shown_alike({each.contributor_id for each in told})
    return [people[each.contributor_id] | each.document() for each in told if each.contributor_id in people]


def shown_alike(contributor_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """By id. 4 queries."""
    rows = Contributor.objects.filter(pk__in=contributor_ids).prefetch_related("names", "site_profiles__site")
    return {
        row.pk: {
            "id": row.pk,
            "name": row.name,
            "kind": row.kind,
            "role": row.role or None,
            "sites": sorted(place.site.slug for place in row.site_profiles.all()),
            "published": row.published_at is not None,
        }
        for row in rows
    }
