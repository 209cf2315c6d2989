"""Colour spaces by their numbers in ITU-T H.273, as AVIF, HEIC and PNG write them."""

from contributors.photos import refusals
from contributors.photos.colour.spaces import BT2020, DISPLAY_P3, SRGB, Space

_PRIMARIES = {1: SRGB, 9: BT2020, 12: DISPLAY_P3}
_PQ, _HLG = 16, 18
_LINEAR = 8
_GAMMA_22, _GAMMA_28 = 4, 5


def coded_space(primaries: int, transfer: int) -> Space | None:
    """None for sRGB, and for codes that say nothing. Raises Invalid for the curves of HDR pictures."""
    if transfer in {_PQ, _HLG}:
        raise refusals.wrong_format(
            "an HDR picture, whose colours look wrong on ordinary screens", "Export it as a JPEG in sRGB."
        )
    space = _PRIMARIES.get(primaries, SRGB)
    gamma = {_LINEAR: 1.0, _GAMMA_22: 2.2, _GAMMA_28: 2.8}.get(transfer)
    found = Space(space.red, space.green, space.blue, space.white, gamma)
    return None if found == SRGB else found
