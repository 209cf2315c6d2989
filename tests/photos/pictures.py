"""Pictures that are drawn for a test, and how they look to a reader who knows nothing of how they were made."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

from contributors import photos

LIMITS = photos.Limits()
MIDDLE = (0.5, 0.5)
NOBODY = photos.Rights()
Colour = tuple[int, ...]
# Top left, top right, bottom left, bottom right: strong enough to survive every encoder, none the mirror of another.
QUARTERS: tuple[Colour, Colour, Colour, Colour] = ((200, 40, 40), (40, 160, 60), (50, 70, 190), (220, 200, 60))


def quarters(size: tuple[int, int] = (80, 100), colours: tuple[Any, ...] = QUARTERS, mode: str = "RGB") -> Image.Image:
    width, height = size
    picture = Image.new(mode, size)
    for n, colour in enumerate(colours):
        corner = (width // 2 * (n % 2), height // 2 * (n // 2))
        picture.paste(colour, (*corner, corner[0] + width - width // 2, corner[1] + height - height // 2))
    return picture


def file_of(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """``picture`` in a format of Pillow's, as little changed as that format can."""
    best = {"JPEG": {"quality": 95, "subsampling": 0}, "WEBP": {"lossless": True}, "AVIF": {"quality": 95}}
    file = BytesIO()
    picture.save(file, kind, **{**best.get(kind, {}), **options})
    return file.getvalue()


def rendered(data: bytes, *, focal_point: tuple[float, float] = MIDDLE, rights: photos.Rights = NOBODY) -> Any:
    return photos.render(photos.opened(data, LIMITS), focal_point, rights)


def portraits(data: bytes, **given: Any) -> dict[str, Image.Image]:
    """The largest portrait by media type."""
    files = [file for file in rendered(data, **given).files if file.crop == "portrait"]
    return {file.type: shown(file.body) for file in files}


def shown(body: bytes) -> Image.Image:
    with Image.open(BytesIO(body)) as picture:
        assert picture.mode == "RGB"
        picture.load()
        return picture


def middles(picture: Image.Image) -> list[Colour]:
    """The colour in the middle of each quarter, in the order of QUARTERS."""
    width, height = picture.size
    places = [(width // 4 + width // 2 * (n % 2), height // 4 + height // 2 * (n // 2)) for n in range(4)]
    found = [picture.getpixel(place) for place in places]
    return [colour for colour in found if isinstance(colour, tuple)]


def distance(found: list[Colour], wanted: tuple[Colour, ...]) -> int:
    """The largest difference in any channel of any quarter."""
    assert len(found) == len(wanted)
    return max(abs(a - b) for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True))


def png(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """A PNG of these chunks with right checksums, for what Pillow doesn't write."""
    packed = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return chunks


def with_chunk(data: bytes, kind: bytes, body: bytes) -> bytes:
    """The PNG with one more chunk behind its header."""
    chunks = png_chunks(data)
    return png([chunks[0], (kind, body), *chunks[1:]])


def jpeg_with(data: bytes, marker: int, body: bytes) -> bytes:
    """The JPEG with one more segment at its beginning."""
    return data[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + data[2:]
