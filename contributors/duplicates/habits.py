"""How a registry's people are written down: what it costs that something differs, in bits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contributors.duplicates.places import ROLES, Role


@dataclass(frozen=True, slots=True)
class Habits:
    """Bits for another word where one is expected, and more where that is a given name; for a word too many, a mere
    first name, another part of a place by its role. ``slip`` is what a mistyped word tells less than a right one.

    ``chances`` are how often strangers who share one part of a place share another one too, by its role.
    """

    another_word: float = -7.0
    one_word_more: float = -2.5
    another_given_name: float = -13.0
    only_first_name: float = -5.0
    slip: float = 3.5
    another_part: Mapping[Role, float] = field(default_factory=lambda: dict.fromkeys(ROLES, -2.5))
    chances: Mapping[Role, float] = field(default_factory=lambda: dict.fromkeys(ROLES, 0.8))


USUAL = Habits()
USUAL_SLIP = USUAL.slip
