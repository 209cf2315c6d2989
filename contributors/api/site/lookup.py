"""Who is behind an old id, an article's address, a slug or an identifier."""

from collections.abc import Callable
from typing import Annotated

from django.conf import settings
from django.http import HttpResponseBase
from rest_framework.request import Request

from contributors import clock, links
from contributors.access import SAFETY_STATUSES
from contributors.api.authentication import SECRET_KEYS
from contributors.api.schema import IF_NONE_MATCH, Parameter
from contributors.api.site import answering
from contributors.api.site.documents import Found
from contributors.api.site.routes import SITE, SiteRoute, site_documented
from contributors.errors import BadRequest, NotFound, RegistryError
from contributors.models import Article, Contributor, ExternalId, Identifier, Site, Slug
from contributors.models.leading import leading
from contributors.models.reading import Asked, read_cards

SOURCE = Parameter("source", str, "Where the old id is from, such as `wp:meridian`; goes with `id`.")
ID = Parameter("id", str, "The old id.")
URL = Parameter("url", Annotated[str, {"format": "uri"}], "The address of an article, or of her page on the site.")
SLUG = Parameter("slug", str, "Her slug on the site, of today or of any time before.")
ORCID = Parameter("orcid", str, "Her ORCID iD, bare or as an address.")
_WAYS = ("source", "url", "slug", "orcid")
# These say who she is; for one who is withheld or erased they lead nowhere, while the site's own ids go on resolving.
_NAMING = frozenset({"page", "slug", "orcid"})


class Lookup(SiteRoute):
    ways = SECRET_KEYS
    scope = "lookup"

    @site_documented(
        "Who is behind an old id, an article, a slug or an identifier",
        operation="lookUp",
        parameters=(SITE, SOURCE, ID, URL, SLUG, ORCID, IF_NONE_MATCH),
        answers={200: Found, 304: None},
        description="One of `source` with `id`, `url`, `slug` and `orcid`. Everybody published in the registry is "
        "found; `card` is null for who is on other sites only.",
    )
    def get(self, request: Request, site: str) -> HttpResponseBase:
        given = request.query_params
        asked = [name for name in _WAYS if name in given]
        if len(asked) != 1 or ("id" in given) != (asked == ["source"]):
            raise BadRequest(
                "Ask by one of `source` and `id`, `url`, `slug` or `orcid`, as in `?source=wp:meridian&id=4711`.",
                code="ask_one_way",
            )
        way = asked[0]
        ids = _FINDINGS[way](self.site, given[way], given.get("id", ""))
        if way == "url" and not ids:
            way, ids = "page", _by_page(self.site, given["url"])
        return answering.answer(request, answering.compact(self.found(way, ids)))

    def found(self, way: str, ids: list[str]) -> Found:
        leads = leading(ids)
        ids = [leads.get(pk, pk) for pk in ids]
        visible = Contributor.objects.published().filter(pk__in=ids).prefetch_related("names", "site_profiles__site")
        if way in _NAMING:
            visible = visible.exclude(status__in=SAFETY_STATUSES)
        by_id = {contributor.pk: contributor for contributor in visible}
        known = [pk for pk in dict.fromkeys(ids) if pk in by_id]
        if not known:
            raise _nobody(way)
        first = by_id[known[0]]
        asked = Asked(today=clock.today(self.site.time_zone), origin=settings.PUBLIC_ORIGIN)
        here = read_cards(self.site, [first.pk], asked).get(first.pk)
        if here is None and first.status in SAFETY_STATUSES:  # not even a neutral card stands for her on this site
            raise _nobody(way)
        return {
            "id": first.pk,
            "ids": known,
            "name": here.card["name"] if here else first.name,
            "sites": sorted(profile.site.slug for profile in first.site_profiles.all()),
            "card": here.card if here else None,
        }


def _nobody(way: str) -> NotFound:
    return NotFound(_NOBODY[way], code="unknown_contributor", param="url" if way == "page" else way)


def _by_external_id(site: Site, source: str, value: str) -> list[str]:
    return list(ExternalId.objects.filter(source=source, value=value).values_list("contributor_id", flat=True))


def _by_url(site: Site, url: str, _: str) -> list[str]:
    article = Article.objects.filter(site=site, url=url).order_by("-published_at").first()
    if article is not None:
        credits = article.credits.filter(contributor__isnull=False)
        return [str(pk) for pk in credits.values_list("contributor_id", flat=True)]
    return []


def _by_page(site: Site, url: str) -> list[str]:
    """The contributor whose page on the site this is, by the site's own pattern."""
    before, _, after = site.author_url_pattern.replace("{id}", "{slug}").partition("{slug}")
    if not before or not url.startswith(before) or not url.endswith(after) or len(url) <= len(before) + len(after):
        return []
    named = url[len(before) : len(url) - len(after)]
    return [named] if "{id}" in site.author_url_pattern else _by_slug(site, named, "")


def _by_slug(site: Site, slug: str, _: str) -> list[str]:
    """A slug that she left behind quietly leads nowhere."""
    return list(Slug.objects.filter(site=site, slug=slug, quiet=False).values_list("contributor_id", flat=True))


def _by_orcid(site: Site, text: str, _: str) -> list[str]:
    try:
        orcid = links.parse_identifier("orcid", text)
    except RegistryError as error:
        raise BadRequest(error.detail, code=error.code, param="orcid") from None
    found = Identifier.objects.filter(scheme="orcid", value=orcid.value).order_by("contributor_id")
    return list(found.values_list("contributor_id", flat=True))


_FINDINGS: dict[str, Callable[[Site, str, str], list[str]]] = {
    "source": _by_external_id,
    "url": _by_url,
    "slug": _by_slug,
    "orcid": _by_orcid,
}
_NOBODY = {
    "source": "No contributor came from there under this id.",
    "url": "No contributor of that article can be shown.",
    "page": "No article of this site with a contributor has this address, and no contributor's page either.",
    "slug": "No contributor has this slug on this site, or ever had it.",
    "orcid": "No contributor has this ORCID iD.",
}
