"""IPTC's older datasets (Information Interchange Model 4.2), as Photoshop and picture agencies write them."""

import struct
from collections.abc import Iterator

_MARK = 0x1C
_ENVELOPE, _APPLICATION = 1, 2
_CHARACTERS, _VERSION, _BYLINE, _CREDIT, _COPYRIGHT = 90, 0, 80, 110, 116
_UTF8 = b"\x1b%G"
# In bytes (IIM 4.2, chapter 6). Half a name would be a wrong name: what is longer stands in XMP alone.
_MOST = {_BYLINE: 32, _CREDIT: 32, _COPYRIGHT: 128}


def read(data: bytes) -> dict[str, str]:
    """``creator``, ``credit`` and ``copyright`` as far as they are there; several creators separated by commas."""
    found: dict[int, list[bytes]] = {}
    is_utf8 = False
    for record, number, body in _datasets(data):
        if (record, number) == (_ENVELOPE, _CHARACTERS):
            is_utf8 = body == _UTF8
        elif record == _APPLICATION:
            found.setdefault(number, []).append(body)
    names = {"creator": _BYLINE, "credit": _CREDIT, "copyright": _COPYRIGHT}
    return {
        name: ", ".join(_decoded(body, is_utf8) for body in found[number])
        for name, number in names.items()
        if number in found
    }


def written(*, creator: str, credit: str, copyright_notice: str) -> bytes:
    """Datasets in UTF-8; empty where nothing is said that fits."""
    said = ((_BYLINE, creator), (_CREDIT, credit), (_COPYRIGHT, copyright_notice))
    fitting = [(number, text.encode()) for number, text in said if text and len(text.encode()) <= _MOST[number]]
    if not fitting:
        return b""
    head = _dataset(_ENVELOPE, _CHARACTERS, _UTF8) + _dataset(_APPLICATION, _VERSION, b"\0\x04")
    return head + b"".join(_dataset(_APPLICATION, number, body) for number, body in fitting)


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    position = 0
    while position + 5 <= len(data) and data[position] == _MARK:
        record, number, length = struct.unpack_from(">BBH", data, position + 1)
        if length & 0x8000:
            return  # an extended dataset, larger than any text that is wanted here
        yield record, number, data[position + 5 : position + 5 + length]
        position += 5 + length


def _dataset(record: int, number: int, body: bytes) -> bytes:
    return struct.pack(">BBBH", _MARK, record, number, len(body)) + body


def _decoded(body: bytes, is_utf8: bool) -> str:
    """Many programs write UTF-8 without saying so."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("utf-8", "replace") if is_utf8 else body.decode("latin-1")
