"""AVIF and HEIC files (ISO/IEC 23008-12 over 14496-12): boxes, and the items that hold metadata.

Positions inside such a file are written down in it, so metadata is overwritten where it stands, never cut out.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from contributors.photos import refusals
from contributors.photos.colour.codes import coded_space
from contributors.photos.colour.spaces import Space
from contributors.photos.containers.contents import Contents, orientation_exif

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_KNOWN = frozenset({b"ftyp", b"meta", b"mdat", b"free", b"skip", b"moov"})
_MOST_ITEMS = 10_000
_XMP_TYPE = b"application/rdf+xml"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """``start`` is that of the box, ``body`` that of what is in it; FullBoxes have four more bytes before that."""

    kind: bytes
    start: int
    body: int
    stop: int


def brands(data: bytes) -> frozenset[bytes]:
    """What the file says it is, empty for one that is no such file."""
    if data[4:8] != b"ftyp":
        return frozenset()
    box = data[8 : min(int.from_bytes(data[:4], "big"), 512)]
    return frozenset({box[:4], *(box[at : at + 4] for at in range(8, len(box) - 3, 4))})


def is_avif(data: bytes) -> bool:
    return bool(brands(data) & _AVIF_BRANDS)


def is_heic(data: bytes) -> bool:
    return not is_avif(data) and bool(brands(data) & _HEIC_BRANDS)


def read(data: bytes) -> Contents:
    """Raises Invalid where boxes or items reach beyond the end of the file."""
    top = list(_boxes(data, 0, len(data), outermost=True))
    meta = next((box for box in top if box.kind == b"meta"), None)
    frames = 2 if any(box.kind == b"moov" for box in top) else 1
    if meta is None:
        raise refusals.broken("has no picture in it")
    inside = {box.kind: box for box in _boxes(data, meta.body + 4, meta.stop)}
    try:
        spans = _spans(data, inside)
        kinds = _kinds(data, inside)
        space = _space(data, inside)
    except (struct.error, IndexError):
        raise refusals.broken("is damaged") from None
    exif = [spans.get(item, []) for item, kind in kinds.items() if kind == b"Exif"]
    xmp = [spans.get(item, []) for item, kind in kinds.items() if kind == _XMP_TYPE]
    if any(stop > len(data) for pieces in spans.values() for _, stop in pieces):
        raise refusals.broken("ends in the middle")
    strange = [(box.start + 4, box.body, box.stop) for box in top if box.kind not in _KNOWN]
    end = top[-1].stop
    return Contents(
        partial(_clean, data[:end], exif, xmp, strange),
        b"".join(_exif_of(_joined(data, pieces)) for pieces in exif[:1]),
        b"".join(_joined(data, pieces) for pieces in xmp[:1]),
        space=space,
        frames=frames,
        notes=tuple(data[start:stop] for _, start, stop in strange),
        trailing=data[end:],
    )


def _boxes(data: bytes, position: int, end: int, *, outermost: bool = False) -> Iterator[Box]:
    """The boxes of one level. Among the outermost, what doesn't look like a box is no part of the picture any more."""
    while position + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, position)
        body = position + 8
        if size == 1 and position + 16 <= end:
            size, body = int.from_bytes(data[body : body + 8], "big"), position + 16
        stop = end if size == 0 else position + size
        if outermost and not kind.isalnum():
            return
        if stop > end or stop < body:
            raise refusals.broken("ends in the middle")
        yield Box(kind, position, body, stop)
        position = stop


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _kinds(data: bytes, inside: dict[bytes, Box]) -> dict[int, bytes]:
    """Type of each item, and for those of type ``mime`` their content type."""
    if (box := inside.get(b"iinf")) is None:
        return {}
    first = box.body + (6 if data[box.body] == 0 else 8)
    kinds: dict[int, bytes] = {}
    for entry in _boxes(data, first, box.stop):
        version = data[entry.body]
        if entry.kind != b"infe" or version < 2:
            continue
        size = 2 if version == 2 else 4
        at = entry.body + 4
        kind = data[at + size + 2 : at + size + 6]
        if kind == b"mime":
            words = data[at + size + 6 : entry.stop].split(b"\0")
            kind = words[1] if len(words) > 1 else kind
        kinds[_number(data, at, size)] = kind
    return kinds


def _spans(data: bytes, inside: dict[bytes, Box]) -> dict[int, list[Span]]:
    """Where each item lies in the file (ItemLocationBox)."""
    if (box := inside.get(b"iloc")) is None:
        raise refusals.broken("has no picture in it")
    version = data[box.body]
    sizes = _number(data, box.body + 4, 2)
    offset_size, length_size, base_size = (sizes >> 12) & 15, (sizes >> 8) & 15, (sizes >> 4) & 15
    index_size = sizes & 15 if version else 0
    wide = 2 if version < 2 else 4
    at = box.body + 6
    count, at = _number(data, at, wide), at + wide
    if count > _MOST_ITEMS:
        raise refusals.broken("is damaged")
    store = inside[b"idat"].body if b"idat" in inside else 0
    spans: dict[int, list[Span]] = {}
    for _ in range(count):
        item, at = _number(data, at, wide), at + wide
        method, at = (_number(data, at, 2) & 15, at + 2) if version else (0, at)
        base, at = _number(data, at + 2, base_size) + (store if method == 1 else 0), at + 2 + base_size
        pieces, at = _number(data, at, 2), at + 2
        if at > box.stop or pieces > _MOST_ITEMS:
            raise refusals.broken("is damaged")
        spans[item] = []
        for _ in range(pieces):
            start = base + _number(data, at + index_size, offset_size)
            length = _number(data, at + index_size + offset_size, length_size)
            at += index_size + offset_size + length_size
            spans[item].append((start, start + length))
    return spans


def _space(data: bytes, inside: dict[bytes, Box]) -> Space | None:
    """By the first colour box, unless there is a profile, which says more."""
    if (box := inside.get(b"iprp")) is None:
        return None
    found: Space | None = None
    for store in _boxes(data, box.body, box.stop):
        for entry in _boxes(data, store.body, store.stop) if store.kind == b"ipco" else ():
            if entry.kind != b"colr":
                continue
            if data[entry.body : entry.body + 4] != b"nclx":
                return None
            found = found or coded_space(*struct.unpack_from(">HH", data, entry.body + 4))
    return found


def _joined(data: bytes, pieces: list[Span]) -> bytes:
    return b"".join(data[start:stop] for start, stop in pieces)


def _exif_of(item: bytes) -> bytes:
    """The TIFF structure: four bytes say how far behind them it begins."""
    return item[4 + int.from_bytes(item[:4], "big") :]


def _clean(
    data: bytes,
    exif: list[list[Span]],
    xmp: list[list[Span]],
    strange: list[tuple[int, int, int]],
    orientation: int,
    profile: bytes,
) -> bytes:
    """Turning is a property of the picture in these files, so ``orientation`` stays where it is."""
    body = bytearray(data)
    for pieces in exif:
        _overwrite(body, pieces, b"\0\0\0\0" + orientation_exif(1))
    for pieces in xmp:
        _overwrite(body, pieces, b"")
    for kind, start, stop in strange:
        body[kind : kind + 4] = b"free"
        body[start:stop] = bytes(stop - start)
    return bytes(body)


def _overwrite(body: bytearray, pieces: list[Span], beginning: bytes) -> None:
    length = sum(stop - start for start, stop in pieces)
    filled = (beginning if len(beginning) <= length else b"").ljust(length, b" " if not beginning else b"\0")
    for start, stop in pieces:
        body[start:stop], filled = filled[: stop - start], filled[stop - start :]
