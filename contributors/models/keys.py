"""Keys of sites and personal tokens of members, and the answers kept for requests that may be sent twice."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from contributors import ids
from contributors.models.people import Actor, Member
from contributors.models.sites import Site
from contributors.models.subjects import Document, Subject


class Key(Subject):
    """``digest`` is SHA-256 of the whole key, in hex; the key itself is shown once and kept nowhere."""

    class Kind(models.TextChoices):
        PUBLISHABLE = "publishable"
        SECRET = "secret"  # noqa: S105  the name of a kind
        PERSONAL = "personal"

    subject_type = "key"
    recorded = ("kind", "name", "prefix", "member_id", "scopes", "origins", "expires_at", "revoked_at")

    id = models.CharField(primary_key=True, max_length=40, default=ids.key_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="keys")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="tokens")
    scopes = models.JSONField(default=list, blank=True)
    origins = models.JSONField(default=list, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="key_id_prefix", condition=Q(id__startswith="key_")),
            models.CheckConstraint(
                name="key_of_a_site_or_a_member",
                condition=Q(kind__in=["publishable", "secret"], site__isnull=False, member__isnull=True)
                | Q(kind="personal", site__isnull=True, member__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.prefix

    def snapshot(self) -> Document:
        return super().snapshot() | {"site": self.site.slug if self.site else None}

    def is_live(self, at: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or at < self.expires_at)


class IdempotentAnswer(models.Model):
    """The answer to a POST that carried an Idempotency-Key, kept for 24 hours. ``status`` 0: still being answered."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="idempotent_answers")
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, help_text="SHA-256 of method, path and body")
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="one_answer_an_idempotency_key", fields=["actor", "key"]),)

    def __str__(self) -> str:
        return f"{self.actor_id} {self.key}"
