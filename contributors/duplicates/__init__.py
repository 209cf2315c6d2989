"""Contributors who may be one person: scored with reasons, found without comparing everybody with everybody."""

from contributors.duplicates.commonness import Commonness, commonness_of
from contributors.duplicates.evidence import Evidence, observe
from contributors.duplicates.finding import MOST_SHARERS, Pair, candidates, find
from contributors.duplicates.fitting import fitted
from contributors.duplicates.habits import USUAL, Habits
from contributors.duplicates.keys import exact_keys, keys
from contributors.duplicates.profiles import Profile, mailbox
from contributors.duplicates.scoring import LIKELY, POSSIBLE, Likeness, Reason, compare, weigh

__all__ = [
    "LIKELY",
    "USUAL",
    "Evidence",
    "Habits",
    "MOST_SHARERS",
    "POSSIBLE",
    "Commonness",
    "Likeness",
    "Pair",
    "Profile",
    "Reason",
    "candidates",
    "commonness_of",
    "compare",
    "exact_keys",
    "find",
    "fitted",
    "keys",
    "mailbox",
    "observe",
    "weigh",
]
