"""/api/v1/contributors/{id}/merge: what a merge would do, and doing it."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.merging import Foreseen, foresee_merge, merge_contributors
from contributors.api.authentication import actor_of
from contributors.api.idempotency import answered_once
from contributors.api.management.contributors.routes import ID, ContributorRoute
from contributors.api.management.merging.documents import MergeDocument, MergeInput, MergePreview
from contributors.api.management.merging.merges import answered_merge
from contributors.api.management.routes import cleaned_body, cleaned_reason, managed
from contributors.api.schema import IDEMPOTENCY_KEY, IF_MATCH, Parameter
from contributors.api.versions import expected_version
from contributors.documents.merging.merge import MOST_MEMBERS
from contributors.documents.values import Document, Faults

OTHERS = Parameter("others", str, "The ids of those who would be merged, comma-separated.", required=True)


class MergeContributors(ContributorRoute):
    @managed(
        "What merging others into a contributor would do",
        operation="previewMerge",
        parameters=(ID, OTHERS),
        answers={200: MergePreview},
        refusals=(409,),
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        others = [pk.strip() for pk in request.query_params.get("others", "").split(",") if pk.strip()]
        return Response(_preview(foresee_merge(self.found(id), others[:MOST_MEMBERS], by=actor_of(request))))

    @managed(
        "Merge others into a contributor",
        operation="mergeContributors",
        parameters=(ID, IF_MATCH, IDEMPOTENCY_KEY),
        body=MergeInput,
        answers={200: MergeDocument},
        refusals=(409, 412, 428),
        description="Nothing is deleted: the ids and external ids of the others lead to her; their credits are hers.",
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        contributor, expect = self.found(id), expected_version(request)
        document, faults = cleaned_body(request, MergeInput.__annotations__, "a merge")
        others, choices = ids_in(faults, document, "others"), document.get("choices")
        why = cleaned_reason(faults, document.get("why"))

        def merge() -> Response:
            made = merge_contributors(
                contributor, others, by=actor_of(request), choices=choices, expect=expect, why=why
            )
            return answered_merge(made.pk)

        return answered_once(request, merge)


def ids_in(faults: Faults, document: Document, member: str) -> list[str]:
    ids = faults.items(f"/{member}", document.get(member), MOST_MEMBERS)
    for position, pk in enumerate(ids):
        if not isinstance(pk, str):
            faults.add(f"/{member}/{position}", "A contributor is named by her id.", "wrong_type")
    return [pk for pk in ids if isinstance(pk, str)]


def _preview(foreseen: Foreseen) -> dict[str, Any]:
    survivor, *others = foreseen.documents
    shown = [name for name in foreseen.result if name not in {"person", "merged_into", "external_ids"}]
    fields = {name: {pk: document.get(name) for pk, document in foreseen.documents.items()} for name in shown}
    return {
        "survivor": survivor,
        "others": others,
        "fields": {
            name: values | {"after": foreseen.result[name]}
            for name, values in fields.items()
            if any(value != foreseen.result[name] for value in values.values())
        },
        "bylines": foreseen.bylines,
        "redirects": foreseen.slugs,
        "external_ids": foreseen.external_ids,
        "sites": foreseen.sites,
    }
