"""The card as a whole page: for people who come to it, for programs that read its head, and for frames."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from contributors import languages
from contributors.bylines import PLAIN_STYLE, BylineStyle
from contributors.cards import Card
from contributors.outputs import html, jsonld
from contributors.outputs.heads import head, head_of_several
from contributors.outputs.identity import is_neutral

__all__ = ["DEFAULT_LAYOUT", "headers", "layout_of", "masthead", "policy", "write", "write_several"]

DEFAULT_LAYOUT = "profile"


def layout_of(given: Mapping[str, str], *, several: bool = False) -> str:
    """The layout that an address asks for. A page refuses nothing: what it doesn't know is the default."""
    asked = given.get("layout", "")
    if several:
        return asked if asked in html.SEVERAL else "inline"
    return asked if asked in html.LAYOUTS else DEFAULT_LAYOUT


def policy(origin: str, embedders: Sequence[str] = ()) -> str:
    """The Content-Security-Policy. ``origin`` is named beside ``'self'``, which a sandboxed frame has not.

    ``embedders`` are the origins that may frame the page, beside our own; without any, every page may.
    """
    ours = f"'self' {origin}"
    directives = {
        "default-src": "'none'",
        "img-src": ours,
        "style-src": ours,
        "script-src": ours,
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": f"{ours} {' '.join(embedders)}" if embedders else "*",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def headers(origin: str, embedders: Sequence[str] = ()) -> dict[str, str]:
    """What every answer with a page says; see ``policy``."""
    return {
        "Content-Security-Policy": policy(origin, embedders),
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }


def write(
    card: Card,
    *,
    today: date,
    layout: str = DEFAULT_LAYOUT,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    oembed: str | None = None,
    style: BylineStyle = PLAIN_STYLE,
    has_stories: bool = True,
) -> bytes:
    """``styles`` and ``scripts`` are addresses; ``oembed`` as in ``heads.head``; ``style`` is that of the
    site's bylines; with ``has_stories`` the page leads to the archive and the feeds beside it.

    In the profile layout the publication's name stands above the card. Every other layout is for frames: the card
    alone, on the ground of the page around it.
    """
    heading = 2 if layout in {"inline", "box", "tile"} else None
    fragment = html.render(card, today=today, layout=layout, heading=heading, style=style)
    is_whole = layout == DEFAULT_LAYOUT
    head_lines = [
        head(card, oembed=oembed, has_stories=has_stories),
        *_assets(styles, scripts),
        _data(jsonld.profile_page(card)),
    ]
    body = (
        [masthead(card), f"<main>{fragment}</main>", _colophon(card, has_stories)]
        if is_whole
        else [f"<main>{fragment}</main>"]
    )
    return _document(card, head_lines, "page" if is_whole else "frame", body)


def write_several(
    cards: Sequence[Card],
    *,
    today: date,
    layout: str = "inline",
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    oembed: str | None = None,
    style: BylineStyle = PLAIN_STYLE,
) -> bytes:
    """The cards of several contributors of one site, for a frame. Such a page is nobody's: it is not to be found."""
    fragment = html.render_several(cards, today=today, layout=layout, style=style)
    data = [_data(jsonld.CONTEXT | jsonld.entity(card)) for card in cards]
    head_lines = [head_of_several(cards, oembed=oembed), *_assets(styles, scripts), *data]
    return _document(cards[0], head_lines, "frame", [f"<main>{fragment}</main>"])


def _document(card: Card, head_lines: Sequence[str], kind: str, body: Sequence[str]) -> bytes:
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(card["lang"])}" dir="{escape(card["dir"])}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        # What is followed from within a frame opens in place of the page around it.
        '<base target="_top">' if kind == "frame" else "",
        *head_lines,
        "</head>",
        f'<body class="{kind}">',
        *body,
        "</body>",
        "</html>",
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _assets(styles: Sequence[str], scripts: Sequence[str]) -> list[str]:
    return [
        *(f'<link rel="stylesheet" href="{escape(address)}">' for address in styles),
        *(f'<script type="module" src="{escape(address)}"></script>' for address in scripts),
    ]


def _data(document: jsonld.Node) -> str:
    return f'<script type="application/ld+json">{jsonld.inline(document)}</script>'


def masthead(card: Card) -> str:
    """The publication's name, above everything."""
    site = card["site"]
    name = f"<bdi>{escape(site['name'])}</bdi>"
    linked = f'<a href="{escape(site["url"])}">{name}</a>' if site["url"] else f"<span>{name}</span>"
    return f'<header class="page__head">{linked}</header>'


def _colophon(card: Card, has_stories: bool) -> str:
    """All that she wrote, where she has stories, and the same facts for an address book."""
    if is_neutral(card):
        return ""
    outputs = card["outputs"]
    archive = f"{outputs['page']}/stories" if has_stories and outputs["page"] and card["latest"] else None
    words = languages.phrase(card["lang"], "all_stories", name=card["name"])
    known = ((archive, words), (outputs["vcf"], "vCard"))
    links = "".join(f'<a href="{escape(address)}">{escape(shown)}</a>' for address, shown in known if address)
    return f'<footer class="page__foot">{links}</footer>' if links else ""
