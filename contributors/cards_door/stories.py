"""``/c/{site}/{id}/stories`` and ``/c/{id}/stories``: what a contributor has written, as a page and as feeds.

Everything else in their addresses is ignored, as pages do: feed readers and links arrive with parameters of their own.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from contributors import clock, languages
from contributors.cards import Card
from contributors.cards_door.absent import absolute
from contributors.cards_door.finished import finish
from contributors.cards_door.standing import FOUND, OPEN
from contributors.cards_door.view import answered, nothing_on, preflight, refused
from contributors.errors import BadRequest, MethodRefused, NotFound, RegistryError
from contributors.models import Site
from contributors.models.leading import leading
from contributors.models.reading import Asked, read_cards
from contributors.models.stories import Mark, Written, places_of, stories
from contributors.outputs import page
from contributors.outputs.identity import is_neutral
from contributors.outputs.stories import FORMS, Item, Listing

# No site's slug has an underscore, so an id in its place means all sites.
ADDRESS = re.compile(r"(?:([-\w]{1,60})/)?(\w{1,40})/stories(?:\.(rss|atom|json))?", re.ASCII)
AT_ONCE = 50
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stories_of(request: HttpRequest, address: str) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of an address that ``ADDRESS`` matches. 12 queries."""
    try:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in {"GET", "HEAD"}:
            raise MethodRefused("Stories take GET and HEAD.")
        found = ADDRESS.fullmatch(address)
        if found is None:
            raise NotFound("No contributor has this page.", param="id")
        site, pk, suffix = found[1], found[2], found[3] or ""
        bearer = leading([pk]).get(pk, pk)
        listing = _listing(site, bearer, request.GET.get("cursor"), request.GET.get("lang"))
        headers = _headers(bearer, site, listing)
        if suffix == "":
            headers["Content-Security-Policy"] = page.policy(settings.PUBLIC_ORIGIN)
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        if bearer != pk:
            place = f"{site}/" if site else ""
            dotted = f".{suffix}" if suffix else ""
            headers["Content-Location"] = f"{settings.PUBLIC_ORIGIN}/c/{place}{bearer}/stories{dotted}"
        form = FORMS[suffix]
        return answered(request, finish(form.write(listing), None, headers, {"Content-Type": form.content_type}))
    except RegistryError as refusal:
        return refused(request, refusal)


def _listing(site: str | None, pk: str, cursor: str | None, lang: str | None) -> Listing:
    behind = _mark(cursor) if cursor else None
    card, sites = _author(site, pk, languages.canonical_tag(lang) if lang else None)
    found = [] if is_neutral(card) else stories(pk, sites, AT_ONCE + 1, behind)
    shown = found[:AT_ONCE]
    own = f"{site}/{pk}" if site else pk
    title = languages.phrase(card["lang"], "all_stories", name=card["name"])
    return Listing(
        address=f"{settings.PUBLIC_ORIGIN}/c/{own}/stories",
        title=card["name"] if is_neutral(card) else title,
        lang=card["lang"],
        dir=card["dir"],
        author=None if is_neutral(card) else card["name"],
        author_url=None if is_neutral(card) else card["url"] or card["outputs"]["page"],
        site=card["site"]["name"],
        updated_at=shown[0].mark.published_at if shown else _EPOCH,
        items=tuple(map(_item, shown)),
        cursor=cursor,
        next=_cursor(shown[-1].mark) if len(found) > AT_ONCE else None,
        styles=(f"{settings.PUBLIC_ORIGIN}/c/{card['site']['slug']}/card.css", absolute(static("pages/card-page.css"))),
        is_hidden=is_neutral(card),
    )


def _author(site: str | None, pk: str, lang: str | None) -> tuple[Card, Sequence[Site]]:
    """Her card on the site or, across sites, on her own one or the first; and whose stories are told.

    Raises NotFound in the words of every other page where she has none.
    """
    if site is None:
        places = places_of(pk)
        home = next((place for place in places if place.site_id == place.contributor.home_site_id), None)
        chosen = home or next(iter(places), None)
        on, sites = chosen.site if chosen else None, [place.site for place in places]
    else:
        on = Site.objects.filter(slug=site).first()
        sites = [place.site for place in places_of(pk) if place.site.slug == site]
    if on is None:
        raise nothing_on(site) if site else NotFound("No contributor has this page.", param="id")
    asked = Asked(today=clock.today(on.time_zone), origin=settings.PUBLIC_ORIGIN, lang=lang)
    explained = read_cards(on, [pk], asked).get(pk)
    if explained is None:
        raise nothing_on(on.slug)
    return explained.card, sites


def _item(story: Written) -> Item:
    return Item(
        id=f"{settings.PUBLIC_ORIGIN}/#{story.mark.article_id}",
        title=story.title,
        url=story.url,
        published_at=story.mark.published_at,
        roles=story.roles,
        site=story.site.name,
    )


def _cursor(mark: Mark) -> str:
    text = f"{mark.published_at.astimezone(UTC).isoformat()} {mark.article_id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _mark(cursor: str) -> Mark:
    try:
        text = base64.urlsafe_b64decode(cursor[:200] + "=" * (-len(cursor[:200]) % 4)).decode("ascii")
        moment, _, pk = text.partition(" ")
        published_at = datetime.fromisoformat(moment)
        if published_at.tzinfo is None or not re.fullmatch(r"\w{1,40}", pk):
            raise ValueError(cursor)
    except (binascii.Error, ValueError) as broken:
        raise BadRequest(
            "This `cursor` is no page of the list. Begin again without it.", code="invalid_cursor", param="cursor"
        ) from broken
    return Mark(published_at, pk)


def _headers(pk: str, site: str | None, listing: Listing) -> dict[str, str]:
    keys = [pk, *([f"site-{site}"] if site else [])]
    hidden = {"X-Robots-Tag": "noindex"} if listing.is_hidden else {}
    return {
        **OPEN,
        **hidden,
        "Access-Control-Expose-Headers": "ETag",
        "Cache-Control": FOUND,
        "Surrogate-Key": " ".join(keys),
        "Cache-Tag": ",".join(keys),
        "Vary": "Accept-Encoding",
    }
