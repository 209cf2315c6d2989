"""The lines under a bio: one for each mark in it, in words, with what can be done about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contributors.desk.bio_field import printed_fact
from contributors.importers import Draft


@dataclass(frozen=True, slots=True)
class Row:
    """``look`` is the mark's: ``fact``, ``said`` or ``site``. ``move_to`` is a site that a button can name."""

    look: str
    says: str
    note: str = ""
    move_to: str = ""


def rows(draft: Draft, years: tuple[int, ...], *, today: date, written: date) -> list[Row]:
    return [*_facts(draft, years, today, written), *_remarks(draft)]


def _facts(draft: Draft, years: tuple[int, ...], today: date, written: date) -> Iterator[Row]:
    for year in dict.fromkeys(years):
        shown = printed_fact(year, lang=draft.lang, today=today)
        then = printed_fact(year, lang=draft.lang, today=written)
        note = f"Written as “{then}” on {in_words(written)}." if written != today else "If it was written today."
        yield Row("fact", f"“{shown}” counts from {year} and updates itself.", note)


def _remarks(draft: Draft) -> Iterator[Row]:
    for remark in draft.remarks:
        site = str(remark["fix"].get("site") or "")
        yield Row("site" if remark["kind"] == "site" else "said", remark["message"], move_to=site)


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
