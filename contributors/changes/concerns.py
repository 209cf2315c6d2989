"""Whom a change concerns: every contributor and site by a row of its own, and which cards readers see differently."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from contributors import clock, profiles
from contributors.access import SAFETY_STATUSES
from contributors.cards import Card, Occasion, Story, build_card
from contributors.models import (
    Article,
    Change,
    ChangeContributor,
    ChangeSite,
    Contributor,
    CreditedName,
    Distinction,
    Document,
    Key,
    Membership,
    Photo,
    Site,
    SiteProfile,
    Subject,
)
from contributors.models.leading import leading
from contributors.models.reading import latest_stories, publication

Stories = dict[str, list[Story]]

# What every card shows of its site; what only neutral cards show, and what all the others show.
_ON_EVERY_CARD = ("name", "url", "languages", "time_zone")
_ON_NEUTRAL_CARDS = ("phrases",)
_ON_FULL_CARDS = ("author_url_pattern", "switches")
_SWITCHES_OF_CARDS = ("latest", "links", "photo")
# These members of a card say when it changed, or are another noun's: they don't make it another card.
_NOT_COMPARED = {"version", "updated_at", "latest"}


def stories_told(subject: Subject, before: Document | None, after: Document) -> Stories:
    """What cards list of those credited on an article, asked before it is written. Nothing for other nouns."""
    if not isinstance(subject, Article):
        return {}
    return latest_stories(subject.site, _credited(before, after))


def remember_concerns(
    change: Change, subject: Subject, at: datetime, stories: Stories, retold: frozenset[str] = frozenset()
) -> None:
    """Writes the rows, and raises ``card_version`` of every card that changed, and of no other.

    ``retold`` are sites on which a contributor's stories were changed by the way.
    Places are locked by contributor, then by site, as everywhere.
    """
    if isinstance(subject, Article):
        _of_article(change, subject, at, stories)
    elif isinstance(subject, Contributor):
        _of_contributor(change, subject, at, retold)
    else:
        _CONCERNS[subject.subject_type](change, subject, at)


@dataclass(frozen=True, slots=True)
class _State:
    """Who a card is about, as documents: herself and the photo that hers names, if there is one."""

    contributor: Document
    photo: Document | None


def _of_contributor(change: Change, subject: Contributor, at: datetime, retold: frozenset[str]) -> None:
    documents = [document for document in (change.before, change.after) if document]
    photos = Photo.objects.in_bulk([document["photo"] for document in documents if document.get("photo")])
    states = [
        _State(document, photos[document["photo"]].snapshot() if document.get("photo") else None)
        for document in documents
    ]
    _remember_cards(change, subject.pk, states[0] if change.before else None, states[-1], at, retold)


def _of_photo(change: Change, subject: Subject, at: datetime) -> None:
    """A photo that does not stand now, as one that is only being set, is on no card."""
    assert isinstance(subject, Photo)
    contributor = subject.contributor
    if contributor.photo_id != subject.pk:
        _name_contributors(change, [contributor.pk])
        return
    document = contributor.snapshot()
    _remember_cards(change, contributor.pk, _State(document, change.before), _State(document, change.after), at)


def _remember_cards(
    change: Change,
    contributor_id: str,
    before: _State | None,
    after: _State,
    at: datetime,
    retold: frozenset[str] = frozenset(),
) -> None:
    led_to = (state.contributor.get("merged_into") for state in (before, after) if state)
    _name_contributors(change, {contributor_id, *filter(None, led_to)})
    slugs = set(after.contributor["sites"]) | set(before.contributor["sites"] if before else ())
    rows, seen = [], []
    for site in Site.objects.filter(slug__in=slugs).order_by("pk"):
        fields = _card_fields(contributor_id, before, after, site)
        if site.pk in retold and after.contributor["published_at"] and site.slug in after.contributor["sites"]:
            fields = sorted({*fields, "latest"})
        rows.append(ChangeSite(change=change, site=site, card_fields=fields))
        if fields:
            seen.append(site.pk)
    ChangeSite.objects.bulk_create(rows)
    _raise_cards(Q(contributor_id=contributor_id, site_id__in=seen), at)


def _card_fields(contributor_id: str, before: _State | None, after: _State, site: Site) -> list[str]:
    """The members of the card on ``site`` that differ today, in any of its languages. All of them for a new card.

    The cards themselves are compared, so that no member can be forgotten here.
    """
    found: set[str] = set()
    for lang in site.languages:
        old, new = (_card(contributor_id, state, site, lang) for state in (before, after))
        if old is None and new is None:
            continue
        if old is None or new is None:
            return sorted(set(new or old or ()) - _NOT_COMPARED)
        found |= {field for field, value in new.items() if old.get(field) != value}
    return sorted(found - _NOT_COMPARED)


def _card(contributor_id: str, state: _State | None, site: Site, lang: str) -> Card | None:
    """What readers see, or None where there is no card: not published, or not on this site."""
    document = state.contributor if state else {}
    if state is None or document["published_at"] is None or site.slug not in document["sites"]:
        return None
    place, today = document["sites"][site.slug], clock.today(site.time_zone)
    shows_photos = site.switches.get("photo", True)
    question = profiles.Question(site.slug, lang, today, place["overrides"], place["left_on"], shows_photos)
    occasion = Occasion(id=contributor_id, slug=place["slug"], version=0, updated_at="", today=today, origin="")
    return build_card(profiles.resolve(document, question, state.photo), publication(site), occasion)


def _of_article(change: Change, article: Article, at: datetime, stories: Stories) -> None:
    """A card changes with the stories that it lists: not with an older one, and not where the site lists none."""
    credited = _credited(change.before, change.after or {})
    _name_contributors(change, credited)
    told = latest_stories(article.site, credited) if article.site.switches.get("latest", True) else stories
    differ = [pk for pk in credited if told.get(pk) != stories.get(pk)]
    places = Q(site_id=article.site_id, contributor_id__in=differ) & _with_a_card() & ~_neutral()
    seen = SiteProfile.objects.filter(places).exists()
    ChangeSite.objects.create(change=change, site_id=article.site_id, card_fields=["latest"] if seen else [])
    _raise_cards(places, at)


def _credited(before: Document | None, after: Document) -> list[str]:
    """Whose credits they are now: an article may name one who has been merged since."""
    credits = [*(before["credits"] if before else ()), *after["credits"]]
    named = {credit["contributor"] for credit in credits} - {None}
    leads = leading(named)
    return sorted({leads.get(pk, pk) for pk in named})


def _of_site(change: Change, subject: Subject, at: datetime) -> None:
    before, after = change.before, change.after or {}
    facts = (*_ON_EVERY_CARD, *_ON_NEUTRAL_CARDS, *_ON_FULL_CARDS)
    fields = [fact for fact in facts if before is not None and _shown(before, fact) != _shown(after, fact)]
    ChangeSite.objects.create(change=change, site_id=subject.pk, card_fields=fields)
    if not fields:
        return
    places = Q(site_id=subject.pk) & _with_a_card()
    if not set(fields) & set(_ON_EVERY_CARD):
        only = set(fields) <= set(_ON_NEUTRAL_CARDS), set(fields) <= set(_ON_FULL_CARDS)
        places &= {(True, False): _neutral(), (False, True): ~_neutral()}.get(only, Q())
    _raise_cards(places, at)


def _shown(document: Document, fact: str) -> object:
    if fact == "switches":
        return [document["switches"].get(switch, True) for switch in _SWITCHES_OF_CARDS]
    return document[fact]


def _with_a_card() -> Q:
    return Q(contributor__published_at__isnull=False)


def _neutral() -> Q:
    return Q(contributor__status__in=SAFETY_STATUSES)


def _of_site_member(change: Change, subject: Subject, at: datetime) -> None:
    assert isinstance(subject, Membership | Key)
    if subject.site_id:
        ChangeSite.objects.create(change=change, site_id=subject.site_id)


def _of_credited_name(change: Change, subject: Subject, at: datetime) -> None:
    """Its cards change with the articles, each by a change of its own."""
    assert isinstance(subject, CreditedName)
    ChangeSite.objects.create(change=change, site_id=subject.site_id)
    named = {document["contributor"] for document in (change.before, change.after) if document}
    _name_contributors(change, named - {None})


def _of_person(change: Change, subject: Subject, at: datetime) -> None:
    _name_contributors(change, Contributor.objects.filter(person_id=subject.pk).values_list("pk", flat=True))


def _of_merge(change: Change, subject: Subject, at: datetime) -> None:
    """Those whom it is about; what their sites see is told by their own changes."""
    document = change.after or {}
    _name_contributors(change, {document["survivor"], *(member["contributor"] for member in document["members"])})


def _of_nobody(change: Change, subject: Subject, at: datetime) -> None:
    """A member is no site's and no contributor's: the change itself says it all."""


def _name_contributors(change: Change, contributor_ids: Iterable[str]) -> None:
    ChangeContributor.objects.bulk_create(
        ChangeContributor(change=change, contributor_id=pk) for pk in sorted(contributor_ids)
    )


def _raise_cards(where: Q, at: datetime) -> None:
    in_order = SiteProfile.objects.filter(where).order_by("contributor_id", "site_id")
    keys = list(in_order.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
    for start in range(0, len(keys), 500):
        chunk = SiteProfile.objects.filter(pk__in=keys[start : start + 500])
        chunk.update(card_version=F("card_version") + 1, card_updated_at=at)


def _of_distinction(change: Change, subject: Subject, at: datetime) -> None:
    assert isinstance(subject, Distinction)
    _name_contributors(change, [subject.first_id, subject.second_id])


_CONCERNS: dict[str, Callable[[Change, Subject, datetime], None]] = {
    "photo": _of_photo,
    "site": _of_site,
    "credited_name": _of_credited_name,
    "person": _of_person,
    "membership": _of_site_member,
    "key": _of_site_member,
    "member": _of_nobody,
    "merge": _of_merge,
    "distinction": _of_distinction,
}
