"""The line under a headline: faces, "By A, B and C" and, of a sole author, the role and the place.

The words are those of ``contributors.bylines``, in the site's style.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from contributors import bylines, languages
from contributors.bylines import AUTHOR, BylineStyle, Entry
from contributors.cards import Card
from contributors.outputs.html import parts

FACES_SHOWN = 4
_SIDE = 40  # pixels


class Signer(NamedTuple):
    """Who signs, and as what; ``card`` is None for somebody whom the registry does not keep."""

    name: str
    card: Card | None
    role: str = AUTHOR
    place: str | None = None

    @property
    def entry(self) -> Entry:
        return Entry(self.name, self.role, self.place, id=self.card["id"] if self.card else None)


def byline(
    card: Card, today: date, heading: int | None, label: str = "", *, style: BylineStyle = bylines.PLAIN_STYLE
) -> str:
    """Of one. ``heading`` has no place in a byline; ``check`` refuses it."""
    signer = Signer(card["name"], card)
    by = _by(bylines.line([signer.entry], card["lang"], style), {signer.entry: signer}, "ac__name")
    more = parts.line(card, "location")
    meta = f'<p class="ac__meta">{more}</p>' if more else ""
    return (
        f'<aside class="ac ac--byline {parts.hue(card)} h-card" {parts.attributes(card, label)}>'
        f'{parts.plate(card, _face(card))}<div class="ac__text">{by}{meta}</div></aside>'
    )


def byline_of_several(signers: Sequence[Signer], lang: str, style: BylineStyle = bylines.PLAIN_STYLE) -> str:
    """At most four faces stand in the stack, of those whom the line names: everybody, unless the style cuts it."""
    by_entry = {signer.entry: signer for signer in reversed(signers)}
    line = bylines.line([signer.entry for signer in signers], lang, style)
    named = [by_entry[piece.entry] for piece in line if piece.kind == "name" and piece.entry]
    cards = {signer.card["id"]: signer.card for signer in named if signer.card}
    stack = "".join(
        parts.plate(card, _face(card), look=f" {parts.hue(card)}") for card in list(cards.values())[:FACES_SHOWN]
    )
    label = parts.escape(languages.phrase(lang, "about_authors"))
    return (
        f'<aside class="ac ac--byline" aria-label="{label}" lang="{parts.escape(lang)}"'
        f' dir="{languages.direction(lang)}">'
        + (f'<div class="ac__stack">{stack}</div>' if stack else "")
        + f'<div class="ac__text">{_by(line, by_entry, "ac__name h-card")}</div></aside>'
    )


def _by(line: Sequence[bylines.Piece], by_entry: dict[Entry, Signer], look: str) -> str:
    """What stands before the first name and after the last is paler than what stands between names."""
    shown = []
    for position, piece in enumerate(line):
        if piece.kind == "name" and piece.entry:
            shown.append(f'<span class="{look}">{_name(by_entry[piece.entry], piece.text)}</span>')
        elif piece.kind == "place":
            shown.append(f"<bdi>{parts.escape(piece.text)}</bdi>")
        elif position in {0, len(line) - 1}:
            shown.append(f'<span class="ac__word">{parts.escape(piece.text)}</span>')
        else:
            shown.append(parts.escape(piece.text))
    return f'<p class="ac__by">{"".join(shown)}</p>'


def _name(signer: Signer, printed: str) -> str:
    if signer.card is None:
        return f'<span class="p-name" dir="auto">{parts.escape(printed)}</span>'
    return parts.linked_name(signer.card, printed)


def _face(card: Card) -> str:
    return parts.picture(card, f"{_SIDE}px", square=_SIDE, lazy=False)
