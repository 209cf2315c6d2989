"""The write path: the only way a noun changes, and so the only place where history is made."""

from contributors.changes.numbering import number_changes
from contributors.changes.recording import Edit, change, change_many

__all__ = ["Edit", "change", "change_many", "number_changes"]
