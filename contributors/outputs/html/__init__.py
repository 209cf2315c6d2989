"""The card as an HTML fragment: complete without script, no ``style`` attribute, no other host.

``LAYOUTS`` has one module a layout; what layouts share is in ``parts``.
"""

from collections.abc import Callable
from datetime import date

from contributors.cards import Card
from contributors.errors import BadRequest, near_miss
from contributors.outputs.html.box import box

__all__ = ["HEADINGS", "LAYOUTS", "render", "write"]

HEADINGS = (2, 3, 4, 5, 6)
LAYOUTS: dict[str, Callable[[Card, date, int | None], str]] = {"box": box}


def render(card: Card, *, today: date, layout: str = "box", heading: int | None = None) -> str:
    """The fragment. Dates of ``today``'s year are printed without the year, so it holds until the year ends.

    ``heading`` 2 to 6 wraps the name in that heading, None prints no heading.
    Raises BadRequest with ``unknown_layout`` or ``invalid_heading``.
    """
    if layout not in LAYOUTS:
        raise BadRequest(
            f"No layout `{layout}`.{near_miss(layout, LAYOUTS)} Layouts: {', '.join(LAYOUTS)}.",
            code="unknown_layout",
            param="layout",
        )
    if heading is not None and heading not in HEADINGS:
        raise BadRequest(
            "`heading` is a number from 2 to 6, or left out for no heading.", code="invalid_heading", param="heading"
        )
    return LAYOUTS[layout](card, today, heading)


def write(card: Card, *, today: date, layout: str = "box", heading: int | None = None) -> bytes:
    """The fragment as UTF-8 bytes, as it goes over the wire."""
    return render(card, today=today, layout=layout, heading=heading).encode()
