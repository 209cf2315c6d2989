"""Whom an id stands for: herself, or the one she was merged into. One hop always, as no pointer leads to a pointer."""

from collections.abc import Iterable

from contributors.models.contributors import Contributor


def leading(contributor_ids: Iterable[str]) -> dict[str, str]:
    """Of ``contributor_ids``, those that were merged, with whom each stands for now. One query; none for nobody."""
    asked = list(contributor_ids)
    if not asked:
        return {}
    merged = Contributor.objects.filter(pk__in=asked, merged_into__isnull=False)
    return {pk: str(survivor) for pk, survivor in merged.values_list("pk", "merged_into_id")}


def pointing_to(contributor_ids: Iterable[str]) -> dict[str, list[str]]:
    """By id, those who were merged into her. One query."""
    found: dict[str, list[str]] = {}
    merged = Contributor.objects.filter(merged_into__in=list(contributor_ids)).order_by("pk")
    for pk, survivor in merged.values_list("pk", "merged_into_id"):
        found.setdefault(str(survivor), []).append(pk)
    return found
