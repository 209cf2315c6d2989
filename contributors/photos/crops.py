"""Where a photo is cut and how large the copies are: one focal point for every crop."""

from dataclasses import dataclass
from math import ceil

from contributors.photos.shapes import Crop

Size = tuple[int, int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape, as a ratio, and the widths that it is offered in where the original is large enough."""

    crop: Crop
    across: int
    down: int
    widths: tuple[int, ...]


FRAMES = (
    Frame("portrait", 4, 5, (160, 320, 640, 1280)),
    Frame("square", 1, 1, (96, 192, 384)),
    Frame("wide", 16, 9, (1200,)),
)


def cut(size: Size, frame: Frame, focal_point: tuple[float, float]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the largest such part whose middle is as near to the focal point as can be.

    ``focal_point`` counts from 0 to 1, from the left and from the top of the picture right side up.
    """
    width, height = size
    if width * frame.down > height * frame.across:
        part = (max(1, round(height * frame.across / frame.down)), height)
    else:
        part = (width, max(1, round(width * frame.down / frame.across)))
    left, top = (
        min(max(0, round(point * whole - length / 2)), whole - length)
        for point, whole, length in zip(focal_point, size, part, strict=True)
    )
    return left, top, left + part[0], top + part[1]


def sizes(frame: Frame, width: int) -> list[Size]:
    """The sizes for a part that is ``width`` pixels wide, largest first; at least one, none larger than the part."""
    fitting = [rung for rung in frame.widths if rung <= width] or [width]
    return [(rung, max(1, round(rung * frame.down / frame.across))) for rung in reversed(fitting)]


def needed(size: Size) -> float:
    """The scale, at most 1, at which a picture of this size still has all the pixels that the copies need."""
    parts = [(frame, cut(size, frame, (0.5, 0.5))) for frame in FRAMES]
    return min(1.0, max(sizes(frame, box[2] - box[0])[0][0] / (box[2] - box[0]) for frame, box in parts))


def scaled(size: Size, scale: float) -> Size:
    return max(1, ceil(size[0] * scale)), max(1, ceil(size[1] * scale))


def lying(box: Box, size: Size, orientation: int) -> Box:
    """``box`` of a picture right side up, ``size`` large as it is stored, where it lies there (EXIF's orientations)."""
    left, top, right, bottom = box
    if orientation > 4:
        left, top, right, bottom = top, left, bottom, right
    if orientation in {2, 3, 7, 8}:
        left, right = size[0] - right, size[0] - left
    if orientation in {3, 4, 6, 7}:
        top, bottom = size[1] - bottom, size[1] - top
    return left, top, right, bottom
