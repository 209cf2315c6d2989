"""The shapes of a photo that the management API takes and answers."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from django.conf import settings

from contributors.api.management.contributors.documents import MaybeDay
from contributors.api.management.routes import Instant, instant
from contributors.cards import FocalPoint
from contributors.models import Photo

Binary = Annotated[str, {"format": "binary"}]


class PhotoOriginal(TypedDict):
    """The file that was given, right side up. `had_location` says that it told where it was taken; no copy does."""

    digest: str
    format: str
    width: int
    height: int
    had_location: bool


class PhotoRendition(TypedDict):
    """A public copy. `url` answers 410 while no site shows the photo."""

    crop: Literal["portrait", "square", "wide"]
    width: int
    height: int
    type: str
    url: str


class PhotoDocument(TypedDict):
    """A photo. `sites` empty: every site may show it. `licensed_until` is the last day."""

    id: str
    version: int
    contributor: str
    original: PhotoOriginal
    focal_point: FocalPoint
    alt: str | None
    credit: str | None
    creator: str | None
    copyright: str | None
    license_url: str | None
    digital_source_type: str | None
    sites: list[str]
    licensed_until: MaybeDay
    placeholder: str
    renditions: list[PhotoRendition]
    created_at: Instant
    updated_at: Instant


class PhotoUpload(TypedDict):
    """`file` is the picture. What is not said of whose it is, the file's own word counts for; `""` says: nobody's.

    `focal_point` is two numbers from 0 to 1, as `0.5,0.38`; `sites` are slugs, comma-separated.
    """

    file: Binary
    focal_point: NotRequired[str]
    alt: NotRequired[str]
    credit: NotRequired[str]
    creator: NotRequired[str]
    copyright: NotRequired[str]
    license_url: NotRequired[str]
    digital_source_type: NotRequired[str]
    sites: NotRequired[str]
    licensed_until: NotRequired[str]
    why: NotRequired[str]


class PhotoChoice(TypedDict):
    """`photo` is the id of an earlier photo of hers, to be the one that stands again."""

    photo: str
    why: NotRequired[str | None]


class FocalPointPatch(TypedDict, total=False):
    x: float
    y: float


class PhotoPatch(TypedDict, total=False):
    """A merge patch (RFC 7396). Another focal point or other rights make new files under new addresses."""

    focal_point: FocalPointPatch | None
    alt: str | None
    credit: str | None
    creator: str | None
    copyright: str | None
    license_url: str | None
    digital_source_type: str | None
    sites: list[str] | None
    licensed_until: MaybeDay
    why: str | None


def photo_document(photo: Photo) -> dict[str, Any]:
    """No query. PostgreSQL keeps an object's members in an order of its own; the answer has that of the reference."""
    document = photo.snapshot()
    document["renditions"] = [
        {name: file[name] for name in ("crop", "width", "height", "type")}
        | {"url": f"{settings.PUBLIC_ORIGIN}/m/{file['name']}"}
        for file in document["renditions"]
    ]
    times = {"created_at": instant(photo.created_at), "updated_at": instant(photo.updated_at)}
    return {"id": photo.pk, "version": photo.version} | document | times
