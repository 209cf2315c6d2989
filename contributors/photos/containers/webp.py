"""WebP files (RFC 9649): their chunks, what is kept of them, and how rights are put into one."""

import struct
from collections.abc import Iterator
from functools import partial

from contributors.photos import refusals
from contributors.photos.containers.contents import Contents, orientation_exif

_KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"})
_HEADER = 12
_ICC_FLAG, _ALPHA_FLAG, _EXIF_FLAG, _ANIMATION_FLAG = 0x20, 0x10, 0x08, 0x02


def is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def read(data: bytes) -> Contents:
    """Raises Invalid where the file is shorter than it says."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise refusals.broken("ends in the middle")
    kept: list[tuple[bytes, bytes]] = []
    found: dict[bytes, bytes] = {}
    frames = 0
    for kind, body in _chunks(data[:end]):
        if kind in _KEPT:
            kept.append((kind, body))
        frames += kind == b"ANMF"
        found.setdefault(kind, body)
    if not {b"VP8 ", b"VP8L", b"ANMF"} & set(found):
        raise refusals.broken("has no picture in it")
    return Contents(
        partial(_clean, kept),
        # Only the extended form has room for metadata; elsewhere no reader would look for it.
        found.get(b"EXIF", b"").removeprefix(b"Exif\0\0") if b"VP8X" in found else b"",
        found.get(b"XMP ", b""),
        frames=max(1, frames),
        notes=tuple(body for kind, body in found.items() if kind not in _KEPT | {b"EXIF", b"XMP "}),
        trailing=data[end:],
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = _HEADER
    while position + 8 <= len(data):
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        stop = position + 8 + length
        if stop > len(data):
            raise refusals.broken("ends in the middle")
        yield data[position : position + 4], data[position + 8 : stop]
        position = stop + length % 2


def _clean(kept: list[tuple[bytes, bytes]], orientation: int, profile: bytes) -> bytes:
    chunks = []
    turned = orientation != 1
    for kind, body in kept:
        if kind == b"VP8X" and body:
            flags = body[0] & (_ICC_FLAG | _ALPHA_FLAG | _ANIMATION_FLAG) | (_EXIF_FLAG if turned else 0)
            chunks.append((kind, bytes([flags]) + body[1:]))
        else:
            chunks.append((kind, body))
    if turned:
        chunks.append((b"EXIF", orientation_exif(orientation)))
    return _file(chunks)


def _file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    packed = b"".join(kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for kind, body in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(packed)) + b"WEBP" + packed
