"""Languages of the cards: tags, writing direction, the card's own words, lists, numbers of years and short dates."""

from contributors.languages.figures import number, plural_form, short_date, year, years
from contributors.languages.lists import comma, comma_list, joints, language_name, listing
from contributors.languages.phrases import phrase, spoken
from contributors.languages.scripts import is_in_script_of
from contributors.languages.tags import LANGUAGES, base, canonical_tag, direction

__all__ = [
    "LANGUAGES",
    "base",
    "canonical_tag",
    "comma",
    "comma_list",
    "direction",
    "is_in_script_of",
    "joints",
    "language_name",
    "listing",
    "number",
    "phrase",
    "plural_form",
    "short_date",
    "spoken",
    "year",
    "years",
]
