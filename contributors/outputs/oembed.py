"""oEmbed 1.0: the answer that turns a pasted address into an embedded card. Type ``rich``, as JSON and as XML.

``html`` is a quotation, for readers without frames, and a frame. Systems that clean it (WordPress) keep just these.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from unicodedata import east_asian_width
from xml.sax.saxutils import escape as escape_text

from contributors.cards import Card
from contributors.outputs.heads import title
from contributors.outputs.icons import BRANDS, GLYPHS
from contributors.outputs.identity import is_neutral
from contributors.outputs.pictures import largest, portrait

__all__ = ["FORMATS", "Limits", "answer", "write_json", "write_xml"]

FORMATS = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
CACHED = 30  # seconds, as long as a card is fresh
# Pixels. A card is as wide as its place; in a column of text that is this much.
_WIDTH = 640
_NARROW = 544  # 34 em: below it the box has its small portrait above the text
_PORTRAIT = 148  # with the gap beside it
_LETTER = 7.9
_BARE = 94
_EDGE = 4
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """``maxwidth`` and ``maxheight`` in pixels, None where the asker has none."""

    width: int | None = None
    height: int | None = None


def answer(cards: Sequence[Card], page: str, limits: Limits) -> Answer:
    """The members of the answer for ``page``, the address of the page of one contributor or of several of one site.

    What is empty is absent. ``author_name`` takes one name (the format knows no more), so several travel in ``html``.
    """
    first = cards[0]
    width = min(_WIDTH, limits.width or _WIDTH)
    height = _height(first, width) if len(cards) == 1 else sum(_inline_height(card, width) for card in cards)
    if limits.height:
        height = min(height, limits.height)
    told: Answer = {"version": "1.0", "type": "rich", "title": title(*cards)}
    if len(cards) == 1:
        told |= {"author_name": first["name"], "author_url": _own_page(first)}
    told |= {"provider_name": first["site"]["name"], "provider_url": first["site"]["url"], "cache_age": CACHED}
    told |= {"html": _html(cards, page, width, height), "width": width, "height": height}
    if len(cards) == 1:
        told |= _thumbnail(first, limits)
    return {name: value for name, value in told.items() if value not in (None, "")}


def write_json(told: Answer) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def write_xml(told: Answer) -> bytes:
    members = "".join(f"<{name}>{escape_text(str(value))}</{name}>" for name, value in told.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{members}</oembed>\n'.encode()


def _html(cards: Sequence[Card], page: str, width: int, height: int) -> str:
    names = ", ".join(_named(card) for card in cards)
    frame = (
        f'<iframe src="{escape(page)}?layout={_layout(cards)}" width="{width}" height="{height}"'
        f' title="{escape(title(*cards))}" frameborder="0"></iframe>'
    )
    return f"<blockquote>{names}</blockquote>{frame}"


def _layout(cards: Sequence[Card]) -> str:
    return "box" if len(cards) == 1 else "inline"


def _named(card: Card) -> str:
    address = _own_page(card) or card["outputs"]["page"]
    name = escape(card["name"])
    return f'<a href="{escape(address)}">{name}</a>' if address else name


def _thumbnail(card: Card, limits: Limits) -> Answer:
    """A real photo that stays within the limits, or nothing."""
    photo = portrait(card)
    picture = largest(photo, width=limits.width, height=limits.height) if photo else None
    if picture is None:
        return {}
    return {"thumbnail_url": picture.src, "thumbnail_width": picture.width, "thumbnail_height": picture.height}


def _own_page(card: Card) -> str | None:
    return None if is_neutral(card) else card["url"]


def _height(card: Card, width: int) -> int:
    """Pixels that the box takes, rounded up: nobody can ask a frame for its height without script."""
    is_wide = width >= _NARROW
    told = "" if is_neutral(card) or not card["bio"] else card["bio"]["text"]
    links, stories = (0, 0) if is_neutral(card) else (len(card["links"]), min(4, len(card["latest"])))
    if not (told or links or stories):
        return _BARE
    column = width - (_PORTRAIT if is_wide else 0)
    rows = -(-sum(_link_width(link["label"], link["network"]) for link in card["links"][:7]) // column) if links else 0
    text = _lines(told, column) * 26 + 48 * rows
    panel = max(text, 62 * stories + 40 if stories else 0)
    tabs = told and stories
    if is_wide:
        return max(180, 66 + _head(card, column, 35) + (30 if tabs else 0) + panel) + _EDGE
    return 46 + max(64, _head(card, width - 80, 28)) + (62 if tabs else 0) + panel + _EDGE


def _link_width(label: str, network: str) -> int:
    """An icon or, where there is none, the name. The seventh stands for what opens the rest."""
    return 42 if network in BRANDS or network in GLYPHS else 24 + 9 * len(label)


def _head(card: Card, width: int, size: int) -> int:
    """The name, in lines of ``size`` pixels, and the role below it."""
    name = f"{card['honorific'] or ''} {card['name']}"
    role = "" if is_neutral(card) else f"{card['role'] or ''} {card['pronouns'] or ''}"
    return _lines(name, width * 14 // size) * size + _lines(role.strip(), width) * 20


def _inline_height(card: Card, width: int) -> int:
    """As ``_height``, for one of several inline cards."""
    told = "" if is_neutral(card) or not card["bio"] else card["bio"]["short"] or card["bio"]["text"][:160]
    return _lines(told, width - 72) * 24 + 72 + _EDGE


def _lines(text: str, width: int) -> int:
    """How many lines ``text`` takes at 16 pixels. Ideographs are twice as wide as letters are on average."""
    letters = sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
    return -(-letters // max(8, int(width / _LETTER) - 2))
