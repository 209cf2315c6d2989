"""Who stands behind a public file of a photo, and whether any site shows it to readers: one query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q

from contributors import profiles
from contributors.models.photos import PhotoFile
from contributors.models.subjects import Document

Today = Callable[[str], date]

_HER = "photo__contributor__"
_PLACE = f"{_HER}site_profiles__site__"
_COLUMNS = {
    "photo": "photo_id",
    "renditions": "photo__renditions",
    "sites": "photo__sites",
    "licensed_until": "photo__licensed_until",
    "contributor": "photo__contributor_id",
    "standing": f"{_HER}photo_id",
    "published_at": f"{_HER}published_at",
    "status": f"{_HER}status",
    "reduced": f"{_HER}reduced",
    "lang": f"{_HER}lang",
    "site": f"{_PLACE}slug",
    "languages": f"{_PLACE}languages",
    "time_zone": f"{_PLACE}time_zone",
    "switches": f"{_PLACE}switches",
    "mode": "override__mode",
    "override_site": "override__site__slug",
    "override_lang": "override__lang",
}


@dataclass(frozen=True, slots=True)
class PublicFile:
    """``contributors`` are those whose photo it is or was; the same picture may stand for two."""

    contributors: list[str]
    is_shown: bool


def public_file(name: str, today: Today) -> PublicFile | None:
    """None for a name that never was. ``today`` says which day it is in a time zone.

    A file is shown while one site shows it, in one of its languages at least: as its card does (``profiles``).
    """
    rows = PhotoFile.objects.filter(file_id=name).annotate(
        override=FilteredRelation(f"{_HER}overrides", condition=Q(**{f"{_HER}overrides__field": "photo"}))
    )
    found = [dict(zip(_COLUMNS, row, strict=True)) for row in rows.values_list(*_COLUMNS.values())]
    if not found:
        return None
    places: dict[tuple[str, str | None], list[Document]] = {}
    for row in found:
        places.setdefault((row["photo"], row["site"]), []).append(row)
    is_shown = any(_is_shown(name, rows, today) for rows in places.values())
    return PublicFile(sorted({row["contributor"] for row in found}), is_shown)


def _is_shown(name: str, rows: list[Document], today: Today) -> bool:
    """``rows`` are one for each override of one photo on one site, or one without any."""
    row = rows[0]
    stands = row["standing"] == row["photo"] and any(file["name"] == name for file in row["renditions"])
    if not stands or row["published_at"] is None or row["site"] is None:
        return False
    facts = _facts(rows)
    photo = {"sites": row["sites"], "licensed_until": row["licensed_until"] and row["licensed_until"].isoformat()}
    here = _overrides(rows, row["site"])
    day, shows_photos = today(row["time_zone"]), row["switches"].get("photo", True)
    questions = (
        profiles.Question(row["site"], lang, day, here, shows_photos=shows_photos) for lang in row["languages"]
    )
    return any(profiles.shown_photo(facts, question, photo).value for question in questions)


def _facts(rows: list[Document]) -> Document:
    return {
        **{name: rows[0][name] for name in ("status", "reduced", "lang")},
        "photo": rows[0]["photo"],
        "dated": [],  # a photo is not among the facts that have a date
        "overrides": _overrides(rows, None),
    }


def _overrides(rows: list[Document], site: str | None) -> Document:
    found: dict[str, Any] = {}
    for row in rows:
        if row["mode"] and row["override_site"] == site:
            key = f"photo@{row['override_lang']}" if row["override_lang"] else "photo"
            found[key] = {"mode": row["mode"], "asserted_on": None}
    return found
