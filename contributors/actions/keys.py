"""Keys of sites and personal tokens: shown once, kept as a digest, rotated with an overlap."""

import secrets
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256

from django.db import OperationalError, transaction

from contributors import access, clock
from contributors.changes import Edit, change
from contributors.errors import Invalid
from contributors.models import Actor, Document, Key, Member, Site

_PREFIXES = {Key.Kind.PUBLISHABLE: "pk_", Key.Kind.SECRET: "sk_", Key.Kind.PERSONAL: "pt_"}
_SHOWN = 9
ROTATION_OVERLAP = timedelta(hours=24)


def digest_of(token: str) -> str:
    """A token has 256 random bits, so a plain hash keeps it as well as a slow one would."""
    return sha256(token.encode()).hexdigest()


def issue_key(
    kind: str,
    name: str,
    *,
    by: Actor,
    site: Site | None = None,
    member: Member | None = None,
    options: Document | None = None,
    token: str = "",
) -> tuple[Key, str]:
    """A new key and its token, which is never shown again. ``options``: ``scopes``, ``origins``, ``expires_at``."""
    if kind not in access.SCOPES:
        raise Invalid(f"A key is one of {', '.join(access.SCOPES)}.", code="unknown_choice", param="kind")
    token = token or _PREFIXES[Key.Kind(kind)] + secrets.token_urlsafe(32)
    key = Key(kind=kind, digest=digest_of(token), site=site, member=member)
    given = {"scopes": list(access.SCOPES[kind])} | (options or {})
    with change(key, "issue", by=by) as edit:
        edit.document |= given | {
            "kind": kind,
            "name": name,
            "prefix": token[:_SHOWN],
            "member_id": member.pk if member else None,
        }
    return edit.subject, token


def revoke_key(key: Key, *, by: Actor, expect: int | None = None) -> Edit[Key]:
    """Ends a key at once."""
    with change(key, "revoke", by=by, expect=expect) as edit:
        edit.document["revoked_at"] = edit.document["revoked_at"] or clock.now().isoformat()
    return edit


@transaction.atomic
def rotate_key(key: Key, *, by: Actor) -> tuple[Key, str]:
    """A new key like ``key``, which itself goes on for 24 hours so that a site can change over.

    Raises Invalid (``key_ended``) for a key that no longer holds.
    """
    end = clock.now() + ROTATION_OVERLAP
    with change(key, "rotate", by=by) as edit:
        if not edit.subject.is_live(clock.now()):
            raise Invalid("This key no longer holds. Issue a new one.", code="key_ended")
        if edit.subject.expires_at is None or end < edit.subject.expires_at:
            edit.document["expires_at"] = end.isoformat()
    options = {"scopes": key.scopes, "origins": key.origins}
    return issue_key(key.kind, key.name, by=by, site=key.site, member=key.member, options=options)


def note_use(key: Key) -> None:
    """Remembers the last use, at most once a minute: bookkeeping, not history."""
    moment = clock.now()
    if key.last_used_at is None or moment - key.last_used_at >= timedelta(minutes=1):
        with suppress(OperationalError):  # the next use makes up for it, and no reader waits for writers in vain
            Key.objects.filter(pk=key.pk).update(last_used_at=moment)
