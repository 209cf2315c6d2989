"""Whom a proxy speaks for. Installed only where TRUSTED_PROXIES names proxies."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def forwarded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """REMOTE_ADDR becomes the nearest address that is no trusted proxy; from others the headers are dropped."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chain = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        if is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = _nearest_stranger(chain) or request.META["REMOTE_ADDR"]
        else:
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return get_response(request)

    return middleware


def is_trusted(address: str) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in settings.TRUSTED_PROXIES)


def _nearest_stranger(chain: str) -> str | None:
    """Read from the end, where our proxies wrote; what stands before the first stranger is hearsay."""
    nearest = None
    for part in reversed(chain.split(",")):
        address = part.strip()
        if _parsed(address) is None:
            break
        nearest = address
        if not is_trusted(address):
            break
    return nearest


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
