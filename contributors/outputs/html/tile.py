"""The tile of a masthead or an index: portrait or initials, name and role."""

from datetime import date

from contributors.cards import Card
from contributors.outputs.html import parts

# A tile is 136 pixels wide or more: half of a narrow window, a fifth of a wide one.
_SIZES = "(max-width: 40em) 45vw, 220px"
_LETTERS = 3


def tile(card: Card, today: date, heading: int | None, label: str = "") -> str:
    return f"<aside{_opening(card)} {parts.attributes(card, label)}>{_content(card, heading)}</aside>"


def tile_in_list(card: Card, heading: int | None) -> str:
    """No landmark: twenty of them would say nothing that the list does not."""
    spoken = f'lang="{parts.escape(card["lang"])}" dir="{parts.escape(card["dir"])}"'
    return f"<div{_opening(card)} {spoken}>{_content(card, heading)}</div>"


def _opening(card: Card) -> str:
    return f' class="ac ac--tile {parts.hue(card)} h-card"'


def _content(card: Card, heading: int | None) -> str:
    plate = parts.plate(card, parts.picture(card, _SIZES), letters=_LETTERS)
    return f'{plate}<div class="ac__head">{parts.name(card, heading)}{parts.role(card)}</div>'
