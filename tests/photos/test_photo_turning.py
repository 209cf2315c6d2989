"""Every way of saying that a picture lies on its side: it comes out upright, and the kept original does too."""

from typing import Any

import pytest
from PIL import Image

from contributors import photos
from tests.photos.pictures import (
    LIMITS,
    QUARTERS,
    distance,
    file_of,
    middles,
    png,
    png_chunks,
    portraits,
    quarters,
    with_chunk,
)

# How a camera that was held so stores an upright picture: the inverse of what a reader has to do (EXIF 2.3, 4.6.4).
STORED: dict[int, Image.Transpose | None] = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF></x:xmpmeta>'
AS_ATTRIBUTE = '<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="{}"/>'
AS_ELEMENT = '<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/"><tiff:Orientation>{}</tiff:Orientation></rdf:Description>'


def lying(orientation: int, size: tuple[int, int] = (80, 100)) -> Image.Image:
    turn = STORED[orientation]
    return quarters(size) if turn is None else quarters(size).transpose(turn)


def exif(orientation: int) -> bytes:
    notes = Image.Exif()
    notes[0x0112] = orientation
    return notes.tobytes()


def assert_upright(data: bytes, size: tuple[int, int] = (80, 100)) -> None:
    original = photos.opened(data, LIMITS)
    assert (original.width, original.height) == size
    shown = portraits(data)
    for picture in shown.values():
        assert distance(middles(picture), QUARTERS) <= 8
    again = photos.opened(original.body, LIMITS)
    assert (again.digest, again.width, again.orientation) == (original.digest, original.width, original.orientation)
    assert [picture.tobytes() for picture in portraits(original.body).values()] == [
        picture.tobytes() for picture in shown.values()
    ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_of_every_format_comes_out_upright(kind: str, orientation: int) -> None:
    # Pillow turns EXIF's orientation into AVIF's own properties when it writes one.
    assert_upright(file_of(lying(orientation), kind, exif=exif(orientation)))


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("spelling", [AS_ATTRIBUTE, AS_ELEMENT])
def test_an_orientation_in_xmp_counts_where_exif_says_nothing(orientation: int, spelling: str) -> None:
    assert_upright(file_of(lying(orientation), "JPEG", xmp=XMP.format(spelling.format(orientation)).encode()))


def test_exif_wins_over_xmp() -> None:
    packet = XMP.format(AS_ATTRIBUTE.format(3)).encode()

    assert_upright(file_of(lying(6), "JPEG", exif=exif(6), xmp=packet))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not_counts_as_none(orientation: int) -> None:
    assert_upright(file_of(quarters(), "JPEG", exif=exif(orientation)))


def test_the_exif_that_imagemagick_hides_in_a_text_is_found() -> None:
    body = exif(6)
    text = b"Raw profile type exif\0\nexif\n%8d\n%s\n" % (len(body), body.hex().encode())

    assert_upright(with_chunk(file_of(lying(6), "PNG"), b"tEXt", text))


@pytest.mark.parametrize(
    "damaged",
    [
        b"Exif\0\0",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40,
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01",
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0",  # a directory that holds itself
        b"Exif\0\0 no notes at all",
    ],
)
def test_damaged_notes_do_not_cost_the_picture(damaged: bytes) -> None:
    assert_upright(file_of(quarters(), "JPEG", exif=damaged))
    chunks = png_chunks(file_of(quarters(), "PNG"))
    assert_upright(png([chunks[0], (b"eXIf", damaged[6:]), *chunks[1:]]))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_focal_point_is_that_of_the_upright_picture(orientation: int) -> None:
    """A wide picture whose point is at the right: the portrait shows the right of it, whatever way it is stored."""
    data = file_of(lying(orientation, (400, 100)), "PNG", exif=exif(orientation))

    def of(point: tuple[float, float]) -> list[Any]:
        return [picture.getpixel((40, 25)) for picture in portraits(data, focal_point=point).values()]

    assert distance(of((0.0, 0.5)), (QUARTERS[0],) * 3) <= 6
    assert distance(of((1.0, 0.5)), (QUARTERS[1],) * 3) <= 6
