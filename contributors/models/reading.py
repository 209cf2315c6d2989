"""From rows to cards, a fixed number of queries for any number of cards. A read writes nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, Window, prefetch_related_objects
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber

from contributors import profiles
from contributors.cards import Card, Occasion, Publication, Story, build_card
from contributors.models.articles import Credit
from contributors.models.contributors import Contributor, Name
from contributors.models.history import Change
from contributors.models.leading import leading
from contributors.models.photos import Photo
from contributors.models.sites import DatedFact, Override, Site, SiteProfile
from contributors.models.subjects import Document

LATEST = 5
# Contributors rendered at once when a whole site is streamed: 8 queries a chunk.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """How cards are asked for. ``today`` is the day in the site's time zone; ``lang`` None is the site's default.

    ``any_language`` answers in ``lang`` although the site may not have configured it.
    """

    today: date
    origin: str
    lang: str | None = None
    size: str = "standard"
    any_language: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """A card with the profile that it was built from."""

    card: Card
    profile: profiles.Profile


def publication(site: Site) -> Publication:
    return Publication(site.slug, site.name, site.url, site.author_url_pattern, site.phrases, site.switches)


def places_on(site: Site) -> QuerySet[SiteProfile]:
    """The places of everyone published on ``site``, in the order of their ids."""
    return SiteProfile.objects.filter(site=site, contributor__published_at__isnull=False).order_by("contributor_id")


def one_place(site_slug: str, contributor_id: str) -> SiteProfile | None:
    """A published contributor's place with its site, its contributor and all that her card needs. 7 queries."""
    place = SiteProfile.objects.filter(
        site__slug=site_slug, contributor_id=contributor_id, contributor__published_at__isnull=False
    )
    return _with_rows(place, Q(site__slug=site_slug)).first()


def explain_place(place: SiteProfile, asked: Asked) -> Explained | None:
    """The card of one place that came with its site alone, or None if she is not published any more. 7 queries."""
    names = Name.objects.filter(contributor_id=place.contributor_id)
    names = names.select_related("contributor__home_site", "contributor__photo")
    if not names or names[0].contributor.published_at is None:
        return None
    contributor = place.contributor = names[0].contributor
    # She came with her names, so the names are not asked for again.
    contributor._prefetched_objects_cache = {"names": names}  # type: ignore[attr-defined]
    prefetch_related_objects([contributor], *_rows_beside_names(Q(site=place.site_id)))
    return explain_places(place.site, [place], asked)[0]


def read_cards(site: Site, contributor_ids: Sequence[str], asked: Asked) -> dict[str, Explained]:
    """Cards by the asked ids, in their order; ids without a card on this site are left out. 8 queries.

    An id that was merged has the card of whom it stands for. Where ids are not found by themselves, 1 query more, and
    as many again if any was merged.
    """
    by_id = _cards_of(site, contributor_ids, asked)
    leads = leading(pk for pk in dict.fromkeys(contributor_ids) if pk not in by_id)
    by_id |= _cards_of(site, {*leads.values()} - by_id.keys(), asked) if leads else {}
    return _as_asked(contributor_ids, by_id, leads)


def _cards_of(site: Site, contributor_ids: Collection[str], asked: Asked) -> dict[str, Explained]:
    places = _with_rows(places_on(site).filter(contributor_id__in=contributor_ids), Q(site=site))
    return {explained.card["id"]: explained for explained in explain_places(site, list(places), asked)}


def _as_asked(
    contributor_ids: Iterable[str], by_id: Mapping[str, Explained], leads: Mapping[str, str]
) -> dict[str, Explained]:
    found = {pk: by_id.get(leads.get(pk, pk)) for pk in dict.fromkeys(contributor_ids)}
    return {pk: explained for pk, explained in found.items() if explained is not None}


def read_bare_cards(wanted: Mapping[str, Collection[str]], asked: Mapping[str, Asked]) -> dict[str, dict[str, Card]]:
    """Cards without their latest stories, of several sites: by the site's key and the id. ``wanted`` has the ids that
    are wanted of each site, and ``asked`` how. At most 7 queries, however many sites.
    """
    here = Q(site__in=list(wanted))
    ids = {pk for those in wanted.values() for pk in those}
    places = SiteProfile.objects.filter(here, contributor__in=ids, contributor__published_at__isnull=False)
    found: dict[str, dict[str, Card]] = {site: {} for site in wanted}
    for place in _with_rows(places, here) if ids else ():
        if place.contributor_id in wanted[place.site_id]:
            explained = _explained_place(place, place.site, asked[place.site_id], [])
            found[place.site_id][place.contributor_id] = explained.card
    return found


