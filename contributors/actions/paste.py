"""What somebody pasted: read into drafts, set beside who is here already, and kept as contributors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db import transaction

from contributors import bios, clock
from contributors.actions.contributors import create_contributor
from contributors.actions.duplicates import lookalikes, lookalikes_of_many, note_lookalikes
from contributors.duplicates import Profile
from contributors.importers import Draft, Reading, reader
from contributors.models import Actor, Contributor, Document, Site
from contributors.names import fold

FEW = 20  # drafts that are looked up one by one
_LIVING_FACT = re.compile(r"\{years:\d{4}\}")
_MARK = re.compile(r"[\\*\[\]{}]")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A contributor who may be the one in a draft. ``reasons`` are codes of ``contributors.duplicates``."""

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
    """For each draft, who is here already that looks like her, the surest first. At most 25 queries a draft.

    Of a long list only those of the same name, address, link or identifier are found, in ten queries altogether.
    """
    profiles = [_profile(draft) for draft in drafts]
    found = [lookalikes(profile) for profile in profiles] if len(drafts) <= FEW else lookalikes_of_many(profiles)
    wanted = {each.contributor_id for one in found for each in one}
    names = {
        contributor.pk: contributor.name
        for contributor in Contributor.objects.filter(pk__in=wanted).prefetch_related("names")
    }
    return [
        [Likeness(each.contributor_id, names[each.contributor_id], each.codes) for each in one if each.codes]
        for one in found
    ]


def _profile(draft: Draft) -> Profile:
    return Profile(
        id="",
        names=(draft.name,),
        kind=draft.kind,
        emails=frozenset({draft.email} if draft.email else ()),
        links=frozenset(link.url for link in draft.links),
        identifiers=frozenset((identifier.scheme, identifier.value) for identifier in draft.identifiers),
        location=draft.location or "",
    )


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
    for made in kept[:FEW]:
        note_lookalikes(made.pk)
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
