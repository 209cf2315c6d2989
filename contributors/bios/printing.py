"""A bio as readers see it: plain, or as HTML that holds paragraphs, links and emphasis and nothing else."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

import nh3

from contributors.bios.facts import print_fact
from contributors.bios.marks import Piece, is_plain, parse

_ALLOWED_TAGS: Final = {"p", "a", "em"}
_ALLOWED_ATTRIBUTES: Final = {"a": {"href", "rel"}}
_ALLOWED_SCHEMES: Final = {"http", "https"}
# What nh3 writes for the same characters, so that both ways through html() agree to the byte.
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\N{NO-BREAK SPACE}": "&nbsp;"})
_PARAGRAPH_BREAK: Final = re.compile(r"\n[ \t]*\n\s*")
_SIMPLE_TAGS: Final = {
    "link_end": "</a>",
    "emphasis": "<em>",
    "emphasis_end": "</em>",
    "paragraph": "</p><p>",
}


def plain(text: str, *, lang: str, today: date) -> str:
    """``text`` with its living facts printed and its marks and escapes gone; a blank line parts paragraphs."""
    if is_plain(text):
        return _PARAGRAPH_BREAK.sub("\n\n", text) if "\n" in text else text
    return plain_pieces(printed(text, lang=lang, today=today))


def html(text: str, *, lang: str, today: date) -> str:
    """``text`` as ``<p>…</p>``, one a paragraph, nothing for an empty text. Safe for any input, checked or not."""
    if not text:
        return ""
    if is_plain(text):
        # Escaped text inside our own <p> has nothing to sanitise.
        return f"<p>{_PARAGRAPH_BREAK.sub('</p><p>', text.translate(_ESCAPES))}</p>"
    return html_pieces(printed(text, lang=lang, today=today))


def printed(text: str, *, lang: str, today: date) -> tuple[Piece, ...]:
    """``text`` in pieces whose living facts have become text."""
    pieces = parse(text)
    if all(piece.kind != "fact" for piece in pieces):
        return pieces
    return tuple(
        piece._replace(kind="text", value=print_fact(piece.value, lang=lang, today=today))
        if piece.kind == "fact"
        else piece
        for piece in pieces
    )


def plain_pieces(pieces: Iterable[Piece]) -> str:
    """``plain`` of printed pieces."""
    return "".join(piece.value for piece in pieces if piece.kind in {"text", "paragraph"})


def html_pieces(pieces: Iterable[Piece]) -> str:
    """``html`` of printed pieces, whose links and emphasis must be closed."""
    parts = ["<p>"]
    marked = False
    for piece in pieces:
        if piece.kind == "text":
            parts.append(piece.value.translate(_ESCAPES))
        elif piece.kind == "link":
            parts.append(f'<a href="{piece.value.translate(_ESCAPES)}" rel="noopener">')
            marked = True
        else:
            parts.append(_SIMPLE_TAGS[piece.kind])
            marked = marked or piece.kind != "paragraph"
    parts.append("</p>")
    return _sanitised("".join(parts)) if marked else "".join(parts)


def _sanitised(markup: str) -> str:
    return nh3.clean(
        markup,
        tags=_ALLOWED_TAGS,
        attributes=_ALLOWED_ATTRIBUTES,
        url_schemes=_ALLOWED_SCHEMES,
        link_rel=None,
    )
