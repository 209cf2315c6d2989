"""``/m/{name}``: the public files of photos. Names are made of their content, and whether one is shown is asked each
time: a photo that was withdrawn is gone at once, wherever its address was kept."""

import logging

from django.http import HttpRequest, HttpResponse

from contributors import clock, photos
from contributors.answers.conditional import etag_of, matches
from contributors.cards_door.view import ALLOWED, OPEN, bare, preflight, refused
from contributors.errors import Gone, MethodRefused, NotFound, RegistryError
from contributors.models.public_files import PublicFile, public_file

# A browser may keep what it has for a day, a cache that can be purged for a minute (decision 12).
FOUND = "public, max-age=86400, s-maxage=60"
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_LOG = logging.getLogger(__name__)


def public_photo(request: HttpRequest, name: str) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of a public file. One query, and one file read; nothing is rendered."""
    found: PublicFile | None = None
    try:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in {"GET", "HEAD"}:
            raise MethodRefused(f"A photo takes {ALLOWED}. It is set at the desk or through /api/v1.")
        found = public_file(name, clock.today) if photos.is_rendition(name) else None
        return _answer(request, name, _body(name, found), found)
    except RegistryError as refusal:
        return _refusal(request, refusal, found)


def _body(name: str, found: PublicFile | None) -> bytes:
    """Raises NotFound for a name that never was, and Gone for one that no site shows now."""
    if found is not None and not found.is_shown:
        raise Gone(
            "This photo has been withdrawn. Ask for the card again: it has the photo that may be shown now, if any.",
            code="photo_withdrawn",
        )
    body = photos.read(name) if found is not None else None
    if body is None:
        if found is not None:
            _LOG.error("A photo that is shown is not in the storage: %s", name)
        raise NotFound("No photo has this name. Take addresses from a card, as they stand there.", code="unknown_photo")
    return body


def _answer(request: HttpRequest, name: str, body: bytes, found: PublicFile | None) -> HttpResponse:
    etag = etag_of(body)
    headers = {**OPEN, **_purge_keys(found), "Cache-Control": FOUND, "ETag": etag}
    headers["Access-Control-Expose-Headers"] = "ETag"
    if matches(request.headers.get("If-None-Match", ""), etag):
        return bare(304, headers)
    response = HttpResponse(body, content_type=_TYPES[name.rpartition(".")[2]], headers=headers)
    response.headers["Content-Length"] = str(len(body))
    if request.method == "HEAD":
        response.content = b""
    return response


def _refusal(request: HttpRequest, refusal: RegistryError, found: PublicFile | None) -> HttpResponse:
    """What was withdrawn may be brought back, so that answer is kept nowhere; that a name never was may be."""
    response = refused(request, refusal)
    for header, value in _purge_keys(found).items():
        response.headers[header] = value
    if found is not None:
        response.headers["Cache-Control"] = "no-store"
    return response


def _purge_keys(found: PublicFile | None) -> dict[str, str]:
    if found is None:
        return {}
    return {"Surrogate-Key": " ".join(found.contributors), "Cache-Tag": ",".join(found.contributors)}
