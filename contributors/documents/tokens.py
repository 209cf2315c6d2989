"""The three tokens by which a site dresses its cards, in the one form that may stand in a style sheet.

The grammar is narrow, so that a stored value can never end a declaration, load anything or hold a comment.
"""

import re
from typing import NamedTuple

from contributors.errors import Invalid

TOKENS = ("accent", "name_font", "photo_radius")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_LENGTH = re.compile(r"0|[0-9]{1,3}(?:\.[0-9]{1,2})?(?:px|em|rem|%)")
_WEIGHT = re.compile(r"([1-9]00) +(?=\S)")
_FAMILY = re.compile(r"[^\W\d_](?:[\w .+&-]{0,58}[\w+&])?")
_GENERIC = frozenset(
    [
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded", "inherit"),
    ]
)
_MOST_FAMILIES = 8


class NameFont(NamedTuple):
    """``weight`` is "" where the card's own holds; ``families`` is a finished CSS list, every name quoted."""

    weight: str
    families: str


def accent(value: str) -> str:
    """``#9c2f20`` or ``#93a``, in small letters."""
    if not _COLOUR.fullmatch(value):
        raise Invalid(
            "The accent is a colour such as `#9c2f20`: # and three or six digits of 0-9 and a-f.",
            code="invalid_site_token",
        )
    return value.lower()


def photo_radius(value: str) -> str:
    """``0``, ``12px``, ``0.75rem`` or ``50%``; percent are of the photo, so that the last makes a disc of a square."""
    if not _LENGTH.fullmatch(value):
        raise Invalid(
            "The photo's radius is `0` or a length such as `12px`, `0.75rem` or `50%`.", code="invalid_site_token"
        )
    return value


def name_font(value: str) -> str:
    """``400 "EB Garamond", Georgia, serif`` in normal form: an optional weight, then families, names in quotes."""
    font = parsed_name_font(value)
    return f"{font.weight} {font.families}".strip()


def parsed_name_font(value: str) -> NameFont:
    weighed = _WEIGHT.match(value)
    families = [_family(family.strip()) for family in value[weighed.end() if weighed else 0 :].split(",")]
    if len(families) > _MOST_FAMILIES:
        raise Invalid(f"The font of names lists at most {_MOST_FAMILIES} families.", code="invalid_site_token")
    return NameFont(weighed[1] if weighed else "", ", ".join(families))


def _family(text: str) -> str:
    bare = text[1:-1] if len(text) > 2 and text[0] == text[-1] and text[0] in "\"'" else text
    if bare == text and text.lower() in _GENERIC:
        return text.lower()
    if not _FAMILY.fullmatch(bare):
        raise Invalid(
            'The font of names is a list of families such as `"EB Garamond", Georgia, serif`, and may begin with a '
            "weight such as `400`. Names have letters, digits, spaces and . + & - only.",
            code="invalid_site_token",
        )
    return f'"{bare}"'
