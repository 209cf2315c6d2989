"""Merging contributors who turned out to be one, and taking it back: whole, or one of many."""

from contributors.actions.merging.merge import Foreseen, foresee_merge, merge_contributors
from contributors.actions.merging.undo import Undoing, foresee_undo, undo_merge

__all__ = ["Foreseen", "Undoing", "foresee_merge", "foresee_undo", "merge_contributors", "undo_merge"]
