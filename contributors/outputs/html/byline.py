"""The line under a headline: faces, "By A, B and C" and, of a sole author, the role and the place."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from contributors import languages
from contributors.cards import Card
from contributors.outputs.html import parts

FACES_SHOWN = 4
_SIDE = 40  # pixels
_NAMES = "\0"  # where the names go; no name and no word has this character


class Signer(NamedTuple):
    """Who signs, and as what; ``card`` is None for somebody whom the registry does not keep."""

    name: str
    card: Card | None


def byline(card: Card, today: date, heading: int | None, label: str = "") -> str:
    """Of one. ``heading`` has no place in a byline; ``check`` refuses it."""
    by = _by(card["lang"], [card["name"]], [f'<span class="ac__name">{parts.linked_name(card, card["name"])}</span>'])
    more = parts.line(card, "location")
    meta = f'<p class="ac__meta">{more}</p>' if more else ""
    return (
        f'<aside class="ac ac--byline {parts.hue(card)} h-card" {parts.attributes(card, label)}>'
        f'{parts.plate(card, _face(card))}<div class="ac__text">{by}{meta}</div></aside>'
    )


def byline_of_several(signers: Sequence[Signer], lang: str) -> str:
    """At most four faces stand in the stack; every name stands in the line."""
    faces = [signer.card for signer in signers if signer.card][:FACES_SHOWN]
    stack = "".join(parts.plate(card, _face(card), look=f" {parts.hue(card)}") for card in faces)
    by = _by(lang, [signer.name for signer in signers], [_name(signer) for signer in signers])
    label = parts.escape(languages.phrase(lang, "about_authors"))
    return (
        f'<aside class="ac ac--byline" aria-label="{label}" lang="{parts.escape(lang)}"'
        f' dir="{languages.direction(lang)}">'
        + (f'<div class="ac__stack">{stack}</div>' if stack else "")
        + f'<div class="ac__text">{by}</div></aside>'
    )


def _name(signer: Signer) -> str:
    if signer.card is None:
        return (
            f'<span class="ac__name h-card"><span class="p-name" dir="auto">{parts.escape(signer.name)}</span></span>'
        )
    return f'<span class="ac__name h-card">{parts.linked_name(signer.card, signer.name)}</span>'


def _by(lang: str, names: list[str], shown: list[str]) -> str:
    before, after = languages.phrase(lang, "by", names=_NAMES).split(_NAMES)
    return f'<p class="ac__by">{_word(before)}{languages.listing(lang, names, shown)}{_word(after)}</p>'


def _word(text: str) -> str:
    return f'<span class="ac__word">{text}</span>' if text else ""


def _face(card: Card) -> str:
    return parts.picture(card, f"{_SIDE}px", square=_SIDE, lazy=False)
