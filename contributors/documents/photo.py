"""The photo's document: what was given, how it is cut, what is said of it, and where and until when it may be shown."""

import re
from collections.abc import Iterable
from typing import Any

from contributors.documents.values import Document, Faults, shown
from contributors.errors import near_miss

# How many characters each of the texts may have.
TEXT_LIMITS = {"alt": 500, "credit": 300, "creator": 300, "copyright": 500}
# Rights, as IPTC names them. They are written into the public files, so other rights make other files.
RIGHTS = ("credit", "creator", "copyright", "license_url", "digital_source_type")
RENDERED = ("focal_point", *RIGHTS)
EDITABLE = ("focal_point", "alt", *RIGHTS, "sites", "licensed_until")
CENTRE = {"x": 0.5, "y": 0.5}
MOST_SITES = 500

_FIELDS = ("contributor", "original", *EDITABLE, "placeholder", "renditions")
_OF_ORIGINAL = ("digest", "format", "width", "height", "had_location")
_OF_RENDITION = ("crop", "width", "height", "type", "name")
# The vocabulary that IPTC keeps for where a picture comes from, as an address or as the last word of one.
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_SOURCE_TYPE = re.compile(r"(?:https?://cv\.iptc\.org/newscodes/digitalsourcetype/)?([A-Za-z]{3,60})")


def blank() -> Document:
    """A photo of which nothing is said, and which every site may show for ever."""
    return {
        "contributor": None,
        "original": None,
        "focal_point": dict(CENTRE),
        "alt": None,
        **dict.fromkeys(RIGHTS),
        "sites": [],
        "licensed_until": None,
        "placeholder": None,
        "renditions": [],
    }


def cleaned(document: Document, *, sites: Iterable[str]) -> Document:
    """``document`` in normal form. ``sites`` are the slugs of the sites that exist.

    Raises Invalid with one fault for each thing that is wrong. What the renderer says (original, placeholder,
    renditions) is taken as it says it.
    """
    faults = Faults()
    given = blank() | faults.whole(document, _FIELDS, "a photo")
    if not given["contributor"] or not given["original"]:
        faults.add("", "A photo is of a contributor and has a picture.", "photo_required")
    result = {"contributor": given["contributor"], "original": _members(given["original"] or {}, _OF_ORIGINAL)}
    result |= _said(faults, given)
    result["sites"] = _sites(faults, given["sites"], frozenset(sites))
    result["licensed_until"] = faults.day("/licensed_until", given["licensed_until"])
    result["placeholder"] = given["placeholder"]
    result["renditions"] = [_members(rendition, _OF_RENDITION) for rendition in given["renditions"] or ()]
    faults.raise_any()
    return result


def first_values(rights: Document) -> Document:
    """What a file says of itself, as far as it may be kept: what may not is left out, since nobody has typed it."""
    found: Document = {}
    for name, value in rights.items():
        faults = Faults()
        said = _said(faults, blank() | {name: value})[name]
        if not faults.found and said:
            found[name] = said
    return found


def _said(faults: Faults, given: Document) -> Document:
    return {
        "focal_point": _point(faults, given["focal_point"]),
        **{name: faults.line(f"/{name}", given[name], limit) for name, limit in TEXT_LIMITS.items()},
        "license_url": faults.address("/license_url", given["license_url"]),
        "digital_source_type": _source_type(faults, given["digital_source_type"]),
    }


def _point(faults: Faults, value: Any) -> Document:
    """In fractions of the upright picture from its upper left corner, to a ten-thousandth; the centre for None."""
    if value is None:
        return dict(CENTRE)
    given = CENTRE | faults.known(value, CENTRE, "a focal point", "/focal_point")
    return {name: _fraction(faults, f"/focal_point/{name}", given[name]) for name in CENTRE}


def _fraction(faults: Faults, pointer: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        faults.add(pointer, "This is a number from 0 (left, top) to 1 (right, bottom).", "invalid_focal_point")
        return 0.5
    return round(float(value), 4)


def _source_type(faults: Faults, value: Any) -> str | None:
    line = faults.line("/digital_source_type", value, 200)
    found = _SOURCE_TYPE.fullmatch(line) if line else None
    if line and found is None:
        faults.add(
            "/digital_source_type",
            f"`{shown(line)}` is not one of IPTC's digital source types, such as `digitalCapture`.",
            "unknown_source_type",
        )
    return f"{_SOURCE_TYPES}{found[1]}" if found else None


def _sites(faults: Faults, value: Any, known: frozenset[str]) -> list[str]:
    slugs = []
    for position, slug in enumerate(faults.items("/sites", value, MOST_SITES)):
        if isinstance(slug, str) and slug in known:
            slugs.append(slug)
            continue
        near = near_miss(slug, known) if isinstance(slug, str) else ""
        faults.add(f"/sites/{position}", f"No site `{shown(slug)}`.{near}", "unknown_site")
    return sorted(set(slugs))


def _members(value: Document, names: tuple[str, ...]) -> Document:
    return {name: value.get(name) for name in names}
