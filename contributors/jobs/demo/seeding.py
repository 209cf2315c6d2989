"""Builds the demo world through the same verbs as everything else, on days in its past."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.db import transaction

from contributors import clock
from contributors.actions.actors import service_actor
from contributors.actions.articles import put_article
from contributors.actions.contributors import create_contributor
from contributors.actions.duplicates import find_duplicates
from contributors.actions.keys import issue_key
from contributors.actions.members import create_owner, invite_member
from contributors.actions.photos import set_photo
from contributors.actions.sites import create_site
from contributors.documents.values import Document
from contributors.errors import Clash
from contributors.jobs.demo.articles import articles
from contributors.jobs.demo.crowd import crowd
from contributors.jobs.demo.people import PEOPLE
from contributors.jobs.demo.photos import portrait
from contributors.jobs.demo.sites import MEMBERS, SITES, site_document
from contributors.models import Actor, Contributor, Member, Site

_SEED = 20261122
_FOUNDED = datetime(2021, 1, 4, 9, tzinfo=UTC)
Progress = Callable[[str, int, int], None]


def demo_key(kind: str, name: str) -> str:
    """The token of a site's demo key (``pk``, ``sk``), or of a member's (``pt``)."""
    return f"{kind}_demo_{name}"


@transaction.atomic
def seed(today: date, progress: Progress = lambda what, done, of: None) -> None:
    """Fills an empty registry, all or nothing. Raises Clash where there is something already."""
    if Site.objects.exists() or Contributor.objects.exists():
        raise Clash("This registry is not empty. The demo world goes into a new database only.", code="not_empty")
    random = Random(_SEED)  # noqa: S311  the same world every time is the point
    by = service_actor("demo")
    with clock.standing_at(_FOUNDED):
        sites = {document["slug"]: create_site(site_document(document), by=by) for document in SITES}
        _members(sites, by)
        _keys(sites.values(), by)
    others = list(crowd(today, random))
    everyone = sorted([*PEOPLE, *others], key=lambda document: document["made"])
    for number, document in enumerate(everyone, start=1):
        _contributor(document, today, by)
        progress("contributors", number, len(everyone))
    written = sorted(articles(today, others, random), key=lambda article: article[2]["published_at"])
    for number, (slug, external_id, document) in enumerate(written, start=1):
        with clock.standing_at(datetime.fromisoformat(document["published_at"]) + timedelta(minutes=1)):
            put_article(sites[slug], external_id, document, by=by)
        progress("articles", number, len(written))
    with clock.standing_at(datetime.combine(today, time(6), UTC)):
        find_duplicates()


def _members(sites: dict[str, Site], by: Actor) -> None:
    if not Member.objects.exists():
        create_owner(email="owner@registry.example")
    for sign_in_name, name, role, slug in MEMBERS:
        document = {"sign_in_name": sign_in_name, "name": name, "email": f"{sign_in_name}@registry.example"}
        invite_member(document, role, sites[slug] if slug else None, by=by)


def _keys(sites: Iterable[Site], by: Actor) -> None:
    for site in sites:
        for kind, prefix in (("publishable", "pk"), ("secret", "sk")):
            issue_key(kind, f"Demo key of {site.name}", by=by, site=site, token=demo_key(prefix, site.slug))
    for member in Member.objects.order_by("sign_in_name"):
        issue_key("personal", "Demo token", by=by, member=member, token=demo_key("pt", member.sign_in_name))


def _contributor(document: Document, today: date, by: Actor) -> None:
    given = {name: value for name, value in document.items() if name not in {"emails", "made"}}
    person = {"emails": document["emails"]} if "emails" in document else None
    with clock.standing_at(datetime.combine(date.fromisoformat(document["made"]), time(9), UTC)):
        contributor = create_contributor(given, by=by, person=person, publish=True)
        if picture := portrait(contributor.pk, today):
            set_photo(contributor, *picture, by=by)
