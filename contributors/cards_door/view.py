"""The one view of the public cards. Warm, a card costs one query and no rendering, and it is as fresh as that query."""

from django.http import HttpRequest, HttpResponse

from contributors.answers.conditional import matches
from contributors.answers.problems import problem_response
from contributors.cards_door.encodings import takes_gzip
from contributors.cards_door.finished import Encoded, Finished, FinishedCards, again
from contributors.cards_door.standing import OPEN, standing
from contributors.cards_door.wanted import Wanted, WantedSheet, wanted
from contributors.errors import MethodRefused, NotFound, RegistryError, near_miss
from contributors.models import Site

__all__ = [
    "NOT_FOUND",
    "OPEN",
    "answered",
    "bare",
    "cards",
    "finished_card",
    "groups",
    "nothing_on",
    "preflight",
    "public_card",
    "refused",
]

ALLOWED = "GET, HEAD, OPTIONS"
NOT_FOUND = "max-age=30"

cards = FinishedCards(most_entries=50_000, most_bytes=64 * 1024 * 1024)
# Apart, because ids can be put together in any number of ways: making groups up evicts nobody's card.
groups = FinishedCards(most_entries=2_000, most_bytes=16 * 1024 * 1024)


def public_card(request: HttpRequest, address: str) -> HttpResponse:
    """``GET``, ``HEAD`` and ``OPTIONS`` of ``/c/{site}/{id}.{suffix}`` and ``/c/{site}/card.css``."""
    try:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in {"GET", "HEAD"}:
            raise MethodRefused(f"A public card takes {ALLOWED}. It is changed at the desk or through /api/v1.")
        want = wanted(request, address)
        finished = finished_card(want) if want else None
        if want is None or finished is None:
            raise nothing_on(address.partition("/")[0][:60])
        return answered(request, finished)
    except RegistryError as refusal:
        return refused(request, refusal)


def finished_card(want: Wanted | WantedSheet) -> Finished | None:
    """The answer as it stands, rendered by one request however many ask at once. None where there is none.

    1 query while a kept answer holds; cold, 8 for a card and 10 for several. Unknown ids leave nothing behind, so
    guessing them evicts nobody.
    """
    kept_in = groups if isinstance(want, Wanted) and want.is_several else cards
    while (now := standing(want)) is not None:
        kept = kept_in.get(now.key)
        if kept is not None and kept.stamp == now.stamp:
            return kept
        with kept_in.turn(now.key):
            if kept_in.get(now.key) is kept:
                finished = now.make()
                if finished is not None:
                    kept_in.put(now.key, finished)
                return finished
        # Somebody else has rendered it while we waited; whether that still holds, the database says.
    return None


def answered(request: HttpRequest, finished: Finished) -> HttpResponse:
    encoded = finished.gzip if takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", "")) else finished.plain
    condition = request.META.get("HTTP_IF_NONE_MATCH")
    if condition and (known := known_to_client(condition, encoded, finished)):
        return _located(request, again(known.unchanged))
    return _located(request, again(encoded.found, without_body=request.method == "HEAD"))


def _located(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The address that an answer names as its own has the parameters with which it was made."""
    query, location = request.META.get("QUERY_STRING"), answer.headers.get("Content-Location")
    if query and location:
        answer.headers["Content-Location"] = f"{location}?{query}"
    return answer


def known_to_client(condition: str, chosen: Encoded, finished: Finished) -> Encoded | None:
    """The representation that the client has: the one it would get if it has that, so that its cache finds it."""
    either = (chosen, finished.plain, finished.gzip)
    return next((encoded for encoded in either if matches(condition, encoded.etag)), None)


def bare(status: int, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(status=status, headers=headers)
    response.headers.pop("Content-Type", None)
    return response


def preflight() -> HttpResponse:
    allowed = {"Access-Control-Allow-Methods": ALLOWED, "Access-Control-Allow-Headers": "*"}
    return bare(204, {**OPEN, **allowed, "Access-Control-Max-Age": "86400", "Allow": ALLOWED})


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
