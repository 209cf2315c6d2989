"""What came back: the headers that matter and a body of bounded size, whatever it was compressed to."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse

from contributors.errors import FetchFailed

_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """``url`` is the address that answered, after redirects. Names of ``headers`` are in lower case.

    ``moved_to`` is set where every redirect on the way was a permanent one.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_to: str | None = None


def read_body(response: HTTPResponse, most: int) -> bytes:
    """Raises FetchFailed for more than ``most`` bytes after decompression, and for a coding that was not asked for."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in {"gzip", "x-gzip", "identity"}:
        raise FetchFailed("The answer is compressed in a way that was not asked for.", code="broken_answer")
    found = _plain(response, most) if coding == "identity" else _gunzipped(response, most)
    if response.length:  # `read1` does not tell an early end from an end
        raise FetchFailed("The answer broke off before its end.", code="broken_answer")
    return found


def _plain(response: HTTPResponse, most: int) -> bytes:
    found = bytearray()
    while chunk := response.read1(_CHUNK):
        found += chunk
        _require_room(len(found), most)
    return bytes(found)


def _gunzipped(response: HTTPResponse, most: int) -> bytes:
    found = bytearray()
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        while chunk := response.read1(_CHUNK):
            # Never more at once than there is room for: a small answer may be meant to fill the memory.
            found += stream.decompress(chunk, most + 1 - len(found))
            _require_room(len(found), most)
        found += stream.flush(1)
        if found and not stream.eof:
            raise FetchFailed("The answer broke off before its end.", code="broken_answer")
    except zlib.error as error:
        raise FetchFailed("The answer is no gzip, though it says so.", code="broken_answer") from error
    _require_room(len(found), most)
    return bytes(found)


def _require_room(size: int, most: int) -> None:
    if size > most:
        raise FetchFailed(f"The answer is larger than {most:,} bytes, so it was not read.", code="answer_too_large")
