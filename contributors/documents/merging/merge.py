"""The document of a merge itself: who, and where history keeps what they were."""

from functools import partial
from typing import Any

from contributors.documents.values import Document, Faults

MOST_MEMBERS = 50
_FIELDS = ("survivor", "survivor_version", "person_version", "choices", "photos", "members")


def cleaned_merge(document: Document) -> Document:
    """Raises Invalid with all faults. That the contributors exist and can be merged is for the verb to say."""
    faults = Faults()
    given = faults.whole(document, _FIELDS, "a merge")
    member_fields = ("contributor", "version", "taken_out_at")
    members = faults.rows(
        "/members", given.get("members"), "a member", member_fields, partial(_member, faults), MOST_MEMBERS
    )
    person_version = given.get("person_version")
    result = {
        "survivor": faults.required("/survivor", given.get("survivor"), 40, "Say who stays."),
        "survivor_version": _version(faults, "/survivor_version", given.get("survivor_version")),
        "person_version": None if person_version is None else _version(faults, "/person_version", person_version),
        "choices": _words(faults, "/choices", given.get("choices")),
        "photos": _words(faults, "/photos", given.get("photos")),
        "members": members,
    }
    faults.raise_any()
    return result


def _member(faults: Faults, pointer: str, item: Document) -> Document:
    return {
        "contributor": faults.required(f"{pointer}/contributor", item.get("contributor"), 40, "A member has an id."),
        "version": _version(faults, f"{pointer}/version", item.get("version")),
        "taken_out_at": faults.instant(f"{pointer}/taken_out_at", item.get("taken_out_at")),
    }


def _version(faults: Faults, pointer: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        faults.add(pointer, "A version is a number, 1 and up.", "version_required")
        return 1
    return value


def _words(faults: Faults, pointer: str, value: Any) -> Document:
    return {name: faults.line(f"{pointer}/{name}", word, 100) for name, word in faults.members(pointer, value)}
