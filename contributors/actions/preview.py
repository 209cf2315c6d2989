"""A pasted draft as the card that it would become. Nothing is stored."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from contributors import clock, profiles
from contributors.actions.paste import draft_document
from contributors.actions.sites import slug_of_site
from contributors.cards import Card, Occasion, Publication, build_card
from contributors.documents.contributor import blank, cleaned
from contributors.documents.patch import merge_patch
from contributors.importers import Draft
from contributors.models import Site
from contributors.models.reading import publication
from contributors.names import slug

_SOMEWHERE = "preview"


@dataclass(frozen=True, slots=True)
class Preview:
    """``card`` as readers of the site see it on ``today``, the day there."""

    card: Card
    today: date


def preview(
    draft: Draft,
    contributor_id: str = "ctr_preview",
    *,
    site: Site | None = None,
    site_name: str = "",
    written: date | None = None,
) -> Preview:
    """The card of ``draft`` on ``site``, or on the new site that would be called ``site_name``. No query.

    Raises Invalid with the faults that keeping the draft would raise.
    """
    place = site or new_site(site_name, draft.lang)
    today = clock.today(site.time_zone if site else None)
    given = draft_document(draft, place, (written or today).isoformat())
    facts = cleaned(merge_patch(blank(), given), today=today, sites=[place.slug])
    lang = profiles.answer_language(None, place.languages)
    question = profiles.Question(place.slug, lang, today, facts["sites"][place.slug]["overrides"])
    occasion = Occasion(
        id=contributor_id,
        slug=slug(draft.name),
        version=1,
        updated_at=clock.now().isoformat(timespec="seconds").replace("+00:00", "Z"),
        today=today,
        origin=settings.PUBLIC_ORIGIN,
    )
    return Preview(build_card(profiles.resolve(facts, question), _publication(site, place), occasion), today)


def new_site(name: str, lang: str = "") -> Site:
    """A site that is not stored, as ``create_site`` would make it from its name."""
    return Site(slug=slug_of_site(name) if name else _SOMEWHERE, name=name, languages=[lang or "en"])


def _publication(site: Site | None, place: Site) -> Publication:
    return publication(site) if site else Publication(place.slug, place.name, "")
