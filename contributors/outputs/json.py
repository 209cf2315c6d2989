"""The card as JSON: the document itself, nothing added and nothing left out."""

import json
from datetime import date

from contributors.cards import Card


def write(card: Card, *, today: date) -> bytes:
    """Compact UTF-8, keys in the order of the document. No NaN can be in a card, and none would pass."""
    return json.dumps(card, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
