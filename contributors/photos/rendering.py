"""An Original becomes its public copies: decoded once, cut, brought into sRGB, written in three formats."""

from base64 import b32encode
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image

from contributors.photos import refusals
from contributors.photos.colour.conversion import Colours, resizable
from contributors.photos.containers import jpeg
from contributors.photos.crops import FRAMES, Frame, cut, lying, needed, scaled, sizes
from contributors.photos.metadata.rights import Embedded, embedded
from contributors.photos.opening import READERS, UNREADABLE
from contributors.photos.shapes import Crop, MediaType, Original, Rendition, Renditions, Rights
from contributors.photos.turns import Deadline, TimedFile, turn

_SUFFIXES: dict[MediaType, str] = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg"}
_ORDER: tuple[MediaType, ...] = tuple(_SUFFIXES)
# Qualities that look alike (benchmarks/README.md). Speed 6 would make AVIF a tenth smaller in three times the time; one
# thread always gives the same bytes.
_AVIF: dict[str, Any] = {"format": "AVIF", "quality": 64, "speed": 8, "max_threads": 1}
_WEBP: dict[str, Any] = {"format": "WEBP", "quality": 80, "method": 4}
_JPEG: dict[str, Any] = {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Pixels per pixel that the fast, coarse half of making a picture smaller may leave for the exact half.
_GAP = 3.0


def render(original: Original, focal_point: tuple[float, float], rights: Rights) -> Renditions:
    """Every public copy, the same bytes for the same pixels, focal point and rights. Takes a second or so of CPU.

    ``focal_point`` counts from 0 to 1, from the left and from the top of the picture right side up. One picture at a
    time is worked on in a process: raises Busy (``photo_busy``) when the turn doesn't come, and Invalid where the
    picture can't be decoded (``photo_broken``) or takes too long (``photo_too_slow``).
    """
    if not all(0 <= place <= 1 for place in focal_point):
        raise ValueError(f"{focal_point} lies outside the picture")
    notes = embedded(rights)
    with turn(original.limits.seconds) as deadline:
        parts = largest_parts(original, focal_point, deadline)
        files = {frame.crop: copies(part, frame, notes, deadline) for frame, part in parts}
    return Renditions(mean_colour(parts[0][1]), tuple(file for frame in FRAMES for file in files[frame.crop]))


def largest_parts(
    original: Original, focal_point: tuple[float, float], deadline: Deadline
) -> list[tuple[Frame, Image.Image]]:
    """The largest copy of each frame, in sRGB. The whole picture is let go when they are there."""
    try:
        picture = decoded(original, deadline)
        colours = Colours(picture, original.space)
        whole = resizable(picture)
        return [(frame, colours.finished(_part(whole, original, frame, focal_point))) for frame in FRAMES]
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise refusals.far_too_many_pixels(original.limits.pixels) from None
    except UNREADABLE:
        raise refusals.broken("is damaged and can't be shown whole") from None


def decoded(original: Original, deadline: Deadline) -> Image.Image:
    """The pixels as they are stored, lying on their side perhaps; of a large JPEG no more of them than are needed."""
    picture = Image.open(TimedFile(original.body, deadline), formats=(READERS[original.format],))
    picture.draft(None, scaled(picture.size, needed((original.width, original.height))))
    picture.load()
    deadline.check()
    return picture


def copies(part: Image.Image, frame: Frame, notes: Embedded, deadline: Deadline) -> list[Rendition]:
    """``part`` in all sizes that it allows, each made from the next larger one, smallest first."""
    found = []
    for size in sizes(frame, part.width):
        part = part if part.size == size else part.resize(size, Image.Resampling.LANCZOS)
        deadline.check()
        found.append([_copy(part, frame.crop, media_type, notes) for media_type in _ORDER])
    return [file for files in reversed(found) for file in files]


def encoded(part: Image.Image, media_type: MediaType, notes: Embedded) -> bytes:
    """``part`` in one format, with ``notes`` and nothing else beside its pixels."""
    file = BytesIO()
    if media_type == "image/jpeg":
        part.save(file, **_JPEG)
        return jpeg.with_rights(file.getvalue(), exif=notes.exif, xmp=notes.xmp, iptc=notes.iptc)
    options = _AVIF if media_type == "image/avif" else _WEBP
    part.save(file, **options, exif=notes.exif, xmp=notes.xmp)
    return file.getvalue()


def mean_colour(part: Image.Image) -> str:
    return "#" + part.resize((1, 1), Image.Resampling.BOX).tobytes().hex()


def _part(whole: Image.Image, original: Original, frame: Frame, focal_point: tuple[float, float]) -> Image.Image:
    """Cut and made smaller first, turned afterwards: a few pixels are turned faster than many."""
    upright = (original.width, original.height)
    box = cut(upright, frame, focal_point)
    size = sizes(frame, box[2] - box[0])[0]
    stored = upright if original.orientation < 5 else (original.height, original.width)
    across, down = whole.width / stored[0], whole.height / stored[1]
    left, top, right, bottom = lying(box, stored, original.orientation)
    part = whole.resize(
        size if original.orientation < 5 else (size[1], size[0]),
        Image.Resampling.LANCZOS,
        (left * across, top * down, right * across, bottom * down),
        _GAP,
    )
    return part.transpose(_TURNS[original.orientation]) if original.orientation in _TURNS else part


def _copy(part: Image.Image, crop: Crop, media_type: MediaType, notes: Embedded) -> Rendition:
    body = encoded(part, media_type, notes)
    digest = b32encode(sha256(body).digest()[:20]).decode("ascii").lower()
    name = f"{digest}-{part.width}.{_SUFFIXES[media_type]}"
    return Rendition(crop, part.width, part.height, media_type, name, body)
