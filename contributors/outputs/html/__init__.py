"""The card as an HTML fragment: complete without script, no ``style`` attribute, no other host.

``LAYOUTS`` has one module a layout; what layouts share is in ``parts``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from contributors.cards import Card
from contributors.errors import BadRequest, near_miss
from contributors.outputs.html.box import box

__all__ = ["HEADINGS", "LAYOUTS", "check", "options", "render", "write"]

HEADINGS = (2, 3, 4, 5, 6)
LAYOUTS: dict[str, Callable[[Card, date, int | None], str]] = {"box": box}


def render(card: Card, *, today: date, layout: str = "box", heading: int | None = None) -> str:
    """The fragment. Dates of ``today``'s year are printed without the year, so it holds until the year ends.

    ``heading`` 2 to 6 wraps the name in that heading, None prints no heading.
    Raises BadRequest as ``check`` does.
    """
    check(layout=layout, heading=heading)
    return LAYOUTS[layout](card, today, heading)


def check(*, layout: str = "box", heading: int | None = None) -> None:
    """Refuses what ``render`` can't do, without a card: BadRequest with ``unknown_layout`` or ``invalid_heading``."""
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


def options(given: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of an address as arguments of ``write``. Raises BadRequest as ``check`` does."""
    read: dict[str, Any] = {"layout": given.get("layout", "box"), "heading": None}
    if "heading" in given:
        read["heading"] = next((level for level in HEADINGS if str(level) == given["heading"]), 0)
    check(**read)
    return read


def write(card: Card, *, today: date, layout: str = "box", heading: int | None = None) -> bytes:
    """The fragment as UTF-8 bytes, as it goes over the wire."""
    return render(card, today=today, layout=layout, heading=heading).encode()
