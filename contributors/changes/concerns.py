"""Whom a change concerns: every contributor and site by a row of its own, and which cards readers see differently."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import F, Q

from contributors import clock, profiles
from contributors.models import (
    Article,
    Change,
    ChangeContributor,
    ChangeSite,
    Contributor,
    Document,
    Key,
    Membership,
    Site,
    SiteProfile,
    Subject,
)

# What each noun's card shows of the site itself.
_SITE_FACTS = ("name", "url", "languages", "author_url_pattern", "switches", "phrases", "time_zone")
_STORY_FACTS = ("url", "title", "published_at", "credits")


def remember_concerns(change: Change, subject: Subject, at: datetime) -> None:
    """Writes the rows, and raises ``card_version`` of every card that changed. Locks those places in key order."""
    _CONCERNS[subject.subject_type](change, subject, at)


def _of_contributor(change: Change, subject: Subject, at: datetime) -> None:
    before, after = change.before, change.after
    _name_contributors(change, [subject.pk])
    slugs = set(after["sites"]) | set(before["sites"] if before else ())
    rows, seen = [], []
    for site in Site.objects.filter(slug__in=slugs).order_by("pk"):
        fields = card_fields(before, after, site)
        rows.append(ChangeSite(change=change, site=site, card_fields=fields))
        if fields:
            seen.append(site.pk)
    ChangeSite.objects.bulk_create(rows)
    _raise_cards(Q(contributor_id=subject.pk, site_id__in=seen), at)


def card_fields(before: Document | None, after: Document, site: Site) -> list[str]:
    """The members of the card on ``site`` that differ today, in any of its languages. All of them for a new card."""
    day = clock.today(site.time_zone)
    found: set[str] = set()
    for lang in site.languages:
        old, new = (_card_facts(document, site.slug, lang, day) for document in (before, after))
        if old is None and new is None:
            continue
        if old is None or new is None:
            return sorted(new or old or {})
        found |= {field for field in new if new[field] != old[field]}
    return sorted(found)


def _card_facts(document: Document | None, slug: str, lang: str, day: object) -> Document | None:
    """What readers see, or None where there is no card: not published, or not on this site."""
    if document is None or document["published_at"] is None or slug not in document["sites"]:
        return None
    place = document["sites"][slug]
    question = profiles.Question(slug, lang, day, place["overrides"], place["left_on"])  # type: ignore[arg-type]
    profile = profiles.resolve(document, question)
    if profile.status in {"withheld", "erased"}:
        return {"status": profile.status, "kind": profile.kind}
    shown = {name: value.value for name, value in profile.values.items()}
    return shown | {"status": profile.status, "kind": profile.kind, "slug": place["slug"]}


def _of_article(change: Change, subject: Subject, at: datetime) -> None:
    assert isinstance(subject, Article)
    before = change.before or {}
    told = change.before is None or any(before.get(fact) != change.after[fact] for fact in _STORY_FACTS)
    credited = {credit["contributor"] for credit in [*before.get("credits", ()), *change.after["credits"]]} - {None}
    _name_contributors(change, credited)
    ChangeSite.objects.create(
        change=change, site_id=subject.site_id, card_fields=["latest"] if told and credited else []
    )
    if told:
        _raise_cards(Q(contributor_id__in=credited, site_id=subject.site_id), at)


def _of_site(change: Change, subject: Subject, at: datetime) -> None:
    before = change.before or {}
    fields = [fact for fact in _SITE_FACTS if change.before is not None and before.get(fact) != change.after[fact]]
    ChangeSite.objects.create(change=change, site_id=subject.pk, card_fields=fields)
    if fields:
        _raise_cards(Q(site_id=subject.pk), at)


def _of_site_member(change: Change, subject: Subject, at: datetime) -> None:
    assert isinstance(subject, Membership | Key)
    if subject.site_id:
        ChangeSite.objects.create(change=change, site_id=subject.site_id)


def _of_person(change: Change, subject: Subject, at: datetime) -> None:
    _name_contributors(change, Contributor.objects.filter(person_id=subject.pk).values_list("pk", flat=True))


def _of_nobody(change: Change, subject: Subject, at: datetime) -> None:
    """A member is no site's and no contributor's: the change itself says it all."""


def _name_contributors(change: Change, contributor_ids: Iterable[str]) -> None:
    ChangeContributor.objects.bulk_create(
        ChangeContributor(change=change, contributor_id=pk) for pk in sorted(contributor_ids)
    )


def _raise_cards(where: Q, at: datetime) -> None:
    keys = list(SiteProfile.objects.filter(where).order_by("pk").select_for_update().values_list("pk", flat=True))
    for start in range(0, len(keys), 500):
        chunk = SiteProfile.objects.filter(pk__in=keys[start : start + 500])
        chunk.update(card_version=F("card_version") + 1, card_updated_at=at)


_CONCERNS: dict[str, Callable[[Change, Subject, datetime], None]] = {
    "contributor": _of_contributor,
    "article": _of_article,
    "site": _of_site,
    "person": _of_person,
    "membership": _of_site_member,
    "key": _of_site_member,
    "member": _of_nobody,
}
