"""/api/v1/contributors: the list, a new one, one read and edited."""

from rest_framework.request import Request
from rest_framework.response import Response

from contributors import access
from contributors.actions.contributors import create_contributor, edit_contributor
from contributors.actions.duplicates import note_lookalikes
from contributors.api.authentication import actor_of
from contributors.api.bodies import body_of
from contributors.api.idempotency import answered_once
from contributors.api.management.contributors.documents import (
    ContributorDocument,
    ContributorInput,
    ContributorList,
    ContributorPatch,
    contributor_document,
    contributor_item,
)
from contributors.api.management.contributors.filters import FILTERS, filtered
from contributors.api.management.contributors.found import page_found
from contributors.api.management.contributors.lookalikes import CreatedContributor, lookalike_documents
from contributors.api.management.contributors.shorthand import given_contributor, given_patch
from contributors.api.management.routes import MERGE_PATCH, PATCHED, ManagementRoute, answered, managed, renamed
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT, Parameter
from contributors.api.versions import expected_version
from contributors.errors import Invalid, NotFound
from contributors.models import Contributor

ID = Parameter("id", str, "The contributor's id, `ctr_…`.", where="path")
ADDRESS = "/api/v1/contributors"


class ContributorRoute(ManagementRoute):
    """What the addresses of one contributor share."""

    def found(self, contributor_id: str) -> Contributor:
        """With all that an answer holds, as she stands now. Raises NotFound."""
        visible = Contributor.objects.filter(access.visible_to(self.rights)).whole().select_related("person")
        contributor = visible.filter(pk=contributor_id).first()
        if contributor is None:
            raise NotFound(
                f"No contributor `{contributor_id}`. Find her in the list by name with `q`, or with `/lookup`.",
                code="unknown_contributor",
                param="id",
            )
        return contributor

    def answer(self, contributor_id: str, *, status: int = 200) -> Response:
        contributor = self.found(contributor_id)
        document = contributor_document(contributor, self.rights)
        location = f"{ADDRESS}/{contributor.pk}" if status == 201 else ""
        return answered(document, contributor, status=status, location=location)


class Contributors(ContributorRoute):
    @managed(
        "Contributors, in the order of their sort names",
        operation="listContributors",
        parameters=(*FILTERS, CURSOR, LIMIT),
        answers={200: ContributorList},
        description="With `q`, those whom it finds, best first. A page of these may be shorter and have a `next`.",
    )
    def get(self, request: Request) -> Response:
        rows = filtered(Contributor.objects.filter(access.visible_to(self.rights)), request).whole()
        query = request.query_params.get("q", "").strip()
        page = page_found(rows, query, self.rights, request) if query else page_of(rows, ("sort_key", "id"), request)
        return Response({"items": [contributor_item(contributor) for contributor in page.items], "next": page.next})

    @managed(
        "A new contributor",
        operation="createContributor",
        parameters=(IDEMPOTENCY_KEY,),
        body=ContributorInput,
        answers={201: CreatedContributor},
        description="From as much as is known; a name is enough. Members alone can see her until she is published.",
    )
    def post(self, request: Request) -> Response:
        given = given_contributor(body_of(request))

        def create() -> Response:
            try:
                made = create_contributor(
                    given.document,
                    by=actor_of(request),
                    person=given.person,
                    publish=given.publish,
                    why=given.why,
                )
            except Invalid as error:
                raise renamed(error, given.pointers) from error
            return self.made(made.pk)

        return answered_once(request, create)

    def made(self, contributor_id: str) -> Response:
        """With those who look like her. Likely pairs wait in the list of duplicates from now on."""
        response = self.answer(contributor_id, status=201)
        response.data["possible_duplicates"] = lookalike_documents(note_lookalikes(contributor_id))
        return response


class OneContributor(ContributorRoute):
    @managed("One contributor", operation="readContributor", parameters=(ID,), answers={200: ContributorDocument})
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return self.answer(id)

    @managed(
        "Edit a contributor",
        operation="editContributor",
        parameters=(ID, IF_MATCH),
        body=ContributorPatch,
        media=MERGE_PATCH,
        answers={200: ContributorDocument},
        refusals=(412, 428),
        description=PATCHED,
    )
    def patch(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        contributor, expect = self.found(id), expected_version(request)
        given = given_patch(body_of(request))
        try:
            edit_contributor(
                contributor, given.document, by=actor_of(request), expect=expect, why=given.why, person=given.person
            )
        except Invalid as error:
            raise renamed(error, given.pointers) from error
        return self.answer(id)
