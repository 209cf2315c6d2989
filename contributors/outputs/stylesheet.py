"""The card's style sheet with a site's three tokens. What a page sets itself, as ``--ac-accent``, still wins."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from contributors.documents import tokens as grammar
from contributors.errors import Invalid

T = TypeVar("T")
DISC = "50%"
SHEET = Path(__file__).parents[1] / "static" / "author-card.css"


def write(tokens: Mapping[str, str]) -> bytes:
    """A token that is not in its grammar is left out, so that nothing stored long ago can end a declaration."""
    declarations = "".join(f"  {name}: {value};\n" for name, value in _declarations(tokens))
    rule = f"\n/* The site's tokens */\n.ac.ac {{\n{declarations}}}\n" if declarations else ""
    return (SHEET.read_text(encoding="utf-8") + rule).encode()


def _declarations(tokens: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The last rule of the sheet replaces what the first one falls back on."""
    if accent := _valid(grammar.accent, tokens.get("accent")):
        yield "--_accent", f"var(--ac-accent, {accent})"
    if font := _valid(grammar.parsed_name_font, tokens.get("name_font")):
        yield "--_name", f"var(--ac-name-font, {font.families})"
        if font.weight:
            yield "--_weight", f"var(--ac-name-weight, {font.weight})"
    if radius := _valid(grammar.photo_radius, tokens.get("photo_radius")):
        yield "--_corner", f"var(--ac-radius, {radius})"
        yield "--_disc", f"var(--ac-photo-radius, {radius})"
        if radius != DISC:  # the cut between the faces of a byline is round
            yield "--_cut", "none"
            yield "--_lap", "2px"


def _valid(form: Callable[[str], T], value: object) -> T | None:
    try:
        return form(value) if isinstance(value, str) else None
    except Invalid:
        return None
