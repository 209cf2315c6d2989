"""Contributors: the public byline identities, and the rows that say what readers see."""

from typing import Any

from django.db import models
from django.db.models import F, Prefetch, Q

from contributors import ids
from contributors.documents.contributor import blank
from contributors.models.people import Person
from contributors.models.sites import DatedFact, Override, Site, SiteProfile
from contributors.models.subjects import Document, Subject

TEXTS = (
    "lang",
    "honorific",
    "pronouns",
    "pronunciation",
    "given_name",
    "family_name",
    "sort_name",
    "initials",
    "role",
    "location",
    "company",
)
LISTS = ("covers", "languages", "memberships", "awards", "education", "books")


class ContributorQuerySet(models.QuerySet["Contributor"]):
    def published(self) -> "ContributorQuerySet":
        return self.filter(published_at__isnull=False)

    def for_cards(self, site: Site) -> "ContributorQuerySet":
        """Contributors with all that a card on ``site`` needs: 6 more queries, however many contributors."""
        here = Q(site=site) | Q(site__isnull=True)
        return self.select_related("home_site", "photo").prefetch_related(
            "names",
            "bios",
            "links",
            "identifiers",
            Prefetch("overrides", Override.objects.filter(here).select_related("site")),
            Prefetch("dated_facts", DatedFact.objects.filter(here).select_related("site")),
        )

    def whole(self) -> "ContributorQuerySet":
        """Contributors with all that a snapshot holds: 8 more queries, however many contributors."""
        return self.select_related("home_site").prefetch_related(
            "names",
            "bios",
            "links",
            "identifiers",
            "external_ids",
            Prefetch("overrides", Override.objects.select_related("site")),
            Prefetch("dated_facts", DatedFact.objects.select_related("site")),
            Prefetch("site_profiles", SiteProfile.objects.select_related("site")),
        )


class Contributor(Subject):
    """``published_at`` null: members alone can see it. ``reduced`` is private and hides photo, links and place."""

    class Kind(models.TextChoices):
        PERSON = "person"
        DESK = "desk"

    class Status(models.TextChoices):
        ACTIVE = "active"
        FORMER = "former"
        WITHHELD = "withheld"
        ERASED = "erased"

    subject_type = "contributor"
    recorded = ("kind", "status", "reduced", *TEXTS, "since", *LISTS, "published_at")

    id = models.CharField(primary_key=True, max_length=40, default=ids.contributor_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="contributors")
    home_site = models.ForeignKey(
        Site, on_delete=models.PROTECT, null=True, blank=True, related_name="home_contributors"
    )
    # The one that stands now; a photo stands for nobody else. Earlier ones stay, in ``photos``.
    photo = models.OneToOneField("Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="shown_of")
    # Whom she turned out to be: always one who stands, never a pointer to a pointer. Her own rows stay as they were.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PERSON)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    reduced = models.BooleanField(default=False)
    lang = models.CharField(max_length=35, default="en")
    honorific = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=100, blank=True)
    pronunciation = models.CharField(max_length=200, blank=True)
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    sort_name = models.CharField(max_length=400, blank=True)
    initials = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=300, blank=True)
    location = models.CharField(max_length=300, blank=True)
    company = models.CharField(max_length=300, blank=True)
    since = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the year she began")
    covers = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    memberships = models.JSONField(default=list, blank=True)
    awards = models.JSONField(default=list, blank=True)
    education = models.JSONField(default=list, blank=True)
    books = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # Derived from the sort name or the display name, for lists in order.
    sort_key = models.CharField(max_length=400, editable=False)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="contributor_id_prefix", condition=Q(id__startswith="ctr_")),
            models.CheckConstraint(name="contributor_kind_known", condition=Q(kind__in=["person", "desk"])),
            models.CheckConstraint(
                name="contributor_status_known", condition=Q(status__in=["active", "former", "withheld", "erased"])
            ),
            models.CheckConstraint(name="contributor_lang_not_empty", condition=~Q(lang="")),
            models.CheckConstraint(name="contributor_not_merged_into_herself", condition=~Q(merged_into=F("id"))),
            models.CheckConstraint(
                name="merged_contributor_has_no_card_of_her_own",
                condition=Q(merged_into__isnull=True) | Q(published_at__isnull=True),
            ),
        )
        indexes = (models.Index(name="contributor_in_order", fields=["sort_key", "id"]),)

    def __str__(self) -> str:
        return self.id

    @property
    def name(self) -> str:
        """The display name in the contributor's own language; the id while she has none. No query if prefetched."""
        return self._own_name() or self.id

    def _own_name(self) -> str | None:
        return next((name.text for name in self.names.all() if name.is_display_in(self.lang)), None)

    def facts(self) -> Document:
        """What a card is resolved from. Seven relations; prefetch them with ``for_cards`` or ``whole``."""
        document = super().snapshot()
        document["name"] = self._own_name()
        document["home_site"] = self.home_site.slug if self.home_site else None
        document["photo"] = self.photo_id
        document["names"] = [name.snapshot() for name in self.names.all() if not name.is_display_in(self.lang)]
        document["bios"] = self._bios()
        document["links"] = [link.snapshot() for link in self.links.all()]
        document["identifiers"] = [identifier.snapshot() for identifier in self.identifiers.all()]
        document["overrides"] = _in_order({o.key: o.snapshot() for o in self.overrides.all() if o.site is None})
        document["dated"] = [fact.snapshot() for fact in self.dated_facts.all()]
        return document

    def snapshot(self) -> Document:
        """The facts with what is private or of all sites: the person, external ids, the place on each site."""
        if self._state.adding:
            return blank()
        document = self.facts()
        document["person"] = self.person_id
        document["merged_into"] = self.merged_into_id
        document["external_ids"] = [external.snapshot() for external in self.external_ids.all()]
        document["sites"] = _in_order({place.site.slug: place.snapshot() for place in self.site_profiles.all()})
        for slug, place in document["sites"].items():
            place["overrides"] = self.overrides_on(slug)
        return document

    def overrides_on(self, site_slug: str) -> Document:
        """The overrides of one site, by field or ``field@lang``."""
        return _in_order({o.key: o.snapshot() for o in self.overrides.all() if o.site and o.site.slug == site_slug})

    def _bios(self) -> Document:
        bios: Document = {}
        for bio in self.bios.all():
            bios.setdefault(bio.lang, {})[bio.size] = bio.snapshot()
        return bios


