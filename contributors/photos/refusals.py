"""The sentences in which a photo is refused. Each says what to do; each code stands in docs/reference/errors.md."""

from contributors.errors import Busy, Invalid, TooLarge

_PLAIN = "Save it as an ordinary JPEG or PNG and upload that."


def broken(what: str) -> Invalid:
    """``what`` completes "The photo …", such as "ends in the middle"."""
    return Invalid(
        f"The photo {what}. Open it, save it again as a JPEG and upload that, or ask for the file once more.",
        code="photo_broken",
        param="photo",
    )


def wrong_format(what: str, remedy: str = _PLAIN) -> Invalid:
    """``what`` is the format with its article, such as "an SVG drawing"."""
    return Invalid(f"This is {what}, which is not taken as a photo. {remedy}", code="photo_format", param="photo")


def two_in_one(other: str) -> Invalid:
    return Invalid(
        f"The file is a picture and also {other}. Open the picture, save it again as a JPEG and upload that.",
        code="photo_two_in_one",
        param="photo",
    )


def animated(frames: int, most: int) -> Invalid:
    allowed = "one is" if most == 1 else f"{most} are"
    return Invalid(
        f"The file has {frames} pictures, an animation, and {allowed} taken. Save the one that you want as a JPEG.",
        code="photo_animated",
        param="photo",
    )


def too_many_bytes(size: int, most: int) -> TooLarge:
    return TooLarge(
        f"The photo has {_millions(size)} MB, and at most {_millions(most)} MB are taken. Save it smaller: "
        "a JPEG that is 2,000 pixels wide is plenty.",
        code="photo_too_large",
        param="photo",
    )


def too_many_pixels(width: int, height: int, most: int) -> TooLarge:
    return TooLarge(
        f"The photo has {width:,} by {height:,} pixels, and at most {_millions(most)} million are taken. "
        "Save it smaller: 2,000 pixels are wide enough.",
        code="photo_too_many_pixels",
        param="photo",
    )


def far_too_many_pixels(most: int) -> TooLarge:
    return TooLarge(
        f"The file promises far more pixels than the {_millions(most)} million that are taken. "
        "Save it smaller: 2,000 pixels are wide enough.",
        code="photo_too_many_pixels",
        param="photo",
    )


def too_slow(seconds: int) -> Invalid:
    return Invalid(
        f"The photo could not be worked on within {seconds} seconds. Save it smaller, as an ordinary JPEG that is "
        "2,000 pixels wide, and upload that.",
        code="photo_too_slow",
        param="photo",
    )


def busy() -> Busy:
    return Busy("Other photos are being worked on. Upload this one again in a moment.", code="photo_busy")


def _millions(number: int) -> str:
    return f"{number / 1_000_000:,.1f}".removesuffix(".0")
