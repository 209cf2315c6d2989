"""Pairs that look like one person, and the pairs of whom somebody said that they are two."""

from collections.abc import Collection

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from contributors import ids
from contributors.models.contributors import Contributor
from contributors.models.leading import leading
from contributors.models.subjects import Document, Subject

_HIDDEN = ("withheld", "erased")


class Distinction(Subject):
    """Not the same person: remembered for the pair, over imports and merges, until it is withdrawn.

    ``first`` has the smaller id.
    """

    subject_type = "distinction"
    recorded = ("withdrawn_at",)

    id = models.CharField(primary_key=True, max_length=40, default=ids.distinction_id, editable=False)
    first = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="distinction_id_prefix", condition=Q(id__startswith="dis_")),
            models.CheckConstraint(name="distinction_in_order", condition=Q(first__lt=F("second"))),
            models.UniqueConstraint(name="one_distinction_a_pair", fields=["first", "second"]),
        )

    def __str__(self) -> str:
        return self.id

    def snapshot(self) -> Document:
        return {"contributors": [self.first_id, self.second_id], **super().snapshot()}


class DuplicateQuerySet(models.QuerySet["Duplicate"]):
    def waiting(self) -> "DuplicateQuerySet":
        """Those that somebody may still decide about: both are themselves, nobody is hidden, nobody said no."""
        told = Distinction.objects.filter(first=OuterRef("first"), second=OuterRef("second"), withdrawn_at__isnull=True)
        rows = self.filter(first__merged_into__isnull=True, second__merged_into__isnull=True)
        return rows.exclude(first__status__in=_HIDDEN).exclude(second__status__in=_HIDDEN).exclude(Exists(told))


class Duplicate(models.Model):
    """A pair that was found, with what spoke for it then. Made from other rows: `manage.py find_duplicates` makes them
    again. ``reasons`` hold codes and numbers, never text of anybody. ``certainty`` orders the surest first.
    """

    first = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    certainty = models.IntegerField(help_text="bits, in hundredths")
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="duplicate_in_order", condition=Q(first__lt=F("second"))),
            models.UniqueConstraint(name="one_duplicate_a_pair", fields=["first", "second"]),
        )
        indexes = (models.Index(name="duplicate_surest_first", fields=["-certainty", "id"]),)

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"


def told_apart(contributor_ids: Collection[str] | None = None) -> set[tuple[str, str]]:
    """Pairs, in order, of whom somebody said that they are two. Who was merged stands for the one she is now.

    Two queries; of everybody without ``contributor_ids``.
    """
    rows = Distinction.objects.filter(withdrawn_at__isnull=True)
    if contributor_ids is not None:
        one_of = Q(pk__in=contributor_ids) | Q(merged_into__in=contributor_ids)
        named = Contributor.objects.filter(one_of).values("pk")
        rows = rows.filter(Q(first__in=named) | Q(second__in=named))
    pairs = list(rows.values_list("first_id", "second_id"))
    now = leading({pk for pair in pairs for pk in pair}) if pairs else {}
    standing = ((now.get(first, first), now.get(second, second)) for first, second in pairs)
    return {(min(pair), max(pair)) for pair in standing if pair[0] != pair[1]}