def read_newcomers(site: Site, contributor_ids: Sequence[str], asked: Asked) -> dict[str, Card]:
    """Cards by the asked ids of published contributors who were never on ``site``, as if they joined it now.

    They have no page there yet, so ``url`` is None. At most 9 queries.
    """
    leads = leading(contributor_ids)
    wanted = {leads.get(pk, pk) for pk in contributor_ids}
    strangers = Contributor.objects.published().filter(pk__in=wanted).exclude(site_profiles__site=site)
    places = [
        SiteProfile(contributor=stranger, site=site, card_updated_at=stranger.published_at or stranger.created_at)
        for stranger in strangers.for_cards(site)
    ]
    cards = {each.card["id"]: each.card for each in explain_places(site, places, asked)} if places else {}
    return {pk: cards[leads.get(pk, pk)] | {"url": None} for pk in contributor_ids if leads.get(pk, pk) in cards}


def stream_cards(site: Site, places: QuerySet[SiteProfile], asked: Asked) -> Iterator[Card]:
    """The cards of ``places`` in chunks, so that memory stays flat. 8 queries a chunk."""
    for chunk in stream_places(site, places):
        yield from (explained.card for explained in explain_places(site, chunk, asked))


def stream_places(site: Site, places: QuerySet[SiteProfile], at_once: int = CHUNK) -> Iterator[list[SiteProfile]]:
    """``places`` with all that ``explain_places`` needs, ``at_once`` of them at a time. 7 queries a chunk."""
    last = ""
    while chunk := list(_with_rows(places.filter(contributor_id__gt=last), Q(site=site))[:at_once]):
        yield chunk
        last = chunk[-1].contributor_id
        if len(chunk) < at_once:
            return


def explain_places(site: Site, places: Sequence[SiteProfile], asked: Asked) -> list[Explained]:
    """Places loaded with their rows into cards. One query, for the latest stories."""
    latest = latest_stories(site, [place.contributor_id for place in places])
    return [_explained_place(place, site, asked, latest.get(place.contributor_id, [])) for place in places]


def _explained_place(place: SiteProfile, site: Site, asked: Asked, latest: list[Story]) -> Explained:
    contributor = place.contributor
    photo = contributor.photo.snapshot() if contributor.photo else None
    return _explained(contributor.facts(), place, site, asked, latest, contributor.overrides_on(site.slug), photo)


def read_card_as_of(site: Site, contributor_id: str, asked: Asked, until: datetime) -> Explained | None:
    """Her card as it stood at ``until``; see ``read_cards_as_of``."""
    return read_cards_as_of(site, [contributor_id], asked, until).get(contributor_id)


def read_cards_as_of(site: Site, contributor_ids: Sequence[str], asked: Asked, until: datetime) -> dict[str, Explained]:
    """Cards by the asked ids as they stood at ``until`` (the end of the asked day), for the day that ``asked`` names.

    Before the first recorded state, that state counts. A contributor who is withheld, erased or reduced now was never
    anything else: safety wins over history. An id that was merged has the card of whom it stands for now. At most 6
    queries, and for ids that are not found by themselves 2 more.
    """
    places = places_on(site).select_related("contributor")
    by_id = {place.contributor_id: place for place in places.filter(contributor_id__in=contributor_ids)}
    leads = leading(pk for pk in contributor_ids if pk not in by_id)
    if leads:
        by_id |= {place.contributor_id: place for place in places.filter(contributor_id__in=leads.values())}
    states = _states_at(Contributor.subject_type, list(by_id), until)
    shown = [state["photo"] for state in states.values() if state.get("photo")]
    photos = _states_at(Photo.subject_type, shown, until) if shown else {}
    latest = latest_stories(site, by_id, until)
    cards = {
        pk: _explained_as_of(
            states[pk], by_id[pk], site, asked, latest.get(pk, []), photos.get(states[pk].get("photo") or "")
        )
        for pk in by_id
    }
    return _as_asked(contributor_ids, cards, leads)


