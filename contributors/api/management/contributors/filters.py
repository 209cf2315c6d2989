"""Which contributors a list is for."""

from typing import Annotated

from rest_framework.request import Request

from contributors import languages
from contributors.api.schema import Parameter
from contributors.api.site.asking import one_of
from contributors.api.site.cards import instant
from contributors.errors import BadRequest, near_miss
from contributors.models import Contributor, Site
from contributors.models.contributors import ContributorQuerySet

KINDS = tuple(Contributor.Kind.values)
STATUSES = tuple(Contributor.Status.values)
FILTERS = (
    Parameter("site", str, "Only those with a place on this site, by its slug."),
    Parameter("status", Annotated[str, {"enum": list(STATUSES)}], "Only those of this status."),
    Parameter("kind", Annotated[str, {"enum": list(KINDS)}], "Only persons, or only desks."),
    Parameter("published", Annotated[str, {"enum": ["true", "false"]}], "Only those whom readers can see, or can't."),
    Parameter(
        "merged",
        Annotated[str, {"enum": ["true", "false"]}],
        "true: only those for whom somebody else stands. Without it they are left out.",
    ),
    Parameter("lang", str, "Only those whose own language this is (BCP 47)."),
    Parameter("q", str, "Only those whom the search finds by it, best first: words of a name, initials, an e-mail."),
    Parameter(
        "updated_since", Annotated[str, {"format": "date-time"}], "Only those who changed at that time or later."
    ),
)


def filtered(rows: ContributorQuerySet, request: Request) -> ContributorQuerySet:
    """Raises BadRequest for a value that means nothing."""
    given = request.query_params
    is_merged = one_of(given.get("merged", "false"), "merged", ("true", "false")) == "true"
    rows = rows.filter(merged_into__isnull=not is_merged)
    if "site" in given:
        rows = rows.filter(site_profiles__site=_site(given["site"]))
    if "status" in given:
        rows = rows.filter(status=one_of(given["status"], "status", STATUSES))
    if "kind" in given:
        rows = rows.filter(kind=one_of(given["kind"], "kind", KINDS))
    if "published" in given:
        is_published = one_of(given["published"], "published", ("true", "false")) == "true"
        rows = rows.filter(published_at__isnull=not is_published)
    if "lang" in given:
        rows = rows.filter(lang=languages.canonical_tag(given["lang"]))
    if "updated_since" in given:
        rows = rows.filter(updated_at__gte=instant(given["updated_since"]))
    return rows


def _site(slug: str) -> Site:
    found = Site.objects.filter(slug=slug).first()
    if found is None:
        near = near_miss(slug, Site.objects.values_list("slug", flat=True))
        raise BadRequest(f"No site `{slug}`.{near}", code="unknown_site", param="site")
    return found
