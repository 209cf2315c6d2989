"""The portraits of the eight people who were drawn, and what is said of each. Nobody else in the demo world has one."""

from datetime import date
from pathlib import Path

from contributors.documents.values import Document

_HERE = Path(__file__).parent / "portraits"
_EYES = {"x": 0.5, "y": 0.43}
_DRAWN = {
    "credit": "Illustration: the registry",
    "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
}
_ALTS = {
    "amara": "Amara Okonkwo, in an orange pullover, with a band in her hair",
    "ines": "Inês Carvalho, with red curls and a dark purple blouse",
    "jun": "Jun Watanabe, in a black turtleneck",
    "laura": "Laura, with long brown hair and a dark blue blouse",
    "layla": "Layla Haddad, in a blue headscarf",
    "minh": "Nguyễn Minh Anh, with glasses, a black bob and a green pullover",
    "sam": "Sam O’Brien-Reyes, with a short beard and a cream pullover",
    "tomas": "Tomás Echeverría de la Cruz, with glasses, a beard and a white collar",
}


def portrait(contributor_id: str, today: date) -> tuple[bytes, Document] | None:
    """The picture and its details, or None for who has none. One is licensed for two sites, until the year ends."""
    name = contributor_id.removeprefix("ctr_")
    if name not in _ALTS:
        return None
    details: Document = {"focal_point": _EYES, "alt": _ALTS[name], **_DRAWN}
    if name == "minh":
        details |= {
            "creator": "Anna Reyes",
            "credit": "Reyes/Meridian",
            "sites": ["meridian", "signal"],
            "licensed_until": date(today.year, 12, 31).isoformat(),
        }
    return (_HERE / f"{name}.webp").read_bytes(), details
