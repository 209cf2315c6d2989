"""What somebody pasted: read into drafts, set beside who is here already, and kept as contributors."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db import transaction
from django.db.models import Q

from contributors import bios, clock
from contributors.actions.contributors import create_contributor
from contributors.importers import Draft, Reading, reader
from contributors.models import Actor, Contributor, Document, Identifier, Link, Name, Person, Site
from contributors.names import fold

_LIVING_FACT = re.compile(r"\{years:\d{4}\}")
_MARK = re.compile(r"[\\*\[\]{}]")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A contributor who may be the one in a draft. ``reasons``: ``email``, ``link``, ``identifier``, ``name``."""

    contributor_id: str
    name: str
    reasons: tuple[str, ...]

    def document(self) -> Document:
        return {"id": self.contributor_id, "name": self.name, "reasons": list(self.reasons)}


def read_paste(
    text: str,
    *,
    site: Site | None = None,
    site_name: str = "",
    written: date | None = None,
    sites: Sequence[str] | None = None,
) -> Reading:
    """Drafts of the contributors that ``text`` describes. Stores nothing.

    ``sites`` are the names whose sentences may become a site line; by default those of all sites, which is one query.
    """
    return reader("text").read(
        text,
        today=clock.today(site.time_zone if site else None),
        written=written,
        site_name=site_name or (site.name if site else None),
        sites=_site_names() if sites is None else sites,
    )


def review_draft(draft: Draft, *, site: Site | None, site_name: str = "", written: date | None = None) -> None:
    """Facts and remarks of a draft whose bio was changed by hand, and its site line where a site is named."""
    named = site_name or (site.name if site else None)
    reader("text").review(
        draft,
        today=clock.today(site.time_zone if site else None),
        written=written,
        site_name=named,
        sites=_site_names() if named else (),
    )


def _site_names() -> list[str]:
    return list(Site.objects.values_list("name", flat=True))


def named_site(draft: Draft) -> str | None:
    """The name of the site, of those that are here, for which the reader moved a sentence to the site line."""
    rule = draft.evidence["site_line"]["rule"] if "site_line" in draft.evidence else ""
    return rule.partition(":")[2] or None


def find_site(name: str) -> Site | None:
    """The site that somebody means by ``name``: its name in any case and with any accents, or its slug."""
    wanted = fold(name)
    if not wanted:
        return None
    named = {fold(site.name): site for site in Site.objects.order_by("-slug")}
    return named.get(wanted) or Site.objects.filter(slug=name.strip().lower()).first()


def likenesses(drafts: Sequence[Draft]) -> list[list[Likeness]]:
    """For each draft, who is here already that looks like her, the strongest reason first. Five queries at most."""
    found: list[dict[str, list[str]]] = [{} for _ in drafts]
    _note(found, "email", _by_email(drafts))
    _note(found, "link", _by_rows(drafts, Link, lambda draft: {link.url for link in draft.links}, "url"))
    _note(found, "identifier", _by_rows(drafts, Identifier, lambda draft: {i.url for i in draft.identifiers}, "url"))
    _note(found, "name", _by_rows(drafts, Name, lambda draft: {fold(draft.name)}, "folded"))
    wanted = {pk for one in found for pk in one}
    names = {
        contributor.pk: contributor.name
        for contributor in Contributor.objects.filter(pk__in=wanted).prefetch_related("names")
    }
    return [[Likeness(pk, names[pk], tuple(reasons)) for pk, reasons in one.items()] for one in found]


def _note(found: list[dict[str, list[str]]], reason: str, alike: Iterable[tuple[int, str]]) -> None:
    for position, contributor_id in alike:
        reasons = found[position].setdefault(contributor_id, [])
        if reason not in reasons:
            reasons.append(reason)


def _by_email(drafts: Sequence[Draft]) -> Iterable[tuple[int, str]]:
    emails = {position: draft.email.casefold() for position, draft in enumerate(drafts) if draft.email}
    if not emails:
        return
    here = Q()
    for email in emails.values():
        here |= Q(email_words__contains=f" {email} ")
    for person in Person.objects.filter(here).prefetch_related("contributors"):
        for position, email in emails.items():
            if f" {email} " in person.email_words:
                yield from ((position, contributor.pk) for contributor in person.contributors.all())


def _by_rows(drafts: Sequence[Draft], model, words_of, column: str) -> Iterable[tuple[int, str]]:  # type: ignore[no-untyped-def]
    wanted = [words_of(draft) for draft in drafts]
    everything = set().union(*wanted) if wanted else set()
    if not everything:
        return
    rows = (
        model.objects.filter(**{f"{column}__in": everything})
        .order_by("contributor_id")
        .values_list(column, "contributor_id")
    )
    for word, contributor_id in rows:
        yield from ((position, contributor_id) for position, words in enumerate(wanted) if word in words)


@transaction.atomic
def keep_drafts(
    drafts: Sequence[Draft],
    *,
    by: Actor,
    site: Site | None = None,
    written: date | None = None,
    publish: bool = False,
    ids: Sequence[str] = (),
) -> list[Contributor]:
    """Makes a contributor of each draft, all or none, on ``site`` where one is named; ``ids`` are theirs, in order.

    Raises Invalid where a draft has what can't be stored, such as a bio of more than 4,000 characters.
    """
    asserted_on = (written or clock.today(site.time_zone if site else None)).isoformat()
    kept = []
    for draft, given_id in zip_longest(drafts, ids):
        person = {"emails": [draft.email]} if draft.email else None
        document = draft_document(draft, site, asserted_on) | ({"id": given_id} if given_id else {})
        kept.append(create_contributor(document, by=by, person=person, publish=publish, why="pasted"))
    return kept


def draft_document(draft: Draft, site: Site | None, asserted_on: str) -> Document:
    """The draft as a contributor's document. The site line needs a site; without one it stays in the bio."""
    lang = draft.lang or (site.default_language if site else "en")
    document: Document = {
        "name": draft.name,
        "kind": draft.kind,
        "lang": lang,
        "role": draft.role,
        "location": draft.location,
        "honorific": draft.honorific,
        "links": [{"url": link.url, "label": link.label} for link in draft.links],
        "identifiers": [{"scheme": i.scheme, "value": i.value} for i in draft.identifiers],
    }
    text, line = draft.bio or "", draft.site_line or ""
    if line and site is None:
        text, line = f"{text} {line}".strip(), ""
    if text:
        document["bios"] = {lang: {_size(text, lang): {"text": stored_bio(text), "asserted_on": asserted_on}}}
    if site is not None:
        overrides = {"bio": {"mode": "append", "value": stored_bio(line), "asserted_on": asserted_on}} if line else {}
        document["sites"] = {site.slug: {"overrides": overrides}}
    return document


def stored_bio(text: str) -> str:
    """Pasted words as a bio's text: what looks like a mark is escaped, living facts stay."""
    between = _LIVING_FACT.split(text)
    if bios.literal(" ".join(between)) == " ".join(between):
        return text
    escaped = [_MARK.sub(r"\\\g<0>", words) for words in between]
    facts = [*_LIVING_FACT.findall(text), ""]
    return "".join(words + fact for words, fact in zip(escaped, facts, strict=True))


def _size(text: str, lang: str) -> str:
    printed = bios.plain(stored_bio(text), lang=lang, today=clock.today())
    return "standard" if len(printed) <= bios.LIMITS["standard"] else "long"
