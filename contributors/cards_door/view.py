"""The one view of the public cards. Warm, a card costs one query and no rendering, and it is as fresh as that query."""

import json
from collections.abc import Hashable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contributors import clock, profiles
from contributors.answers.conditional import matches
from contributors.answers.problems import problem_response
from contributors.cards_door.encodings import takes_gzip
from contributors.cards_door.finished import Encoded, Finished, FinishedCards, again, finish
from contributors.cards_door.wanted import Wanted, wanted
from contributors.errors import MethodRefused, NotFound, RegistryError, near_miss
from contributors.models import Site
from contributors.models.current import Current, current, place_of
from contributors.models.reading import Asked, explain_place

ALLOWED = "GET, HEAD, OPTIONS"
# 30 seconds and 30 more while a fresh one is fetched: a change is seen everywhere within a minute (decision 12).
FOUND = "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
NOT_FOUND = "max-age=30"
# On every answer, so that pages of any site can read it.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
# A fragment that is opened by itself is a page: it loads nothing and runs nothing.
POLICY = "default-src 'none'; img-src 'self'"

cards = FinishedCards(most_entries=50_000, most_bytes=64 * 1024 * 1024)


def public_card(request: HttpRequest, address: str) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of ``/c/{site}/{id}.{suffix}``."""
    try:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in {"GET", "HEAD"}:
            raise MethodRefused(f"A public card takes {ALLOWED}. It is changed at the desk or through /api/v1.")
        want = wanted(request, address)
        finished = finished_card(want) if want else None
        if want is None or finished is None:
            raise nothing_on(address.partition("/")[0][:60])
        return answered(request, finished)
    except RegistryError as refusal:
        return refused(request, refusal)


def finished_card(want: Wanted) -> Finished | None:
    """The card as it stands, rendered by one request however many ask at once. None where there is none.

    1 query while a kept card holds, 8 otherwise. Unknown ids leave nothing behind, so guessing them evicts nobody.
    """
    while (row := current(want.site, want.id)) is not None:
        today = clock.today(row.time_zone)
        stamp = (row.place, row.card_version, row.status, today)
        key = (want.site, want.id, want.suffix, want.size, _answered_in(want, row), want.options)
        kept = cards.get(key)
        if kept is not None and kept.stamp == stamp:
            return kept
        with cards.turn(key):
            if cards.get(key) is kept:
                finished = _rendered(want, row, today, stamp)
                if finished is not None:
                    cards.put(key, finished)
                return finished
        # Somebody else has rendered it while we waited; whether that still holds, the database says.
    return None


def _answered_in(want: Wanted, row: Current) -> str:
    """The answer's language or, for the site's default, "": languages that it has not make no cards of their own."""
    if want.lang is None:
        return ""
    configured = json.loads(row.languages)
    answered = profiles.answer_language(want.lang, configured)
    return "" if answered == configured[0] else answered


def _rendered(want: Wanted, row: Current, today: date, stamp: Hashable) -> Finished | None:
    place = place_of(row, want.site, want.id)
    explained = explain_place(place, Asked(today, settings.PUBLIC_ORIGIN, want.lang, want.size))
    if explained is None:
        return None
    body = want.output.write(explained.card, today=today, **dict(want.options))
    return finish(body, stamp, _headers(want), _headers_of_the_body(want))


def _headers(want: Wanted) -> dict[str, str]:
    return {
        **OPEN,
        "Access-Control-Expose-Headers": "ETag",
        "Cache-Control": FOUND,
        "Surrogate-Key": f"{want.id} site-{want.site}",
        "Cache-Tag": f"{want.id},site-{want.site}",
        "Vary": "Accept-Encoding",
    }


def _headers_of_the_body(want: Wanted) -> dict[str, str]:
    headers = {"Content-Type": want.output.content_type}
    return {**headers, "Content-Security-Policy": POLICY} if want.suffix == "html" else headers


def answered(request: HttpRequest, finished: Finished) -> HttpResponse:
    encoded = finished.gzip if takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", "")) else finished.plain
    condition = request.META.get("HTTP_IF_NONE_MATCH")
    if condition and (known := known_to_client(condition, encoded, finished)):
        return again(known.unchanged)
    return again(encoded.found, without_body=request.method == "HEAD")


def known_to_client(condition: str, chosen: Encoded, finished: Finished) -> Encoded | None:
    """The representation that the client has: the one it would get if it has that, so that its cache finds it."""
    either = (chosen, finished.plain, finished.gzip)
    return next((encoded for encoded in either if matches(condition, encoded.etag)), None)


def _bare(status: int, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(status=status, headers=headers)
    response.headers.pop("Content-Type", None)
    return response


def _preflight() -> HttpResponse:
    allowed = {"Access-Control-Allow-Methods": ALLOWED, "Access-Control-Allow-Headers": "*"}
    return _bare(204, {**OPEN, **allowed, "Access-Control-Max-Age": "86400", "Allow": ALLOWED})


def nothing_on(site: str) -> NotFound:
    """The same words for an unknown id, one that is not published and one of another site. One query."""
    slugs = list(Site.objects.values_list("slug", flat=True))
    if site not in slugs:
        return NotFound(f"No site `{site}`.{near_miss(site, slugs)}", code="unknown_site", param="site")
    return NotFound(
        f"No contributor with this id has a card on `{site}`.",
        param="id",
        hint="Ask for /c/{site}/{id}.json with the id that the registry shows for a published contributor.",
    )


def refused(request: HttpRequest, refusal: RegistryError) -> HttpResponse:
    response = problem_response(refusal, request)
    for name, value in OPEN.items():
        response.headers[name] = value
    if refusal.status == NotFound.status:
        response.headers["Cache-Control"] = NOT_FOUND
    if refusal.status == MethodRefused.status:
        response.headers["Allow"] = ALLOWED
    response.headers["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response
