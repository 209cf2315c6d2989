"""A bio between its stored form, with living facts, and the field in which it is read and changed as it prints."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contributors import bios
from contributors.importers import Draft

_LIVING_FACT = re.compile(r"\{years:(\d{4})\}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the field, with the looks of the marks that lie over them."""

    words: str
    looks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BioField:
    """``words`` as they print; ``years`` are those that its living facts count from, in order."""

    words: str
    years: tuple[int, ...] = ()
    stretches: tuple[Stretch, ...] = field(default=())


def token(year: int) -> str:
    return f"{{years:{year}}}"


def printed_fact(year: int, *, lang: str, today: date) -> str:
    return bios.plain(token(year), lang=lang or "en", today=today)


def bio_field(draft: Draft, *, today: date) -> BioField:
    """The bio of ``draft`` as it prints on ``today``, cut where a mark begins or ends."""
    marks = [(remark["start"], remark["end"], _look(remark["kind"])) for remark in draft.remarks]
    words: list[str] = []
    years: list[int] = []
    stretches: list[Stretch] = []
    for start, end, year in _pieces(draft.bio or "", marks):
        looks = [look for first, last, look in marks if first <= start and end <= last]
        if year:
            years.append(year)
            looks.append("fact")
        shown = printed_fact(year, lang=draft.lang, today=today) if year else (draft.bio or "")[start:end]
        words.append(shown)
        stretches.append(Stretch(shown, tuple(dict.fromkeys(looks))))
    return BioField("".join(words), tuple(years), tuple(stretches))


def _look(kind: str) -> str:
    return "site" if kind == "site" else "said"


def _pieces(text: str, marks: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, int]]:
    """The stored spans between all ends of marks and living facts; the third is the year of a fact, else 0."""
    facts = {found.start(): (found.end(), int(found[1])) for found in _LIVING_FACT.finditer(text)}
    edges = {0, len(text), *facts, *(end for end, _ in facts.values())}
    edges |= {edge for start, end, _ in marks for edge in (start, end)}
    inside = {edge for start, (end, _) in facts.items() for edge in edges if start < edge < end}
    cuts = sorted(edges - inside)
    return [(start, end, facts[start][1] if start in facts else 0) for start, end in zip(cuts, cuts[1:], strict=False)]


def stored(words: str, years: Sequence[int], moved: Mapping[int, int], *, lang: str, today: date) -> str:
    """``words`` of the field with its living facts put back in where they still stand as they printed.

    ``years`` are those of the field, in order; one that is in ``moved`` counts from that other year from now on.
    """
    text = words
    at = 0
    for year in years:
        shown = printed_fact(year, lang=lang, today=today)
        found = re.compile(rf"(?<!\w){re.escape(shown)}(?!\w)").search(text, at)
        if found:
            fact = token(moved.get(year, year))
            text = text[: found.start()] + fact + text[found.end() :]
            at = found.start() + len(fact)
    return text


def moved_years(before: Draft, after: Draft) -> Mapping[int, int]:
    """Which year of ``before`` is which year of ``after``: the same text, read as written on another day."""
    old, new = ([int(year) for year in _LIVING_FACT.findall(draft.bio or "")] for draft in (before, after))
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else {}
