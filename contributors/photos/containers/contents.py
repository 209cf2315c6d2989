"""What a picture file holds beside its pixels, told apart without decoding any."""

from collections.abc import Callable
from dataclasses import dataclass, field

from contributors.photos.colour.spaces import Space


@dataclass(frozen=True, slots=True)
class Contents:
    """``clean(orientation, profile)`` is the same file with its pixels, colours and that EXIF orientation alone.

    ``profile`` is an ICC profile for a JPEG without one (``has_profile``), ``b""`` for none; other formats ignore it.
    ``notes`` are the parts in which text is free (comments, fields of programs), ``trailing`` what follows the
    picture's own end. ``space`` is a colour space that the file names outside an ICC profile.
    """

    clean: Callable[[int, bytes], bytes]
    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""
    space: Space | None = None
    has_profile: bool = False
    frames: int = 1
    notes: tuple[bytes, ...] = field(default=(), repr=False)
    trailing: bytes = field(default=b"", repr=False)


def orientation_exif(orientation: int) -> bytes:
    """A TIFF header and one directory with the one entry 0x0112."""
    return b"MM\0*\0\0\0\x08\0\x01" + b"\x01\x12\0\x03\0\0\0\x01\0" + bytes([orientation]) + b"\0\0" + b"\0\0\0\0"
