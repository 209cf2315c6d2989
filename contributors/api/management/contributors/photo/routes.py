"""The addresses of the photo that stands."""

from hashlib import sha256

from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.photos import bring_back_photo, edit_photo, remove_photo, revert_photo, set_photo
from contributors.answers.conditional import matches_strongly
from contributors.api.authentication import actor_of
from contributors.api.bodies import body_of
from contributors.api.idempotency import answered_once
from contributors.api.management.contributors.photo.documents import (
    PhotoChoice,
    PhotoDocument,
    PhotoPatch,
    PhotoUpload,
    photo_document,
)
from contributors.api.management.contributors.photo.uploads import (
    PictureForm,
    PictureNegotiation,
    PictureParser,
    upload_of,
)
from contributors.api.management.contributors.routes import ADDRESS, ID, ContributorRoute
from contributors.api.management.history import History, RevertInput, cleaned_revert, listed_history
from contributors.api.management.routes import MERGE_PATCH, PATCHED, cleaned_reason, managed, patch_of, required
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT, Parameter
from contributors.api.versions import version_tag
from contributors.documents.values import Faults
from contributors.errors import Conflict, NotFound, PreconditionNeeded
from contributors.models import Contributor, Photo

SMALL = Parameter(
    "small",
    str,
    "1: take a picture that is too small for the portrait, for bylines only.",
)
JSON = "application/json"
FORM = "multipart/form-data"
PICTURE = "application/octet-stream"


class PhotoRoute(ContributorRoute):
    content_negotiation_class = PictureNegotiation

    def get_parsers(self) -> list[BaseParser]:
        parsers = super().get_parsers()
        if self.request is not None and self.request.method == "PUT":
            parsers += [PictureForm(), PictureParser()]
        return parsers

    def standing(self, contributor: Contributor) -> Photo:
        """Raises NotFound while she has none."""
        photo = Photo.objects.select_related("contributor").filter(shown_of=contributor).first()
        if photo is None:
            raise NotFound(
                f"`{contributor.pk}` has no photo. Send one with PUT.", code="unknown_photo", hint="Initials stand in."
            )
        return photo

    def answer_photo(self, contributor_id: str, *, status: int = 200) -> Response:
        photo = self.standing(self.found(contributor_id))
        headers = {"ETag": photo_tag(photo)}
        if status == 201:
            headers["Location"] = f"{ADDRESS}/{contributor_id}/photo"
        return Response(photo_document(photo), status=status, headers=headers)


class OnePhoto(PhotoRoute):
    @managed("Her photo", operation="readPhoto", parameters=(ID,), answers={200: PhotoDocument})
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return self.answer_photo(id)

    @managed(
        "Set her photo",
        operation="setPhoto",
        parameters=(ID, IF_MATCH, SMALL),
        body={FORM: PhotoUpload, PICTURE: bytes, JSON: PhotoChoice},
        answers={200: PhotoDocument, 201: PhotoDocument},
        refusals=(412, 428, 503),
        description="A form with the picture and what is said of it; or the picture itself, under any media type; or, "
        "as JSON, an earlier photo of hers. Every copy is made before it answers. `If-Match` is needed where she has "
        "a photo.",
    )
    def put(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        contributor = self.found(id)
        expect = _expected(request, contributor)
        if (request.content_type or "").partition(";")[0].strip().lower() == JSON:
            photo_id, why = _chosen(request)
            bring_back_photo(contributor, photo_id, by=actor_of(request), expect=expect, why=why)
            return self.answer_photo(id)
        upload = upload_of(request)
        edit = set_photo(
            contributor,
            upload.picture,
            upload.details,
            by=actor_of(request),
            expect=expect,
            why=upload.why,
            small=request.query_params.get("small") == "1",
        )
        return self.answer_photo(id, status=201 if edit.change else 200)

    @managed(
        "Edit what is said of her photo",
        operation="editPhoto",
        parameters=(ID, IF_MATCH),
        body=PhotoPatch,
        media=MERGE_PATCH,
        answers={200: PhotoDocument},
        refusals=(412, 428, 503),
        description=PATCHED,
    )
    def patch(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        photo = self.standing(self.found(id))
        require_tag(request, photo)
        patch, why = patch_of(request)
        edit_photo(photo, patch, by=actor_of(request), expect=photo.version, why=why)
        return self.answer_photo(id)

    @managed(
        "Remove her photo",
        operation="removePhoto",
        parameters=(ID, IF_MATCH),
        answers={204: None},
        refusals=(412, 428),
        description="Initials stand in, and its addresses answer 410. It can be brought back.",
    )
    def delete(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        contributor = self.found(id)
        self.standing(contributor)
        remove_photo(contributor, by=actor_of(request), expect=_expected(request, contributor))
        return Response(status=204)


class PhotoHistory(PhotoRoute):
    @managed(
        "What happened to her photo, newest first",
        operation="listPhotoHistory",
        parameters=(ID, CURSOR, LIMIT),
        answers={200: History},
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return listed_history(request, self.standing(self.found(id)))


class RevertPhoto(PhotoRoute):
    @managed(
        "Bring back what was said of her photo, and how it was cut",
        operation="revertPhoto",
        parameters=(ID, IF_MATCH, IDEMPOTENCY_KEY),
        body=RevertInput,
        answers={200: PhotoDocument},
        refusals=(412, 428),
        description="A change of its own, with the files and addresses of that time.",
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        photo = self.standing(self.found(id))
        require_tag(request, photo)
        version, why = cleaned_revert(request)

        def revert() -> Response:
            revert_photo(photo, version, by=actor_of(request), expect=photo.version, why=why)
            return self.answer_photo(id)

        return answered_once(request, revert)


def photo_tag(photo: Photo) -> str:
    """Of this photo in this version: another photo in the same version has another tag."""
    return version_tag(photo.version, sha256(photo.pk.encode()).hexdigest())


def require_tag(request: Request, photo: Photo) -> None:
    """Raises PreconditionNeeded, or Conflict where another photo stands or another version of it."""
    sent = request.headers.get("If-Match", "")
    if not sent.strip():
        raise PreconditionNeeded(
            f"Say which photo you mean: send its `ETag` as `If-Match: {photo_tag(photo)}`.", param="If-Match"
        )
    if not matches_strongly(sent, photo_tag(photo)):
        raise Conflict(
            f"Another photo stands, or another version of it: `{photo.pk}` in version {photo.version}. Look at it and "
            "send yours again.",
            extra={"current_version": photo.version},
        )


def _chosen(request: Request) -> tuple[str, str]:
    faults = Faults()
    given = faults.known(body_of(request), PhotoChoice.__annotations__, "a choice of a photo")
    photo_id = faults.word("/photo", given.get("photo"))
    why = cleaned_reason(faults, given.get("why"), raises=False)
    required(faults, given, "photo")
    return photo_id or "", why


def _expected(request: Request, contributor: Contributor) -> int | None:
    """The version of the contributor whose photo the request means; None where any will do."""
    photo = Photo.objects.filter(shown_of=contributor).first()
    if photo is None:
        return None
    require_tag(request, photo)
    return None if request.headers["If-Match"].strip() == "*" else contributor.version
