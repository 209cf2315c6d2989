"""``@documented``: what an address takes and answers, said once, for the schema and for the check of its parameters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from contributors.answers.parameters import refuse_unknown
from contributors.api.paging import DEFAULT_LIMIT, MOST
from contributors.api.schema.problem import Problem
from contributors.api.schema.types import schema_of

Method = TypeVar("Method", bound=Callable[..., Any])

JSON = "application/json"
PROBLEM = "application/problem+json"
REFUSALS = {
    400: "The request can't be understood: an unknown parameter, a malformed value, broken JSON.",
    401: "No key, or one that doesn't hold.",
    403: "The key or the member may not do this.",
    404: "Nothing there, or nothing that may be shown.",
    409: "Somebody else has this place, or the same request is still being answered.",
    412: "Somebody else saved first; `current_version` is what stands.",
    413: "More than is taken at once.",
    415: "The body is not JSON.",
    422: "The input breaks a rule; nothing was stored. `errors` names each fault by JSON Pointer.",
    428: "A write without `If-Match`.",
    503: "As much is being worked on as is at once. Send the same request again in a moment.",
}
_ALWAYS = (400, 401, 403, 404)
_WITH_BODY = (409, 413, 415, 422)
_SUCCESSES = {200: "OK", 201: "Made.", 202: "Accepted.", 204: "Done; there is nothing to say.", 304: "Not changed."}


@dataclass(frozen=True, slots=True)
class Parameter:
    """``hint`` is a Python type for ``schema_of``; ``where`` is query, path or header."""

    name: str
    hint: Any
    description: str
    where: str = "query"
    required: bool = False

    def in_openapi(self) -> OpenApiParameter:
        # A copy: drf-spectacular writes into what it is given.
        return OpenApiParameter(
            self.name,
            type=dict(schema_of(self.hint)),
            location=self.where,  # type: ignore[arg-type]
            required=self.required or self.where == "path",
            description=self.description,
        )


CURSOR = Parameter("cursor", str, "`next` of the page before.")
LIMIT = Parameter("limit", int, f"How many items a page has: 1 to {MOST}, {DEFAULT_LIMIT} without it.")
IF_MATCH = Parameter("If-Match", str, 'The version that you edit, such as `"7"`.', where="header")
IF_NONE_MATCH = Parameter("If-None-Match", str, "The `ETag` of the answer that you have.", where="header")
IDEMPOTENCY_KEY = Parameter(
    "Idempotency-Key",
    str,
    "Any text of up to 255 characters; sending the same request with the same key again gives the same answer.",
    where="header",
)


def documented(
    summary: str,
    *,
    operation: str,
    tag: str,
    answers: Mapping[int, Any],
    parameters: Sequence[Parameter] = (),
    body: Any = None,
    media: Sequence[str] = (JSON,),
    refusals: Sequence[int] = (),
    description: str = "",
    is_open: bool = False,
) -> Callable[[Method], Method]:
    """Describes a method of a Route and makes it refuse query parameters that are not described.

    ``answers`` maps a status to the type of its body, to None for no body, or to ``{media type: type}``. The refusals
    that every address has (400, 401, 403, 404) and those of a body (409, 413, 415, 422) are added; ``refusals`` adds
    more. ``media`` are the media types of ``body``, unless that is ``{media type: type}``. ``is_open``: no key is asked
    for.
    """
    bodies = body if isinstance(body, Mapping) else dict.fromkeys(media, body)
    known = [parameter.name for parameter in parameters if parameter.where == "query"]
    refused = sorted({*_ALWAYS, *(_WITH_BODY if body is not None else ()), *refusals})
    responses: dict[Any, Any] = {}
    for status, answer in answers.items():
        responses |= _responses(status, answer)
    for status in refused:
        responses[(status, PROBLEM)] = OpenApiResponse(schema_of(Problem), description=REFUSALS[status])

    def decorate(method: Method) -> Method:
        @wraps(method)
        def checked(route: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
            refuse_unknown(request, known)
            return method(route, request, *args, **kwargs)

        describe: Callable[[Any], Any] = extend_schema(
            summary=summary,
            description=description or None,
            operation_id=operation,
            tags=[tag],
            parameters=[parameter.in_openapi() for parameter in parameters],
            request=None if body is None else {name: schema_of(hint) for name, hint in bodies.items()},
            responses=responses,
            auth=[] if is_open else [{"key": []}],  # type: ignore[list-item]
        )
        described: Method = describe(checked)
        return described

    return decorate


def _responses(status: int, answer: Any) -> dict[Any, Any]:
    description = _SUCCESSES[status]
    if answer is None:
        return {status: OpenApiResponse(None, description=description)}
    by_media: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {JSON: answer}
    return {
        (status, media): OpenApiResponse(schema_of(hint), description=description) for media, hint in by_media.items()
    }
