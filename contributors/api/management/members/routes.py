"""/api/v1/members: colleagues and invitations; /api/v1/me."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.members import INVITATION_VALID, edit_member, invite_member, sign_in_path
from contributors.api.authentication import actor_of, member_of, way_of
from contributors.api.bodies import body_of
from contributors.api.idempotency import answered_once
from contributors.api.management.members.documents import (
    Invitation,
    InvitationInput,
    Me,
    MemberDocument,
    MemberList,
    MemberPatch,
    member_document,
)
from contributors.api.management.routes import (
    MERGE_PATCH,
    PATCHED,
    ManagementRoute,
    answered,
    cleaned_body,
    cleaned_site,
    managed,
    required,
)
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT, Parameter
from contributors.api.versions import expected_version
from contributors.documents.accounts import ROLES
from contributors.errors import NotFound
from contributors.models import Member

MEMBER = Parameter("member", str, "The member's id, `mem_…`.", where="path")


class MemberRoute(ManagementRoute):
    def members(self) -> QuerySet[Member]:
        return Member.objects.prefetch_related("memberships__site")

    def found(self, member_id: str) -> Member:
        member = self.members().filter(pk=member_id).first()
        if member is None:
            raise NotFound(f"No member `{member_id}`. The list has all of them.", code="unknown_member", param="member")
        return member

    def document(self, member_id: str) -> dict[str, Any]:
        return member_document(self.found(member_id), self.rights)


class Members(MemberRoute):
    @managed("All members", operation="listMembers", parameters=(CURSOR, LIMIT), answers={200: MemberList})
    def get(self, request: Request) -> Response:
        page = page_of(self.members(), ("sign_in_name",), request)
        return Response({"items": [member_document(member, self.rights) for member in page.items], "next": page.next})

    @managed(
        "Invite a new member",
        operation="inviteMember",
        parameters=(IDEMPOTENCY_KEY,),
        body=InvitationInput,
        answers={201: Invitation},
        description="The answer has the path of a page that signs her in once. Send her its address in your own way.",
    )
    def post(self, request: Request) -> Response:
        given, faults = cleaned_body(request, InvitationInput.__annotations__, "an invitation")
        role = faults.choice("/role", given.pop("role", None), ROLES)
        site = cleaned_site(faults, given.pop("site", None))
        required(faults, given, "sign_in_name", "name")

        def invite() -> Response:
            member = invite_member(given, role, site, by=actor_of(request))
            document = {"member": self.document(member.pk), "sign_in_path": sign_in_path(member, INVITATION_VALID)}
            return answered(document, member, status=201, location=f"/api/v1/members/{member.pk}")

        return answered_once(request, invite, shown_once=("sign_in_path",))


class OneMember(MemberRoute):
    @managed("One member", operation="readMember", parameters=(MEMBER,), answers={200: MemberDocument})
    def get(self, request: Request, member: str) -> Response:
        found = self.found(member)
        return answered(member_document(found, self.rights), found)

    @managed(
        "Edit a member",
        operation="editMember",
        parameters=(MEMBER, IF_MATCH),
        body=MemberPatch,
        media=MERGE_PATCH,
        answers={200: MemberDocument},
        refusals=(412, 428),
        description=PATCHED,
    )
    def patch(self, request: Request, member: str) -> Response:
        found, expect = self.found(member), expected_version(request)
        edit_member(found, body_of(request), by=actor_of(request), expect=expect)
        after = self.found(member)
        return answered(member_document(after, self.rights), after)


class Myself(MemberRoute):
    needs_role = False

    @managed("Who asks", operation="readMe", answers={200: Me})
    def get(self, request: Request) -> Response:
        member = member_of(request)
        return Response({"member": self.document(member.pk) if member else None, "way": way_of(request)})
