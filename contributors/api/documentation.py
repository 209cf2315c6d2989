"""The OpenAPI document, the TypeScript types made from it, and the page to read and try it, without any network."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.renderers import JSONRenderer

from contributors.answers.conditional import etag_of, matches
from contributors.api.schema import Schema
from contributors.api.schema.typescript import declarations

# Swagger UI needs styles in elements that its script makes; nothing else is looser than on our own pages.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


@cache
def openapi_document() -> Schema:
    """The whole API; the same for everybody, so it is made once a process."""
    document: Schema = SchemaGenerator().get_schema(request=None, public=True)
    return document


@cache
def _schema_bytes() -> bytes:
    return JSONRenderer().render(openapi_document())


@cache
def _types_bytes() -> bytes:
    return declarations(openapi_document()).encode()


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    return _answer(request, _schema_bytes(), "application/json")


@require_safe
def types(request: HttpRequest) -> HttpResponse:
    return _answer(request, _types_bytes(), "text/plain; charset=utf-8")


class Page(SpectacularSwaggerSplitView):
    """Swagger UI from our own static files, with its script in an answer of its own."""

    url_name = "schema"
    title = "Contributor Registry API"

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["Content-Security-Policy"] = _POLICY
        return answer


def _answer(request: HttpRequest, content: bytes, media_type: str) -> HttpResponse:
    etag = etag_of(content)
    headers = {"ETag": etag, "Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
    if matches(request.headers.get("If-None-Match", ""), etag):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(content, content_type=media_type, headers=headers)
