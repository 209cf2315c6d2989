"""HEIC, where the plug-in is there: the same as other formats, though its positions are written down in the file."""

from io import BytesIO
from typing import Any

import pillow_heif
import pytest
from PIL import Image

from contributors import photos
from contributors.errors import Invalid
from contributors.photos.colour.spaces import DISPLAY_P3
from tests.photos.conftest import Exiftool
from tests.photos.pictures import LIMITS, QUARTERS, distance, middles, portraits, quarters
from tests.photos.test_photo_colours import MILD, written_in
from tests.photos.test_photo_metadata import PACKET, PRIVATE, private_exif, said
from tests.photos.test_photo_turning import exif, lying

pillow_heif.register_heif_opener()


def heic(picture: Image.Image, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, "HEIF", quality=95, **options)
    return file.getvalue()


def test_a_heic_is_taken() -> None:
    original = photos.opened(heic(quarters()), LIMITS)

    assert (original.format, original.width, original.height) == ("HEIC", 80, 100)
    assert original.name == f"{original.digest}.heic"
    for picture in portraits(original.body).values():
        assert distance(middles(picture), QUARTERS) <= 8


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    data = heic(lying(orientation), exif=exif(orientation))

    original = photos.opened(data, LIMITS)

    assert (original.width, original.height) == (80, 100)
    for picture in portraits(data).values():
        assert distance(middles(picture), QUARTERS) <= 8
    assert photos.opened(original.body, LIMITS).digest == original.digest


def test_a_profile_is_followed() -> None:
    data = heic(written_in(DISPLAY_P3.profile()), icc_profile=DISPLAY_P3.profile())

    for picture in portraits(data).values():
        assert distance(middles(picture), MILD) <= 8


def test_what_is_personal_is_overwritten_and_rights_are_read(exiftool: Exiftool) -> None:
    original = photos.opened(heic(quarters((200, 250)), exif=private_exif(), xmp=PACKET), LIMITS)

    (found,) = exiftool({original.name: original.body}).values()

    assert (original.rights.creator, original.rights.credit, original.had_location) == (
        "Ann Lee, Bo Ek",
        "Agency X",
        True,
    )
    assert said(found) == {"IFD0:Orientation": "Horizontal (normal)"}
    assert PRIVATE.encode() not in original.body
    assert len(portraits(original.body)) == 3


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_truncated_file_is_refused(kept: float) -> None:
    data = heic(quarters((200, 250)))

    with pytest.raises(Invalid) as caught:
        photos.render(photos.opened(data[: int(len(data) * kept)], LIMITS), (0.5, 0.5), photos.Rights())

    assert caught.value.code == "photo_broken"
