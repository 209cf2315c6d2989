"""What stands in the fields of the paste page, taken out of a POST."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from contributors import ids

FIELDS = ("name", "role", "location", "bio", "site_line")
_DRAFT_FIELD = re.compile(r"draft-([0-9]{1,5})-")
_ONCE = 60
EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """``read`` is what the reader had put into the fields, so what differs was typed by hand."""

    fields: Mapping[str, str]
    read: Mapping[str, str]
    years: tuple[int, ...]
    is_kept: bool

    def edits(self) -> dict[str, str]:
        return {name: value for name, value in self.fields.items() if value != self.read.get(name, value)}


@dataclass(frozen=True, slots=True)
class Typed:
    """``seen_written`` is the day of writing that the fields on the page were filled for; ``once`` names the page."""

    text: str = ""
    written: str = ""
    seen_written: str = ""
    site_name: str = ""
    once: str = ""
    drafts: Mapping[int, TypedDraft] = field(default_factory=dict)

    def written_on(self, today: date) -> tuple[date, str]:
        """The day of writing, ``today`` where none is given, and what is wrong with what was given."""
        if not self.written:
            return today, ""
        day = day_of(self.written)
        if day is None:
            return today, f"“{self.written[:40]}” is not a date. Write it as {today.isoformat()}."
        if not EARLIEST <= day <= today:
            return today, f"Give a day between {EARLIEST.year} and today."
        return day, ""


def day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def typed_in(sent: QueryDict) -> Typed:
    numbers = {int(found[1]) for found in map(_DRAFT_FIELD.match, sent) if found}
    return Typed(
        text=sent.get("text", ""),
        written=sent.get("written", "").strip(),
        seen_written=sent.get("seen_written", ""),
        site_name=" ".join(sent.get("move_to", sent.get("site_name", "")).split()),
        once=sent.get("once", "")[:_ONCE] or ids.random_text(),
        drafts={number: _draft(sent, number) for number in numbers},
    )


def _draft(sent: QueryDict, number: int) -> TypedDraft:
    fields, read = {}, {}
    for name in FIELDS:
        if f"draft-{number}-{name}" in sent:
            fields[name] = _lines(sent.get(f"draft-{number}-{name}", ""))
            read[name] = _lines(sent.get(f"draft-{number}-read-{name}", ""))
    years = sent.get(f"draft-{number}-years", "").split()
    return TypedDraft(
        fields=fields,
        read=read,
        years=tuple(int(year) for year in years if year.isdecimal() and len(year) == 4),
        is_kept=f"draft-{number}-skip" not in sent,
    )


def _lines(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")
