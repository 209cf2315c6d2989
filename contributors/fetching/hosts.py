"""A host by name, and the addresses that it has at this moment."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from contributors.errors import FetchFailed
from contributors.fetching.networks import Address, Network, may_be_called

PORTS = {"http": 80, "https": 443}
_LOOPBACK = "127.0.0.1"


def host_of(url: str) -> str:
    """As a site lists it: ``fba.example``, with ``:8443`` where the port is not the scheme's own.

    Raises FetchFailed (``address_refused``) for what is no http or https address, and for one with a name or a
    password in it.
    """
    parts, host, port = split(url)
    return host if port == PORTS[parts.scheme] else f"{host}:{port}"


def split(url: str) -> tuple[SplitResult, str, int]:
    """The address in parts, its host in ASCII and lower case, and its port."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except ValueError as error:
        raise _refused("it is no web address") from error
    if parts.scheme not in PORTS:
        raise _refused("only http and https are called")
    if not ascii_host or any(character <= " " or character in "\x7f\\" for character in url):
        raise _refused("it is no web address")
    if parts.username is not None or parts.password is not None:
        raise _refused("it has a name or a password in it")
    return parts, ascii_host.lower(), port if port is not None else PORTS[parts.scheme]


def addresses_of(host: str, port: int, allowed: Iterable[Network], deadline: float) -> list[Address]:
    """All of them, once every one may be called: a name with one private address among others is refused.

    Raises FetchFailed. The caller connects to what this returns and never asks for the name again, so that a name
    can't change between the check and the call.
    """
    found = [ip_address(word) for word in _looked_up(host, port, deadline)]
    networks = tuple(allowed)
    if not all(may_be_called(address, networks) for address in found):
        raise FetchFailed(
            f"`{host}` is on a private network. If the site really lives there, add the network to "
            "FETCH_ALLOWED_NETWORKS.",
            code="private_address",
        )
    return found


def _looked_up(host: str, port: int, deadline: float) -> list[str]:
    # RFC 6761 section 6.3: these names are this machine's, whatever a name server says.
    if host == "localhost" or host.endswith(".localhost"):
        return [_LOOPBACK]
    answers: Queue[Any] = Queue()
    # The system's lookup knows no time limit, so it is waited for no longer than that.
    Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.001, deadline - monotonic()))
    except Empty:
        raise FetchFailed(f"The address of `{host}` was not found in time. Try again later.", code="too_slow") from None
    if isinstance(answer, OSError | UnicodeError):
        raise FetchFailed(f"There is no host `{host}`. Look for a typing mistake.", code="unknown_host") from answer
    if isinstance(answer, BaseException):
        raise answer
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in answer))


def _look_up(host: str, port: int, answers: "Queue[Any]") -> None:
    try:
        answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
        answers.put(error)


def _refused(why: str) -> FetchFailed:
    return FetchFailed(f"This address is not called: {why}.", code="address_refused")
