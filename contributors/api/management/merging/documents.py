"""The shapes of merges that the management API takes and answers."""

from typing import Any, Literal, NotRequired, TypedDict

from contributors.api.management.routes import Instant, MaybeInstant, instant
from contributors.models import Merge


class MergeInput(TypedDict):
    """`others` are merged into the contributor of the address.

    `choices` names for a field, as `role` or `sites.fba`, the id of whose value is taken; without it, hers counts, what
    she leaves open is filled, and lists are joined.
    """

    others: list[str]
    choices: NotRequired[dict[str, str] | None]
    why: NotRequired[str | None]


class MergeMember(TypedDict):
    """One who was merged. `taken_out_at` is when she became herself again, or null."""

    contributor: str
    name: str
    taken_out_at: MaybeInstant


class MergeDocument(TypedDict):
    """`survivor` stands for all `members` that were not taken out."""

    id: str
    version: int
    survivor: str
    name: str
    choices: dict[str, str]
    members: list[MergeMember]
    created_at: Instant
    updated_at: Instant


class MergeList(TypedDict):
    """Newest first; `next` is the next page's cursor."""

    items: list[MergeDocument]
    next: str | None


class MergePreview(TypedDict):
    """What a merge would do. `fields` holds the values that differ, by contributor, and `after`, her own afterwards.

    `bylines` are the credits that are hers then, `redirects` the slugs that will redirect, `external_ids` those that
    will lead to her by an id that was merged, `sites` those that are told.
    """

    survivor: str
    others: list[str]
    fields: dict[str, dict[str, Any]]
    bylines: int
    redirects: int
    external_ids: int
    sites: list[str]


class UndoInput(TypedDict, total=False):
    """`members` are those to take out, all without it.

    `fields` says, for each that changed after the merge, whether it stays as it is `now` or becomes as `before`.
    """

    members: list[str] | None
    fields: dict[str, Literal["now", "before"]] | None
    why: str | None


class Ask(TypedDict):
    """A field that the merge changed and somebody changed since."""

    field: str
    now: Any
    before: Any


class UndoPreview(TypedDict):
    """What an undo would do. `blocked` says in words why it can't be, and `blocked_by` is the record that blocks it.

    `members` become themselves again, `followers` lead to one of them again, `bylines` credits go back to them, and
    `asks` need an answer in `fields`.
    """

    possible: bool
    blocked: str | None
    blocked_by: str | None
    members: list[str]
    followers: list[str]
    bylines: int
    asks: list[Ask]


def merge_document(merge: Merge) -> dict[str, Any]:
    """No query for a merge that came with its members, and all of them with their names."""
    return {
        "id": merge.pk,
        "version": merge.version,
        "survivor": merge.survivor_id,
        "name": merge.survivor.name,
        "choices": merge.choices,
        "members": [
            {
                "contributor": member.contributor_id,
                "name": member.contributor.name,
                "taken_out_at": instant(member.taken_out_at),
            }
            for member in merge.members.all()
        ],
        "created_at": instant(merge.created_at),
        "updated_at": instant(merge.updated_at),
    }
