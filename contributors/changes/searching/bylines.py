"""When a contributor last wrote for a site, without looking through all that she wrote."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from contributors.changes.searching.entries import has_left, last_of_all, rank, shelves_of
from contributors.models import Contributor, Credit, Document, SearchEntry, SearchWord, SiteProfile
from contributors.models.leading import leading
from contributors.models.search.tables import PUBLISHED


def note_bylines(site_id: str, before: Document, after: Document) -> None:
    """After an article was written: ``before`` (empty for a new one) and ``after`` are its documents.

    A newer article is simply newer. Only where the newest one was taken away is it looked for in all of hers.
    """
    had, has = _credited(before), _credited(after)
    if not had | has or (had == has and before["published_at"] == after["published_at"]):
        return
    leads = leading(had | has)
    had, has = ({leads.get(pk, pk) for pk in pks} for pks in (had, has))
    then, now = (_instant(document.get("published_at")) for document in (before, after))
    moved = []
    for place in _locked(had | has, site_id):
        last, is_credited = place.last_byline_at, place.contributor_id in has
        if is_credited and now is not None and (last is None or now >= last):
            place.last_byline_at = now
        elif place.contributor_id in had and then == last:
            place.last_byline_at = newest_byline(place.contributor_id, place.site_id)
        if place.last_byline_at != last:
            moved.append(place)
    _write(moved)


def recount_bylines(contributor_ids: Iterable[str]) -> None:
    """Looks through all credits of these contributors: for whoever moved credits by other means than an article."""
    moved = []
    for place in _locked(set(contributor_ids)):
        newest = newest_byline(place.contributor_id, place.site_id)
        if newest != place.last_byline_at:
            place.last_byline_at = newest
            moved.append(place)
    _write(moved)


def _locked(contributor_ids: set[str], site_id: str | None = None) -> list[SiteProfile]:
    places = SiteProfile.objects.filter(contributor_id__in=contributor_ids)
    if site_id is not None:
        places = places.filter(site_id=site_id)
    return list(places.order_by("contributor_id", "site_id").select_for_update(no_key=True, of=("self",)))


def newest_byline(contributor_id: str, site_id: str) -> datetime | None:
    """When her newest article on the site was published. Looks through all that she wrote."""
    hers = Credit.objects.filter(contributor_id=contributor_id, article__site_id=site_id)
    newest: datetime | None = hers.aggregate(newest=Max("article__published_at"))["newest"]
    return newest


def _write(moved: list[SiteProfile]) -> None:
    """The places, and where their contributors stand on the shelves."""
    if not moved:
        return
    SiteProfile.objects.bulk_update(moved, ["last_byline_at"])
    ids = {place.contributor_id for place in moved}
    entries = SearchEntry.objects.filter(contributor_id__in=ids, contributor__published_at__isnull=False)
    standing = {
        pk: (entry, status) for entry, pk, status in entries.values_list("pk", "contributor_id", "contributor__status")
    }
    everywhere: dict[str, list[SiteProfile]] = {}
    for place in SiteProfile.objects.filter(contributor_id__in=standing):
        everywhere.setdefault(place.contributor_id, []).append(place)
    shelves = shelves_of({place.site_id for place in moved})
    for pk, (entry, status) in sorted(standing.items()):
        is_former = status == Contributor.Status.FORMER
        _place(entry, PUBLISHED, rank(last_of_all(everywhere[pk]), is_former=is_former))
        for place in moved:
            if place.contributor_id == pk:
                there = rank(place.last_byline_at, is_former=is_former or has_left(place))
                _place(entry, shelves[place.site_id], there)


def _place(entry: int, shelf: int, placed: int) -> None:
    SearchWord.objects.filter(entry=entry, shelf=shelf).exclude(rank=placed).update(rank=placed)


def _credited(document: Document) -> set[str]:
    return {credit["contributor"] for credit in document.get("credits", ())} - {None}


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
