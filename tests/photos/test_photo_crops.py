"""One focal point for every crop: where a picture is cut, and in which sizes it is offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.photos.crops import FRAMES, Frame, cut, lying, needed, scaled, sizes

PORTRAIT, SQUARE, WIDE = FRAMES
SIDES = st.integers(min_value=1, max_value=9_000)
PLACES = st.tuples(st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1))


@pytest.mark.parametrize(
    ("size", "frame", "focal_point", "box"),
    [
        ((4000, 3000), PORTRAIT, (0.5, 0.5), (800, 0, 3200, 3000)),
        ((4000, 3000), PORTRAIT, (0.0, 0.5), (0, 0, 2400, 3000)),
        ((4000, 3000), PORTRAIT, (0.7, 0.1), (1600, 0, 4000, 3000)),
        ((4000, 3000), SQUARE, (0.25, 0.5), (0, 0, 3000, 3000)),
        ((4000, 3000), SQUARE, (0.45, 0.5), (300, 0, 3300, 3000)),
        ((3000, 4000), WIDE, (0.5, 0.3), (0, 356, 3000, 2044)),
        ((3000, 4000), WIDE, (0.5, 1.0), (0, 2312, 3000, 4000)),
        ((800, 1000), PORTRAIT, (0.9, 0.9), (0, 0, 800, 1000)),
        ((1, 1), WIDE, (1.0, 1.0), (0, 0, 1, 1)),
    ],
)
def test_the_largest_part_around_the_focal_point(
    size: tuple[int, int], frame: Frame, focal_point: tuple[float, float], box: tuple[int, int, int, int]
) -> None:
    assert cut(size, frame, focal_point) == box


@given(width=SIDES, height=SIDES, focal_point=PLACES, frame=st.sampled_from(FRAMES))
def test_a_cut_lies_within_the_picture_holds_the_point_and_has_its_shape(
    width: int, height: int, focal_point: tuple[float, float], frame: Frame
) -> None:
    left, top, right, bottom = cut((width, height), frame, focal_point)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert (right - left, bottom - top)[width * frame.down > height * frame.across] in {width, height}
    # To the nearest pixel, but for pictures too thin for any shape.
    assert (
        abs((right - left) * frame.down - (bottom - top) * frame.across) <= max(frame.across, frame.down)
        or min(right - left, bottom - top) == 1
    )
    assert left - 1 <= focal_point[0] * width <= right + 1
    assert top - 1 <= focal_point[1] * height <= bottom + 1


@given(width=SIDES, height=SIDES, focal_point=PLACES, frame=st.sampled_from(FRAMES))
def test_a_mirrored_picture_is_cut_in_the_mirror(
    width: int, height: int, focal_point: tuple[float, float], frame: Frame
) -> None:
    box = cut((width, height), frame, focal_point)
    mirrored = cut((width, height), frame, (1 - focal_point[0], focal_point[1]))

    assert abs(mirrored[0] - (width - box[2])) <= 1
    assert mirrored[1::2] == box[1::2]


@pytest.mark.parametrize(
    ("frame", "width", "offered"),
    [
        (PORTRAIT, 3000, [(1280, 1600), (640, 800), (320, 400), (160, 200)]),
        (PORTRAIT, 1280, [(1280, 1600), (640, 800), (320, 400), (160, 200)]),
        (PORTRAIT, 1279, [(640, 800), (320, 400), (160, 200)]),
        (PORTRAIT, 159, [(159, 199)]),
        (SQUARE, 384, [(384, 384), (192, 192), (96, 96)]),
        (WIDE, 5000, [(1200, 675)]),
        (WIDE, 1000, [(1000, 562)]),
        (WIDE, 1, [(1, 1)]),
    ],
)
def test_no_copy_is_larger_than_its_part(frame: Frame, width: int, offered: list[tuple[int, int]]) -> None:
    assert sizes(frame, width) == offered


@given(width=SIDES, height=SIDES)
def test_a_picture_at_the_needed_scale_still_has_every_pixel_that_is_offered(width: int, height: int) -> None:
    scale = needed((width, height))
    smaller = scaled((width, height), scale)

    assert 0 < scale <= 1
    for frame in FRAMES:
        box = cut((width, height), frame, (0.5, 0.5))
        assert (box[2] - box[0]) * smaller[0] / width >= sizes(frame, box[2] - box[0])[0][0] - 1e-6


@given(
    width=SIDES,
    height=SIDES,
    corners=st.tuples(*[st.floats(min_value=0, max_value=1)] * 4),
    orientation=st.integers(min_value=1, max_value=8),
)
def test_turning_moves_a_box_and_keeps_its_size(
    width: int, height: int, corners: tuple[float, ...], orientation: int
) -> None:
    """The box lies in the upright picture, which is as wide as the stored one is high where that lies on its side."""
    upright = (width, height) if orientation < 5 else (height, width)
    xs, ys = sorted(corners[:2]), sorted(corners[2:])
    box = (xs[0] * upright[0], ys[0] * upright[1], xs[1] * upright[0], ys[1] * upright[1])

    left, top, right, bottom = lying(box, (width, height), orientation)

    tolerance = 1e-6 * max(width, height)
    sides = (right - left, bottom - top)
    assert -tolerance <= left <= right <= width + tolerance
    assert -tolerance <= top <= bottom <= height + tolerance
    assert sides if orientation < 5 else sides[::-1] == pytest.approx((box[2] - box[0], box[3] - box[1]), abs=tolerance)
