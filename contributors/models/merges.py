"""Merges: which contributors turned out to be one, so that it can be taken back, whole or one of many."""

from django.db import models
from django.db.models import Q

from contributors import ids
from contributors.models.contributors import Contributor
from contributors.models.subjects import Document, Subject


class Merge(Subject):
    """``survivor`` took in the ``members``. It keeps no text: history does, and the versions here say where.

    ``survivor_version`` is hers before the merge, ``person_version`` that of her private side, if it changed.
    ``choices`` name the member whose value of a field was picked, ``photos`` the copy of each photo that was.
    """

    subject_type = "merge"
    recorded = ("survivor_id", "survivor_version", "person_version", "choices", "photos")

    id = models.CharField(primary_key=True, max_length=40, default=ids.merge_id, editable=False)
    survivor = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="merges")
    survivor_version = models.PositiveIntegerField()
    person_version = models.PositiveIntegerField(null=True, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    photos = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(name="merge_id_prefix", condition=Q(id__startswith="mrg_")),)
        indexes = (models.Index(name="merge_of_survivor", fields=["survivor", "survivor_version"]),)

    def __str__(self) -> str:
        return self.id

    def snapshot(self) -> Document:
        """One query for the members, none where they are prefetched."""
        columns = super().snapshot()
        return {
            "survivor": columns.pop("survivor_id"),
            **columns,
            "members": [member.snapshot() for member in self.members.all()] if not self._state.adding else [],
        }


class MergeMember(models.Model):
    """One who was taken in. ``version`` is hers before; ``taken_out_at`` is when she became herself again."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField()
    contributor = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="merged_by")
    version = models.PositiveIntegerField()
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("merge", "position")
        constraints = (
            models.UniqueConstraint(name="contributor_once_in_a_merge", fields=["merge", "contributor"]),
            models.UniqueConstraint(
                name="merged_once_at_a_time", fields=["contributor"], condition=Q(taken_out_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.contributor_id} in {self.merge_id}"

    def snapshot(self) -> Document:
        return {
            "contributor": self.contributor_id,
            "version": self.version,
            "taken_out_at": self.taken_out_at.isoformat().replace("+00:00", "Z") if self.taken_out_at else None,
        }
