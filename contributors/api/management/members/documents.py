"""The shapes of a member and of her roles."""

from typing import Any, Literal, NotRequired, TypedDict

from contributors.access import Rights
from contributors.api.management.routes import Instant, MaybeInstant, instant
from contributors.models import Member, Membership

Role = Literal["owner", "safety", "editor", "photo"]


class MembershipDocument(TypedDict):
    """A role on one site, or on all of them where `site` is null."""

    id: str
    version: int
    role: Role
    site: str | None
    revoked_at: MaybeInstant


class MemberDocument(TypedDict):
    """`email` is null for those who may not see it; `memberships` are the roles that hold."""

    id: str
    version: int
    sign_in_name: str
    name: str
    email: str | None
    is_active: bool
    is_staff: bool
    memberships: list[MembershipDocument]
    created_at: Instant
    updated_at: Instant


class MemberList(TypedDict):
    """In the order of their sign-in names; `next` is the next page's cursor."""

    items: list[MemberDocument]
    next: str | None


class RoleInput(TypedDict):
    """Without `site` the role holds on all sites."""

    role: Role
    site: NotRequired[str | None]


class InvitationInput(RoleInput):
    sign_in_name: str
    name: str
    email: NotRequired[str | None]


class Invitation(TypedDict):
    """`sign_in_path` signs the new member in once, within three days; it is shown once."""

    member: MemberDocument
    sign_in_path: str | None


class MemberPatch(TypedDict, total=False):
    """A merge patch (RFC 7396). What decides over rights is an owner's to set."""

    sign_in_name: str
    name: str
    email: str | None
    is_active: bool
    is_staff: bool


class Me(TypedDict):
    """Whoever asks: the member, and by which way: a personal token or a session."""

    member: MemberDocument
    way: Literal["personal", "session"]


def member_document(member: Member, rights: Rights) -> dict[str, Any]:
    """No query where ``memberships__site`` is prefetched. E-mail addresses are for owners and for oneself."""
    state = member.snapshot()
    is_shown = rights.has_anywhere("owner") or rights.actor.member_id == member.pk
    held = [membership for membership in member.memberships.all() if membership.revoked_at is None]
    return (
        {"id": member.pk, "version": member.version}
        | state
        | {
            "email": state["email"] if is_shown else None,
            "memberships": [membership_document(membership) for membership in sorted(held, key=lambda each: each.pk)],
            "created_at": instant(member.created_at),
            "updated_at": instant(member.updated_at),
        }
    )


def membership_document(membership: Membership) -> dict[str, Any]:
    return {
        "id": membership.pk,
        "version": membership.version,
        "role": membership.role,
        "site": membership.site.slug if membership.site else None,
        "revoked_at": instant(membership.revoked_at),
    }
