"""What a merge moves beside documents: where ids lead, and whose credits are whose.

What articles say stays as they said it. A credit is moved by pointing it to somebody else, and knows whom it named.
"""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from contributors.cards import Story
from contributors.changes.searching import recount_bylines, write_entries
from contributors.errors import Conflict
from contributors.models import Article, Contributor, Credit, Site
from contributors.models.reading import latest_stories

Told = dict[Site, list[Story]]


def standing_for(contributor_ids: Iterable[str]) -> dict[str, str]:
    """Those of ``contributor_ids`` that exist, each with whom she stands for; locked, so that no merge comes between.

    From the last id to the first, as wherever several contributors are locked. One query.
    """
    rows = Contributor.objects.select_for_update(no_key=True).filter(pk__in=list(contributor_ids)).order_by("-pk")
    return {pk: survivor or pk for pk, survivor in rows.values_list("pk", "merged_into_id")}


def lock_for_merging(contributor_ids: Collection[str]) -> None:
    """The articles that credit them, then themselves: the order in which an article that credits them is written.

    Raises Conflict where an article came to credit one of them in between. That one is not locked: whoever writes it
    again may have it, and be waiting for one of them.
    """
    known = set(_articles_of(contributor_ids).select_for_update(no_key=True).values_list("pk", flat=True))
    list(Contributor.objects.select_for_update(no_key=True).filter(pk__in=contributor_ids).order_by("-pk").values("pk"))
    if not known.issuperset(_articles_of(contributor_ids).values_list("pk", flat=True)):
        raise Conflict("An article was credited to one of them at the same moment. Try again.", code="merge_conflict")


def _articles_of(contributor_ids: Collection[str]) -> QuerySet[Article]:
    credits = Credit.objects.filter(Q(contributor__in=contributor_ids) | Q(named__in=contributor_ids))
    return Article.objects.filter(pk__in=credits.values("article_id")).order_by("pk")


def lead(losers: Collection[str], survivor: str) -> frozenset[str]:
    """The ids ``losers`` stand for ``survivor`` from now on, and their credits are hers.

    Says on which sites, by id, her latest stories are others now. Who led to one of them, is to be one of them.
    """
    credits = Credit.objects.filter(contributor__in=losers)
    told = _told(credits, survivor)
    credits.update(named=Coalesce(F("named"), F("contributor")), contributor=survivor)
    Contributor.objects.filter(pk__in=losers).update(merged_into=survivor, published_at=None)
    _have_found_anew([survivor, *losers])
    return _retold(told, survivor)


def lead_back(targets: Mapping[str, str | None], survivor: str) -> frozenset[str]:
    """Ids that stood for ``survivor`` stand for themselves (None) or for another again, and credits in their names go.

    Says on which sites, by id, her latest stories are others now.
    """
    told = _told(Credit.objects.filter(named__in=targets), survivor)
    for pk, target in targets.items():
        hers = Credit.objects.filter(named=pk)
        if target is None:
            hers.update(contributor=pk, named=None)
        else:
            hers.update(contributor=target)
        Contributor.objects.filter(pk=pk).update(merged_into=target)
    _have_found_anew([survivor, *targets, *filter(None, targets.values())])
    return _retold(told, survivor)


def _have_found_anew(contributor_ids: Iterable[str]) -> None:
    """Search ranks by last bylines, and does not find pointers."""
    ids = set(contributor_ids)
    recount_bylines(ids)
    write_entries(ids)


def _told(credits: QuerySet[Credit], survivor: str) -> Told:
    sites = Site.objects.filter(pk__in=credits.values("article__site_id")).order_by("pk")
    return {site: latest_stories(site, [survivor]).get(survivor, []) for site in sites}


def _retold(told: Told, survivor: str) -> frozenset[str]:
    return frozenset(
        site.pk
        for site, stories in told.items()
        if site.switches.get("latest", True) and latest_stories(site, [survivor]).get(survivor, []) != stories
    )
