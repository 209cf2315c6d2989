"""The lines under a bio: one for each mark in it, in words, with what can be done about it."""

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


def facts(draft: Draft, years: tuple[int, ...], *, today: date, written: date) -> list[Row]:
    """One for each year that a living fact counts from."""
    rows = []
    for year in dict.fromkeys(years):
        shown = printed_fact(year, lang=draft.lang, today=today)
        then = printed_fact(year, lang=draft.lang, today=written)
        note = f"Written as “{then}” on {in_words(written)}." if written != today else "If it was written today."
        rows.append(Row("fact", f"“{shown}” counts from {year} and updates itself.", note))
    return rows


def said(draft: Draft) -> list[Row]:
    """What was true on the day of writing, and what is better left out."""
    return [Row("said", remark["message"]) for remark in draft.remarks if remark["kind"] != "site"]


def on_site(draft: Draft) -> list[Row]:
    """Sentences that name a site."""
    return [
        Row("site", remark["message"], move_to=str(remark["fix"].get("site") or ""))
        for remark in draft.remarks
        if remark["kind"] == "site"
    ]


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
