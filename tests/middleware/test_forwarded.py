"""X-Forwarded-For and -Proto: believed from our own proxies and from nobody else."""

from ipaddress import ip_network

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from contributors.middleware.forwarded import forwarded


def seen(settings: Settings, peer: str, chain: str | None) -> HttpRequest:
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8"), ip_network("::1")]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    requests: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        requests.append(request)
        return HttpResponse()

    headers = {"x-forwarded-proto": "https"} | ({"x-forwarded-for": chain} if chain is not None else {})
    forwarded(view)(RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers))
    return requests[0]


@pytest.mark.parametrize(
    ("peer", "chain", "address"),
    [
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "203.0.113.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),  # what the reader claims is hearsay
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("::1", "2001:db8::5", "2001:db8::5"),
        ("10.0.0.1", "192.0.2.7, unknown", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7, <script>, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
    ],
)
def test_a_proxy_is_believed(settings: Settings, peer: str, chain: str | None, address: str) -> None:
    request = seen(settings, peer, chain)

    assert request.META["REMOTE_ADDR"] == address
    assert request.is_secure()


@pytest.mark.parametrize("peer", ["192.0.2.1", "", "not an address"])
def test_a_stranger_is_not(settings: Settings, peer: str) -> None:
    request = seen(settings, peer, "203.0.113.9")

    assert request.META["REMOTE_ADDR"] == peer
    assert not request.is_secure()
    assert "HTTP_X_FORWARDED_FOR" not in request.META
