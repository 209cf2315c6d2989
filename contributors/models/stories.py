"""What a contributor has written: her stories, page by page and newest first, and their exact numbers.

Both come from the rows that the card's ``latest`` comes from, so that they can't disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth, TruncYear

from contributors.models.articles import Article, Credit
from contributors.models.sites import Site, SiteProfile
from contributors.models.subjects import Document

Per = Literal["month", "year"]
_PERIODS = {"month": (TruncMonth, "%Y-%m"), "year": (TruncYear, "%Y")}


class Mark(NamedTuple):
    """The story that a page ends with; the next page begins behind it."""

    published_at: datetime
    article_id: str


@dataclass(frozen=True, slots=True)
class Written:
    """A story on ``site`` with the roles that she has in it and everybody's ``credits``, in their order.

    Credits are as an article's document has them, but name whom they are now.
    """

    mark: Mark
    title: str
    url: str
    site: Site
    roles: tuple[str, ...]
    credits: tuple[Document, ...]


def places_of(contributor_id: str) -> list[SiteProfile]:
    """A published contributor's places that show her stories, with their sites. One query."""
    places = SiteProfile.objects.filter(contributor_id=contributor_id, contributor__published_at__isnull=False)
    found = places.select_related("site", "contributor").order_by("site__slug")
    return [place for place in found if place.site.switches.get("latest", True)]


def stories(contributor_id: str, sites: Sequence[Site], most: int, behind: Mark | None = None) -> list[Written]:
    """Her newest stories on ``sites``, at most ``most``; with ``behind`` those that follow it. Two queries."""
    found = _articles(contributor_id, sites)
    if behind is not None:
        older = Q(published_at__lt=behind.published_at)
        found = found.filter(older | Q(published_at=behind.published_at, pk__lt=behind.article_id))
    by_id = {site.pk: site for site in sites}
    newest = found.order_by("-published_at", "-pk").prefetch_related("credits")
    return [_written(article, contributor_id, by_id[article.site_id]) for article in newest[:most]]


def newer_marks(contributor_id: str, sites: Sequence[Site], most: int, until: Mark) -> list[Mark]:
    """The story at ``until`` and those before it in the list, the nearest first; at most ``most``. One query."""
    newer = Q(published_at__gt=until.published_at)
    found = _articles(contributor_id, sites).filter(
        newer | Q(published_at=until.published_at, pk__gte=until.article_id)
    )
    return [Mark(*row) for row in found.order_by("published_at", "pk").values_list("published_at", "pk")[:most]]


def _articles(contributor_id: str, sites: Sequence[Site]) -> QuerySet[Article]:
    hers = Credit.objects.filter(contributor_id=contributor_id)
    return Article.objects.filter(site__in=[site.pk for site in sites], pk__in=hers.values("article_id"))


def _written(article: Article, contributor_id: str, site: Site) -> Written:
    credits = [credit.snapshot() | {"contributor": credit.contributor_id} for credit in article.credits.all()]
    return Written(
        Mark(article.published_at, article.pk),
        article.title,
        article.url,
        site,
        tuple(dict.fromkeys(credit["role"] for credit in credits if credit["contributor"] == contributor_id)),
        tuple(credits),
    )


class Counted(NamedTuple):
    """How many articles credit her in a period, as ``2026-11`` or ``2026``, and in which role; None is any role.

    Who has two roles in one article has one article, so the numbers of roles may add up to more.
    """

    site: str
    period: str
    role: str | None
    articles: int


def counts(
    contributor_id: str, sites: Sequence[Site], per: Per, since: date | None = None, until: date | None = None
) -> list[Counted]:
    """The exact numbers of articles, by site, period and role. 2 queries for each time zone of ``sites``.

    Days and periods begin and end as the site's own time zone has them; both ends are within. In the order of the
    sites, then the oldest period first, and in it the number of any role before those of each.
    """
    by_zone: dict[str, list[Site]] = {}
    for site in sites:
        by_zone.setdefault(site.time_zone, []).append(site)
    found = [
        each for zone, there in by_zone.items() for each in _counted(contributor_id, there, zone, per, since, until)
    ]
    order = {site.slug: number for number, site in enumerate(sites)}
    return sorted(found, key=lambda each: (order[each.site], each.period, each.role is not None, each.role or ""))


def _counted(
    contributor_id: str, sites: Sequence[Site], zone: str, per: Per, since: date | None, until: date | None
) -> list[Counted]:
    truncated, form = _PERIODS[per]
    credits = Credit.objects.filter(contributor_id=contributor_id, article__site__in=[site.pk for site in sites])
    if since is not None:
        credits = credits.filter(article__published_at__gte=datetime.combine(since, time.min, ZoneInfo(zone)))
    if until is not None:
        following = datetime.combine(until + timedelta(days=1), time.min, ZoneInfo(zone))
        credits = credits.filter(article__published_at__lt=following)
    period = truncated("article__published_at", tzinfo=ZoneInfo(zone))
    dated = credits.annotate(period=period, site=F("article__site__slug")).order_by()
    number = Count("article_id", distinct=True)
    whole = dated.values_list("site", "period").annotate(number=number)
    by_role = dated.values_list("site", "period", "role").annotate(number=number)
    found = [Counted(site, day.strftime(form), None, articles) for site, day, articles in whole]
    return found + [Counted(site, day.strftime(form), role, articles) for site, day, role, articles in by_role]
