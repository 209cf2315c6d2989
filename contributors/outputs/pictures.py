"""Which rendition of a photo an output names: a JPEG, as large as it may be."""

from typing import NamedTuple

from contributors.cards import Card, Photo, Source
from contributors.outputs.identity import is_neutral

__all__ = ["Picture", "avatar", "largest", "portrait"]

JPEG = "image/jpeg"


class Picture(NamedTuple):
    """``width`` and ``height`` in pixels."""

    src: str
    width: int
    height: int


def portrait(card: Card) -> Photo | None:
    """The real photo. A monogram is none, and a neutral card has none."""
    return None if is_neutral(card) else card["photo"]


def avatar(card: Card) -> str | None:
    """The square JPEG that programs show beside a name."""
    photo = portrait(card)
    return photo["square"]["src"] if photo else None


def largest(photo: Photo, *, width: int | None = None, height: int | None = None) -> Picture | None:
    """The largest 4:5 JPEG within ``width`` and ``height`` (pixels, None for no limit); None where each is larger."""
    whole = Picture(photo["src"], photo["width"], photo["height"])
    known = [whole, *(_scaled(whole, src, wide) for src, wide in _jpegs(photo["sources"]))]
    fitting = [
        picture
        for picture in known
        if (width is None or picture.width <= width) and (height is None or picture.height <= height)
    ]
    return max(fitting, key=lambda picture: picture.width, default=None)


def _scaled(whole: Picture, src: str, width: int) -> Picture:
    return Picture(src, width, round(whole.height * width / whole.width))


def _jpegs(sources: list[Source]) -> list[tuple[str, int]]:
    """Addresses and widths from the ``srcset`` of the JPEG source. The registry's own addresses have no spaces."""
    sets = [source["srcset"] for source in sources if source["type"] == JPEG]
    candidates = [candidate.split() for srcset in sets for candidate in srcset.split(",")]
    return [(parts[0], int(parts[1][:-1])) for parts in candidates if len(parts) == 2 and parts[1][:-1].isdecimal()]
