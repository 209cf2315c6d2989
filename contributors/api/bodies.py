"""JSON in: parsed once, strictly, and never more of it than is taken at all."""

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from contributors.errors import BadRequest, TooLarge
from contributors.models import Document


class JsonParser(BaseParser):
    """RFC 8259 in UTF-8, without NaN, NUL and half surrogate pairs: nothing that a database refuses."""

    media_type = "application/json"

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        # A pasted text may arrive in escapes that are three times as long.
        most = max(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, 3 * settings.PASTE_MAX_BYTES)
        data = stream.read(most + 1)
        if len(data) > most:
            raise TooLarge(f"The body has more than {most} bytes. Send it in parts.")
        return read_json(data)


class MergePatchParser(JsonParser):
    """RFC 7396."""

    media_type = "application/merge-patch+json"


class OnlyRenderer(BaseContentNegotiation):
    """Addresses choose the format, `Accept` does not: no answer varies by it, and every error stays readable."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = renderers[0]
        return renderer, renderer.media_type


class Json(JSONRenderer):
    """Compact UTF-8, with no indentation by `Accept`."""

    def get_indent(self, accepted_media_type: str, renderer_context: Mapping[str, Any]) -> int | None:
        return None


def read_json(data: bytes) -> Any:
    """The value in ``data``. Raises BadRequest (invalid_json) that says where it breaks."""
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
        # What came in as escapes is only seen to be broken on its way out.
        whole = json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError:
        raise _broken("The body is not UTF-8.") from None
    except UnicodeEncodeError:
        raise _broken("The body holds half a surrogate pair. Write the whole character.") from None
    except json.JSONDecodeError as error:
        raise _broken(f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise _broken("The body is nested too deeply.") from None
    except ValueError as error:
        raise _broken(f"The body is not JSON: {error}.") from None
    if b"\\u0000" in whole:
        raise _broken("The body holds the character NULL. Remove it.")
    return value


def body_of(request: Request) -> Document:
    """The request's body, which has to be an object; an empty one where there is no body."""
    content = request.data
    if isinstance(content, dict):
        return dict(content.items())
    raise BadRequest(
        'Send a JSON object, such as `{"name": "Laura"}`.',
        code="invalid_body",
        hint="Lists and bare values are not taken.",
    )


def _broken(sentence: str) -> BadRequest:
    return BadRequest(sentence, code="invalid_json")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
