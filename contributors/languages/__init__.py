"""Languages of the cards: tags, writing direction, the card's own words, lists, numbers of years and short dates."""

from contributors.languages.figures import short_date, year, years
from contributors.languages.lists import comma_list, language_name, listing
from contributors.languages.phrases import phrase
from contributors.languages.tags import LANGUAGES, base, canonical_tag, direction

__all__ = [
    "LANGUAGES",
    "base",
    "canonical_tag",
    "comma_list",
    "direction",
    "language_name",
    "listing",
    "phrase",
    "short_date",
    "year",
    "years",
]
