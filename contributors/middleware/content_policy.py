"""Content-Security-Policy on every HTML page that brings none of its own.

Follows the names of Django 6 (``settings.SECURE_CSP``, ``request.csp_nonce``, and ``response._csp_config`` for a page
that needs another policy), which can take its place one day.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "Content-Security-Policy"
NONCE = "<nonce>"  # stands in a policy where the page's own nonce goes


class PageNonce:
    """One random value for one page, made when a template first prints it."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: str | None = None

    def __str__(self) -> str:
        self.value = self.value or secrets.token_urlsafe(16)
        return self.value


def content_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A template that prints ``request.csp_nonce`` may carry inline scripts and styles with it; others may not."""

    def middleware(request: HttpRequest) -> HttpResponse:
        nonce = PageNonce()
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = get_response(request)
        if HEADER not in response.headers and response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers[HEADER] = policy(getattr(response, "_csp_config", settings.SECURE_CSP), nonce.value)
        return response

    return middleware


def policy(directives: Mapping[str, Sequence[str]], nonce: str | None) -> str:
    """The header's text; the placeholder of the nonce is left out where the page printed none."""
    shown = {NONCE: [f"'nonce-{nonce}'"] if nonce else []}
    return "; ".join(
        " ".join([name, *(word for source in sources for word in shown.get(source, [source]))])
        for name, sources in directives.items()
    )
