"""Every refusal of the API, whoever raised it, as one problem document (RFC 9457)."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponseBase
from rest_framework import exceptions

from contributors.answers.pressure import as_busy
from contributors.answers.problems import problem_response
from contributors.errors import (
    BadRequest,
    MethodRefused,
    NotAllowed,
    NotFound,
    RegistryError,
    TooLarge,
    Unauthenticated,
)

_LOG = logging.getLogger(__name__)
_CHALLENGE = 'Bearer realm="Contributor Registry"'


class MediaTypeRefused(RegistryError):
    """A body that is not JSON."""

    code = "unsupported_media_type"
    status = 415
    title = "Send JSON"


def answer_problem(error: Exception, context: Mapping[str, Any]) -> HttpResponseBase:
    """DRF's EXCEPTION_HANDLER. What nobody foresaw is a bug: the log has it whole, the answer tells nothing of it."""
    request = context["request"]
    plain: HttpRequest = getattr(request, "_request", request)
    refusal = as_refusal(error)
    if refusal is None:
        _LOG.error("Unforeseen: %s %s", plain.method, plain.path, exc_info=error)
        refusal = RegistryError("Something went wrong on our side. Tell us the `request_id`: the log has the rest.")
    response = problem_response(refusal, plain)
    if refusal.status == Unauthenticated.status:
        response.headers["WWW-Authenticate"] = _CHALLENGE
    return response


def as_refusal(error: Exception) -> RegistryError | None:
    """``error`` in the registry's words, or None where it has none for it."""
    if isinstance(error, RegistryError):
        return error
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words(error)
    return as_busy(error)


def _not_found(error: Exception) -> RegistryError:
    return NotFound("Nothing is here. The addresses of the API are listed at /api/docs.", code="unknown_route")


def _not_allowed(error: Exception) -> RegistryError:
    return NotAllowed("You may not do this. Ask an owner of the registry.")


def _too_large(error: Exception) -> RegistryError:
    return TooLarge("The body is too large. Send it in parts.")


def _method(error: Exception) -> RegistryError:
    return MethodRefused(f"{error.detail} The header `Allow` lists what is taken.")  # type: ignore[attr-defined]


def _media_type(error: Exception) -> RegistryError:
    return MediaTypeRefused("Send the body as JSON, with `Content-Type: application/json`.")


def _unreadable(error: Exception) -> RegistryError:
    return BadRequest(str(getattr(error, "detail", error)))


_WORDS: dict[type[Exception], Callable[[Exception], RegistryError]] = {
    Http404: _not_found,
    exceptions.NotFound: _not_found,
    PermissionDenied: _not_allowed,
    exceptions.PermissionDenied: _not_allowed,
    RequestDataTooBig: _too_large,
    exceptions.MethodNotAllowed: _method,
    exceptions.UnsupportedMediaType: _media_type,
    exceptions.ParseError: _unreadable,
}
