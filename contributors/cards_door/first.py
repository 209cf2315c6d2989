"""A card answered before Django's request machinery, which costs several times what the card does.

Only what is plain takes this way: GET or HEAD of a card without parameters. Everything else, and whatever goes wrong
here, takes the ordinary one and is answered there.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import connection

from contributors.answers.identity import HEADER, identify
from contributors.cards_door.encodings import takes_gzip
from contributors.cards_door.finished import Finished
from contributors.cards_door.view import finished_card, known_to_client
from contributors.cards_door.wanted import Wanted, wanted_plainly

PREFIX = "/c/"
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
log = logging.getLogger(__name__)


def cards_first(application: Application) -> Application:
    """``application`` (WSGI, PEP 3333) with the short way in front of it."""
    redirects = settings.SECURE_SSL_REDIRECT

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if (
            path.startswith(PREFIX)
            and not environ.get("QUERY_STRING")
            and environ["REQUEST_METHOD"] in {"GET", "HEAD"}
            and not redirects
            and (finished := _card(path[len(PREFIX) :])) is not None
        ):
            return _answer(environ, start_response, finished)
        return application(environ, start_response)

    return answer


def _card(address: str) -> Finished | None:
    """None for what is no card, and for every fault: the ordinary way will meet it again and say so."""
    try:
        want = wanted_plainly(address)
        # Several ids need a layout, which only parameters give.
        return finished_card(want) if want and not (isinstance(want, Wanted) and want.is_several) else None
    except Exception:  # noqa: BLE001  a connection that was cut must not cost the reader the card
        log.warning("A card could not be answered the short way.", exc_info=True)
        connection.close_if_unusable_or_obsolete()
        return None


def _answer(environ: Environ, start_response: Callable[..., Any], finished: Finished) -> Iterable[bytes]:
    encoded = finished.gzip if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else finished.plain
    identifier = (HEADER, identify(environ.get("HTTP_X_REQUEST_ID", "")))
    condition = environ.get("HTTP_IF_NONE_MATCH")
    if condition and (known := known_to_client(condition, encoded, finished)):
        start_response("304 Not Modified", [*known.unchanged_headers, identifier])
        return ()
    start_response("200 OK", [*encoded.found_headers, identifier])
    return () if environ["REQUEST_METHOD"] == "HEAD" else (encoded.body,)