class Name(models.Model):
    """A name of a contributor. One ``display`` name a language; the one in her own language is her name."""

    class Kind(models.TextChoices):
        DISPLAY = "display"
        ALIAS = "alias"
        FORMER = "former"
        TRANSLITERATION = "transliteration"

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="names")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=400)
    lang = models.CharField(max_length=35, blank=True)
    script = models.CharField(max_length=4, blank=True, help_text="ISO 15924, such as Arab")
    kind = models.CharField(max_length=16, choices=Kind)
    folded = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                name="one_display_name_a_language", fields=["contributor", "lang"], condition=Q(kind="display")
            ),
            models.CheckConstraint(name="name_not_empty", condition=~Q(text="")),
            models.CheckConstraint(
                name="name_kind_known", condition=Q(kind__in=["display", "alias", "former", "transliteration"])
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} name of {self.contributor_id}"

    def is_display_in(self, lang: str) -> bool:
        return self.kind == self.Kind.DISPLAY and self.lang == lang

    def snapshot(self) -> Document:
        return {"text": self.text, "lang": self.lang or None, "script": self.script or None, "kind": self.kind}


class Bio(models.Model):
    """One written length of the base bio in a language. ``asserted_on``: the day someone who knows said it is true."""

    class Size(models.TextChoices):
        MICRO = "micro"
        SHORT = "short"
        STANDARD = "standard"
        LONG = "long"

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="bios")
    lang = models.CharField(max_length=35)
    size = models.CharField(max_length=8, choices=Size)
    text = models.TextField()
    asserted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("lang", "size")
        constraints = (
            models.UniqueConstraint(name="one_bio_a_size_and_language", fields=["contributor", "lang", "size"]),
            models.CheckConstraint(name="bio_not_empty", condition=~Q(text="")),
            models.CheckConstraint(name="bio_size_known", condition=Q(size__in=["micro", "short", "standard", "long"])),
        )

    def __str__(self) -> str:
        return f"{self.size} bio of {self.contributor_id}"

    def snapshot(self) -> Document:
        return {"text": self.text, "asserted_on": self.asserted_on.isoformat() if self.asserted_on else None}


class Link(models.Model):
    """A public address of a contributor, in its network's normal form."""

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="links")
    position = models.PositiveSmallIntegerField(default=0)
    network = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    url = models.URLField(max_length=1000)
    handle = models.CharField(max_length=300, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(name="link_once_a_contributor", fields=["contributor", "url"]),)

    def __str__(self) -> str:
        return f"{self.network} of {self.contributor_id}"

    def snapshot(self) -> Document:
        return {
            "network": self.network,
            "label": self.label,
            "url": self.url,
            "handle": self.handle or None,
            "verified_at": _instant(self.verified_at),
        }


class Identifier(models.Model):
    """Who she is in a public authority file: ORCID, ISNI, VIAF, Wikidata."""

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="identifiers")
    position = models.PositiveSmallIntegerField(default=0)
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=100)
    url = models.URLField(max_length=300)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(name="identifier_once_a_contributor", fields=["contributor", "scheme", "value"]),
        )
        indexes = (models.Index(name="identifier_lookup", fields=["scheme", "value"]),)

    def __str__(self) -> str:
        return f"{self.scheme} of {self.contributor_id}"

    def snapshot(self) -> Document:
        return {"scheme": self.scheme, "value": self.value, "url": self.url, "verified_at": _instant(self.verified_at)}


class ExternalId(models.Model):
    """Where a contributor came from, such as ``wp:meridian`` 4711. It resolves for ever and to one contributor."""

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="external_ids")
    source = models.CharField(max_length=60)
    value = models.CharField(max_length=200)

    class Meta:
        ordering = ("source", "value")
        constraints = (
            models.UniqueConstraint(name="external_id_resolves_to_one", fields=["source", "value"]),
            models.CheckConstraint(name="external_id_not_empty", condition=~Q(source="") & ~Q(value="")),
        )

    def __str__(self) -> str:
        return f"{self.source} id of {self.contributor_id}"

    def snapshot(self) -> Document:
        return {"source": self.source, "value": self.value}


def _in_order(document: Document) -> Document:
    """By name, as a database gives rows in no order at all."""
    return dict(sorted(document.items()))


def _instant(value: Any) -> str | None:
    return value.isoformat().replace("+00:00", "Z") if value else None
