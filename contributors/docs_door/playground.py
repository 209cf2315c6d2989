"""/docs/playground/: a card on a page like the visitor's, the code that puts it there, and what the registry answered.

Who is in the registry is never listed: the visitor types an id. Only under DEBUG the demo world's people are offered.
"""

import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from contributors.docs_door.examples import examples
from contributors.docs_door.pages import contents
from contributors.jobs.demo.people import PEOPLE
from contributors.models import Contributor, Site
from contributors.outputs.html import LAYOUTS

THEMES = {"light": "Light", "dark": "Dark", "salmon": "Salmon", "navy": "Navy"}
NARROWEST, WIDEST, WIDTH = 240, 1100, 640
PICKS = 8
# What examples show while nobody is chosen.
NOBODY = {"site": "your-site", "id": "ctr_id"}
_NAMES = {"site": re.compile(r"[-\w]{1,60}", re.ASCII), "id": re.compile(r"\w{1,40}", re.ASCII)}


@dataclass(frozen=True, slots=True)
class Choice:
    """``site`` and ``id`` are "" until they can be part of an address; the rest always has a value that works."""

    site: str
    id: str
    layout: str
    theme: str
    width: int

    @property
    def is_complete(self) -> bool:
        return bool(self.site and self.id)

    @property
    def path(self) -> str:
        """The card's address without the origin. It can stand in a shell's quotes as it is."""
        return f"/c/{self.site}/{self.id}.html?layout={self.layout}"

    @property
    def query(self) -> str:
        return urlencode({"site": self.site, "id": self.id, "layout": self.layout, "theme": self.theme})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the public card answered. ``detail`` is the sentence of a refusal, "" with a card."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: str
    size: int
    packed: int
    detail: str

    @property
    def shown_size(self) -> str:
        return f"{self.size:,}"

    @property
    def shown_packed(self) -> str:
        return f"{self.packed:,}"


@require_safe
def playground(request: HttpRequest) -> HttpResponse:
    """The whole page works without script: a form that answers with itself. At most 14 queries."""
    people = _offered()
    choice = _chosen(request.GET, people)
    shown = {"site": choice.site, "id": choice.id} if choice.is_complete else NOBODY
    context = {
        "contents": contents(),
        "choice": choice,
        "origin": settings.PUBLIC_ORIGIN,
        "answer": _answer(choice, request),
        "examples": examples({**shown, "layout": choice.layout}),
        "people": people,
        "sites": list(Site.objects.values_list("slug", "name")) if settings.DEBUG else [],
        "layouts": list(LAYOUTS),
        "themes": THEMES.items(),
        "narrowest": NARROWEST,
        "widest": WIDEST,
    }
    response = render(request, "docs/playground.html", context)
    response._csp_config = {**settings.SECURE_CSP, "frame-src": ["'self'"]}  # type: ignore[attr-defined]
    return response


@require_safe
def host_page(request: HttpRequest) -> HttpResponse:
    """The page in the frame: a pretend publication in the chosen colours, with the card where its layout belongs."""
    choice = _chosen(request.GET, [])
    answer = _answer(choice, request)
    is_card = answer is not None and not answer.detail
    site = Site.objects.filter(slug=choice.site).first() if is_card else None
    context = {"choice": choice, "card": answer.body if answer and is_card else "", "site": site}
    response = render(request, "docs/host_page.html", context)
    response._csp_config = {  # type: ignore[attr-defined]
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", settings.PUBLIC_ORIGIN],
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    }
    return response


def _offered() -> list[dict[str, Any]]:
    """The demo world's people who have a card, with the sites they are on; nobody but under DEBUG. 3 queries."""
    if not settings.DEBUG:
        return []
    order = [person["id"] for person in PEOPLE]
    found = Contributor.objects.published().filter(pk__in=order, status=Contributor.Status.ACTIVE)
    with_places = found.prefetch_related("names", "site_profiles__site").in_bulk()
    people = [with_places[pk] for pk in order if pk in with_places]
    offered = [
        {"id": one.pk, "name": one.name, "sites": sorted(place.site.slug for place in one.site_profiles.all())}
        for one in people
    ]
    return [one for one in offered if one["sites"]][:PICKS]


def _chosen(given: Mapping[str, str], people: list[dict[str, Any]]) -> Choice:
    """What the address asks for; what can't be is left at its first value. Without an id the first of ``people``."""
    site, pk = (
        value if _NAMES[name].fullmatch(value := given.get(name, "").strip()) else "" for name in ("site", "id")
    )
    if "id" not in given and people:
        first = next((one for one in people if site in one["sites"]), people[0])
        site, pk = site if site in first["sites"] else first["sites"][0], first["id"]
    layout, theme = given.get("layout", ""), given.get("theme", "")
    width = given.get("width", "")
    return Choice(
        site=site,
        id=pk,
        layout=layout if layout in LAYOUTS else "box",
        theme=theme if theme in THEMES else "light",
        width=min(max(int(width), NARROWEST), WIDEST) if re.fullmatch(r"[0-9]{1,4}", width) else WIDTH,
    )


def _answer(choice: Choice, request: HttpRequest) -> Answer | None:
    """The real answer, from the view that answers readers; None while the choice is no address."""
    if not choice.is_complete:
        return None
    path, _, query = choice.path.partition("?")
    inner = HttpRequest()
    inner.method = "GET"
    inner.path = inner.path_info = path
    inner.META = {"QUERY_STRING": query}
    inner.GET = QueryDict(query)
    inner.request_id = getattr(request, "request_id", None)  # type: ignore[attr-defined]
    found = resolve(path)
    response = found.func(inner, *found.args, **found.kwargs)
    body = response.content.decode()
    return Answer(
        status=f"{response.status_code} {HTTPStatus(response.status_code).phrase}",
        headers=tuple(response.items()),
        body=body,
        size=len(response.content),
        packed=len(gzip.compress(response.content, mtime=0)),
        detail="" if response.status_code == HTTPStatus.OK else str(json.loads(body)["detail"]),
    )
