"""A whole page that can't be shown: a page for the reader who came for it, where other doors answer programs."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from contributors import languages, profiles
from contributors.cards_door.standing import OPEN
from contributors.cards_door.view import NOT_FOUND, refused
from contributors.errors import Gone, NotFound, RegistryError
from contributors.models import Site
from contributors.outputs import absent, page


def page_refused(request: HttpRequest, site: str, refusal: RegistryError) -> HttpResponse:
    """404 and 410 as a page in the site's language, which says the same of everybody; the rest as other doors do.

    1 query.
    """
    if refusal.status not in {NotFound.status, Gone.status}:
        return refused(request, refusal)
    found = Site.objects.filter(slug=site).only("name", "url", "languages", "embedders").first()
    body = absent.write(
        lang=_answered_in(request, found) if found else "en",
        is_gone=refusal.status == Gone.status,
        site=found.name if found else "",
        site_url=found.url if found else "",
        styles=(absolute(static("pages/card-page.css")),),
    )
    headers = {
        **OPEN,
        "Content-Security-Policy": page.policy(settings.PUBLIC_ORIGIN, found.embedders if found else ()),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cache-Control": NOT_FOUND,
        "Content-Length": str(len(body)),
    }
    is_head = request.method == "HEAD"
    return HttpResponse(
        b"" if is_head else body, status=refusal.status, content_type="text/html; charset=utf-8", headers=headers
    )


def absolute(path: str) -> str:
    return path if "://" in path else f"{settings.PUBLIC_ORIGIN}{path}"


def _answered_in(request: HttpRequest, site: Site) -> str:
    try:
        asked = languages.canonical_tag(request.GET.get("lang") or site.default_language)
    except RegistryError:
        return site.default_language
    return profiles.answer_language(asked, site.languages)
