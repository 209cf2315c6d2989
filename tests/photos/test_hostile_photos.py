"""Files that were made to break readers: whatever is in them, the answer is a photo or a sentence."""

import struct
import zlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributors import photos
from contributors.errors import RegistryError
from contributors.photos import rendering
from contributors.photos.metadata import exif, iptc, rights, xmp
from tests.effort import examples
from tests.photos.pictures import MIDDLE, file_of, jpeg_with, png, quarters

LIMITS = photos.Limits(pixels=1_000_000)
NOTES = exif.written(artist="Ann", copyright_notice="Ann & Co")
PACKET = xmp.written(creator="Ann", credit="Agency", copyright="Ann & Co")
SEEDS = {
    "JPEG": file_of(quarters((48, 60)), "JPEG", exif=b"Exif\0\0" + NOTES, xmp=PACKET, comment="hello"),
    "progressive": file_of(quarters((48, 60)), "JPEG", progressive=True),
    "PNG": file_of(quarters((48, 60)), "PNG", exif=NOTES),
    "palette": file_of(quarters((48, 60)).quantize(4), "PNG", transparency=b"\0\xff"),
    "WEBP": file_of(quarters((48, 60)), "WEBP", exif=NOTES, xmp=PACKET),
    "AVIF": file_of(quarters((48, 60)), "AVIF", exif=NOTES, xmp=PACKET),
}
MANY = settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(data: bytes) -> None:
    """Render it or be told why not; nothing else may happen."""
    refused = None
    try:
        original = photos.opened(data, LIMITS)
        found = photos.render(original, MIDDLE, original.rights)
    except RegistryError as error:
        refused = error
    if refused:
        assert refused.code.startswith("photo_")
        assert refused.detail.endswith(".")
    else:
        assert len(found.files) >= 9
        assert photos.opened(original.body, LIMITS).digest == original.digest


@MANY
@given(
    seed=st.sampled_from(sorted(SEEDS)), changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=8)
)
def test_bytes_that_were_changed(seed: str, changes: list[tuple[float, bytes]]) -> None:
    data = bytearray(SEEDS[seed])
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    survives(bytes(data))


@MANY
@given(seed=st.sampled_from(sorted(SEEDS)), kept=st.floats(0, 1), more=st.binary(max_size=40))
def test_files_that_were_cut_and_continued(seed: str, kept: float, more: bytes) -> None:
    data = SEEDS[seed]
    survives(data[: int(kept * len(data))] + more)


@MANY
@given(
    seed=st.sampled_from(sorted(SEEDS)),
    first=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    second=st.floats(0, 1),
)
def test_parts_that_were_moved(seed: str, first: tuple[float, float], second: float) -> None:
    data = SEEDS[seed]
    start, stop = sorted(int(place * len(data)) for place in first)
    at = int(second * len(data))
    survives(data[:at] + data[start:stop] + data[at:])


@MANY
@given(marker=st.integers(0xC0, 0xFE), body=st.binary(max_size=60))
def test_segments_that_nobody_expects(marker: int, body: bytes) -> None:
    survives(jpeg_with(SEEDS["JPEG"], marker, body))


@MANY
@given(
    kind=st.sampled_from([b"tRNS", b"PLTE", b"iCCP", b"cICP", b"gAMA", b"cHRM", b"eXIf", b"acTL", b"iTXt", b"zTXt"]),
    body=st.binary(max_size=60),
    depth=st.sampled_from([1, 2, 4, 8, 16]),
    colour=st.sampled_from([0, 2, 3, 4, 6]),
)
def test_chunks_that_contradict_the_header(kind: bytes, body: bytes, depth: int, colour: int) -> None:
    header = struct.pack(">IIBBBBB", 8, 8, depth, colour, 0, 0, 0)
    rows = zlib.compress(bytes(9 * 8 * 8))
    survives(png([(b"IHDR", header), (kind, body), (b"IDAT", rows), (b"IEND", b"")]))


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_as_notes(data: bytes) -> None:
    exif.read(data)
    exif.read(b"II*\0" + data)
    exif.read(b"MM\0*\0\0\0\x08" + data)
    iptc.read(b"\x1c" + data)
    xmp.read(data)


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_of_rights_can_be_written_and_read_again(text: str) -> None:
    picture = quarters((8, 10))
    notes = rights.embedded(photos.Rights(creator=text, credit=text, copyright=text))
    once = photos.opened(rendering.encoded(picture, "image/jpeg", notes), LIMITS).rights

    again = photos.opened(rendering.encoded(picture, "image/jpeg", rights.embedded(once)), LIMITS).rights

    assert again == once
    assert once.creator == once.credit == once.copyright
