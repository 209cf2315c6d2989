"""What is remembered of the feeds that are read, and what a name printed in one stands for."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from contributors import ids
from contributors.models.articles import Article, Credit
from contributors.models.sites import Site
from contributors.models.subjects import Document, Subject


class CreditedName(Subject):
    """A name that a site's feed credits and that led to nobody, and what a person made of it.

    Settled with a contributor, it is hers wherever this site prints it; settled without one, it stays text. Until then
    it waits in the queue. It is made, at version 0, with the first article that has it as text.
    """

    subject_type = "credited_name"
    recorded = ("text", "settled")

    id = models.CharField(primary_key=True, max_length=40, default=ids.credited_name_id, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="credited_names")
    text = models.CharField(max_length=400)
    settled = models.BooleanField(default=False)
    contributor = models.ForeignKey(
        "Contributor", on_delete=models.PROTECT, null=True, blank=True, related_name="credited_names"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(name="credited_name_id_prefix", condition=Q(id__startswith="cnm_")),
            models.CheckConstraint(name="credited_name_not_empty", condition=~Q(text="")),
            models.UniqueConstraint(name="credited_name_once_a_site", fields=["site", "text"]),
            models.CheckConstraint(
                name="credited_name_of_a_contributor_is_settled",
                condition=Q(contributor__isnull=True) | Q(settled=True),
            ),
        )
        indexes = (models.Index(name="credited_name_waiting", fields=["site", "id"], condition=Q(settled=False)),)

    def __str__(self) -> str:
        return f"{self.pk} on {self.site_id}"

    def snapshot(self) -> Document:
        return super().snapshot() | {"contributor": self.contributor_id}

    @classmethod
    def waiting(cls) -> "models.QuerySet[CreditedName]":
        """The queue: names that nobody has decided about, while an article that was read has them as text."""
        return cls._default_manager.filter(Exists(credits_of_name()), settled=False)


def credits_of_name() -> "models.QuerySet[Credit]":
    """The credits as text that an outer query's name stands for."""
    of_name = Credit.objects.filter(contributor__isnull=True, text=OuterRef("text"), article__site=OuterRef("site"))
    return of_name.exclude(article__source=Article.Source.PUSH)


class FeedReading(models.Model):
    """How reading a site's feed went last, and what its server needs to say "not modified". Bookkeeping, no noun.

    ``address`` is the one that the validators are of: with another one they mean nothing.
    """

    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="feed_reading")
    address = models.URLField(max_length=500)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="of the last body that was read, SHA-256")
    read_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0, help_text="in a row")
    problem = models.CharField(max_length=40, blank=True, help_text="the code of the last failure")
    next_at = models.DateTimeField(help_text="not to be asked again before")

    def __str__(self) -> str:
        return f"feed of {self.site_id}"


class FeedEntry(models.Model):
    """Which article an entry of a site's feed became, and what it said then: only an entry that changed is put again.

    So what a person changes of an article that was read stays, until the site itself says something new.
    """

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="feed_entries")
    key = models.CharField(max_length=64, help_text="of the entry's own id, SHA-256")
    digest = models.CharField(max_length=64, help_text="of what it said, SHA-256")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="feed_entries")

    class Meta:
        constraints = (models.UniqueConstraint(name="feed_entry_once_a_site", fields=["site", "key"]),)

    def __str__(self) -> str:
        return f"{self.key[:8]} of {self.site_id}"
