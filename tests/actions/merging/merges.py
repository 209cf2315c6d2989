"""Merges and edits in short, and what came of them."""

from typing import Any

from contributors.actions.contributors import edit_contributor
from contributors.actions.merging import merge_contributors
from contributors.models import Contributor, Credit, Merge
from tests.factories import setup_actor


def merge(survivor: Contributor, *others: Contributor, **choices: Contributor) -> Merge:
    picked = {field.replace("__", "."): contributor.pk for field, contributor in choices.items()}
    return merge_contributors(survivor, [other.pk for other in others], by=setup_actor(), choices=picked)


def edit(contributor: Contributor, **patch: Any) -> None:
    edit_contributor(contributor, patch, by=setup_actor())


def now(contributor: Contributor) -> dict[str, Any]:
    return Contributor.objects.get(pk=contributor.pk).snapshot()


def credited(contributor: Contributor) -> list[str]:
    rows = Credit.objects.filter(contributor=contributor).order_by("article__external_id")
    return list(rows.values_list("article__external_id", flat=True))
