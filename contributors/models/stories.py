"""What a contributor has written: her stories, page by page and newest first, and their exact numbers.

Both come from the rows that the card's ``latest`` comes from, so that they can't disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, Q
from django.db.models.functions import TruncMonth, TruncYear

from contributors.models.articles import Article, Credit
from contributors.models.sites import Site, SiteProfile

Per = Literal["month", "year"]
_PERIODS = {"month": (TruncMonth, "%Y-%m"), "year": (TruncYear, "%Y")}


class Mark(NamedTuple):
    """The story that a page ends with; the next page begins behind it."""

    published_at: datetime
    article_id: str


@dataclass(frozen=True, slots=True)
class Written:
    """A story on ``site`` with the roles that she has in it, in the order of its credits."""

    mark: Mark
    title: str
    url: str
    site: Site
    roles: tuple[str, ...]


def places_of(contributor_id: str) -> list[SiteProfile]:
    """A published contributor's places that show her stories, with their sites. One query."""
    places = SiteProfile.objects.filter(contributor_id=contributor_id, contributor__published_at__isnull=False)
    found = places.select_related("site", "contributor").order_by("site__slug")
    return [place for place in found if place.site.switches.get("latest", True)]


def stories(contributor_id: str, sites: Sequence[Site], most: int, behind: Mark | None = None) -> list[Written]:
    """Her newest stories on ``sites``, at most ``most``; with ``behind`` those that follow it. Two queries."""
    if not sites:
        return []
    hers = Credit.objects.filter(contributor_id=contributor_id)
    found = Article.objects.filter(site__in=[site.pk for site in sites], pk__in=hers.values("article_id"))
    if behind is not None:
        older = Q(published_at__lt=behind.published_at)
        found = found.filter(older | Q(published_at=behind.published_at, pk__lt=behind.article_id))
    credits = Prefetch("credits", hers.order_by("position"), to_attr="hers")
    by_id = {site.pk: site for site in sites}
    return [
        Written(
            Mark(article.published_at, article.pk),
            article.title,
            article.url,
            by_id[article.site_id],
            tuple(dict.fromkeys(credit.role for credit in article.hers)),
        )
        for article in found.order_by("-published_at", "-pk").prefetch_related(credits)[:most]
    ]


class Counted(NamedTuple):
    """How many articles credit her in a period, as ``2026-11`` or ``2026``, and in which role; None is any role.

    Who has two roles in one article has one article, so the numbers of roles may add up to more.
    """

    site: str
    period: str
    role: str | None
    articles: int


def counts(
    contributor_id: str, site: Site, per: Per, since: datetime | None = None, until: datetime | None = None
) -> list[Counted]:
    """The exact numbers of articles on ``site``, by period and role; periods as the site's time zone has them.

    ``since`` is within, ``until`` is not. Oldest period first, and in it first the number of any role. Two queries.
    """
    truncated, form = _PERIODS[per]
    credits = Credit.objects.filter(contributor_id=contributor_id, article__site=site)
    if since is not None:
        credits = credits.filter(article__published_at__gte=since)
    if until is not None:
        credits = credits.filter(article__published_at__lt=until)
    period = truncated("article__published_at", tzinfo=ZoneInfo(site.time_zone))
    dated = credits.annotate(period=period).order_by()
    number = Count("article_id", distinct=True)
    whole = dated.values_list("period").annotate(number=number)
    by_role = dated.values_list("period", "role").annotate(number=number)
    found = [Counted(site.slug, day.strftime(form), None, articles) for day, articles in whole]
    found += [Counted(site.slug, day.strftime(form), role, articles) for day, role, articles in by_role]
    return sorted(found, key=lambda counted: (counted.period, counted.role is not None, counted.role or ""))
