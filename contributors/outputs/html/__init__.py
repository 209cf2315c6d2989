"""The card as an HTML fragment: complete without script, no ``style`` attribute, no other host.

``LAYOUTS`` has one module a layout; what layouts share is in ``parts``, and several cards in one fragment in
``together``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from contributors.bylines import PLAIN_STYLE, BylineStyle
from contributors.cards import Card
from contributors.errors import BadRequest, near_miss
from contributors.outputs.html.box import box
from contributors.outputs.html.byline import Signer, byline
from contributors.outputs.html.inline import inline
from contributors.outputs.html.profile import profile
from contributors.outputs.html.tile import tile
from contributors.outputs.html.together import MOST_AT_ONCE, SEVERAL, of_article, together

__all__ = [
    "HEADINGS",
    "LAYOUTS",
    "MOST_AT_ONCE",
    "SEVERAL",
    "Signer",
    "check",
    "options",
    "render",
    "render_article",
    "render_several",
    "size_of",
    "write",
    "write_several",
]

HEADINGS = (2, 3, 4, 5, 6)
LAYOUTS: dict[str, Callable[[Card, date, int | None], str]] = {
    "byline": byline,
    "inline": inline,
    "box": box,
    "tile": tile,
    "profile": profile,
}
# The bio that a layout has room for, where the address asks for no other.
_SIZES = {"inline": "short", "profile": "long"}


def render(
    card: Card, *, today: date, layout: str = "box", heading: int | None = None, style: BylineStyle = PLAIN_STYLE
) -> str:
    """The fragment. Dates of ``today``'s year are printed without the year, so it holds until the year ends.

    ``heading`` 2 to 6 wraps the name in that heading; with None there is none, but a profile's name is an ``h1``.
    ``style`` is how the site prints its bylines. Raises BadRequest as ``check`` does.
    """
    check(layout=layout, heading=heading)
    if layout == "byline":
        return _element(byline(card, today, heading, style=style))
    return _element(LAYOUTS[layout](card, today, heading))


def render_several(
    cards: Sequence[Card],
    *,
    today: date,
    layout: str = "inline",
    heading: int | None = None,
    style: BylineStyle = PLAIN_STYLE,
) -> str:
    """One fragment of several cards, which are of one site and in one language. Raises BadRequest as ``check`` does."""
    check(layout=layout, heading=heading, several=True)
    if len(cards) == 1:
        return render(cards[0], today=today, layout=layout, heading=heading, style=style)
    return _element(together(cards, today, layout, heading, style))


def render_article(
    signers: Sequence[Signer],
    *,
    today: date,
    lang: str,
    sole_author: bool = True,
    heading: int | None = None,
    style: BylineStyle = PLAIN_STYLE,
) -> str:
    """What stands at the end of an article by ``signers``: see ``together.of_article``. Empty where nobody signs."""
    check(heading=heading)
    written = of_article(signers, today, lang=lang, sole_author=sole_author, heading=heading, style=style)
    return _element(written) if written else ""


def check(*, layout: str = "box", heading: int | None = None, several: bool = False) -> None:
    """Refuses what can't be rendered, without a card: BadRequest with ``unknown_layout``, ``one_at_a_time`` or
    ``invalid_heading``.
    """
    if layout not in LAYOUTS:
        raise BadRequest(
            f"No layout `{layout}`.{near_miss(layout, LAYOUTS)} Layouts: {', '.join(LAYOUTS)}.",
            code="unknown_layout",
            param="layout",
        )
    if several and layout not in SEVERAL:
        raise BadRequest(
            f"The layout `{layout}` takes one contributor. Several at once go with {', '.join(SEVERAL)}.",
            code="one_at_a_time",
            param="layout",
        )
    if heading is not None and (heading not in HEADINGS or layout == "byline"):
        raise BadRequest(
            "A byline stands under a headline and has no heading of its own. Leave `heading` out."
            if layout == "byline"
            else "`heading` is a number from 2 to 6, or left out for no heading.",
            code="invalid_heading",
            param="heading",
        )


def options(given: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of an address as arguments of ``write``. Raises BadRequest as ``check`` does."""
    read: dict[str, Any] = {"layout": given.get("layout", "box"), "heading": None}
    if "heading" in given:
        read["heading"] = next((level for level in HEADINGS if str(level) == given["heading"]), 0)
    check(**read)
    return read


def size_of(given: Mapping[str, str]) -> str:
    """The size of the bio that the layout of an address has room for."""
    return _SIZES.get(given.get("layout", "box"), "standard")


def write(
    card: Card, *, today: date, layout: str = "box", heading: int | None = None, style: BylineStyle = PLAIN_STYLE
) -> bytes:
    """The fragment as UTF-8 bytes, as it goes over the wire."""
    return render(card, today=today, layout=layout, heading=heading, style=style).encode()


def write_several(
    cards: Sequence[Card],
    *,
    today: date,
    layout: str = "inline",
    heading: int | None = None,
    style: BylineStyle = PLAIN_STYLE,
) -> bytes:
    """As ``render_several``, in UTF-8."""
    return render_several(cards, today=today, layout=layout, heading=heading, style=style).encode()


def _element(content: str) -> str:
    return f"<author-card>{content}</author-card>"
