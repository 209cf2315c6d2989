"""The documents of people and their accounts: persons, members, memberships and keys."""

import re
from collections.abc import Iterable
from typing import Any

from contributors.documents.values import Document, Faults

ROLES = ("owner", "safety", "editor", "photo")
KEY_KINDS = ("publishable", "secret", "personal")
# Only so much grammar as keeps out what is plainly something else; whether it works, a mail shows.
_EMAIL = re.compile(r"[^\s@<>\"(),;:\\]{1,64}@[^\s@<>\"(),;:\\.]{1,63}(?:\.[^\s@<>\"(),;:\\.]{1,63})+")
_SIGN_IN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def email(faults: Faults, pointer: str, value: Any) -> str | None:
    already = len(faults.found)
    line = faults.line(pointer, value, 254)
    if line is not None and len(faults.found) == already and not _EMAIL.fullmatch(line):
        faults.add(pointer, "This is not an e-mail address. It looks like name@example.org.", "invalid_email")
        return None
    return line


def cleaned_person(document: Document) -> Document:
    faults = Faults()
    given = faults.whole(document, ("legal_name", "emails", "phone", "notes"), "a person")
    given_emails = faults.items("/emails", given.get("emails"))
    result = {
        "legal_name": faults.line("/legal_name", given.get("legal_name"), 400),
        "emails": _distinct(email(faults, f"/emails/{i}", item) for i, item in enumerate(given_emails)),
        "phone": faults.line("/phone", given.get("phone"), 60),
        "notes": faults.line("/notes", given.get("notes"), 10_000, lines=True),
    }
    faults.raise_any()
    return result


def cleaned_member(document: Document) -> Document:
    faults = Faults()
    given = faults.whole(document, ("sign_in_name", "name", "email", "is_active", "is_staff"), "a member")
    sign_in_name = given.get("sign_in_name")
    if not isinstance(sign_in_name, str) or not _SIGN_IN_NAME.fullmatch(sign_in_name) or len(sign_in_name) > 60:
        faults.add("/sign_in_name", "A sign-in name has lower-case letters, digits and single hyphens.", "invalid_slug")
    result = {
        "sign_in_name": sign_in_name,
        "name": faults.required("/name", given.get("name"), 200, "Give the member a name that colleagues know."),
        "email": email(faults, "/email", given.get("email")),
        "is_active": faults.flag("/is_active", given.get("is_active", True)),
        "is_staff": faults.flag("/is_staff", given.get("is_staff", False)),
    }
    faults.raise_any()
    return result


def cleaned_membership(document: Document) -> Document:
    faults = Faults()
    given = faults.whole(document, ("member_id", "site", "role", "revoked_at"), "a membership")
    result = {
        "member_id": faults.line("/member_id", given.get("member_id"), 40),
        "role": faults.choice("/role", given.get("role"), ROLES),
        "revoked_at": faults.instant("/revoked_at", given.get("revoked_at")),
        "site": faults.line("/site", given.get("site"), 60),
    }
    faults.raise_any()
    return result


def cleaned_key(document: Document, scopes: Iterable[str]) -> Document:
    """``scopes`` are those that a key of this kind can have."""
    faults = Faults()
    known = ("kind", "name", "prefix", "member_id", "site", "scopes", "origins", "expires_at", "revoked_at")
    given = faults.whole(document, known, "a key")
    possible = tuple(scopes)
    given_scopes = faults.items("/scopes", given.get("scopes"))
    given_origins = faults.items("/origins", given.get("origins"))
    result = {
        "kind": faults.choice("/kind", given.get("kind"), KEY_KINDS),
        "name": faults.required("/name", given.get("name"), 200, "Give the key a name that says who uses it."),
        "prefix": faults.line("/prefix", given.get("prefix"), 20),
        "member_id": faults.line("/member_id", given.get("member_id"), 40),
        "scopes": _distinct(faults.one_of(f"/scopes/{i}", scope, possible) for i, scope in enumerate(given_scopes)),
        "origins": _distinct(faults.address(f"/origins/{i}", origin, 300) for i, origin in enumerate(given_origins)),
        "expires_at": faults.instant("/expires_at", given.get("expires_at")),
        "revoked_at": faults.instant("/revoked_at", given.get("revoked_at")),
        "site": faults.line("/site", given.get("site"), 60),
    }
    faults.raise_any()
    return result


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
