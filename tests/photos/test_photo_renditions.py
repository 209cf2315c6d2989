"""The public copies of a photo: which there are, what they are called, and that the same gives the same."""

from io import BytesIO

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from contributors import photos
from tests.effort import examples
from tests.photos.pictures import LIMITS, MIDDLE, QUARTERS, distance, file_of, middles, quarters, rendered, shown

LARGE = file_of(quarters((1280, 1600)), "JPEG")
SMALL = file_of(quarters((200, 200)), "PNG")
TYPES = ["image/avif", "image/webp", "image/jpeg"]


@pytest.fixture(scope="module")
def large() -> photos.Renditions:
    return rendered(LARGE)  # type: ignore[no-any-return]


def test_every_crop_in_every_size_and_format(large: photos.Renditions) -> None:
    portrait = [("portrait", w, h) for w, h in ((160, 200), (320, 400), (640, 800), (1280, 1600))]
    square = [("square", w, w) for w in (96, 192, 384)]
    wanted = [(*crop, kind) for crop in [*portrait, *square, ("wide", 1200, 675)] for kind in TYPES]

    assert [(file.crop, file.width, file.height, file.type) for file in large.files] == wanted


def test_every_copy_is_what_it_says(large: photos.Renditions) -> None:
    formats = {"image/avif": "AVIF", "image/webp": "WEBP", "image/jpeg": "JPEG"}
    for file in large.files:
        picture = Image.open(BytesIO(file.body))
        assert (picture.format, picture.size) == (formats[file.type], (file.width, file.height))
    assert all(b"\xff\xc2" in file.body for file in large.files if file.type == "image/jpeg")  # progressive


def test_a_name_is_the_hash_of_the_body_its_width_and_its_format(large: photos.Renditions) -> None:
    suffixes = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg"}
    for file in large.files:
        assert regex.fullmatch(rf"[a-z2-7]{{32}}-{file.width}\.{suffixes[file.type]}", file.name)
        assert photos.is_rendition(file.name)
    assert len({file.name for file in large.files}) == len(large.files)


def test_the_same_picture_gives_the_same_files(large: photos.Renditions) -> None:
    assert rendered(LARGE) == large


def test_another_focal_point_or_other_rights_give_other_files() -> None:
    data = file_of(Image.linear_gradient("L").resize((300, 240)), "PNG")
    plain = {file.name for file in rendered(data).files}

    assert plain.isdisjoint(file.name for file in rendered(data, rights=photos.Rights("Ann")).files)
    moved = {file.name for file in rendered(data, focal_point=(0.5, 0.2)).files}
    # The picture is 5:4, so the point can move the wide crop alone.
    assert len(plain - moved) == 3


def test_a_jpeg_that_is_decoded_smaller_looks_the_same() -> None:
    """Four times as many pixels as are needed: half of them are never decoded, and no quarter moves."""
    data = file_of(quarters((2600, 3250)), "JPEG")

    for file in rendered(data).files:
        if file.crop == "portrait":
            assert distance(middles(shown(file.body)), QUARTERS) <= 6
            assert sharp_edge(file.body) <= 6


def sharp_edge(body: bytes) -> int:
    """How many pixels of a middle row are neither the left nor the right colour."""
    picture = shown(body)
    row = [picture.getpixel((x, picture.height // 4)) for x in range(picture.width)]
    return sum(1 for pixel in row if min(distance([pixel], (side,)) for side in QUARTERS[:2]) > 24)  # type: ignore[list-item]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_is_decoded_once_and_not_while_it_is_opened(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = file_of(quarters((200, 200)), kind)
    decoded: list[str] = []
    real = ImageFile.ImageFile.load

    def counting(picture: ImageFile.ImageFile) -> object:
        if picture.tile:
            decoded.append(str(picture.format))
        return real(picture)

    monkeypatch.setattr(ImageFile.ImageFile, "load", counting)

    original = photos.opened(data, LIMITS)
    assert decoded == []
    photos.render(original, MIDDLE, photos.Rights())
    assert decoded == [kind]


@pytest.mark.parametrize("colour", [(255, 0, 0), (12, 200, 99), (255, 255, 255)])
def test_the_placeholder_is_the_mean_colour(colour: tuple[int, int, int]) -> None:
    assert rendered(file_of(Image.new("RGB", (90, 90), colour), "PNG")).placeholder == "#{:02x}{:02x}{:02x}".format(
        *colour
    )


def test_the_placeholder_is_that_of_the_portrait() -> None:
    picture = quarters((200, 100), ((0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)))
    picture.paste((0, 0, 255), (60, 0, 140, 100))

    assert rendered(file_of(picture, "PNG")).placeholder == "#0000ff"


@pytest.mark.parametrize("focal_point", [(-0.1, 0.5), (0.5, 1.1), (float("nan"), 0.5)])
def test_a_focal_point_outside_the_picture_is_a_mistake(focal_point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="lies outside the picture"):
        photos.render(photos.opened(SMALL, LIMITS), focal_point, photos.Rights())


@settings(max_examples=examples(8), deadline=None)
@given(
    width=st.integers(min_value=1, max_value=120),
    height=st.integers(min_value=1, max_value=120),
    point=st.tuples(st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1)),
    kind=st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]),
    mode=st.sampled_from(["RGB", "L", "RGBA", "CMYK", "P", "LA", "1"]),
)
def test_a_picture_of_any_size_and_kind_gives_three_crops(
    width: int, height: int, point: tuple[float, float], kind: str, mode: str
) -> None:
    takes = {"JPEG": {"RGB", "L", "CMYK"}, "PNG": {"RGB", "L", "RGBA", "P", "LA", "1"}}.get(kind, {"RGB", "RGBA"})
    picture = Image.new(mode if mode in takes else "RGB", (width, height))

    found = rendered(file_of(picture, kind), focal_point=point)

    assert {file.crop for file in found.files} == {"portrait", "square", "wide"}
    assert all(shown(file.body).size == (file.width, file.height) for file in found.files)
    assert all(file.width <= width and file.height <= height + 1 for file in found.files)
