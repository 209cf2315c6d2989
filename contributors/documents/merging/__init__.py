"""Several contributors' documents into one, and the way back. Plain values in, plain values out."""

from contributors.documents.merging.choices import FIELDS, cleaned_choices
from contributors.documents.merging.merge import cleaned_merge
from contributors.documents.merging.restoring import Asked, Restored, restored
from contributors.documents.merging.together import merged, merged_person

__all__ = ["FIELDS", "Asked", "Restored", "cleaned_choices", "cleaned_merge", "merged", "merged_person", "restored"]
