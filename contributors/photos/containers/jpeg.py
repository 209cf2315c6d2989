"""JPEG files (ITU-T T.81, annex B): their segments, what is kept of them, and how rights are put into one."""

import struct
from collections.abc import Iterator
from functools import partial

import regex

from contributors.photos import refusals
from contributors.photos.containers.contents import Contents, orientation_exif

MAGIC = b"\xff\xd8\xff"
_START, _END = b"\xff\xd8", 0xD9
_EXIF = b"Exif\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_ICC = b"ICC_PROFILE\0"
_JFIF = b"JFIF\0"
_ADOBE = b"Adobe"
_APP0, _APP1, _APP2, _APP13, _APP14, _COMMENT, _SCAN = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE, 0xDA
_RESOURCE_IPTC = 0x0404
# Markers that stand alone: TEM and the restarts.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# Inside a scan FF 00 is a byte of data and FF D0 to D7 are restarts; anything else ends the scan.
_AFTER_SCAN = regex.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
# Version 1.1, one by one, no thumbnail.
_PLAIN_JFIF = b"\xff\xe0\0\x10" + _JFIF + b"\1\1\0\0\1\0\1\0\0"
_NEXT_MARKER = regex.compile(rb"\xff+[^\x00\xff]")
# A progressive picture has ten. A file of a few kilobytes can name thousands, each as slow as a whole picture.
_MOST_SCANS = 100


def read(data: bytes) -> Contents:
    """Raises Invalid where the segments don't lead to the picture's end."""
    kept: list[bytes] = []
    notes: list[bytes] = []
    exif = xmp = iptc = b""
    scans = end = 0
    for marker, start, stop in _segments(data):
        body = b"" if marker in {_SCAN, _END} else data[start + 4 : stop]
        if (piece := _kept(marker, body, data[start:stop])) is not None:
            kept += [] if piece is _PLAIN_JFIF and piece in kept else [piece]
            scans += marker == _SCAN
            end = stop if marker == _END else 0
        elif marker == _APP1 and body.startswith(_EXIF):
            exif += body[len(_EXIF) + 1 :]
        elif marker == _APP1 and body.startswith(_XMP):
            xmp = xmp or body[len(_XMP) :]
        elif marker == _APP13 and body.startswith(_PHOTOSHOP):
            iptc += _iptc_of(body[len(_PHOTOSHOP) :])
        else:
            notes.append(body)
    if not scans or not end:
        raise refusals.broken("has no picture in it" if end else "ends in the middle")
    if scans > _MOST_SCANS:
        raise refusals.broken(f"is drawn in {scans} passes, more than any camera makes")
    return Contents(
        partial(_clean, kept),
        exif,
        xmp,
        iptc,
        has_profile=any(piece[4:].startswith(_ICC) for piece in kept),
        notes=tuple(notes),
        trailing=data[end:],
    )


def with_rights(data: bytes, *, exif: bytes, xmp: bytes, iptc: bytes) -> bytes:
    """``data``, a JPEG without metadata, with these: a TIFF structure, an XMP packet and IPTC datasets."""
    resource = b"8BIM" + struct.pack(">HHI", _RESOURCE_IPTC, 0, len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
    segments = [
        _segment(_APP1, _EXIF + b"\0" + exif) if exif else b"",
        _segment(_APP1, _XMP + xmp) if xmp else b"",
        _segment(_APP13, _PHOTOSHOP + resource) if iptc else b"",
    ]
    return _START + b"".join(segments) + data[len(_START) :]


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment, up to the picture's end; a scan includes its data."""
    position = len(_START)
    while found := _NEXT_MARKER.search(data, position):
        start, marker = found.end() - 2, data[found.end() - 1]
        if marker == _END:
            yield marker, start, found.end()
            return
        if marker in _ALONE or marker == _START[1]:
            position = found.end()
            continue
        if found.end() + 2 > len(data):
            return
        stop = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
        if stop > len(data):
            return
        if marker == _SCAN:
            after = _AFTER_SCAN.search(data, stop)
            if after is None:
                return
            stop = after.start()
        yield marker, start, stop
        position = stop


def _kept(marker: int, body: bytes, whole: bytes) -> bytes | None:
    """The segment as it is kept, or None for what has nothing to do with pixels and colours."""
    if marker == _APP0 and body.startswith(_JFIF):
        # The kind of colours alone; without the thumbnail, which may show what was cropped away.
        return _PLAIN_JFIF
    if marker == _APP2 and body.startswith(_ICC):
        return whole
    if marker == _APP14 and body.startswith(_ADOBE):
        return whole
    if _APP0 <= marker <= 0xEF or marker == _COMMENT:
        return None
    return whole


def _clean(kept: list[bytes], orientation: int, profile: bytes) -> bytes:
    note = _segment(_APP1, _EXIF + b"\0" + orientation_exif(orientation)) if orientation != 1 else b""
    colours = _segment(_APP2, _ICC + b"\1\1" + profile) if profile else b""
    return _START + note + colours + b"".join(kept)


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _iptc_of(resources: bytes) -> bytes:
    """The body of Photoshop's image resource 0x0404 (a name in Pascal's way, padded to even lengths)."""
    position = 0
    while resources[position : position + 4] == b"8BIM" and position + 12 <= len(resources):
        number = int.from_bytes(resources[position + 4 : position + 6], "big")
        name = 1 + resources[position + 6]
        at = position + 6 + name + name % 2
        size = int.from_bytes(resources[at : at + 4], "big")
        if number == _RESOURCE_IPTC:
            return resources[at + 4 : at + 4 + size]
        position = at + 4 + size + size % 2
    return b""
