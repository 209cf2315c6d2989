"""What stands now, in one small query: enough to say whether a finished card is still the card."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from contributors.models.bare import first_row
from contributors.models.contributors import Contributor
from contributors.models.sites import Site, SiteProfile, Slug


class Current(NamedTuple):
    """A published contributor's place on a site as the database gives it, and the site that it is on."""

    place: int
    card_version: int
    status: str
    slug: str
    left_on: date | None
    card_updated_at: datetime
    site: str
    site_name: str
    site_url: str
    languages: str
    time_zone: str
    author_url_pattern: str
    switches: str
    phrases: str
    embedders: str
    byline_style: str


_COLUMNS = (
    *("place.id", "place.card_version", "contributor.status", "place.slug", "place.left_on", "place.card_updated_at"),
    *("site.id", "site.name", "site.url", "site.languages", "site.time_zone"),
    *("site.author_url_pattern", "site.switches", "site.phrases", "site.embedders", "site.byline_style"),
)
# Raw, because building this query costs the ORM more than answering it costs the database. Names of tables only.
_QUERY = f"""
    SELECT {", ".join(_COLUMNS)}
    FROM {Site._meta.db_table} site
    JOIN {SiteProfile._meta.db_table} place ON place.site_id = site.id
    JOIN {Contributor._meta.db_table} contributor ON contributor.id = place.contributor_id
    WHERE site.slug = %s AND place.contributor_id = %s AND contributor.published_at IS NOT NULL
"""  # noqa: S608


def current(site_slug: str, contributor_id: str) -> Current | None:
    """None for an unknown site or contributor, one who is not published and one who is not on the site. One query."""
    row = first_row(_QUERY, (site_slug, contributor_id))
    return None if row is None else Current._make(row)


def place_of(row: Current, site_slug: str, contributor_id: str) -> SiteProfile:
    """The row as the nouns that cards are built from, without another query. They are for reading: never save them."""
    updated = row.card_updated_at
    site = Site(
        pk=row.site,
        slug=site_slug,
        name=row.site_name,
        url=row.site_url,
        languages=json.loads(row.languages),
        time_zone=row.time_zone,
        author_url_pattern=row.author_url_pattern,
        switches=json.loads(row.switches),
        phrases=json.loads(row.phrases),
        byline_style=json.loads(row.byline_style),
    )
    return SiteProfile(
        pk=row.place,
        contributor_id=contributor_id,
        site=site,
        slug=row.slug,
        left_on=row.left_on,
        card_version=row.card_version,
        # SQLite keeps moments in UTC and does not say so.
        card_updated_at=updated if updated.tzinfo else updated.replace(tzinfo=UTC),
    )


class Entry(NamedTuple):
    """One of several published contributors on a site: enough to say whether a finished fragment still holds."""

    contributor_id: str
    place: int
    card_version: int
    status: str
    site: str
    languages: list[str]
    time_zone: str
    embedders: list[str]
    byline_style: dict[str, Any]


def entries(site_slug: str, contributor_ids: Sequence[str]) -> list[Entry]:
    """Those of ``contributor_ids`` that have a card on the site, in no order. One query."""
    places = SiteProfile.objects.filter(
        site__slug=site_slug, contributor_id__in=contributor_ids, contributor__published_at__isnull=False
    )
    columns = ("contributor_id", "pk", "card_version", "contributor__status")
    of_the_site = ("site_id", "site__languages", "site__time_zone", "site__embedders", "site__byline_style")
    return [Entry._make(row) for row in places.values_list(*columns, *of_the_site)]


class Named(NamedTuple):
    """Who has a slug on a site or had it before, or stands for one who had it.

    ``slug`` is today's; ``quiet`` when the asked one was left quietly.
    """

    contributor: str
    slug: str
    status: str
    quiet: bool


def named(site_slug: str, slug: str) -> Named | None:
    """None for a slug that nobody published ever had on the site. One query."""
    place = SiteProfile.objects.filter(
        site=OuterRef("site"), contributor=OuterRef("bearer"), contributor__published_at__isnull=False
    )
    rows = (
        Slug.objects.filter(site__slug=site_slug, slug=slug)
        .annotate(bearer=Coalesce("contributor__merged_into", "contributor"))
        .annotate(today=Subquery(place.values("slug")[:1]), standing=Subquery(place.values("contributor__status")[:1]))
        .exclude(today=None)
        .values_list("bearer", "today", "standing", "quiet")
    )
    row = rows.first()
    return None if row is None else Named._make(row)
