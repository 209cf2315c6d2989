"""Who works here and who acts: members, their roles on sites, actors; and the private side of a contributor."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q

from contributors import ids
from contributors.models.subjects import Document, Subject


class Members(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(sign_in_name=username)


class Member(AbstractBaseUser, PermissionsMixin, Subject):
    """Someone who signs in to the desk. What she may do is said by her memberships alone."""

    subject_type = "member"
    recorded = ("sign_in_name", "name", "email", "is_active", "is_staff")

    id = models.CharField(primary_key=True, max_length=40, default=ids.member_id, editable=False)
    sign_in_name = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may open the operator's pages", default=False)

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Members()

    class Meta:
        constraints = (models.CheckConstraint(name="member_id_prefix", condition=Q(id__startswith="mem_")),)

    def __str__(self) -> str:
        return self.sign_in_name

    def get_short_name(self) -> str:
        return self.name or self.sign_in_name


class Membership(Subject):
    """A role on one site, or on all sites where ``site`` is null. Ended by ``revoked_at``, never deleted."""

    class Role(models.TextChoices):
        OWNER = "owner"
        SAFETY = "safety"
        EDITOR = "editor"
        PHOTO = "photo"

    subject_type = "membership"
    recorded = ("member_id", "role", "revoked_at")

    id = models.CharField(primary_key=True, max_length=40, default=ids.membership_id, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="memberships")
    site = models.ForeignKey("Site", on_delete=models.PROTECT, related_name="memberships", null=True, blank=True)
    role = models.CharField(max_length=10, choices=Role)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="membership_role_known", condition=Q(role__in=["owner", "safety", "editor", "photo"])
            ),
            models.UniqueConstraint(
                name="one_live_membership_for_a_site",
                fields=["member", "site", "role"],
                condition=Q(revoked_at__isnull=True, site__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_live_membership_for_all_sites",
                fields=["member", "role"],
                condition=Q(revoked_at__isnull=True, site__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id} {self.role} {self.site_id or 'all sites'}"

    def snapshot(self) -> Document:
        return super().snapshot() | {"site": self.site.slug if self.site else None}


class Actor(models.Model):
    """Whoever a change is by. History points here alone, so it never depends on a request or on a living account."""

    class Kind(models.TextChoices):
        MEMBER = "member"
        KEY = "key"
        CONTRIBUTOR = "contributor"
        SERVICE = "service"
        CLOCK = "clock"

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.SlugField(max_length=60, blank=True, help_text="which service; empty for the other kinds")
    member = models.OneToOneField(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="actor")
    key = models.OneToOneField("Key", on_delete=models.PROTECT, null=True, blank=True, related_name="actor")
    contributor = models.OneToOneField(
        "Contributor", on_delete=models.PROTECT, null=True, blank=True, related_name="actor"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="actor_points_at_what_its_kind_says",
                condition=(
                    Q(kind="member", member__isnull=False, key__isnull=True, contributor__isnull=True, name="")
                    | Q(kind="key", member__isnull=True, key__isnull=False, contributor__isnull=True, name="")
                    | Q(kind="contributor", member__isnull=True, key__isnull=True, contributor__isnull=False, name="")
                    | (
                        Q(
                            kind__in=["service", "clock"],
                            member__isnull=True,
                            key__isnull=True,
                            contributor__isnull=True,
                        )
                        & ~Q(name="")
                    )
                ),
            ),
            models.UniqueConstraint(name="one_actor_for_a_service", fields=["kind", "name"], condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.name or self.member_id or self.key_id or self.contributor_id}"


class Person(Subject):
    """Who a human is, for members' eyes only: nothing of it is ever put into a card, an event, a log or an address."""

    subject_type = "person"
    recorded = ("legal_name", "emails", "phone", "notes")

    id = models.CharField(primary_key=True, max_length=40, default=ids.person_id, editable=False)
    legal_name = models.CharField(max_length=400, blank=True)
    emails = models.JSONField(default=list, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    notes = models.TextField(blank=True)
    # E-mail addresses, folded, one space around each: what a search with an "@" and the duplicate warning look in.
    email_words = models.TextField(blank=True, editable=False)

    class Meta:
        constraints = (models.CheckConstraint(name="person_id_prefix", condition=Q(id__startswith="per_")),)

    def __str__(self) -> str:
        return self.id
