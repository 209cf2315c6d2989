"""Bios: text with a small inline markup and living facts, in length variants, with remarks on what goes out of date."""

from contributors.bios.boilerplate import BOILERPLATE
from contributors.bios.checking import LIMITS, SIZES, check, check_size
from contributors.bios.facts import valid_until
from contributors.bios.fitting import Fitted, fit
from contributors.bios.marks import literal
from contributors.bios.printing import html, plain
from contributors.bios.remarks import Remark, remarks
from contributors.bios.repairs import apply_living_fact, take_out
from contributors.bios.sentences import sentences

__all__ = [
    "BOILERPLATE",
    "LIMITS",
    "SIZES",
    "Fitted",
    "Remark",
    "apply_living_fact",
    "check",
    "check_size",
    "fit",
    "html",
    "literal",
    "plain",
    "remarks",
    "sentences",
    "take_out",
    "valid_until",
]
