"""Whoever comes while too many write is asked to come again: by a page in words at the desk, by a problem elsewhere.

The API answers for itself, as its framework catches what its views raise.
"""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from contributors.answers.pressure import as_busy
from contributors.answers.problems import problem_response
from contributors.errors import Busy

_IN_WORDS = frozenset({"desk", "admin"})


class UnderPressure(SessionMiddleware):
    """Django's own sessions, since what they save after the page can be refused too."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        busy = as_busy(error)
        return _answer(request, busy) if busy else None

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (OperationalError, SessionInterrupted) as error:
            busy = _behind(error)
            if busy is None:
                raise
            return _answer(request, busy)


def _behind(error: BaseException | None) -> Busy | None:
    """Django takes whatever keeps a session from being saved for its end, and hides it behind two errors of its own."""
    while error is not None:
        if busy := as_busy(error):
            return busy
        error = error.__context__
    return None


def _answer(request: HttpRequest, busy: Busy) -> HttpResponse:
    route = request.resolver_match
    if route is None or not _IN_WORDS.intersection(route.namespaces):
        return problem_response(busy, request)
    page = render(request, "desk/busy.html", {"is_form": request.method == "POST"}, status=busy.status)
    page.headers["Retry-After"] = str(busy.retry_after)
    page.headers["Cache-Control"] = "no-store"
    return page
