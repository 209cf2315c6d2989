"""Which member's value of a field was picked."""

from collections.abc import Collection
from typing import Any

from contributors.documents.contributor import LISTS
from contributors.documents.values import Document, Faults, shown, step

# Parts of a name go with the name that was picked, unless one is picked by itself.
OF_THE_NAME = ("honorific", "pronunciation", "given_name", "family_name", "sort_name", "initials")
TEXTS = ("pronouns", "role", "location", "company", "since")
PLAIN = ("kind", "lang", "status", "home_site", "photo")
COLLECTIONS = (*LISTS, "bios", "links", "identifiers", "overrides", "dated")
FIELDS = ("name", *OF_THE_NAME, *TEXTS, *PLAIN, *COLLECTIONS)


def cleaned_choices(value: Any, ids: Collection[str], sites: Collection[str]) -> dict[str, str]:
    """Fields with the id of whom the value is from: one of ``ids``. ``sites.fba`` is for the place on a site.

    Raises Invalid with all faults.
    """
    faults = Faults()
    known = (*FIELDS, *(f"sites.{slug}" for slug in sites))
    found: Document = {}
    for field, chosen in faults.members("/choices", value):
        here = step("/choices", field)
        if faults.one_of(here, field, known) is None or chosen is None:
            continue
        if not isinstance(chosen, str) or chosen not in ids:
            faults.add(here, f"`{shown(chosen)}` is none of those who are merged here.", "unknown_choice")
        else:
            found[field] = chosen
    faults.raise_any()
    return found
