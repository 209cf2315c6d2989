"""What the addresses of one site have in common: its key, its site, its scopes."""

from functools import partial
from typing import Any, ClassVar

from rest_framework.request import Request

from contributors.api.authentication import SITE_KEYS, admit, key_of
from contributors.api.routes import Route
from contributors.api.schema import Parameter, documented
from contributors.errors import NotAllowed, NotFound, near_miss
from contributors.models import Key, Site

SITE = Parameter("site", str, "The site's slug, such as `fba`.", where="path")
site_documented = partial(documented, tag="Site API")


class SiteRoute(Route):
    """``scope`` is what the key has to be for; ``site`` is the key's site once the request was let in."""

    ways: ClassVar[frozenset[str]] = SITE_KEYS
    scope: ClassVar[str] = "cards"
    cross_origin = True
    site: Site
    key: Key

    def admit(self, request: Request) -> None:
        slug = str(self.kwargs["site"])
        key = key_of(request)
        if key is not None and key.site is not None:
            if key.site.slug != slug:
                raise _other_site(key.site, slug)
            self.site, self.key = key.site, key
        admit(request, self.ways, f"Your key is in the desk under Sites → {slug} → API keys.")
        self.require_scope(self.scope)

    def require_scope(self, scope: str) -> None:
        if scope not in self.key.scopes:
            scopes = ", ".join(f"`{name}`" for name in self.key.scopes) or "nothing"
            raise NotAllowed(
                f"The key `{self.key.prefix}…` is for {scopes}, and this needs `{scope}`.", code="missing_scope"
            )


def _other_site(own: Site, slug: str) -> NotFound | NotAllowed:
    """One query, on this way only."""
    slugs = list(Site.objects.values_list("slug", flat=True))
    if slug not in slugs:
        return NotFound(f"No site `{slug}`.{near_miss(slug, slugs)}", code="unknown_site", param="site")
    return NotAllowed(f"This key belongs to `{own.slug}`; you asked for `{slug}`.", code="wrong_site", param="site")


def required_secret(request: Request, parameter: str) -> None:
    """Raises NotAllowed (wrong_key) where a publishable key asks for what only a secret one may."""
    key: Any = key_of(request)
    if key.kind != Key.Kind.SECRET:
        raise NotAllowed(
            f"`{parameter}` takes a secret key (`sk_…`); you sent a publishable key (`pk_…`).",
            code="wrong_key",
            param=parameter,
        )
