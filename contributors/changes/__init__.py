"""The write path: the only way a noun changes, and so the only place where history is made."""

from contributors.changes.cleaning import free_slug
from contributors.changes.merging import lead, lead_back, lock_for_merging, standing_for
from contributors.changes.numbering import number_changes
from contributors.changes.recording import Edit, change, change_many, require_version

__all__ = [
    "Edit",
    "change",
    "change_many",
    "free_slug",
    "lead",
    "lead_back",
    "lock_for_merging",
    "number_changes",
    "require_version",
    "standing_for",
]
