"""The article's document: a published piece and its ordered credits."""

import re
from typing import Any

from contributors.documents.values import Document, Faults, shown

ROLES = (
    "author",
    "reporting",
    "additional_reporting",
    "research",
    "photographs",
    "illustration",
    "video",
    "data",
    "editing",
    "translation",
    "as_told_to",
    "reviewed_by",
)
GROUPS = ("byline", "sign_off", "media_credit")
MOST_CREDITS = 200
_EXTERNAL_ID = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
# A site's own role, beside the common ones.
_ROLE = re.compile(r"[a-z][a-z0-9_]{0,39}")


def cleaned(document: Document) -> Document:
    """Raises Invalid with all faults. That the credited contributors exist is for the verb to say."""
    faults = Faults()
    fields = ("external_id", "url", "title", "published_at", "source", "no_byline", "credits")
    given = faults.known(document, fields, "an article")
    external_id = str(given.get("external_id") or "")
    if not _EXTERNAL_ID.fullmatch(external_id):
        faults.add("/external_id", "An external id has 1 to 200 letters, digits and . _ : ~ -", "invalid_external_id")
    entries = faults.items("/credits", given.get("credits"), MOST_CREDITS)
    result = {
        "external_id": external_id,
        "url": faults.address("/url", given.get("url")),
        "title": faults.line("/title", given.get("title"), 1000),
        "published_at": faults.instant("/published_at", given.get("published_at")),
        "source": faults.choice("/source", given.get("source") or "push", ("push", "feed", "import")),
        "no_byline": faults.flag("/no_byline", given.get("no_byline") or False),
        "credits": [_credit(faults, f"/credits/{i}", entry) for i, entry in enumerate(entries)],
    }
    if result["no_byline"] and result["credits"]:
        faults.add(
            "/no_byline", "`no_byline` says that there are no credits, and there are some.", "byline_contradiction"
        )
    if not result["no_byline"] and not result["credits"]:
        faults.add(
            "/credits",
            'An article without credits has to say so: `"credits": [], "no_byline": true`.',
            "credits_required",
        )
    faults.raise_any()
    return result


def _credit(faults: Faults, pointer: str, value: Any) -> Document:
    item = faults.known(value, ("contributor", "text", "role", "credited_as", "place", "group"), "a credit", pointer)
    contributor, text = item.get("contributor"), faults.line(f"{pointer}/text", item.get("text"), 400)
    if (contributor is None) == (text is None):
        faults.add(
            pointer, "A credit names a `contributor` by id, or somebody by `text`: one of the two.", "invalid_credit"
        )
    role = str(item.get("role") or "author")
    if not _ROLE.fullmatch(role):
        faults.add(
            f"{pointer}/role",
            f"A role is one of {', '.join(ROLES)}, or a lower-case word of the site's own.",
            "unknown_role",
        )
    return {
        "contributor": None if contributor is None else shown(contributor),
        "text": text,
        "role": role,
        "credited_as": faults.line(f"{pointer}/credited_as", item.get("credited_as"), 400),
        "place": faults.line(f"{pointer}/place", item.get("place"), 200),
        "group": faults.choice(f"{pointer}/group", item.get("group") or "byline", GROUPS),
    }
