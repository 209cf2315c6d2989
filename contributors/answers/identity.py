"""The id of a request: one for each, on its answer and in every line of the log that it causes."""

import logging
import re
import secrets
from contextvars import ContextVar

HEADER = "X-Request-Id"
_TOKEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="-")


def identify(given: str) -> str:
    """The id of the request that this thread answers from now on. A client's own id is kept if it is a plain token:
    anything else could forge lines of the log."""
    identifier = given if _TOKEN.fullmatch(given) else secrets.token_hex(16)
    _current.set(identifier)  # not reset: the line about a refused request is written when we are done
    return identifier


def current_request_id() -> str:
    """The id of the request that this thread answers or has answered last, `-` before its first."""
    return _current.get()


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        return True
