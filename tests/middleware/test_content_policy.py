"""Content-Security-Policy: strict on pages, absent elsewhere, opened by a page's own nonce only."""

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from contributors.middleware.content_policy import NONCE, content_policy, policy

FACTORY = RequestFactory()


def answer(response: HttpResponse, *, prints_nonce: bool = False) -> tuple[HttpResponse, str]:
    printed = []

    def view(request: HttpRequest) -> HttpResponse:
        if prints_nonce:
            printed.extend([str(request.csp_nonce), str(request.csp_nonce)])  # type: ignore[attr-defined]
        return response

    content_policy(view)(FACTORY.get("/"))
    assert len(set(printed)) <= 1
    return response, printed[0] if printed else ""


def test_a_page_may_load_from_here_and_do_nothing_inline() -> None:
    response, _ = answer(HttpResponse("<p>"))

    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def test_a_printed_nonce_opens_the_policy_for_itself() -> None:
    response, nonce = answer(HttpResponse("<p>"), prints_nonce=True)

    assert re.fullmatch(r"[\w-]{22}", nonce)
    assert (
        f"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}';"
        in (response.headers["Content-Security-Policy"])
    )


@pytest.mark.parametrize("content_type", ["application/json", "image/avif", "text/css"])
def test_what_is_no_page_has_no_policy(content_type: str) -> None:
    response, _ = answer(HttpResponse("", content_type=content_type))

    assert "Content-Security-Policy" not in response.headers


def test_a_page_with_a_policy_of_its_own_keeps_it() -> None:
    response, _ = answer(HttpResponse("", headers={"Content-Security-Policy": "frame-ancestors *"}))

    assert response.headers["Content-Security-Policy"] == "frame-ancestors *"


def test_the_placeholder_of_the_nonce_is_never_sent() -> None:
    assert policy({"script-src": [NONCE]}, None) == "script-src"
    assert policy({"script-src": [NONCE]}, "abc") == "script-src 'nonce-abc'"
