"""/api/v1/merges: those there are, and taking one back."""

from typing import Any

from django.db.models import Q, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.merging import foresee_undo, undo_merge
from contributors.api.authentication import actor_of
from contributors.api.idempotency import answered_once
from contributors.api.management.merging.documents import (
    MergeDocument,
    MergeList,
    UndoInput,
    UndoPreview,
    merge_document,
)
from contributors.api.management.routes import ManagementRoute, answered, cleaned_body, cleaned_reason, managed
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT, Parameter
from contributors.api.versions import expected_version
from contributors.documents.merging.merge import MOST_MEMBERS
from contributors.errors import NotFound
from contributors.models import Merge

MERGE = Parameter("merge", str, "The merge's id, `mrg_…`.", where="path")
CONTRIBUTOR = Parameter("contributor", str, "Only those that she survived, or was merged by.")
MEMBERS = Parameter("members", str, "Only these would be taken out, by their ids, comma-separated.")


class MergeRoute(ManagementRoute):
    def found(self, merge_id: str) -> Merge:
        merge = _whole().filter(pk=merge_id).first()
        if merge is None:
            raise NotFound(
                f"No merge `{merge_id}`. They are listed at /api/v1/merges.", code="unknown_merge", param="merge"
            )
        return merge


class Merges(MergeRoute):
    @managed(
        "Merges, newest first",
        operation="listMerges",
        parameters=(CONTRIBUTOR, CURSOR, LIMIT),
        answers={200: MergeList},
    )
    def get(self, request: Request) -> Response:
        rows, contributor = _whole(), request.query_params.get("contributor")
        if contributor is not None:
            rows = rows.filter(pk__in=Merge.objects.filter(_about(contributor)).values("pk"))
        page = page_of(rows, ("-created_at", "-id"), request)
        return Response({"items": [merge_document(merge) for merge in page.items], "next": page.next})


class OneMerge(MergeRoute):
    @managed("One merge", operation="readMerge", parameters=(MERGE,), answers={200: MergeDocument})
    def get(self, request: Request, merge: str) -> Response:
        return answered_merge(self.found(merge).pk)


class UndoMerge(MergeRoute):
    @managed(
        "What taking a merge back would do",
        operation="previewUndoOfMerge",
        parameters=(MERGE, MEMBERS),
        answers={200: UndoPreview},
    )
    def get(self, request: Request, merge: str) -> Response:
        given = request.query_params.get("members")
        members = None if given is None else [pk.strip() for pk in given.split(",") if pk.strip()]
        plan = foresee_undo(self.found(merge), members)
        return Response(
            {
                "possible": plan.blocked is None,
                "blocked": plan.blocked,
                "blocked_by": plan.blocked_by,
                "members": plan.leaving,
                "followers": sorted(plan.followers),
                "bylines": plan.bylines,
                "asks": [{"field": ask.field, "now": ask.now, "before": ask.before} for ask in plan.asks],
            }
        )

    @managed(
        "Take a merge back, whole or for one of many",
        operation="undoMerge",
        parameters=(MERGE, IF_MATCH, IDEMPOTENCY_KEY),
        body=UndoInput,
        answers={200: MergeDocument},
        refusals=(409, 412, 428),
        description="Only what the merge moved goes back. Later edits stay where they were made.",
    )
    def post(self, request: Request, merge: str) -> Response:
        found, expect = self.found(merge), expected_version(request)
        document, faults = cleaned_body(request, UndoInput.__annotations__, "an undo")
        members = None
        if document.get("members") is not None:
            members = [str(pk) for pk in faults.items("/members", document["members"], MOST_MEMBERS)]
        answers = {name: str(answer) for name, answer in faults.members("/fields", document.get("fields"))}
        why = cleaned_reason(faults, document.get("why"))

        def undo() -> Response:
            undo_merge(found, by=actor_of(request), members=members, answers=answers, expect=expect, why=why)
            return answered_merge(found.pk)

        return answered_once(request, undo)


def answered_merge(merge_id: str) -> Response:
    merge = _whole().get(pk=merge_id)
    return answered(merge_document(merge), merge)


def _about(contributor_id: str) -> Q:
    return Q(survivor=contributor_id) | Q(members__contributor=contributor_id)


def _whole() -> QuerySet[Merge, Any]:
    """With all that an answer holds: 4 queries, however many."""
    return Merge.objects.select_related("survivor").prefetch_related("survivor__names", "members__contributor__names")