def _explained_as_of(
    document: Document, place: SiteProfile, site: Site, asked: Asked, latest: list[Story], photo: Document | None
) -> Explained:
    if place.contributor.status in {"withheld", "erased"}:
        document["status"] = place.contributor.status
    document["reduced"] = document["reduced"] or place.contributor.reduced
    there = document["sites"].get(site.slug) or place.snapshot() | {"overrides": {}}
    place.slug, place.left_on = there["slug"], date.fromisoformat(there["left_on"]) if there["left_on"] else None
    return _explained(document, place, site, asked, latest, there["overrides"], photo)


def _states_at(subject_type: str, subject_ids: Sequence[str], until: datetime) -> dict[str, Document]:
    """The last recorded state before ``until`` of each, or its first one where there is none. At most two queries."""
    changes = Change.objects.filter(subject_type=subject_type, subject_id__in=subject_ids)
    states = _first_of_each(changes.filter(at__lt=until), F("version").desc())
    if later := [pk for pk in subject_ids if pk not in states]:
        states |= _first_of_each(changes.filter(subject_id__in=later), F("version").asc())
    return states


def _first_of_each(changes: QuerySet[Change], order: OrderBy) -> dict[str, Document]:
    rank = Window(RowNumber(), partition_by=F("subject_id"), order_by=order)
    return {
        subject_id: dict(state)
        for subject_id, state in changes.annotate(rank=rank).filter(rank=1).values_list("subject_id", "after")
        if state is not None
    }


def _with_rows(places: QuerySet[SiteProfile], here: Q) -> QuerySet[SiteProfile]:
    """6 more queries, however many places: what ``Contributor.facts`` reads, and of other sites' rows nothing."""
    return places.select_related("site", "contributor__home_site", "contributor__photo").prefetch_related(
        "contributor__names", *_rows_beside_names(here, "contributor__")
    )


def _rows_beside_names(here: Q, prefix: str = "") -> "list[str | Prefetch[Any]]":
    here_or_everywhere = here | Q(site__isnull=True)
    return [
        *(f"{prefix}bios", f"{prefix}links", f"{prefix}identifiers"),
        Prefetch(f"{prefix}overrides", Override.objects.filter(here_or_everywhere).select_related("site")),
        Prefetch(f"{prefix}dated_facts", DatedFact.objects.filter(here_or_everywhere).select_related("site")),
    ]


def _explained(
    facts: Document,
    place: SiteProfile,
    site: Site,
    asked: Asked,
    latest: list[Story],
    overrides: Document,
    photo: Document | None,
) -> Explained:
    chosen = asked.lang if asked.any_language else None
    lang = chosen or profiles.answer_language(asked.lang, site.languages)
    left_on = place.left_on.isoformat() if place.left_on else None
    shows_photos = site.switches.get("photo", True)
    question = profiles.Question(site.slug, lang, asked.today, overrides, left_on, shows_photos)
    profile = profiles.resolve(facts, question, photo)
    occasion = Occasion(
        id=place.contributor_id,
        slug=place.slug,
        version=place.card_version,
        updated_at=place.card_updated_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        today=asked.today,
        origin=asked.origin,
        size=asked.size,
    )
    return Explained(build_card(profile, publication(site), occasion, latest=latest), profile)


def latest_stories(site: Site, contributor_ids: Iterable[str], until: datetime | None = None) -> dict[str, list[Story]]:
    """The newest stories on ``site`` of each contributor, at most LATEST, newest first. One query."""
    credits = Credit.objects.filter(contributor_id__in=list(contributor_ids), article__site=site)
    if until is not None:
        credits = credits.filter(article__published_at__lt=until)
    newest_first = [F("article__published_at").desc(), F("article_id").desc(), F("position").asc()]
    rank = Window(RowNumber(), partition_by=F("contributor_id"), order_by=newest_first)
    rows = (
        credits.annotate(rank=rank)
        .filter(rank__lte=LATEST * 2)  # twice credited on one article is one story
        .order_by("contributor_id", "rank")
        .values("contributor_id", "article_id", "article__title", "article__url", "article__published_at", "role")
    )
    return _by_contributor(rows)


def _by_contributor(rows: Iterable[Any]) -> dict[str, list[Story]]:
    stories: dict[str, dict[str, Story]] = {}
    for row in rows:
        hers = stories.setdefault(row["contributor_id"], {})
        hers.setdefault(
            row["article_id"],
            {
                "title": row["article__title"],
                "url": row["article__url"],
                "published_at": row["article__published_at"].isoformat(timespec="seconds").replace("+00:00", "Z"),
                "role": row["role"],
            },
        )
    return {contributor_id: list(hers.values())[:LATEST] for contributor_id, hers in stories.items()}
