"""The private side of one who takes in others: their e-mail addresses find her too."""

from collections.abc import Iterable

from contributors.actions.history import recorded_state
from contributors.changes import change
from contributors.documents.merging import merged_person, restored
from contributors.documents.merging.restoring import NOW
from contributors.models import Actor, Contributor, Document


def merge_private_sides(survivor: Contributor, others: Iterable[Contributor], *, by: Actor) -> int | None:
    """The version of hers before, or None where nothing was added to it."""
    person = survivor.person
    if person is None:
        return None
    with change(person, "edit", by=by, why="merged") as edit:
        edit.document = merged_person(edit.document, _private_sides(survivor, others))
    return edit.subject.version - 1 if edit.change is not None else None


def restore_private_side(
    survivor: Contributor, version: int, staying: Iterable[Contributor], leaving: Iterable[Contributor], *, by: Actor
) -> None:
    """Takes out what came from ``leaving`` alone and is as it came. ``version`` is that before the merge."""
    person = survivor.person
    if person is None:
        return
    base = recorded_state(person, version)
    kept = _private_sides(survivor, staying)
    without = merged_person(base, kept)
    together = merged_person(base, [*kept, *_private_sides(survivor, leaving)])
    answers = dict.fromkeys(base, NOW)
    with change(person, "edit", by=by, why="merge undone") as edit:
        edit.document = restored(edit.document, together, without, answers=answers).document


def _private_sides(survivor: Contributor, others: Iterable[Contributor]) -> list[Document]:
    """One person may stand behind several; she is not joined with herself."""
    return [other.person.snapshot() for other in others if other.person and other.person_id != survivor.person_id]
