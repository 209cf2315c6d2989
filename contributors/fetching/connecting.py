"""A connection to one checked address, whose every wait ends at one deadline."""

import io
import socket
import ssl
from http.client import HTTPConnection
from time import monotonic
from typing import Any

from contributors.fetching.networks import Address


class TooSlow(OSError):
    """The deadline has passed."""


class Connection(HTTPConnection):
    """HTTP/1.1 to ``address``, in the name of ``host``: the certificate has to be that of the name.

    A socket's own timeout begins anew with each byte, so that a server which drips could hold it for ever.
    """

    def __init__(self, host: str, port: int, address: Address, deadline: float, context: ssl.SSLContext | None) -> None:
        super().__init__(host, port)
        self.default_port = 443 if context else 80  # the one that the Host header leaves out
        self._address, self._deadline, self._context = address, deadline, context

    def connect(self) -> None:
        family = socket.AF_INET6 if self._address.version == 6 else socket.AF_INET
        self._plain: socket.socket = socket.socket(family, socket.SOCK_STREAM)
        self._plain.settimeout(_left(self._deadline))
        self._plain.connect((str(self._address), self.port))
        if self._context:
            self._plain.settimeout(_left(self._deadline))
            self._plain = self._context.wrap_socket(self._plain, server_hostname=self.host)
        self.sock: Any = _Wire(self._plain, self._deadline)

    def hang_up(self) -> None:
        """``close`` leaves the wire open, for the answer to be read from."""
        self.close()
        self._plain.close()


class _Wire:
    """What ``http.client`` asks of a socket, no more."""

    def __init__(self, wire: socket.socket, deadline: float) -> None:
        self._wire, self._deadline = wire, deadline

    def sendall(self, data: bytes) -> None:
        self._wire.settimeout(_left(self._deadline))
        self._wire.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._wire, self._deadline))

    def close(self) -> None:
        """It is the connection that hangs up."""


class _Incoming(io.RawIOBase):
    def __init__(self, wire: socket.socket, deadline: float) -> None:
        super().__init__()
        self._wire, self._deadline = wire, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._wire.settimeout(_left(self._deadline))
        return self._wire.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TooSlow
    return left
