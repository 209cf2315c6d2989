"""/api/v1/sites: the publications, their settings, and how those were before."""

from typing import Annotated, Any, NotRequired, TypedDict

from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.sites import create_site, edit_site, revert_site
from contributors.api.authentication import actor_of
from contributors.api.bodies import body_of
from contributors.api.idempotency import answered_once
from contributors.api.management.history import (
    VERSION,
    History,
    HistoryState,
    RevertInput,
    cleaned_revert,
    listed_history,
    state_after,
)
from contributors.api.management.routes import (
    MERGE_PATCH,
    PATCHED,
    Instant,
    ManagementRoute,
    answered,
    instant,
    managed,
    patch_of,
)
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT
from contributors.api.site.routes import SITE
from contributors.api.versions import expected_version
from contributors.errors import NotFound, near_miss
from contributors.models import Site

Slug = Annotated[str, {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}]


class BylineStyle(TypedDict, total=False):
    """`by` is the first word, `""` for none; `most_names` are printed before the rest is counted.

    `roles` has the words of a role in a language, such as `{"fact_checking": {"en": "fact-checked by {names}"}}`.
    """

    by: str
    serial_comma: bool
    upper_case: bool
    most_names: Annotated[int, {"minimum": 1, "maximum": 100}]
    roles: dict[str, dict[str, str]]


class Switches(TypedDict, total=False):
    """What cards on the site show; everything without them."""

    latest: bool
    links: bool
    photo: bool
    sole_author: bool


class Phrases(TypedDict, total=False):
    """What the site calls somebody whose name is not shown."""

    staff_reporter: str
    former_contributor: str


class Tokens(TypedDict, total=False):
    """The look of the site's cards."""

    accent: str
    name_font: str
    photo_radius: str


class SiteDocument(TypedDict):
    """The first of `languages` is the site's default; `time_zone` (IANA) says when its days begin."""

    slug: str
    version: int
    name: str
    url: str | None
    languages: list[str]
    time_zone: str
    author_url_pattern: str | None
    hosts: list[str]
    embedders: list[str]
    feed_url: str | None
    byline_style: BylineStyle
    switches: Switches
    phrases: Phrases
    tokens: Tokens
    created_at: Instant
    updated_at: Instant


class SiteList(TypedDict):
    """In the order of their slugs; `next` is the next page's cursor."""

    items: list[SiteDocument]
    next: str | None


class SiteFields(TypedDict, total=False):
    url: str | None
    languages: list[str] | None
    time_zone: str
    author_url_pattern: str | None
    hosts: list[str] | None
    embedders: list[str] | None
    feed_url: str | None
    byline_style: BylineStyle | None
    switches: Switches | None
    phrases: Phrases | None
    tokens: Tokens | None


class SiteInput(SiteFields):
    """`name` is enough: slug, language and time zone follow from it and from the settings."""

    name: str
    slug: NotRequired[Slug]


class SitePatch(SiteFields, total=False):
    """A merge patch (RFC 7396). The slug is part of every address and stays."""

    name: str
    why: str | None


class SiteSettingsRoute(ManagementRoute):
    def found(self, slug: str) -> Site:
        """Raises NotFound that names the nearest slug."""
        site = Site.objects.filter(slug=slug).first()
        if site is None:
            near = near_miss(slug, Site.objects.values_list("slug", flat=True))
            raise NotFound(f"No site `{slug}`.{near}", code="unknown_site", param="site")
        return site

    def answer(self, slug: str, *, status: int = 200) -> Response:
        site = self.found(slug)
        return answered(
            site_document(site), site, status=status, location=f"/api/v1/sites/{slug}" if status == 201 else ""
        )


class Sites(SiteSettingsRoute):
    @managed("All sites", operation="listSites", parameters=(CURSOR, LIMIT), answers={200: SiteList})
    def get(self, request: Request) -> Response:
        page = page_of(Site.objects.all(), ("slug",), request)
        return Response({"items": [site_document(site) for site in page.items], "next": page.next})

    @managed(
        "A new site",
        operation="createSite",
        parameters=(IDEMPOTENCY_KEY,),
        body=SiteInput,
        answers={201: SiteDocument},
    )
    def post(self, request: Request) -> Response:
        document = body_of(request)

        def create() -> Response:
            return self.answer(create_site(document, by=actor_of(request)).slug, status=201)

        return answered_once(request, create)


class OneSite(SiteSettingsRoute):
    @managed("A site's settings", operation="readSite", parameters=(SITE,), answers={200: SiteDocument})
    def get(self, request: Request, site: str) -> Response:
        return self.answer(site)

    @managed(
        "Edit a site's settings",
        operation="editSite",
        parameters=(SITE, IF_MATCH),
        body=SitePatch,
        media=MERGE_PATCH,
        answers={200: SiteDocument},
        refusals=(412, 428),
        description=PATCHED,
    )
    def patch(self, request: Request, site: str) -> Response:
        found, expect = self.found(site), expected_version(request)
        patch, why = patch_of(request)
        edit_site(found, patch, by=actor_of(request), expect=expect, why=why)
        return self.answer(site)


class SiteHistory(SiteSettingsRoute):
    @managed(
        "What happened to a site, newest first",
        operation="listSiteHistory",
        parameters=(SITE, CURSOR, LIMIT),
        answers={200: History},
    )
    def get(self, request: Request, site: str) -> Response:
        return listed_history(request, self.found(site))


class SiteState(SiteSettingsRoute):
    @managed(
        "A site as it was after one of its changes",
        operation="readSiteVersion",
        parameters=(SITE, VERSION),
        answers={200: HistoryState},
    )
    def get(self, request: Request, site: str, version: str) -> Response:
        return Response(state_after(self.found(site), version))


class RevertSite(SiteSettingsRoute):
    @managed(
        "Bring earlier settings back",
        operation="revertSite",
        parameters=(SITE, IF_MATCH, IDEMPOTENCY_KEY),
        body=RevertInput,
        answers={200: SiteDocument},
        refusals=(412, 428),
    )
    def post(self, request: Request, site: str) -> Response:
        found, expect = self.found(site), expected_version(request)
        version, why = cleaned_revert(request)

        def revert() -> Response:
            revert_site(found, version, by=actor_of(request), expect=expect, why=why)
            return self.answer(site)

        return answered_once(request, revert)


def site_document(site: Site) -> dict[str, Any]:
    state = site.snapshot()
    times = {"created_at": instant(site.created_at), "updated_at": instant(site.updated_at)}
    return {"slug": state.pop("slug"), "version": site.version} | state | times
