"""The first screen with one command that works, and every page of the documentation."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contributors import clock
from contributors.answers.problems import problem_response
from contributors.docs_door.pages import contents, docs_folder, is_page, read_page
from contributors.errors import NotFound
from contributors.models import SiteProfile
from contributors.models.reading import Asked, explain_places, one_place
from contributors.outputs.html import render as render_card

_IMAGE = re.compile(r"[a-z0-9-]+\.png")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One command with a real id, what it answers, and the card. 9 queries."""
    newest = SiteProfile.objects.filter(contributor__published_at__isnull=False).order_by(
        "contributor__published_at", "pk"
    )
    first = newest.values_list("site__slug", "contributor_id").first()
    example = _example(*first) if first else None
    return render(
        request, "docs/index.html", {"contents": contents(), "origin": settings.PUBLIC_ORIGIN, "example": example}
    )


def _example(site_slug: str, contributor_id: str) -> dict[str, str] | None:
    place = one_place(site_slug, contributor_id)
    if place is None:
        return None
    today = clock.today(place.site.time_zone)
    card = explain_places(place.site, [place], Asked(today, settings.PUBLIC_ORIGIN))[0].card
    address = f"{settings.PUBLIC_ORIGIN}/c/{site_slug}/{contributor_id}"
    return {"address": address, "html": render_card(card, today=today), "name": card["name"]}


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A page by its path without ``.md``."""
    if not is_page(path):
        return problem_response(NotFound(f"There is no page `{path}`. The contents are at /docs/."), request)
    return render(request, "docs/page.html", {"contents": contents(), "page": read_page(path)})


@require_safe
def image(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture that a page shows."""
    file = docs_folder() / "images" / name
    if not _IMAGE.fullmatch(name) or not file.is_file():
        return problem_response(NotFound(f"There is no picture `{name}`."), request)
    return FileResponse(
        Path(file).open("rb"), content_type="image/png", headers={"Cache-Control": "public, max-age=300"}
    )
