"""X-Request-Id: on every answer and in every line of the log, so that the two can be laid side by side."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from contributors.answers.identity import HEADER, identify


def request_id(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives the request its id, for problem documents, and tells it to the client."""

    def middleware(request: HttpRequest) -> HttpResponse:
        identifier = identify(request.META.get("HTTP_X_REQUEST_ID", ""))
        request.request_id = identifier  # type: ignore[attr-defined]  # for problem documents
        response = get_response(request)
        response.headers[HEADER] = identifier
        return response

    return middleware
