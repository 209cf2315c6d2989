"""A picture in: the body itself, or a form with what is said of it. What a picture is, its content decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, DataAndFiles, MultiPartParser
from rest_framework.request import Request

from contributors.api.bodies import OnlyRenderer
from contributors.documents.photo import EDITABLE
from contributors.documents.values import Document, Faults
from contributors.errors import BadRequest, Invalid, TooLarge

# Beside the picture a form has names, boundaries and a few lines of text.
_ROOM_FOR_FIELDS = 100_000


@dataclass(frozen=True, slots=True)
class Upload:
    """``details`` are members of a photo's document, as far as they were sent."""

    picture: bytes
    details: Document
    why: str = ""


class PictureParser(BaseParser):
    """A body that is the picture and nothing else, whatever it calls itself."""

    media_type = "application/octet-stream"

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, bytes]:
        return {"file": _at_most(stream, settings.PHOTO_MAX_BYTES)}


class PictureForm(MultiPartParser):
    """A form with the picture in ``file``. Nothing of one that is too large is read."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> "DataAndFiles[Any, Any]":
        request = (parser_context or {})["request"]
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size > settings.PHOTO_MAX_BYTES + _ROOM_FOR_FIELDS:
            raise _too_large(size, settings.PHOTO_MAX_BYTES)
        try:
            return super().parse(stream, media_type, parser_context)
        except (ParseError, SuspiciousOperation, ValueError) as error:
            raise BadRequest("The form is broken. Send `multipart/form-data`, as `curl -F` does.") from error


class PictureNegotiation(OnlyRenderer):
    """Whatever is no form and no JSON is taken as the picture itself."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        picture = next((parser for parser in parsers if isinstance(parser, PictureParser)), None)
        return super().select_parser(request, parsers) or picture


def upload_of(request: Request) -> Upload:
    """Raises Invalid for a request without a picture, or with fields that a photo has not."""
    sent, file = request.data, request.FILES.get("file")
    fields: dict[str, list[str]] = {}
    if isinstance(sent, QueryDict):
        faults = Faults()
        texts = {name: values for name, values in sent.lists() if name != "file"}
        fields = faults.known(texts, (*EDITABLE, "why"), "a photo")
        faults.raise_any()
    picture = file.read(settings.PHOTO_MAX_BYTES + 1) if file is not None else dict(sent).get("file")
    if not isinstance(picture, bytes) or not picture:
        raise Invalid(
            "Send the picture: as the body itself, or as `file` of a form (`multipart/form-data`).",
            code="photo_required",
            param="file",
        )
    details = {name: _detail(name, values) for name, values in fields.items() if name != "why"}
    return Upload(picture, details, fields.get("why", [""])[-1])


def _detail(name: str, values: list[str]) -> Any:
    """A field of the form as the document has it. What can't be read is left to the document's own gate."""
    if name == "sites":
        return [slug.strip() for value in values for slug in value.split(",") if slug.strip()]
    if name == "focal_point":
        return _point(values[-1]) if values[-1] else None
    return values[-1] or None


def _point(text: str) -> Any:
    parts = text.split(",")
    try:
        x, y = (float(part) for part in parts)
    except ValueError:
        raise Invalid(
            "A focal point is two numbers from 0 to 1, as `0.5,0.38`.", code="invalid_focal_point", param="focal_point"
        ) from None
    return {"x": x, "y": y}


def _at_most(stream: IO[bytes], most: int) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large(len(data), most)
    return data


def _too_large(size: int, most: int) -> TooLarge:
    return TooLarge(
        f"A photo has at most {most / 1_000_000:g} MB; this has more. Save it smaller and send it again.",
        code="photo_too_large",
        param="file",
    )
