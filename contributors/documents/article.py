"""The article's document: a published piece and its ordered credits."""

import re
from functools import partial
from typing import Any

from contributors.bylines import GROUPS, ROLES
from contributors.documents.values import Document, Faults

__all__ = ["GROUPS", "MOST_CREDITS", "ROLES", "SOURCES", "cleaned", "cleaned_credits", "is_role"]

SOURCES = ("push", "feed", "import")
MOST_CREDITS = 200
_EXTERNAL_ID = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
# A site's own role, beside the common ones.
_ROLE = re.compile(r"[a-z][a-z0-9_]{0,39}")


def cleaned(document: Document) -> Document:
    """Raises Invalid with all faults. That the credited contributors exist is for the verb to say."""
    faults = Faults()
    fields = ("external_id", "url", "title", "published_at", "source", "no_byline", "credits")
    given = faults.whole(document, fields, "an article")
    external_id = faults.word("/external_id", given.get("external_id"))
    if not faults.found and not _EXTERNAL_ID.fullmatch(external_id or ""):
        faults.add("/external_id", "An external id has 1 to 200 letters, digits and . _ : ~ -", "invalid_external_id")
    credits = cleaned_credits(faults, "/credits", given.get("credits"))
    no_byline, source = given.get("no_byline"), given.get("source")
    result = {
        "external_id": external_id,
        "url": faults.address("/url", given.get("url")),
        "title": faults.line("/title", given.get("title"), 1000),
        "published_at": faults.instant("/published_at", given.get("published_at")),
        "source": faults.choice("/source", "push" if source is None else source, SOURCES),
        "no_byline": no_byline is not None and faults.flag("/no_byline", no_byline),
        "credits": credits,
    }
    if result["no_byline"] and given.get("credits"):
        faults.add(
            "/no_byline", "`no_byline` says that there are no credits, and there are some.", "byline_contradiction"
        )
    if no_byline in (None, False) and given.get("credits") in (None, []):
        faults.add(
            "/credits",
            'An article without credits has to say so: `"credits": [], "no_byline": true`.',
            "credits_required",
        )
    faults.raise_any()
    return result


def cleaned_credits(faults: Faults, pointer: str, value: Any) -> list[Document]:
    """Credits in their order, each with all its members."""
    fields = ("contributor", "text", "role", "credited_as", "place", "group")
    return faults.rows(pointer, value, "a credit", fields, partial(_credit, faults), MOST_CREDITS)


def is_role(value: Any) -> bool:
    """One of ROLES, or a word that a site may use for a role of its own."""
    return isinstance(value, str) and _ROLE.fullmatch(value) is not None


def _credit(faults: Faults, pointer: str, item: Document) -> Document:
    already = len(faults.found)
    contributor = faults.line(f"{pointer}/contributor", item.get("contributor"), 100)
    text = faults.line(f"{pointer}/text", item.get("text"), 400)
    if (contributor is None) == (text is None) and len(faults.found) == already:
        faults.add(
            pointer, "A credit names a `contributor` by id, or somebody by `text`: one of the two.", "invalid_credit"
        )
    role = item.get("role")
    if role is None or role == "":
        role = "author"
    elif not is_role(role):
        faults.add(
            f"{pointer}/role",
            f"A role is one of {', '.join(ROLES)}, or a lower-case word of the site's own.",
            "unknown_role",
        )
    group = item.get("group")
    return {
        "contributor": contributor,
        "text": text,
        "role": role,
        "credited_as": faults.line(f"{pointer}/credited_as", item.get("credited_as"), 400),
        "place": faults.line(f"{pointer}/place", item.get("place"), 200),
        "group": faults.choice(f"{pointer}/group", "byline" if group is None else group, GROUPS),
    }
