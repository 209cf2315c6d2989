"""A publication's website, a contributor's place on it, and what differs there."""

from django.db import models
from django.db.models import F, Q

from contributors import ids
from contributors.models.subjects import Document, Subject


class Site(Subject):
    """``slug`` is part of every address and never changes. The first of ``languages`` is the site's default."""

    subject_type = "site"
    recorded = (
        "slug",
        "name",
        "url",
        "languages",
        "time_zone",
        "author_url_pattern",
        "hosts",
        "embedders",
        "feed_url",
        "byline_style",
        "switches",
        "phrases",
        "tokens",
    )

    id = models.CharField(primary_key=True, max_length=40, default=ids.site_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    languages = models.JSONField(default=list)
    time_zone = models.CharField(max_length=60)
    author_url_pattern = models.CharField(max_length=500, blank=True, help_text="with {slug} or {id} in it")
    hosts = models.JSONField(default=list, blank=True)
    embedders = models.JSONField(default=list, blank=True, help_text="who may frame its pages; empty: anybody")
    feed_url = models.URLField(max_length=500, blank=True)
    byline_style = models.JSONField(default=dict, blank=True)
    switches = models.JSONField(default=dict, blank=True)
    phrases = models.JSONField(default=dict, blank=True)
    tokens = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(name="site_id_prefix", condition=Q(id__startswith="sit_")),
            models.CheckConstraint(name="site_name_not_empty", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.slug

    @property
    def default_language(self) -> str:
        return str(self.languages[0])


class SiteProfile(models.Model):
    """A contributor on one site. ``card_version`` counts the changes of the card that *this site* sees.

    That a slug is one contributor's alone is said by ``Slug``. A place may have that of one merged into her.
    """

    contributor = models.ForeignKey("Contributor", on_delete=models.CASCADE, related_name="site_profiles")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="profiles")
    slug = models.SlugField(max_length=90)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True, help_text="the last day there, inclusive")
    card_version = models.PositiveIntegerField(default=0)
    card_updated_at = models.DateTimeField()
    # Of her newest article there: kept by the write path, because search ranks by it.
    last_byline_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_profile_a_site", fields=["contributor", "site"]),
            models.CheckConstraint(name="profile_slug_not_empty", condition=~Q(slug="")),
            models.CheckConstraint(
                name="profile_left_after_joined",
                condition=Q(joined_on__isnull=True) | Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
            ),
        )
        indexes = (models.Index(name="profile_by_card_change", fields=["site", "card_updated_at", "contributor"]),)

    def __str__(self) -> str:
        return f"{self.contributor_id} on {self.site_id}"

    def snapshot(self) -> Document:
        return {
            "slug": self.slug,
            "joined_on": self.joined_on.isoformat() if self.joined_on else None,
            "left_on": self.left_on.isoformat() if self.left_on else None,
        }


class Slug(models.Model):
    """Every slug a contributor ever had on a site. A row is never deleted, so a slug is never given to another."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="slugs")
    slug = models.SlugField(max_length=90)
    contributor = models.ForeignKey("Contributor", on_delete=models.PROTECT, related_name="slugs")
    quiet = models.BooleanField(default=False, help_text="answers 404 to the public instead of a redirect")
    taken_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="slug_never_reused", fields=["site", "slug"]),)

    def __str__(self) -> str:
        return f"{self.site_id}/{self.slug}"


class Override(models.Model):
    """What one site (or, with ``site`` null, one language) shows instead of the base value of ``field``.

    ``value`` is text for most fields, a list for lists, and ``{size: text}`` for a replaced bio. ``append`` is the
    site line and exists for the bio only. No row at all means: inherit.
    """

    class Mode(models.TextChoices):
        APPEND = "append"
        REPLACE = "replace"
        HIDE = "hide"

    contributor = models.ForeignKey("Contributor", on_delete=models.CASCADE, related_name="overrides")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="overrides")
    lang = models.CharField(max_length=35, blank=True)
    field = models.CharField(max_length=40)
    mode = models.CharField(max_length=8, choices=Mode)
    value = models.JSONField(null=True, blank=True)
    asserted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_override_on_a_site",
                fields=["contributor", "site", "lang", "field"],
                condition=Q(site__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_override_in_a_language",
                fields=["contributor", "lang", "field"],
                condition=Q(site__isnull=True),
            ),
            models.CheckConstraint(
                name="override_of_a_site_or_language", condition=Q(site__isnull=False) | ~Q(lang="")
            ),
            models.CheckConstraint(name="override_mode_known", condition=Q(mode__in=["append", "replace", "hide"])),
            models.CheckConstraint(name="only_a_bio_is_appended_to", condition=~Q(mode="append") | Q(field="bio")),
        )

    def __str__(self) -> str:
        return f"{self.field} of {self.contributor_id} on {self.site_id or 'every site'}"

    @property
    def key(self) -> str:
        """How a document names it: ``role``, or ``role@es`` for one language."""
        return f"{self.field}@{self.lang}" if self.lang else self.field

    def snapshot(self) -> Document:
        return {
            "mode": self.mode,
            "value": self.value,
            "asserted_on": self.asserted_on.isoformat() if self.asserted_on else None,
        }


class DatedFact(models.Model):
    """A value that holds from one day to another, both inclusive; past or coming. Null ends are open."""

    contributor = models.ForeignKey("Contributor", on_delete=models.CASCADE, related_name="dated_facts")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="dated_facts")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="dated_fact_ends_after_it_begins",
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.field} of {self.contributor_id}"

    def snapshot(self) -> Document:
        return {
            "site": self.site.slug if self.site else None,
            "field": self.field,
            "value": self.value,
            "from": self.from_on.isoformat() if self.from_on else None,
            "until": self.until_on.isoformat() if self.until_on else None,
        }


class Draft(models.Model):
    """What a member is typing and has not published. It is nobody's history: saving one records nothing."""

    contributor = models.ForeignKey("Contributor", on_delete=models.CASCADE, related_name="drafts")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    member = models.ForeignKey("Member", on_delete=models.PROTECT, related_name="drafts")
    document = models.JSONField(default=dict)
    based_on_version = models.PositiveIntegerField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_draft_on_a_site", fields=["contributor", "site", "member"], condition=Q(site__isnull=False)
            ),
            models.UniqueConstraint(
                name="one_draft_of_the_base", fields=["contributor", "member"], condition=Q(site__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"draft of {self.contributor_id} by {self.member_id}"
