"""Inviting a colleague: a new member with one role, and the link with which she signs in for the first time."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from contributors import access
from contributors.actions.members import INVITATION_VALID, invite_member, sign_in_path
from contributors.desk.session import actor_of, for_members, rights_of
from contributors.errors import Invalid, RegistryError
from contributors.models import Member, Site

ROLES = {
    "editor": "Editor: writes and publishes",
    "photo": "Photo editor: keeps the photos",
    "safety": "Safety: withholds and erases",
    "owner": "Owner: everything, members too",
}
_FIELDS = ("name", "sign_in_name", "email")


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """The link is shown once, in the answer, and is kept nowhere."""
    context = {
        "roles": ROLES.items(),
        "sites": Site.objects.order_by("name"),
        "may_invite": access.can(rights_of(request), "invite", Member()),
        "invitation": {"role": "editor"},
    }
    if request.method != "POST":
        return render(request, "desk/invite.html", context)
    typed = {name: request.POST.get(name, "").strip() for name in (*_FIELDS, "role", "site")}
    try:
        member = _invited(request, typed)
    except RegistryError as error:
        faults = {fault.pointer.strip("/"): fault.detail for fault in error.faults} or {
            error.param or "other": error.detail
        }
        return render(
            request, "desk/invite.html", context | {"invitation": typed, "faults": faults}, status=error.status
        )
    link = settings.PUBLIC_ORIGIN + sign_in_path(member, INVITATION_VALID)
    return render(request, "desk/invited.html", {"member": member, "link": link, "days": INVITATION_VALID.days})


def _invited(request: HttpRequest, typed: dict[str, str]) -> Member:
    site = Site.objects.filter(slug=typed["site"]).first()
    if typed["site"] and site is None:
        raise Invalid("This site is no longer there. Choose another.", code="unknown_site", param="site")
    document = {name: typed[name] for name in _FIELDS}
    return invite_member(document, typed["role"], site, by=actor_of(request))
