"""Refusals as problem documents (RFC 9457), the same shape at every door."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contributors.errors import Busy, RegistryError

CONTENT_TYPE = "application/problem+json"


def problem_body(error: RegistryError, request: Any) -> dict[str, Any]:
    """The members of the document. ``error.extra`` adds its own, such as ``current_version``.

    ``request`` is Django's or another with a ``request_id`` that the middleware has set; null where there is none.
    """
    body: dict[str, Any] = {
        "type": f"{settings.PUBLIC_ORIGIN}/docs/reference/errors#{error.code}",
        "title": error.title,
        "status": error.status,
        "code": error.code,
        "detail": error.detail,
        "param": error.param,
        "hint": error.hint,
        "errors": [{"pointer": fault.pointer, "detail": fault.detail, "code": fault.code} for fault in error.faults],
        "request_id": getattr(request, "request_id", None),
    }
    return {**error.extra, **body}


def problem_response(error: RegistryError, request: HttpRequest) -> HttpResponse:
    """The finished answer. It is not stored by caches unless the door says otherwise."""
    content = json.dumps(problem_body(error, request), ensure_ascii=False).encode()
    headers = {"Cache-Control": "no-store"}
    if isinstance(error, Busy):
        headers["Retry-After"] = str(error.retry_after)
    return HttpResponse(content, status=error.status, content_type=CONTENT_TYPE, headers=headers)
