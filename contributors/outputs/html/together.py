"""Several cards in one fragment: one byline, inline cards one below the other, a grid of tiles; or an article's."""

from collections.abc import Sequence
from datetime import date

from contributors.bylines import PLAIN_STYLE, BylineStyle
from contributors.cards import Card
from contributors.outputs.html.box import box
from contributors.outputs.html.byline import Signer, byline_of_several
from contributors.outputs.html.inline import inline
from contributors.outputs.html.parts import about
from contributors.outputs.html.tile import tile_in_list

SEVERAL = ("byline", "inline", "tile")
MOST_AT_ONCE = 20


def together(
    cards: Sequence[Card], today: date, layout: str, heading: int | None, style: BylineStyle = PLAIN_STYLE
) -> str:
    """``cards`` are two or more, all of one site and in one language."""
    if layout == "byline":
        return byline_of_several([Signer(card["name"], card) for card in cards], cards[0]["lang"], style)
    if layout == "inline":
        return _stack([inline(card, today, heading, about(card)) for card in cards])
    return f'<ul class="ac-grid">{"".join(f"<li>{tile_in_list(card, heading)}</li>" for card in cards)}</ul>'


def of_article(
    signers: Sequence[Signer],
    today: date,
    *,
    lang: str,
    sole_author: bool = True,
    heading: int | None = None,
    style: BylineStyle = PLAIN_STYLE,
) -> str:
    """The cards at the end of an article. With ``sole_author`` the box is for one who signs alone, and several get a
    byline and an inline card each; without it everybody has a box. Nothing where nobody signs.
    """
    cards = list({signer.card["id"]: signer.card for signer in signers if signer.card}.values())
    if not signers:
        return ""
    if len(signers) == len(cards) == 1:
        return box(cards[0], today, heading)
    if not cards or sole_author:
        line = byline_of_several(signers, lang, style)
        return _stack([line, *(inline(card, today, heading, about(card)) for card in cards)])
    return _stack([box(card, today, heading, about(card)) for card in cards])


def _stack(elements: Sequence[str]) -> str:
    return f'<div class="ac-stack">{"".join(elements)}</div>' if len(elements) > 1 else "".join(elements)
