"""Whatever the numbers in a file mean, the copies show the same colours in sRGB."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from contributors import photos
from contributors.errors import Invalid
from contributors.photos.colour.spaces import ADOBE_RGB, BT2020, DISPLAY_P3, SRGB, Space
from tests.photos.pictures import (
    LIMITS,
    QUARTERS,
    Colour,
    distance,
    file_of,
    middles,
    png,
    png_chunks,
    portraits,
    quarters,
    rendered,
    with_chunk,
)

SRGB_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# Within every space that is tried, so that each can hold them.
MILD = ((180, 90, 80), (90, 150, 100), (90, 100, 170), (200, 190, 110))
GREYS = ((0,) * 3, (85,) * 3, (170,) * 3, (255,) * 3)


def written_in(profile: bytes, colours: tuple[Any, ...] = MILD) -> Image.Image:
    """A picture that looks like ``colours`` once its profile is followed."""
    target = ImageCms.ImageCmsProfile(BytesIO(profile))
    turned = ImageCms.profileToProfile(quarters(colours=colours), SRGB_PROFILE, target, outputMode="RGB")
    assert turned is not None
    turned.info.clear()
    return turned


def assert_shows(data: bytes, colours: tuple[Colour, ...], tolerance: int = 8) -> None:
    """In every format, and again from the kept original."""
    original = photos.opened(data, LIMITS)
    assert rendered(original.body) == rendered(data)
    assert photos.opened(original.body, LIMITS).digest == original.digest
    for kind, picture in portraits(data).items():
        assert distance(middles(picture), colours) <= tolerance, kind
        assert "icc_profile" not in picture.info


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("space", [DISPLAY_P3, ADOBE_RGB, BT2020], ids=["P3", "AdobeRGB", "BT2020"])
def test_a_profile_is_followed(kind: str, space: Space) -> None:
    picture = written_in(space.profile())
    assert distance(middles(picture), MILD) > 10

    assert_shows(file_of(picture, kind, icc_profile=space.profile()), MILD)


def test_the_profiles_made_here_are_those_of_the_standards() -> None:
    """Red, green and blue of Apple's Display P3 and of HP's sRGB profile, which everybody ships."""
    wanted = {
        DISPLAY_P3: [(0.5151, 0.2412, -0.0011), (0.2919, 0.6922, 0.0419), (0.1572, 0.0666, 0.7841)],
        SRGB: [(0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)],
    }
    for space, columns in wanted.items():
        profile = ImageCms.ImageCmsProfile(BytesIO(space.profile())).profile
        found = [profile.red_colorant, profile.green_colorant, profile.blue_colorant]
        for colour, column in zip(found, columns, strict=True):
            assert colour is not None
            assert max(abs(one - other) for one, other in zip(colour[0], column, strict=True)) < 0.0005


def test_a_vivid_green_of_display_p3_is_not_taken_for_that_of_srgb() -> None:
    """The textbook case: (0, 200, 0) in P3 is more vivid than sRGB can show, so its red and blue end at zero."""
    data = file_of(Image.new("RGB", (80, 100), (120, 200, 120)), "PNG", icc_profile=DISPLAY_P3.profile())

    (colour, *_) = middles(portraits(data)["image/webp"])

    assert distance([colour], ((88, 203, 111),)) <= 4


@pytest.mark.parametrize("profile", [b"no profile", b"", DISPLAY_P3.profile()[:200]])
def test_a_damaged_profile_counts_as_none(profile: bytes) -> None:
    assert_shows(file_of(quarters(), "PNG", icc_profile=profile), QUARTERS)


def test_a_profile_for_another_kind_of_picture_counts_as_none() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

    assert_shows(file_of(quarters(), "PNG", icc_profile=lab), QUARTERS)


def test_a_grey_jpeg_with_a_profile_for_colours_stays_grey() -> None:
    data = file_of(quarters(colours=(0, 85, 170, 255), mode="L"), "JPEG", icc_profile=DISPLAY_P3.profile())

    assert_shows(data, GREYS, 3)


def test_cmyk_becomes_rgb() -> None:
    """As Photoshop stores it, inverted, and as it is: Pillow marks its own files as Adobe's."""
    inks = ((0, 255, 255, 0), (255, 0, 255, 0), (255, 255, 0, 0), (0, 0, 0, 0))

    assert_shows(
        file_of(quarters(colours=inks, mode="CMYK"), "JPEG"), ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255,) * 3), 14
    )


