"""Requests to a real server, byte for byte: no client in between that decompresses, follows or adds."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

from tests.servers import Server


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.content = response.status, response.headers, response.read()


def ask(
    server: Server,
    path: str,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
    body: bytes | None = None,
) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(server.origin).netloc, timeout=30)
    try:
        connection.request(method, path, body, dict(headers or {}))
        return Answer(connection.getresponse())
    finally:
        connection.close()
