"""The inline card for the end of a brief, a sidebar or a newsletter: a disc, name, role and the short bio."""

from datetime import date

from contributors.cards import Card
from contributors.outputs.html import parts

_SIDE = 56  # pixels
_LETTERS = 2


def inline(card: Card, today: date, heading: int | None, label: str = "") -> str:
    plate = parts.plate(card, parts.picture(card, f"{_SIDE}px", square=_SIDE), letters=_LETTERS)
    head = f'<div class="ac__head">{parts.name(card, heading)}{parts.role(card, "pronouns")}</div>'
    return (
        f'<aside class="ac ac--inline {parts.hue(card)} h-card" {parts.attributes(card, label)}>'
        f'<div class="ac__frame">{plate}<div class="ac__text">{head}{parts.bio(card)}</div></div></aside>'
    )