@pytest.mark.parametrize("kind", ["L", "1"])
def test_pictures_without_colour_become_rgb(kind: str) -> None:
    levels = (0, 255, 255, 0) if kind == "1" else (0, 85, 170, 255)

    assert_shows(file_of(quarters(colours=levels, mode=kind), "PNG"), tuple((level,) * 3 for level in levels), 3)


def test_sixteen_bits_of_grey_are_scaled_not_clipped() -> None:
    picture = quarters(colours=(0, 85 * 257, 170 * 257, 65535), mode="I;16")

    assert_shows(file_of(picture, "PNG"), GREYS, 3)


def test_one_value_of_sixteen_bits_may_stand_for_transparency() -> None:
    data = file_of(quarters(colours=(0, 85 * 257, 170 * 257, 65535), mode="I;16"), "PNG")
    chunks = png_chunks(data)

    cleared = png([chunks[0], (b"tRNS", struct.pack(">H", 85 * 257)), *chunks[1:]])

    assert_shows(cleared, ((0,) * 3, (255,) * 3, (170,) * 3, (255,) * 3), 3)


def test_sixteen_bits_of_colour_become_eight() -> None:
    rows = b""
    for y in range(100):
        left, right = QUARTERS[2 * (y >= 50)], QUARTERS[2 * (y >= 50) + 1]
        rows += b"\0" + b"".join(struct.pack(">3H", *(v * 257 for v in left)) for _ in range(40))
        rows += b"".join(struct.pack(">3H", *(v * 257 for v in right)) for _ in range(40))
    header = struct.pack(">IIBBBBB", 80, 100, 16, 2, 0, 0, 0)

    assert_shows(png([(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]), QUARTERS)


def test_a_palette_becomes_its_colours() -> None:
    assert_shows(file_of(quarters().quantize(4), "PNG"), QUARTERS)


@pytest.mark.parametrize("alpha", [0, 128])
def test_what_is_transparent_lies_on_white(alpha: int) -> None:
    colours = tuple((*colour, 255) for colour in QUARTERS[:3]) + ((*QUARTERS[3], alpha),)
    mixed = tuple(round(value * alpha / 255 + 255 * (255 - alpha) / 255) for value in QUARTERS[3])

    for kind in ("PNG", "WEBP", "AVIF"):
        assert_shows(file_of(quarters(colours=colours, mode="RGBA"), kind), (*QUARTERS[:3], mixed))


@pytest.mark.parametrize("as_bytes", [True, False])
def test_a_palette_with_transparency_lies_on_white(as_bytes: bool) -> None:
    picture = quarters().quantize(4)
    clear = picture.getpixel((79, 99))
    assert isinstance(clear, int)
    table = bytes(0 if n == clear else 255 for n in range(4))

    data = file_of(picture, "PNG", transparency=table if as_bytes else clear)

    assert_shows(data, (*QUARTERS[:3], (255,) * 3))


def test_one_colour_of_an_rgb_picture_may_stand_for_transparency() -> None:
    assert_shows(file_of(quarters(), "PNG", transparency=QUARTERS[1]), (QUARTERS[0], (255,) * 3, *QUARTERS[2:]))


def test_grey_with_transparency_lies_on_white() -> None:
    picture = quarters(colours=((0, 255), (85, 255), (170, 255), (40, 0)), mode="LA")

    assert_shows(file_of(picture, "PNG"), GREYS, 3)


def test_transparent_pixels_do_not_bleed_into_the_visible_ones() -> None:
    """A figure cut out on black that nobody sees: no dark seam where the copies are made smaller."""
    picture = Image.new("RGBA", (800, 1000), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (0, 0, 401, 1000))

    shown = portraits(file_of(picture, "PNG"))["image/webp"]

    assert min(shown.convert("L").tobytes()) >= 250


def test_the_numbers_of_a_png_name_its_space() -> None:
    data = file_of(written_in(DISPLAY_P3.profile()), "PNG")

    assert_shows(with_chunk(data, b"cICP", bytes([12, 13, 0, 1])), MILD)
    assert_shows(with_chunk(file_of(quarters(), "PNG"), b"cICP", bytes([1, 13, 0, 1])), QUARTERS)


def test_the_numbers_of_a_png_win_over_its_profile() -> None:
    data = file_of(written_in(DISPLAY_P3.profile()), "PNG", icc_profile=BT2020.profile())

    assert_shows(with_chunk(data, b"cICP", bytes([12, 13, 0, 1])), MILD)


@pytest.mark.parametrize("transfer", [16, 18])
def test_hdr_is_refused(transfer: int) -> None:
    data = with_chunk(file_of(quarters(), "PNG"), b"cICP", bytes([9, transfer, 0, 1]))

    with pytest.raises(Invalid) as caught:
        photos.opened(data, LIMITS)

    assert (caught.value.code, caught.value.detail) == (
        "photo_format",
        "This is an HDR picture, whose colours look wrong on ordinary screens, which is not taken as a photo. "
        "Export it as a JPEG in sRGB.",
    )


def test_the_gamma_and_chromaticities_of_a_png_are_followed() -> None:
    space = Space(DISPLAY_P3.red, DISPLAY_P3.green, DISPLAY_P3.blue, gamma=1.8)
    points = [*space.white, *space.red, *space.green, *space.blue]
    data = file_of(written_in(space.profile()), "PNG")
    measured = with_chunk(data, b"cHRM", struct.pack(">8I", *(round(p * 100_000) for p in points)))

    assert_shows(with_chunk(measured, b"gAMA", struct.pack(">I", round(100_000 / 1.8))), MILD)


@pytest.mark.parametrize(
    "chunks",
    [
        {b"gAMA": struct.pack(">I", 45_455)},
        {b"gAMA": struct.pack(">I", 0)},
        {b"gAMA": struct.pack(">I", 45_455), b"sRGB": b"\0"},
        {b"gAMA": struct.pack(">I", 45_455), b"cHRM": bytes(32)},
        {b"gAMA": struct.pack(">I", 1), b"cHRM": b"\xff" * 32},
        {b"gAMA": struct.pack(">I", 50_000), b"cHRM": struct.pack(">8I", *[31_270, 32_900, *[30_000, 30_000] * 3])},
    ],
)
def test_measures_that_say_srgb_or_nothing_change_nothing(chunks: dict[bytes, bytes]) -> None:
    data = file_of(quarters(), "PNG")
    for kind, body in chunks.items():
        data = with_chunk(data, kind, body)

    assert_shows(data, QUARTERS)


def test_the_numbers_of_an_avif_name_its_space() -> None:
    data = file_of(written_in(DISPLAY_P3.profile()), "AVIF")
    at = data.index(b"colrnclx") + 8
    assert data[at : at + 2] == b"\0\1"

    assert_shows(data[:at] + b"\0\x0c" + data[at + 2 :], MILD)


def test_a_camera_set_to_adobe_rgb_is_believed_unless_there_is_a_profile() -> None:
    notes = Image.Exif()
    notes.get_ifd(0x8769)[0xA005] = {1: "R03"}
    marked = {"exif": notes.tobytes()}

    assert_shows(file_of(written_in(ADOBE_RGB.profile()), "JPEG", **marked), MILD)
    assert_shows(file_of(quarters(), "JPEG", **marked, icc_profile=SRGB.profile()), QUARTERS)
