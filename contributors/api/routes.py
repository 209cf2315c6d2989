"""What every address of the API does before and after its own work."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from contributors.api.authentication import MEMBERS, admit
from contributors.errors import BadRequest, NotFound

_WHERE_TOKENS = "Personal tokens are made in the desk under your name; a member who is signed in needs none."
_CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, ETag, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy",
}
_PREFLIGHT_HEADERS = "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key"
_PREFLIGHT_SECONDS = "600"


class Route(APIView):
    """``ways`` are the kinds of keys it takes; ``cross_origin`` lets pages of other origins read its answers."""

    ways: ClassVar[frozenset[str]] = MEMBERS
    cross_origin: ClassVar[bool] = False

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if request.method == "OPTIONS":  # a preflight carries no key
            return
        refuse_null(request, kwargs)
        super().initial(request, *args, **kwargs)
        self.admit(request)

    def admit(self, request: Request) -> None:
        """Who may come in at all; what she may do there is for the rules."""
        admit(request, self.ways, _WHERE_TOKENS)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        response = Response(status=204)
        if self.cross_origin:
            response.headers["Access-Control-Allow-Headers"] = _PREFLIGHT_HEADERS
            response.headers["Access-Control-Allow-Methods"] = ", ".join(self.allowed_methods)
            response.headers["Access-Control-Max-Age"] = _PREFLIGHT_SECONDS
        return response

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", "private, no-store")
        if self.cross_origin:
            for name, value in _CROSS_ORIGIN.items():
                answer.headers[name] = value
        return answer


class NoRoute(Route):
    """Any address under /api/ that is none."""

    schema = None

    def admit(self, request: Request) -> None:
        raise NotFound("Nothing is here. The addresses of the API are listed at /api/docs.", code="unknown_route")


def refuse_null(request: Request, kwargs: dict[str, Any]) -> None:
    """No database column can hold U+0000, so nothing can be found or filtered by it."""
    words = [*kwargs.values(), *(word for pair in request.query_params.lists() for word in (pair[0], *pair[1]))]
    if any("\0" in str(word) for word in words):
        raise BadRequest("The address holds the character NULL (%00). Remove it.", code="invalid_address")
