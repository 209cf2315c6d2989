"""Languages of the cards: tags, writing direction, the card's own words, numbers of years and short dates."""

from contributors.languages.figures import short_date, years
from contributors.languages.phrases import phrase
from contributors.languages.tags import LANGUAGES, base, canonical_tag, direction

__all__ = [
    "LANGUAGES",
    "base",
    "canonical_tag",
    "direction",
    "phrase",
    "short_date",
    "years",
]
