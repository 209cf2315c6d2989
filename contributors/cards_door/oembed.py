"""``/oembed?url=…``: what a page of the registry is when it is embedded. Only our own addresses; nothing is fetched."""

import json
import re
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contributors.cards_door.by_slug import bearer_of
from contributors.cards_door.finished import finish
from contributors.cards_door.standing import FOUND, OPEN
from contributors.cards_door.view import answered, finished_card, preflight, refused
from contributors.cards_door.wanted import Wanted
from contributors.errors import BadRequest, Gone, MethodRefused, NotFound, NotOffered, RegistryError, near_miss
from contributors.outputs import html, oembed

_LOCAL = {"localhost", "127.0.0.1", "::1"}
_BY_ID = re.compile(r"/c/([-\w]{1,60})/(\w{1,40}(?:,\w{1,40})*)(?:\.html)?", re.ASCII)
_BY_SLUG = re.compile(r"/p/([-\w]{1,60})/([-\w]{1,90})/?", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,6}", re.ASCII)
_WRITERS = {"json": oembed.write_json, "xml": oembed.write_xml}


def embedding(request: HttpRequest) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of ``/oembed``. Parameters that the format does not have are ignored."""
    try:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in {"GET", "HEAD"}:
            raise MethodRefused("oEmbed takes GET and HEAD.")
        form = _format(request)
        site, ids = _asked(request)
        limits = oembed.Limits(_pixels(request, "maxwidth"), _pixels(request, "maxheight"))
        page = f"{settings.PUBLIC_ORIGIN}/c/{site}/{','.join(ids)}"
        told = oembed.answer([_card(site, pk) for pk in ids], page, limits)
        finished = finish(_WRITERS[form](told), None, _headers(site, ids), {"Content-Type": oembed.FORMATS[form]})
        return answered(request, finished)
    except Gone as refusal:  # oEmbed knows 404 alone for what is not there
        return refused(request, NotFound(refusal.detail, code="unknown_page", param="url"))
    except RegistryError as refusal:
        answer = refused(request, refusal)
        # A status from 500 on would be logged as a fault of ours; the format asks for 501 where the asker is mistaken.
        answer._has_been_logged = True  # type: ignore[attr-defined]
        return answer


def _format(request: HttpRequest) -> str:
    form = request.GET.get("format", "json")
    if form not in oembed.FORMATS:
        raise NotOffered(
            f"oEmbed answers in json or xml.{near_miss(form, oembed.FORMATS)}",
            code="unsupported_format",
            param="format",
        )
    return form


def _asked(request: HttpRequest) -> tuple[str, list[str]]:
    """The site and the ids that the address means. By slug one query."""
    address = request.GET.get("url", "")
    if not address:
        raise BadRequest(
            f"Say which page, as in `/oembed?url={settings.PUBLIC_ORIGIN}/c/…`.", code="missing_parameter", param="url"
        )
    parts = _own(address)
    if parts and (found := _BY_ID.fullmatch(parts.path)):
        ids = list(dict.fromkeys(found[2].split(",")))
        if len(ids) <= html.MOST_AT_ONCE:
            return found[1], ids
    if parts and (found := _BY_SLUG.fullmatch(parts.path)):
        return found[1], [bearer_of(found[1], found[2]).contributor]
    raise _unknown()


def _own(address: str) -> SplitResult | None:
    """``address`` taken apart if it is one of this registry; under DEBUG also when it names this machine."""
    try:
        parts, own = urlsplit(address), urlsplit(settings.PUBLIC_ORIGIN)
        is_own = (parts.scheme, parts.netloc.lower()) == (own.scheme, own.netloc)
        is_local = settings.DEBUG and parts.scheme == own.scheme and _is_local(parts)
    except ValueError:
        return None
    return parts if is_own or is_local else None


def _is_local(parts: SplitResult) -> bool:
    """Whatever the port. Raises ValueError for one that is none, as in ``localhost:80.evil.example``."""
    return parts.hostname in _LOCAL and parts.username is None and parts.port != 0


def _card(site: str, contributor_id: str) -> Any:
    """The card from the kept bytes that everybody gets. 1 query warm, 8 cold."""
    finished = finished_card(Wanted(site, (contributor_id,), "json"))
    if finished is None:
        raise _unknown()
    return json.loads(finished.plain.body)


def _pixels(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name)
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or int(text) == 0:
        raise BadRequest(f"`{name}` is a number of pixels, such as 600.", code="invalid_number", param=name)
    return int(text)


def _headers(site: str, ids: list[str]) -> dict[str, str]:
    keys = [*ids, f"site-{site}"]
    return {
        **OPEN,
        "Access-Control-Expose-Headers": "ETag",
        "Cache-Control": FOUND,
        "Surrogate-Key": " ".join(keys),
        "Cache-Tag": ",".join(keys),
        "Vary": "Accept-Encoding",
    }


def _unknown() -> NotFound:
    return NotFound(
        "This is no page of this registry about a contributor.",
        code="unknown_page",
        param="url",
        hint="Pages are /c/{site}/{id} and /p/{site}/{slug} on the registry's own origin.",
    )
