"""``/p/{site}/{slug}``: the page under the name that it has on the site, and what became of earlier names."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contributors.cards_door.absent import page_refused
from contributors.cards_door.page import page_of
from contributors.cards_door.standing import OPEN
from contributors.cards_door.view import NOT_FOUND, preflight
from contributors.errors import Gone, NotFound, RegistryError
from contributors.models.current import Named, named

WITHHELD, ERASED = "withheld", "erased"


def page_by_slug(request: HttpRequest, site: str, slug: str) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of ``/p/{site}/{slug}``. 2 queries while a kept page holds."""
    try:
        if request.method == "OPTIONS":
            return preflight()
        found = bearer_of(site, slug)
        if found.slug == slug:
            return page_of(request, site, (found.contributor,))
        return _moved(request, site, found)
    except RegistryError as refusal:
        return page_refused(request, site, refusal)


def bearer_of(site: str, slug: str) -> Named:
    """Who has the slug or had it before. One query.

    Raises Gone for one who is erased, and NotFound, in the same words, for everybody else who may not be shown.
    """
    found = named(site, slug)
    if found is None or found.quiet or found.status == WITHHELD:
        raise NotFound(
            "No contributor has this page.",
            param="slug",
            hint="Slugs change, ids do not: ask for /c/{site}/{id}.",
        )
    if found.status == ERASED:
        raise Gone("The contributor who had this page has been erased.", param="slug")
    return found


def _moved(request: HttpRequest, site: str, found: Named) -> HttpResponse:
    """With the parameters, which belong to who follows it."""
    query = request.META.get("QUERY_STRING")
    address = f"{settings.PUBLIC_ORIGIN}/p/{site}/{found.slug}" + (f"?{query}" if query else "")
    headers = {"Location": address, "Cache-Control": NOT_FOUND, "Surrogate-Key": f"{found.contributor} site-{site}"}
    headers["Cache-Tag"] = f"{found.contributor},site-{site}"
    response = HttpResponse(status=301, headers=OPEN | headers)
    del response.headers["Content-Type"]
    return response
