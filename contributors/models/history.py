"""What happened: changes, whom they concern, the numbers that readers follow, and what was sealed away."""

from django.db import models
from django.db.models import Q

from contributors import ids
from contributors.models.people import Actor


class Change(models.Model):
    """One recorded edit of one subject, which is also its event.

    ``seq`` is null until the sequencer numbers it after the commit, so a reader who follows the numbers can't miss a
    change that commits late. ``before`` is null for a creation.
    """

    event_id = models.CharField(max_length=40, unique=True, default=ids.event_id, editable=False)
    subject_type = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=40)
    version = models.PositiveIntegerField(help_text="the subject's version after it")
    verb = models.CharField(max_length=30)
    fields = models.JSONField(default=list)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="changes")
    why = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    effective_on = models.DateField(null=True, blank=True)
    seq = models.PositiveBigIntegerField(null=True, unique=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_change_a_version", fields=["subject_type", "subject_id", "version"]),
            models.CheckConstraint(name="event_id_prefix", condition=Q(event_id__startswith="evt_")),
        )
        indexes = (
            models.Index(name="change_waiting_for_number", fields=["id"], condition=Q(seq__isnull=True)),
            models.Index(name="change_by_time", fields=["subject_type", "subject_id", "at"]),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_id} v{self.version}"


class ChangeContributor(models.Model):
    """A contributor whom a change concerns."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="contributors")
    contributor = models.ForeignKey("Contributor", on_delete=models.PROTECT, related_name="concerning_changes")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="change_names_a_contributor_once", fields=["change", "contributor"]),
        )

    def __str__(self) -> str:
        return f"{self.change_id}: {self.contributor_id}"


class ChangeSite(models.Model):
    """A site that a change concerns; ``card_fields`` names what its readers can see differently, or is empty."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="sites")
    site = models.ForeignKey("Site", on_delete=models.PROTECT, related_name="concerning_changes")
    card_fields = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(name="change_names_a_site_once", fields=["change", "site"]),)

    def __str__(self) -> str:
        return f"{self.change_id}: {self.site_id}"


class Sequence(models.Model):
    """The last number given. One row, which whoever gives numbers locks."""

    name = models.CharField(primary_key=True, max_length=20)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} at {self.value}"


class SealedValue(models.Model):
    """Text that was taken out of everything else. Encrypted with SEALING_KEY; no other row may hold it."""

    subject_type = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    sealed = models.BinaryField()
    by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="sealed_values")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(name="sealed_of_subject", fields=["subject_type", "subject_id"]),)

    def __str__(self) -> str:
        return f"sealed {self.field} of {self.subject_id}"
