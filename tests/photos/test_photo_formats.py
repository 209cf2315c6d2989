"""The content decides what a file is; what is no photo is refused in a sentence that says what to do."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from contributors import photos
from contributors.errors import Invalid, RegistryError, TooLarge
from contributors.photos import opening
from tests.photos.pictures import (
    LIMITS,
    QUARTERS,
    distance,
    file_of,
    jpeg_with,
    middles,
    png,
    png_chunks,
    portraits,
    quarters,
    with_chunk,
)

ROOT = Path(__file__).parents[2]
JPEG = file_of(quarters(), "JPEG")
PNG = file_of(quarters(), "PNG")
WEBP = file_of(quarters(), "WEBP")
AVIF = file_of(quarters(), "AVIF")
TAKEN = {"JPEG": JPEG, "PNG": PNG, "WebP": WEBP, "AVIF": AVIF}


def refusal(data: bytes, limits: photos.Limits = LIMITS) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        photos.opened(data, limits)
    assert caught.value.param == "photo"
    return caught.value


@pytest.mark.parametrize("kind", TAKEN)
def test_a_photo_is_taken_and_looks_the_same_in_every_format(kind: str) -> None:
    original = photos.opened(TAKEN[kind], LIMITS)

    assert (original.format, original.width, original.height) == (kind, 80, 100)
    shown = portraits(TAKEN[kind])
    assert list(shown) == ["image/avif", "image/webp", "image/jpeg"]
    for picture in shown.values():
        assert picture.size == (80, 100)
        assert distance(middles(picture), QUARTERS) <= 6


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (file_of(quarters(), "GIF"), "a GIF"),
        (file_of(quarters(), "TIFF"), "a TIFF or a camera's raw file"),
        (file_of(quarters(), "BMP"), "a BMP"),
        (file_of(quarters(), "ICO"), "an icon (ICO)"),
        (file_of(quarters(), "PDF"), "a PDF"),
        (file_of(quarters(), "JPEG2000"), "a JPEG 2000"),
        (file_of(quarters(), "EPS"), "a PostScript file"),
        (b"8BPS\0\1" + bytes(40), "a Photoshop document"),
        (b"PK\3\4" + bytes(40), "a ZIP archive or an Office document"),
        (b"\0\0\0\x18ftypisom" + bytes(40), "a video, or a kind of picture that few programs know"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "an SVG drawing"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn --><SVG width="9"/>', "an SVG drawing"),
        (b"<!DOCTYPE html><title>x</title>", "a web page or another text"),
        (b"\n\n <html>", "a web page or another text"),
        (b"Dear editor, my photo follows.", "no picture that is known here"),
        (b"\xff", "no picture that is known here"),
    ],
)
def test_what_is_no_photo_is_named(data: bytes, what: str) -> None:
    error = refusal(data)

    assert isinstance(error, Invalid)
    assert error.code == "photo_format"
    assert error.detail.startswith(f"This is {what}, which is not taken as a photo. ")
    assert error.detail.endswith(("upload that.", "alone.", "PNG.", "taken."))


def test_an_empty_file_says_so() -> None:
    error = refusal(b"")

    assert (error.code, error.detail.split(".")[0]) == ("photo_broken", "The photo is empty: the file has no bytes")


def test_heic_is_refused_where_the_plug_in_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "READERS", {kind: name for kind, name in opening.READERS.items() if kind != "HEIC"})

    error = refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40))

    assert (error.code, error.detail) == (
        "photo_format",
        "This is a HEIC, the format of newer phones, which is not taken as a photo. "
        "Send it as a JPEG: most phones do if asked.",
    )


def animation(kind: str) -> bytes:
    frames = [quarters(), Image.new("RGB", (80, 100)), quarters(colours=QUARTERS[::-1])]
    return file_of(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_an_animation_is_refused(kind: str) -> None:
    error = refusal(animation(kind))

    assert error.code == "photo_animated"
    assert error.detail.endswith("an animation, and one is taken. Save the one that you want as a JPEG.")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_the_first_picture_is_taken_where_the_settings_allow_animations(kind: str) -> None:
    original = photos.opened(animation(kind), photos.Limits(frames=3))

    files = photos.render(original, (0.5, 0.5), photos.Rights()).files

    shown = Image.open(BytesIO(next(file.body for file in files if file.type == "image/webp")))
    assert distance(middles(shown.convert("RGB")), QUARTERS) <= 8


@pytest.mark.parametrize("kind", TAKEN)
@pytest.mark.parametrize("kept", [0.3, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(kind: str, kept: float) -> None:
    data = TAKEN[kind][: int(len(TAKEN[kind]) * kept)]

    with pytest.raises(Invalid) as caught:
        photos.render(photos.opened(data, LIMITS), (0.5, 0.5), photos.Rights())

    assert caught.value.code == "photo_broken"
    assert caught.value.detail.endswith("save it again as a JPEG and upload that, or ask for the file once more.")


def test_a_damaged_chunk_is_refused() -> None:
    at = PNG.index(b"IDAT") + 20

    assert refusal(PNG[:at] + bytes([PNG[at] ^ 0xFF]) + PNG[at + 1 :]).detail.startswith("The photo is damaged.")


def test_damage_that_only_decoding_finds_is_refused() -> None:
    original = photos.opened(png([(k, b"no zlib" if k == b"IDAT" else b) for k, b in png_chunks(PNG)]), LIMITS)

    with pytest.raises(Invalid) as caught:
        photos.render(original, (0.5, 0.5), photos.Rights())

    assert caught.value.code == "photo_broken"


@pytest.mark.parametrize(
    ("data", "other"),
    [
        (JPEG + b"PK\3\4" + bytes(30), "a ZIP archive"),
        (PNG + b"\n\nRar!\x1a\7\0", "a RAR archive"),
        (WEBP + b"%PDF-1.7\n", "a PDF"),
        (jpeg_with(JPEG, 0xFE, b"%PDF-1.4 1 0 obj"), "a PDF"),
        (JPEG + bytes(40) + b"PK\1\2" + bytes(42) + b"PK\5\6" + bytes(18), "a ZIP archive"),
        (JPEG + b"<?php system($_GET['c']);", "a script"),
        (jpeg_with(JPEG, 0xFE, b"<script>alert(1)</script>"), "a script"),
        (jpeg_with(JPEG, 0xEB, b"x<HTML ><body>"), "a web page"),
        (with_chunk(PNG, b"tEXt", b"Comment\0<svg onload=alert(1)>"), "a web page"),
        (with_chunk(PNG, b"zTXt", b"Comment\0\0" + zlib.compress(b"<script src=x>")), "a script"),
        (jpeg_with(JPEG, 0xFE, b"__HALT_COMPILER(); ?>"), "a program"),
        (AVIF + b"MZ\x90\0", "a program"),
        (AVIF + struct.pack(">I4s", 40, b"uuid") + b"<html><body>".ljust(32), "a web page"),
        (PNG + b"#!/bin/sh\n", "a script"),
    ],
)
def test_a_picture_that_is_something_else_besides_is_refused(data: bytes, other: str) -> None:
    error = refusal(data)

    assert (error.code, error.detail) == (
        "photo_two_in_one",
        f"The file is a picture and also {other}. Open the picture, save it again as a JPEG and upload that.",
    )


@pytest.mark.parametrize(
    "data",
    [
        JPEG + JPEG,  # a second exposure
        JPEG + b"\0\0\0\x18ftypmp42" + bytes(100),  # a motion photo
        JPEG + bytes(512),
        JPEG + b"SEFH\x6b\0\0\0SEFT",
        jpeg_with(JPEG, 0xE2, b"MPF\0" + bytes(40)),
        jpeg_with(JPEG, 0xEB, b"JP\0\1" + bytes(40)),
    ],
)
def test_what_phones_append_is_dropped_without_a_word(data: bytes) -> None:
    assert photos.opened(data, LIMITS).body == photos.opened(JPEG, LIMITS).body


def test_bytes_are_limited() -> None:
    error = refusal(JPEG, photos.Limits(bytes=1_000))

    assert isinstance(error, TooLarge)
    assert (error.code, error.status) == ("photo_too_large", 413)
    assert " MB, and at most 0 MB are taken. Save it smaller" in error.detail
    assert photos.opened(JPEG, photos.Limits(bytes=len(JPEG))).format == "JPEG"


@pytest.mark.parametrize("kind", TAKEN)
def test_pixels_are_limited_before_any_is_decoded(kind: str) -> None:
    # The reader of WebP takes twice the memory for each.
    most = 16_000 if kind == "WebP" else 8_000
    error = refusal(TAKEN[kind], photos.Limits(pixels=most - 1))

    assert (error.code, error.status) == ("photo_too_many_pixels", 413)
    assert error.detail.startswith("The photo has 80 by 100 pixels, and at most 0 million are taken. Save it smaller")
    assert photos.opened(TAKEN[kind], photos.Limits(pixels=most)).format == kind


@pytest.mark.parametrize("side", [10_000, 30_000, 2**31 - 1])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = png([(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")])

    assert refusal(bomb).code == "photo_too_many_pixels"


def test_a_bomb_that_pillow_only_warns_of_is_refused_too() -> None:
    """In a process of its own: here pytest makes every warning an error."""
    header = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    bomb = png([(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")])
    program = (
        "import sys; from contributors import photos;"
        "photos.opened(sys.stdin.buffer.read(), photos.Limits(pixels=10**12))"
    )

    done = subprocess.run([sys.executable, "-c", program], input=bomb, capture_output=True, cwd=ROOT, check=False)

    assert done.returncode == 1
    assert b"TooLarge: The file promises far more pixels than the 1,000,000 million that are taken." in done.stderr


def test_a_jpeg_of_very_many_passes_is_refused() -> None:
    progressive = file_of(quarters(), "JPEG", progressive=True)
    scan = progressive.rindex(b"\xff\xda")
    last = progressive[scan:-2]

    assert photos.opened(progressive[:-2] + last * 80 + b"\xff\xd9", LIMITS).format == "JPEG"
    assert refusal(progressive[:-2] + last * 100 + b"\xff\xd9").detail.startswith("The photo is drawn in 1")
