"""``fetch``: one GET to a host on the caller's list, with every redirect held to the same rules."""

import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPException, HTTPResponse
from time import monotonic
from urllib.parse import quote, urljoin, urlunsplit

from django.conf import settings

from contributors.errors import FetchFailed
from contributors.fetching.bodies import Fetched, read_body
from contributors.fetching.connecting import Connection, TooSlow
from contributors.fetching.hosts import addresses_of, host_of, split

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
# What an address may hold as it is (RFC 3986); the rest is percent-encoded, and what is encoded already stays.
_IN_AN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Limits:
    """For the whole of a call, redirects and all; ``bytes`` counts what is left after decompression."""

    bytes: int = 5_000_000
    seconds: float = 15
    redirects: int = 5


def fetch(
    url: str, *, hosts: Collection[str], headers: Mapping[str, str] | None = None, limits: Limits | None = None
) -> Fetched:
    """GETs ``url`` where its host, and that of every redirect, is one of ``hosts`` (as `host_of` writes them).

    Any status is an answer but a redirect, which is followed; raises FetchFailed where there is none.
    """
    bounds = limits or Limits()
    deadline = monotonic() + bounds.seconds
    current, is_permanent = url, True
    for _ in range(bounds.redirects + 1):
        answer = _ask(current, hosts, headers or {}, bounds, deadline)
        location = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not location:
            moved = current if current != url and is_permanent else None
            return Fetched(current, answer.status, answer.headers, answer.body, moved)
        is_permanent = is_permanent and answer.status in _PERMANENT
        current = _redirected(current, location)
    raise FetchFailed(
        f"The address leads on and on, more than {bounds.redirects} times. Give the one that it ends at.",
        code="too_many_redirects",
    )


def _redirected(current: str, location: str) -> str:
    try:
        target = urljoin(current, location)
    except ValueError as error:
        raise FetchFailed("The address leads to what is no web address.", code="address_refused") from error
    if current.startswith("https:") and not target.startswith("https:"):
        raise FetchFailed("The address leads from https to http. That is not followed.", code="address_refused")
    return target


def _ask(url: str, hosts: Collection[str], headers: Mapping[str, str], limits: Limits, deadline: float) -> Fetched:
    parts, host, port = split(url)
    if host_of(url) not in hosts:
        raise FetchFailed(
            f"`{host_of(url)}` is not one of the site's hosts. Add it to `hosts`, if it belongs to the site.",
            code="host_not_listed",
        )
    context = _tls() if parts.scheme == "https" else None
    target = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=_IN_AN_ADDRESS)
    try:
        problem = OSError()
        for address in addresses_of(host, port, settings.FETCH_ALLOWED_NETWORKS, deadline):
            connection = Connection(host, port, address, deadline, context)
            try:
                connection.connect()
                return _answer(connection, url, target, headers, limits)
            except ConnectionRefusedError as error:
                problem = error  # the next address may be where somebody listens
            finally:
                connection.hang_up()
        raise problem
    except (TooSlow, TimeoutError) as error:
        raise FetchFailed(
            f"`{host}` did not answer within {limits.seconds:g} seconds. Try again later.", code="too_slow"
        ) from error
    except ssl.SSLError as error:
        raise FetchFailed(
            f"The certificate of `{host}` does not hold: {getattr(error, 'verify_message', '') or error.reason}.",
            code="certificate_refused",
        ) from error
    except OSError as error:
        raise FetchFailed(f"`{host}` can't be reached. Try again later.", code="unreachable") from error
    except (HTTPException, ValueError) as error:
        raise FetchFailed(f"What `{host}` answered is no HTTP.", code="broken_answer") from error


def _answer(connection: Connection, url: str, target: str, headers: Mapping[str, str], limits: Limits) -> Fetched:
    own = {"Accept-Encoding": "gzip", "Connection": "close", "User-Agent": _name()}
    connection.request("GET", target, headers=own | dict(headers))
    response = connection.getresponse()
    return Fetched(url, response.status, _headers(response), read_body(response, limits.bytes))


def _headers(response: HTTPResponse) -> dict[str, str]:
    """The first of those that came twice."""
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        found.setdefault(name.lower(), value)
    return found


def _name() -> str:
    return f"ContributorRegistry/{settings.VERSION} (+{settings.PUBLIC_ORIGIN})"


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
