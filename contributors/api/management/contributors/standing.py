"""A contributor's history, and the verbs that change what readers see of her as a whole."""

from collections.abc import Callable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.contributors import publish_contributor, revert_contributor, withdraw_contributor
from contributors.api.authentication import actor_of
from contributors.api.idempotency import answered_once
from contributors.api.management.contributors.documents import ContributorDocument, ReasonInput
from contributors.api.management.contributors.routes import ID, ContributorRoute
from contributors.api.management.history import (
    VERSION,
    History,
    HistoryState,
    RevertInput,
    cleaned_revert,
    listed_history,
    state_after,
)
from contributors.api.management.routes import cleaned_body, cleaned_reason, managed
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT
from contributors.api.versions import expected_version

_CHANGED: dict[str, Any] = {
    "parameters": (ID, IF_MATCH, IDEMPOTENCY_KEY),
    "answers": {200: ContributorDocument},
    "refusals": (412, 428),
}


class ContributorHistory(ContributorRoute):
    @managed(
        "What happened to a contributor, newest first",
        operation="listContributorHistory",
        parameters=(ID, CURSOR, LIMIT),
        answers={200: History},
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return listed_history(request, self.found(id))


class ContributorState(ContributorRoute):
    @managed(
        "A contributor as she was after one of her changes",
        operation="readContributorVersion",
        parameters=(ID, VERSION),
        answers={200: HistoryState},
    )
    def get(self, request: Request, id: str, version: str) -> Response:  # noqa: A002 - the name in the address
        return Response(state_after(self.found(id), version))


class RevertContributor(ContributorRoute):
    @managed(
        "Bring an earlier version back",
        operation="revertContributor",
        body=RevertInput,
        description="A change of its own. Whether she is published, her status and her private side stay as they are.",
        **_CHANGED,
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        contributor, expect = self.found(id), expected_version(request)
        version, why = cleaned_revert(request)

        def revert() -> Response:
            revert_contributor(contributor, version, by=actor_of(request), expect=expect, why=why)
            return self.answer(id)

        return answered_once(request, revert)


class _Verb(ContributorRoute):
    def done(self, request: Request, contributor_id: str, verb: Callable[..., object]) -> Response:
        contributor, expect = self.found(contributor_id), expected_version(request)
        document, faults = cleaned_body(request, ReasonInput.__annotations__, "this")
        why = cleaned_reason(faults, document.get("why"))

        def act() -> Response:
            verb(contributor, by=actor_of(request), expect=expect, why=why)
            return self.answer(contributor_id)

        return answered_once(request, act)


class PublishContributor(_Verb):
    @managed("Show a contributor to readers", operation="publishContributor", body=ReasonInput, **_CHANGED)
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return self.done(request, id, publish_contributor)


class WithdrawContributor(_Verb):
    @managed(
        "Show a contributor to members only, as before she was published",
        operation="withdrawContributor",
        body=ReasonInput,
        **_CHANGED,
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return self.done(request, id, withdraw_contributor)
