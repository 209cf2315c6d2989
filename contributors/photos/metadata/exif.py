"""EXIF (JEITA CP-3451) as a TIFF structure: the few tags that matter here, and one with nothing but rights in it.

Read by hand: what cameras write is often damaged, and a damaged note must not cost the picture.
"""

import struct
from dataclasses import dataclass
from typing import Literal

_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\0": "little", b"MM\0*": "big"}
_ORIENTATION, _ARTIST, _COPYRIGHT, _EXIF_IFD, _GPS_IFD = 0x0112, 0x013B, 0x8298, 0x8769, 0x8825
_INTEROP_IFD, _INTEROP_INDEX = 0xA005, 0x0001
_LATITUDE, _LONGITUDE = 0x0002, 0x0004
_ASCII = 2
_SIZES = {1: 1, _ASCII: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8, 13: 4}
_MOST_ENTRIES = 1_000


@dataclass(frozen=True, slots=True)
class Exif:
    """``orientation`` is 1 to 8, or None where the file says nothing of worth. Texts may be empty."""

    orientation: int | None = None
    artist: str = ""
    copyright: str = ""
    has_location: bool = False
    is_adobe_rgb: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    body: bytes
    order: Literal["little", "big"]

    def number(self) -> int:
        return int.from_bytes(self.body[: _SIZES[self.kind]], self.order)

    def text(self) -> str:
        """ASCII by the standard, UTF-8 in practice. Copyright has two parts, of photographer and of editor."""
        words = self.body.rstrip(b"\0").replace(b"\0", b"; ")
        try:
            return words.decode("utf-8")
        except UnicodeDecodeError:
            return words.decode("latin-1")


def read(data: bytes) -> Exif:
    """What can be read; for data that is no TIFF structure the same as for none."""
    order = _ORDERS.get(data[:4])
    if order is None:
        return Exif()
    first = _directory(data, int.from_bytes(data[4:8], order), order)
    details = _below(data, first, _EXIF_IFD)
    location = _below(data, first, _GPS_IFD)
    interop = _below(data, details, _INTEROP_IFD)
    orientation = first[_ORIENTATION].number() if _ORIENTATION in first else 0
    return Exif(
        orientation if 1 <= orientation <= 8 else None,
        first[_ARTIST].text() if _ARTIST in first else "",
        first[_COPYRIGHT].text() if _COPYRIGHT in first else "",
        has_location=bool({_LATITUDE, _LONGITUDE} & location.keys()),
        is_adobe_rgb=_INTEROP_INDEX in interop and interop[_INTEROP_INDEX].text() == "R03",
    )


def written(*, artist: str, copyright_notice: str) -> bytes:
    """A TIFF structure with these as UTF-8; empty where there is nothing to say."""
    said = [(tag, text.encode() + b"\0") for tag, text in ((_ARTIST, artist), (_COPYRIGHT, copyright_notice)) if text]
    if not said:
        return b""
    table, bodies = struct.pack(">H", len(said)), b""
    start = 8 + 2 + 12 * len(said) + 4
    for tag, body in said:
        place = body.ljust(4, b"\0") if len(body) <= 4 else struct.pack(">I", start + len(bodies))
        table += struct.pack(">HHI", tag, _ASCII, len(body)) + place
        bodies += b"" if len(body) <= 4 else body + b"\0" * (len(body) % 2)
    return b"MM\0*\0\0\0\x08" + table + b"\0\0\0\0" + bodies


def _below(data: bytes, above: dict[int, _Entry], pointer: int) -> dict[int, _Entry]:
    entry = above.get(pointer)
    return _directory(data, entry.number(), entry.order) if entry else {}


def _directory(data: bytes, at: int, order: Literal["little", "big"]) -> dict[int, _Entry]:
    """The entries that lie within the data, by their tags."""
    count = min(int.from_bytes(data[at : at + 2], order), _MOST_ENTRIES) if at else 0
    entries: dict[int, _Entry] = {}
    for start in range(at + 2, at + 2 + 12 * count, 12):
        raw = data[start : start + 12]
        if len(raw) < 12:
            break
        tag, kind = int.from_bytes(raw[:2], order), int.from_bytes(raw[2:4], order)
        size = _SIZES.get(kind, 0) * int.from_bytes(raw[4:8], order)
        body = raw[8 : 8 + size] if size <= 4 else _at(data, int.from_bytes(raw[8:12], order), size)
        if body:
            entries.setdefault(tag, _Entry(kind, body, order))
    return entries


def _at(data: bytes, offset: int, size: int) -> bytes:
    return data[offset : offset + size] if offset + size <= len(data) else b""
