"""``Idempotency-Key``: a POST that may be sent twice and is done once."""

import json
from collections.abc import Callable
from hashlib import sha256

from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.idempotency import done_once
from contributors.api.authentication import actor_of
from contributors.errors import BadRequest
from contributors.models import Document

_LONGEST = 255
_KEPT_HEADERS = ("ETag", "Location")


def answered_once(request: Request, work: Callable[[], Response], *, shown_once: tuple[str, ...] = ()) -> Response:
    """What ``work`` answers; sent again with the same ``Idempotency-Key``, the same answer without doing it again.

    ``shown_once`` are members of the answer that are not kept, such as a key: they are null when it is repeated.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return work()
    if not 1 <= len(key) <= _LONGEST or not key.isascii() or not key.isprintable():
        raise BadRequest(
            f"An `Idempotency-Key` has 1 to {_LONGEST} printable ASCII characters.",
            code="invalid_idempotency_key",
            param="Idempotency-Key",
        )
    fresh: list[Response] = []

    def kept_work() -> tuple[int, Document]:
        response = work()
        fresh.append(response)
        kept = {name: None if name in shown_once else value for name, value in (response.data or {}).items()}
        headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
        return response.status_code, {"body": kept if response.data is not None else None, "headers": headers}

    status, document, is_repeat = done_once(actor_of(request), key, _digest(request), kept_work)
    if not is_repeat:
        return fresh[-1]
    return Response(document["body"], status=status, headers=document["headers"] | {"Idempotency-Replayed": "true"})


def _digest(request: Request) -> str:
    """Of method, address and body: what makes two requests the same one. Members of the body may change their order."""
    body = json.dumps(request.data, sort_keys=True)
    return sha256(f"{request.method} {request.get_full_path()}\n{body}".encode()).hexdigest()
