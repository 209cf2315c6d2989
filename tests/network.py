"""No test may leave this machine: a connection to anywhere else fails the test that tried it."""

import socket
from typing import Any

import pytest

HERE = {"127.0.0.1", "::1", "localhost"}


class LeftTheMachine(BaseException):
    """Not an Exception: code that catches connection errors must not swallow it."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))


def _guarded(original: Any) -> Any:
    def call(self: socket.socket, *arguments: Any) -> Any:
        address = arguments[-1]
        if self.family != socket.AF_UNIX and not is_here(address[0]):
            raise LeftTheMachine(f"A test tried to reach {address!r}.")
        return original(self, *arguments)

    return call


def _guarded_lookup(original: Any) -> Any:
    def call(host: Any, *arguments: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_here(name) and not _is_address(name):
            raise LeftTheMachine(f"A test tried to look up {name!r}.")
        return original(host, *arguments, **named)

    return call


def is_here(host: str) -> bool:
    return host in HERE or host.startswith("127.")


def _is_address(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False
