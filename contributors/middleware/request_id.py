"""X-Request-Id: on every answer and in every line of the log, so that the two can be laid side by side."""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-Id"
_TOKEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="-")


def request_id(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A client's own id is kept if it is a plain token: anything else could forge lines of the log."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        identifier = given if _TOKEN.fullmatch(given) else secrets.token_hex(16)
        request.request_id = identifier  # type: ignore[attr-defined]  # for problem documents
        _current.set(identifier)  # not reset: the line about a refused request is written when we are done
        response = get_response(request)
        response.headers[HEADER] = identifier
        return response

    return middleware


def current_request_id() -> str:
    """The id of the request that this thread answers or has answered last, `-` before its first."""
    return _current.get()


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        return True
