"""A file becomes an Original, or is refused: looked at from outside, decoded later."""

from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from warnings import simplefilter

from django.conf import settings
from PIL import Image

from contributors.photos import refusals
from contributors.photos.colour.spaces import ADOBE_RGB
from contributors.photos.metadata import rights
from contributors.photos.shapes import Format, Limits, Original
from contributors.photos.sniffing import check_single, reader_of

# Above its own limit Pillow only warns, up to twice as many pixels.
simplefilter("error", Image.DecompressionBombWarning)
# The only readers that are ever tried; Pillow's names for them. A JPEG with more than one picture is an MPO to it.
READERS: dict[Format, str] = {"JPEG": "JPEG", "PNG": "PNG", "WebP": "WEBP", "AVIF": "AVIF"}
if find_spec("pillow_heif"):
    import_module("pillow_heif").register_heif_opener(thumbnails=False)
    READERS["HEIC"] = "HEIF"

_ORIENTATION = 0x0112
# Formats whose reader takes so many times the memory of the others for each pixel.
_DEARER: dict[Format, int] = {"WebP": 2}
# Turning is a property of the picture in these, and notes about it don't count (ISO/IEC 23008-12, 6.5.10).
_TURNED_BY_DECODER = frozenset({"AVIF", "HEIC"})

# What Pillow raises for damaged files of all kinds.
UNREADABLE = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    ZeroDivisionError,
    AttributeError,
    RuntimeError,
)


def limits() -> Limits:
    """Those of the settings."""
    return Limits(
        settings.PHOTO_MAX_BYTES, settings.PHOTO_MAX_PIXELS, settings.PHOTO_MAX_FRAMES, settings.PHOTO_SECONDS
    )


def opened(data: bytes, limits: Limits) -> Original:
    """What ``data`` is, by its content alone; nothing is decoded yet, so a damaged picture may still fail to render.

    Raises Invalid or TooLarge with a sentence that says what to do: ``photo_format``, ``photo_animated``,
    ``photo_broken``, ``photo_two_in_one``, ``photo_too_large``, ``photo_too_many_pixels``.
    """
    if len(data) > limits.bytes:
        raise refusals.too_many_bytes(len(data), limits.bytes)
    kind, take_apart = reader_of(data)
    if kind not in READERS:
        raise refusals.wrong_format("a HEIC, the format of newer phones", "Send it as a JPEG: most phones do if asked.")
    contents = take_apart(data)
    if contents.frames > limits.frames:
        raise refusals.animated(contents.frames, limits.frames)
    check_single(data, contents)
    noted = rights.read(contents)
    marked = kind == "JPEG" and noted.is_adobe_rgb and not contents.has_profile
    body = contents.clean(noted.orientation, ADOBE_RGB.profile() if marked else b"")
    width, height, turned = _size(body, kind, limits)
    orientation = turned if kind in _TURNED_BY_DECODER else noted.orientation
    if orientation > 4:
        width, height = height, width
    return Original(
        sha256(body).hexdigest(),
        kind,
        width,
        height,
        noted.rights,
        noted.had_location,
        body,
        orientation,
        contents.space,
        limits,
    )


def _size(body: bytes, kind: Format, limits: Limits) -> tuple[int, int, int]:
    """Width, height and orientation from the header alone; a bomb is a small file whose header promises a lot."""
    try:
        with Image.open(BytesIO(body), formats=(READERS[kind],)) as image:
            width, height = image.size
            # Only their decoder knows; asking a PNG would decode it.
            orientation = image.getexif().get(_ORIENTATION, 1) if kind in _TURNED_BY_DECODER else 1
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise refusals.far_too_many_pixels(limits.pixels) from None
    except UNREADABLE:
        raise refusals.broken("is damaged") from None
    most = limits.pixels // _DEARER.get(kind, 1)
    if width * height > most:
        raise refusals.too_many_pixels(width, height, most)
    return width, height, orientation if orientation in range(1, 9) else 1
