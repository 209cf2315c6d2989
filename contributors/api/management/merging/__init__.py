"""Merging contributors over the management API, and taking it back."""

from contributors.api.management.merging.merges import Merges, OneMerge, UndoMerge
from contributors.api.management.merging.merging import MergeContributors

__all__ = ["MergeContributors", "Merges", "OneMerge", "UndoMerge"]
