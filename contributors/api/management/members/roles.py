"""Roles given and ended: /api/v1/members/{member}/memberships."""

from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.members import grant_role, revoke_role
from contributors.api.authentication import actor_of
from contributors.api.idempotency import answered_once
from contributors.api.management.members.documents import MembershipDocument, RoleInput, membership_document
from contributors.api.management.members.routes import MEMBER, MemberRoute
from contributors.api.management.routes import answered, cleaned_body, cleaned_site, managed, required
from contributors.api.schema import IDEMPOTENCY_KEY, Parameter
from contributors.documents.accounts import ROLES
from contributors.errors import NotFound
from contributors.models import Membership

MEMBERSHIP = Parameter("membership", str, "The role's id, `msp_…`.", where="path")


class Memberships(MemberRoute):
    @managed(
        "Give a member a role",
        operation="grantRole",
        parameters=(MEMBER, IDEMPOTENCY_KEY),
        body=RoleInput,
        answers={201: MembershipDocument},
        description="Giving a role that she has changes nothing and answers it.",
    )
    def post(self, request: Request, member: str) -> Response:
        found = self.found(member)
        given, faults = cleaned_body(request, RoleInput.__annotations__, "a role")
        role = faults.choice("/role", given.get("role"), ROLES)
        site = cleaned_site(faults, given.get("site"))
        required(faults, given)

        def grant() -> Response:
            membership = grant_role(found, role, site, by=actor_of(request))
            return answered(membership_document(membership), membership, status=201)

        return answered_once(request, grant)


class RevokeMembership(MemberRoute):
    @managed(
        "End a role",
        operation="revokeRole",
        parameters=(MEMBER, MEMBERSHIP, IDEMPOTENCY_KEY),
        answers={200: MembershipDocument},
        refusals=(409, 422),
        description="At once. Ending what has ended changes nothing.",
    )
    def post(self, request: Request, member: str, membership: str) -> Response:
        held = Membership.objects.select_related("site").filter(member_id=member, pk=membership).first()
        if held is None:
            raise NotFound(f"This member has no role `{membership}`.", code="unknown_membership", param="membership")

        def revoke() -> Response:
            ended = revoke_role(held, by=actor_of(request)).subject
            return answered(membership_document(ended), ended)

        return answered_once(request, revoke)
