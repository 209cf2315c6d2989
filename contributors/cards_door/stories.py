"""``/c/{site}/{id}/stories`` and ``/c/{id}/stories``: what a contributor has written, as a page and as feeds.

Everything else in their addresses is ignored, as pages do: feed readers and links arrive with parameters of their own.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from contributors import clock, languages
from contributors.bylines import BylineStyle
from contributors.cards import Card
from contributors.cards_door.absent import absolute, page_refused
from contributors.cards_door.finished import finish
from contributors.cards_door.standing import FOUND, OPEN
from contributors.cards_door.view import answered, nothing_on, preflight, refused
from contributors.errors import BadRequest, MethodRefused, NotFound, RegistryError
from contributors.models import Site
from contributors.models.leading import leading
from contributors.models.reading import Asked, read_bare_cards, read_cards
from contributors.models.stories import Mark, Written, newer_marks, places_of, stories
from contributors.outputs import page
from contributors.outputs.credits import credited
from contributors.outputs.identity import is_neutral
from contributors.outputs.stories import FORMS, Item, Listing
from contributors.outputs.stories import page as archive

# No site's slug has an underscore, so an id in its place means all sites.
ADDRESS = re.compile(r"(?:([-\w]{1,60})/)?(\w{1,40})/stories(?:\.(rss|atom|json))?", re.ASCII)
AT_ONCE = 50
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Found:
    """``site`` is the one of her card, whose frame the list has; ``sites`` are those whose stories it tells."""

    card: Card
    site: Site
    sites: Sequence[Site]


def stories_of(request: HttpRequest, address: re.Match[str]) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of an address that ``ADDRESS`` has matched. 19 queries, 20 of a later page."""
    site, pk, suffix = address.groups("")
    try:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in {"GET", "HEAD"}:
            raise MethodRefused("Stories take GET and HEAD.")
        bearer = leading([pk]).get(pk, pk)
        lang = languages.canonical_tag(request.GET["lang"]) if request.GET.get("lang") else None
        found = _author(site, bearer, lang)
        listing = _listing(found, f"{site}/{bearer}" if site else bearer, request.GET.get("cursor", ""), lang)
        headers = _headers(bearer, site, listing)
        if bearer != pk:
            headers["Content-Location"] = f"{listing.address}.{suffix}" if suffix else listing.address
        if suffix:
            body, content_type = FORMS[suffix].write(listing), FORMS[suffix].content_type
        else:
            body, content_type = archive.write(listing, _styles(found.site)), "text/html; charset=utf-8"
            headers |= page.headers(settings.PUBLIC_ORIGIN, found.site.embedders)
        return answered(request, finish(body, None, headers, {"Content-Type": content_type}))
    except RegistryError as refusal:
        return refused(request, refusal) if suffix else page_refused(request, site, refusal)


def _listing(found: _Found, own: str, cursor: str, lang: str | None) -> Listing:
    """``own`` is the address below ``/c/``, without ``/stories``."""
    card, pk = found.card, found.card["id"]
    behind = _mark(cursor) if cursor else None
    sites = [] if is_neutral(card) else found.sites
    told = stories(pk, sites, AT_ONCE + 1, behind)
    shown = told[:AT_ONCE]
    return Listing(
        card=card,
        address=f"{settings.PUBLIC_ORIGIN}/c/{own}/stories",
        is_of_all_sites="/" not in own,
        updated_at=shown[0].mark.published_at if shown else _EPOCH,
        lang=lang,
        items=tuple(_items(shown, found.sites, lang)),
        cursor=cursor,
        newer=_newer(pk, sites, behind) if behind else None,
        older=_cursor(shown[-1].mark) if len(told) > AT_ONCE else None,
    )


def _newer(pk: str, sites: Sequence[Site], behind: Mark) -> str | None:
    """The cursor of the page that ends with ``behind``: ``""`` is the first one."""
    before = newer_marks(pk, sites, AT_ONCE + 1, behind)
    if not before:
        return None
    return _cursor(before[AT_ONCE]) if len(before) > AT_ONCE else ""


def _styles(site: Site) -> tuple[str, ...]:
    sheets = (absolute(static(f"pages/{name}")) for name in ("card-page.css", "archive-page.css"))
    return (f"{settings.PUBLIC_ORIGIN}/c/{site.slug}/card.css", *sheets)


def _author(site: str, pk: str, lang: str | None) -> _Found:
    """Her card on the site or, across sites, on her own one or the first; and whose stories are told.

    Raises NotFound in the words of every other page where she has none.
    """
    places = [place for place in places_of(pk) if site in {"", place.site.slug}]
    home = next((place for place in places if place.site_id == place.contributor.home_site_id), None)
    chosen = home or next(iter(places), None)
    on = chosen.site if chosen else Site.objects.filter(slug=site).first()
    if on is None:
        raise nothing_on(site) if site else NotFound("No contributor has this page.", param="id")
    asked = Asked(today=clock.today(on.time_zone), origin=settings.PUBLIC_ORIGIN, lang=lang)
    explained = read_cards(on, [pk], asked).get(pk)
    if explained is None:
        raise nothing_on(on.slug)
    return _Found(explained.card, on, [place.site for place in places])


def _items(shown: Sequence[Written], sites: Sequence[Site], lang: str | None) -> Iterator[Item]:
    """With everybody whom the stories credit, as each site names them."""
    asked = {
        site.pk: Asked(today=clock.today(site.time_zone), origin=settings.PUBLIC_ORIGIN, lang=lang) for site in sites
    }
    wanted: dict[str, set[str]] = {site.pk: set() for site in sites}
    for story in shown:
        wanted[story.site.pk] |= {credit["contributor"] for credit in story.credits if credit["contributor"]}
    cards = read_bare_cards(wanted, asked)
    for story in shown:
        site = story.site
        yield Item(
            id=f"{settings.PUBLIC_ORIGIN}/#{story.mark.article_id}",
            title=story.title,
            url=story.url,
            published_at=story.mark.published_at,
            roles=story.roles,
            people=tuple(credited(story.credits, cards[site.pk])),
            site=site.name,
            style=BylineStyle.of(site.byline_style, site.default_language),
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


def _headers(pk: str, site: str, listing: Listing) -> dict[str, str]:
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
