"""PNG files (W3C, third edition): their chunks, what is kept of them, and where programs put metadata."""

import struct
import zlib
from collections.abc import Iterator
from functools import partial

from contributors.photos import refusals
from contributors.photos.colour.codes import coded_space
from contributors.photos.colour.spaces import SRGB, Space
from contributors.photos.containers.contents import Contents, orientation_exif

MAGIC = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"sRGB", b"cICP", b"gAMA", b"cHRM"})
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_XMP = b"XML:com.adobe.xmp"
# Where ImageMagick puts what a JPEG had in its segments: a line break, a name, a length, and hexadecimal digits.
_RAW_EXIF, _RAW_IPTC, _RAW_XMP = (f"Raw profile type {kind}".encode() for kind in ("exif", "iptc", "xmp"))
_MOST_TEXT = 1_000_000


def read(data: bytes) -> Contents:
    """Raises Invalid where a chunk is cut off or damaged, or the last one is missing."""
    kept: list[tuple[bytes, bytes]] = []
    found: dict[bytes, bytes] = {}
    texts: dict[bytes, bytes] = {}
    end = 0
    for kind, body, stop in _chunks(data):
        if kind in _KEPT:
            kept.append((kind, body))
        elif kind in _TEXTS:
            name, text = _text(kind, body)
            texts.setdefault(name, text)
        found.setdefault(kind, body)
        end = stop
    if not kept or kept[0][0] != b"IHDR" or b"IDAT" not in found or kept[-1][0] != b"IEND":
        raise refusals.broken("ends in the middle")
    exif = found.get(b"eXIf") or _raw_profile(texts.get(_RAW_EXIF, b"")).removeprefix(b"Exif\0\0")
    return Contents(
        partial(_clean, kept),
        exif,
        texts.get(_XMP) or _raw_profile(texts.get(_RAW_XMP, b"")),
        _raw_profile(texts.get(_RAW_IPTC, b"")),
        space=_space(found),
        frames=max(1, int.from_bytes(found.get(b"acTL", b"\0\0\0\x01")[:4], "big")),
        notes=tuple(text for name, text in texts.items() if name != _XMP),
        trailing=data[end:],
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Kind, body and end of each chunk, up to IEND or to where the file is cut off."""
    position = len(MAGIC)
    while position + 12 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        stop = position + 12 + length
        if stop > len(data):
            return
        kind, body = data[position + 4 : position + 8], data[position + 8 : stop - 4]
        if zlib.crc32(data[position + 4 : stop - 4]) != int.from_bytes(data[stop - 4 : stop], "big"):
            raise refusals.broken("is damaged")
        yield kind, body, stop
        if kind == b"IEND":
            return
        position = stop


def _clean(kept: list[tuple[bytes, bytes]], orientation: int, profile: bytes) -> bytes:
    chunks = list(kept)
    if orientation != 1:
        chunks.insert(1, (b"eXIf", orientation_exif(orientation)))
    return MAGIC + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _text(kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    """Keyword and text, unpacked up to a limit; an empty text where it can't be read."""
    name, _, rest = body.partition(b"\0")
    if kind == b"tEXt":
        return name, rest
    if kind == b"zTXt":
        return name, _inflated(rest[1:])
    packed = rest[:1] == b"\x01"
    text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    return name, _inflated(text) if packed else text


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_TEXT)
    except zlib.error:
        return b""


def _raw_profile(text: bytes) -> bytes:
    words = text.split(None, 2)
    if len(words) < 3:
        return b""
    try:
        return bytes.fromhex(words[2].decode("ascii"))
    except ValueError:
        return b""


def _space(found: dict[bytes, bytes]) -> Space | None:
    """What the file says of its colours outside a profile, in the order in which the standard lets one win (11.3.2)."""
    if len(code := found.get(b"cICP", b"")) >= 2:
        return coded_space(code[0], code[1])
    if b"iCCP" in found or b"sRGB" in found:
        return None
    return _measured(found.get(b"gAMA", b""), found.get(b"cHRM", b""))


def _measured(gamma: bytes, points: bytes) -> Space | None:
    if len(gamma) != 4 or not (encoded := int.from_bytes(gamma, "big")):
        return None
    red, green, blue, white = SRGB.red, SRGB.green, SRGB.blue, SRGB.white
    if len(points) == 32:
        xs = [value / 100_000 for value in struct.unpack(">8I", points)]
        white, red, green, blue = zip(xs[::2], xs[1::2], strict=True)
    # 1/2.2 is how everybody writes the curve of sRGB.
    exponent = None if abs(encoded - 45_455) <= 500 else 100_000 / encoded
    space = Space(red, green, blue, white, exponent)
    return None if space == SRGB else space
