"""Whole pages: ``/c/{site}/{id}``, and the same page by slug. They refuse no parameter, since readers arrive with some
that others have added.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from contributors import bios, languages
from contributors.cards_door.absent import absolute, page_refused
from contributors.cards_door.stories import ADDRESS as STORIES
from contributors.cards_door.stories import stories_of
from contributors.cards_door.view import answered, finished_card, public_card
from contributors.cards_door.wanted import Wanted
from contributors.errors import MethodRefused, NotFound, RegistryError
from contributors.outputs import Output, html, page

READ = {"GET", "HEAD"}
# As wide as the addresses of cards, and without a suffix.
_ADDRESS = re.compile(r"([-\w]{1,60})/(\w{1,40}(?:,\w{1,40})*)", re.ASCII)
_OUTPUT = Output("text/html; charset=utf-8", page.write, write_several=page.write_several, prints_bylines=True)


@dataclass(frozen=True, slots=True)
class WantedPage(Wanted):
    """A page has no suffix and stands beside the card's other spellings."""

    @property
    def output(self) -> Output:
        return _OUTPUT

    def headers(self, embedders: Sequence[str]) -> dict[str, str]:
        return page.headers(settings.PUBLIC_ORIGIN, embedders)


def card_or_page(request: HttpRequest, address: str) -> HttpResponse:
    """Everything under ``/c/``: with a suffix one of the card's spellings, without one the page, and her stories."""
    if "/stories" in address and (stories := STORIES.fullmatch(address)):
        return stories_of(request, stories)
    found = _ADDRESS.fullmatch(address)
    if found is None or request.method == "OPTIONS":
        return public_card(request, address)
    try:
        return page_of(request, found[1], tuple(dict.fromkeys(found[2].split(","))))
    except RegistryError as refusal:
        return page_refused(request, found[1], refusal)


def page_of(request: HttpRequest, site: str, ids: tuple[str, ...]) -> HttpResponse:
    """The page. Raises what ``refused`` answers. 1 query while a kept page holds, 8 otherwise (of several ids, 10)."""
    if request.method not in READ:
        raise MethodRefused("A page about a contributor takes GET and HEAD.")
    finished = finished_card(wanted_page(site, ids[: html.MOST_AT_ONCE], request.GET.dict()))
    if finished is None:
        raise NotFound("No contributor has this page.", param="id")
    return answered(request, finished)


def wanted_page(site: str, ids: tuple[str, ...], given: Mapping[str, str]) -> WantedPage:
    """A language has to be a language (decision 20); everything else that can't be read is as if it were not there."""
    layout = page.layout_of(given, several=len(ids) > 1)
    size = given.get("size", "")
    options = {
        "layout": layout,
        "styles": (f"{settings.PUBLIC_ORIGIN}/c/{site}/card.css", absolute(static("pages/card-page.css"))),
        "scripts": (absolute(static("author-card.js")),) if layout == "box" else (),
        "oembed": oembed_address(f"{settings.PUBLIC_ORIGIN}/c/{site}/{','.join(ids)}"),
    }
    return WantedPage(
        site,
        ids,
        suffix="",
        lang=languages.canonical_tag(given["lang"]) if given.get("lang") else None,
        size=size if size in bios.SIZES else html.size_of({"layout": layout}),
        options=tuple(options.items()),
    )


def oembed_address(address: str) -> str:
    """Where oEmbed tells of the page at ``address``."""
    return f"{settings.PUBLIC_ORIGIN}/oembed?{urlencode({'url': address})}"
