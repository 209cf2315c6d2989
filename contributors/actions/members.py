"""Members: the first owner, invitations, roles, and links that sign in once."""

from datetime import timedelta

from django.contrib.auth.models import update_last_login
from django.core import signing
from django.db import transaction
from django.db.models import QuerySet

from contributors import access, clock
from contributors.actions.actors import service_actor
from contributors.changes import Edit, change
from contributors.documents.patch import merge_patch
from contributors.errors import Invalid, NotFound
from contributors.models import Actor, Document, Member, Membership, Site

SIGN_IN_VALID = timedelta(minutes=15)
INVITATION_VALID = timedelta(days=3)
_SALT = "contributors.sign-in"


def create_owner(sign_in_name: str = "owner", name: str = "Owner", email: str = "") -> Member:
    """The first owner of an empty registry, who may do everything everywhere."""
    return _create_member(
        {"sign_in_name": sign_in_name, "name": name, "email": email, "is_staff": True},
        "owner",
        None,
        service_actor("setup"),
    )


def invite_member(document: Document, role: str, site: Site | None, *, by: Actor) -> Member:
    """A new member with one role. She signs in with the link of ``invitation_link``."""
    return _create_member(document, role, site, by)


@transaction.atomic
def _create_member(document: Document, role: str, site: Site | None, by: Actor) -> Member:
    member = Member()
    member.set_unusable_password()
    with change(member, "invite", by=by) as edit:
        _require_free_name(str(document.get("sign_in_name")))
        edit.document |= document
    grant_role(edit.subject, role, site, by=by)
    return edit.subject


def edit_member(member: Member, patch: Document, *, by: Actor, expect: int | None = None) -> Edit[Member]:
    """Applies a merge patch (RFC 7396). What decides over rights is an owner's to set; one owner always stays."""
    with transaction.atomic():
        owners = _locked_owners() if patch.get("is_active") is False else {}
        with change(member, "edit", by=by, expect=expect) as edit:
            edit.document = merge_patch(edit.document, patch)
            _require_free_name(str(edit.document.get("sign_in_name")), member)
            if set(owners.values()) == {member.pk}:
                raise _last_owner()
    return edit


def _require_free_name(sign_in_name: str, member: Member | None = None) -> None:
    others = Member.objects.filter(sign_in_name=sign_in_name)
    if others.exclude(pk=member.pk if member else "").exists():
        raise Invalid(f"There is a member `{sign_in_name}` already.", code="name_taken", param="sign_in_name")


def grant_role(member: Member, role: str, site: Site | None, *, by: Actor) -> Membership:
    """Gives a role on one site, or on all where ``site`` is None. Granting what is held changes nothing."""
    fresh = Membership(member=member, site=site)
    access.require(access.rights_of(by), "grant", fresh)
    held = Membership.objects.filter(member=member, site=site, role=role, revoked_at__isnull=True).first()
    if held is not None:
        return held
    with change(fresh, "grant", by=by) as edit:
        edit.document |= {"member_id": member.pk, "role": role, "site": site.slug if site else None}
    return edit.subject


def revoke_role(membership: Membership, *, by: Actor) -> Edit[Membership]:
    """Ends a role at once; the next write of the member is already refused. The last owner of all can't be ended."""
    with transaction.atomic():
        owners = _locked_owners() if membership.role == Membership.Role.OWNER else {}
        with change(membership, "revoke", by=by) as edit:
            if set(owners) == {membership.pk}:
                raise _last_owner()
            edit.document["revoked_at"] = edit.document["revoked_at"] or clock.now().isoformat()
    return edit


def _locked_owners() -> dict[str, str]:
    """Who owns everything, by membership. Locked first of all, so that two owners can't end each other at once."""
    owners = Membership.objects.filter(
        role=Membership.Role.OWNER, site__isnull=True, revoked_at__isnull=True, member__is_active=True
    )
    return dict(owners.order_by("pk").select_for_update(no_key=True, of=("self",)).values_list("pk", "member_id"))


def _last_owner() -> Invalid:
    return Invalid("This is the last owner of the registry. Make somebody else an owner first.", code="last_owner")


def sign_in_path(member: Member, valid: timedelta = SIGN_IN_VALID) -> str:
    """The path of a page that signs ``member`` in once, within ``valid``. Signing in by any way uses it up."""
    token = signing.dumps(
        {"member": member.pk, "after": _last_login(member), "until": (clock.now() + valid).timestamp()}, salt=_SALT
    )
    return f"/desk/sign-in/{token}/"


def read_sign_in(token: str) -> Member:
    """The member whose link it is, without using it up. Raises NotFound for a used, old or broken link."""
    return _holder(token, Member.objects.all())


def redeem_sign_in(token: str) -> Member:
    """The member whose link it is, who is from now on signed in. Raises NotFound for a used, old or broken link."""
    with transaction.atomic():
        member = _holder(token, Member.objects.select_for_update())
        update_last_login(Member, member)
    return member


def _holder(token: str, members: QuerySet[Member]) -> Member:
    refusal = NotFound("This link was used, is too old, or was cut short. Ask for a new one.", code="link_expired")
    try:
        content = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise refusal from None
    member = members.filter(pk=content["member"], is_active=True).first()
    if member is None or _last_login(member) != content["after"] or clock.now().timestamp() > content["until"]:
        raise refusal
    return member


def _last_login(member: Member) -> str:
    return member.last_login.isoformat() if member.last_login else ""
