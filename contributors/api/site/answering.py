"""Finished bytes: documents with an ETag, and whole sites in one streamed answer."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.text import compress_sequence
from rest_framework.request import Request

from contributors.answers.conditional import etag_of, matches

JSON = "application/json"
NDJSON = "application/x-ndjson"


def compact(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def answer(request: Request, content: bytes, media_type: str = JSON, *, tag: str = "") -> HttpResponse:
    """``content`` with its strong ETag (or ``tag``), or 304 where one who reads has it."""
    etag = tag or etag_of(content)
    if request.method in {"GET", "HEAD"} and matches(request.headers.get("If-None-Match", ""), etag):
        return HttpResponse(status=304, headers={"ETag": etag})
    return HttpResponse(content, content_type=media_type, headers={"ETag": etag})


def stream(request: Request, parts: Iterable[bytes], media_type: str) -> HttpResponseBase:
    """``parts`` one after the other, compressed where the asker takes gzip; never the whole of it in memory."""
    headers = {"Vary": "Accept-Encoding"}
    if takes_gzip(request.headers.get("Accept-Encoding", "")):
        return StreamingHttpResponse(
            compress_sequence(parts), content_type=media_type, headers=headers | {"Content-Encoding": "gzip"}
        )
    return StreamingHttpResponse(parts, content_type=media_type, headers=headers)


def lines(documents: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """One document a line (NDJSON)."""
    return (compact(document) + b"\n" for document in documents)


def members(documents: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """One JSON object with each document under its id."""
    separator = b"{"
    for document in documents:
        yield separator + compact(document["id"]) + b":" + compact(document)
        separator = b",\n"
    yield b"{}" if separator == b"{" else b"}"


def takes_gzip(accept_encoding: str) -> bool:
    """RFC 9110 section 12.5.3, for the one coding that is offered: named, and not with a weight of nothing."""
    for coding in accept_encoding.lower().split(","):
        name, _, weight = coding.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
