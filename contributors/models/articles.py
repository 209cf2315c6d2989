"""A reference to a published piece, and who is credited on it in which order."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q

from contributors import ids
from contributors.models.sites import Site
from contributors.models.subjects import Document, Subject


class UrlHead(models.Func):
    """What of an address is indexed: a whole one may be too large for an index of PostgreSQL.

    The length stands in the template, since SQLite knows an indexed expression by its literal words only.
    """

    template = "SUBSTR(%(expressions)s, 1, 200)"
    arity = 1
    output_field = models.CharField()
    length = 200


class ArticleQuerySet(models.QuerySet["Article"]):
    def at(self, urls: Iterable[str]) -> Self:
        """Those with one of these addresses. Filter by site too: the index begins with it."""
        wanted = {url for url in urls if url}
        heads = {url[: UrlHead.length] for url in wanted}
        # Never one address alone: SQLite would put it into the indexed expression, and not know that again.
        return self.annotate(head=UrlHead("url")).filter(head__in=heads, url__in=[*wanted, ""])


class Article(Subject):
    """Known by the site's own ``external_id``. An empty list of credits has to be said: ``no_byline``."""

    class Source(models.TextChoices):
        PUSH = "push"
        FEED = "feed"
        IMPORT = "import"

    subject_type = "article"
    recorded = ("external_id", "url", "title", "published_at", "source", "no_byline")

    id = models.CharField(primary_key=True, max_length=40, default=ids.article_id, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="articles")
    external_id = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=Source, default=Source.PUSH)
    no_byline = models.BooleanField(default=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="article_id_prefix", condition=Q(id__startswith="art_")),
            models.UniqueConstraint(name="external_id_unique_on_a_site", fields=["site", "external_id"]),
            models.CheckConstraint(name="article_source_known", condition=Q(source__in=["push", "feed", "import"])),
        )
        indexes = (
            models.Index(name="article_by_date", fields=["site", "-published_at"]),
            models.Index(F("site"), UrlHead("url"), name="article_by_url"),
        )

    def __str__(self) -> str:
        return f"{self.site_id}/{self.external_id}"

    def snapshot(self) -> Document:
        """One query for the credits, none where they are prefetched."""
        return super().snapshot() | {"credits": [credit.snapshot() for credit in self.credits.all()]}


class Credit(models.Model):
    """One entry of a byline: a contributor, or free text for somebody the registry does not keep.

    ``contributor`` is whose credit it is now. Where the article named one who has been merged since, ``named`` keeps
    her: that is what the article's document says, and where the credit goes when the merge is undone.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    position = models.PositiveSmallIntegerField()
    contributor = models.ForeignKey(
        "Contributor", on_delete=models.PROTECT, null=True, blank=True, related_name="credits"
    )
    named = models.ForeignKey(
        "Contributor", on_delete=models.PROTECT, null=True, blank=True, related_name="credits_in_her_name"
    )
    text = models.CharField(max_length=400, blank=True)
    role = models.CharField(max_length=40, default="author")
    credited_as = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=20, default="byline")

    class Meta:
        ordering = ("article", "position")
        constraints = (
            models.UniqueConstraint(name="one_credit_a_position", fields=["article", "position"]),
            models.CheckConstraint(
                name="credit_of_a_contributor_or_text",
                condition=Q(contributor__isnull=False, text="") | (Q(contributor__isnull=True) & ~Q(text="")),
            ),
            models.CheckConstraint(
                name="credit_names_another_only_of_a_contributor",
                condition=Q(named__isnull=True) | (Q(contributor__isnull=False) & ~Q(named=F("contributor"))),
            ),
        )
        indexes = (
            models.Index(name="credit_of_contributor", fields=["contributor", "article"]),
            models.Index(name="credit_as_text", fields=["text"], condition=Q(contributor__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.position} on {self.article_id}"

    def snapshot(self) -> Document:
        return {
            "contributor": self.named_id or self.contributor_id,
            "text": self.text or None,
            "role": self.role,
            "credited_as": self.credited_as or None,
            "place": self.place or None,
            "group": self.group,
        }
