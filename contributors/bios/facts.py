"""Living facts: tokens in a bio that print what is true when it is read. ``{years:2005}`` is "21 years" in 2026."""

import re
from datetime import date

from contributors.bios.marks import is_plain, parse
from contributors.errors import Invalid, near_miss
from contributors.languages import years

KNOWN = {"years": "{years:2005}"}
"""The living facts by name, each with an example. Ages aren't offered: they'd give away a year of birth."""

EARLIEST_YEAR = 1900
_YEAR = re.compile(r"[0-9]{4}")


def print_fact(fact: str, *, lang: str, today: date) -> str:
    """``years:2005`` in words of ``lang``. A fact that isn't known (see ``check_fact``) prints as it was typed."""
    name, _, argument = fact.partition(":")
    if name not in KNOWN or not _YEAR.fullmatch(argument):
        return f"{{{fact}}}"
    return years(lang, max(today.year - int(argument), 0))


def check_fact(fact: str, *, today: date | None, param: str) -> None:
    """Raises Invalid ``unknown_token`` or ``invalid_token``. With ``today`` the year can't be later than today's."""
    name, _, argument = fact.partition(":")
    if name not in KNOWN:
        known = ", ".join(f"`{example}`" for example in KNOWN.values())
        raise Invalid(
            f"`{{{fact}}}` is no living fact. Known: {known}.{near_miss(name, KNOWN)} "
            r"To print a brace as it is, write `\{`.",
            code="unknown_token",
            param=param,
        )
    latest = today.year if today else date.max.year
    if not _YEAR.fullmatch(argument) or not EARLIEST_YEAR <= int(argument) <= latest:
        until = f"and {latest}" if today else "and the present"
        raise Invalid(
            f"`{{{fact}}}` needs a year between {EARLIEST_YEAR} {until}, as in `{KNOWN[name]}`.",
            code="invalid_token",
            param=param,
        )


def valid_until(text: str, *, today: date) -> date | None:
    """The last day on which ``text`` prints as it does on ``today``, or None where it never changes by itself."""
    if is_plain(text) or not any(piece.kind == "fact" for piece in parse(text)):
        return None
    return date(today.year, 12, 31)
