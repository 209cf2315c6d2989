"""Set, edit, remove and bring back photos. All that takes time, or touches files, is done before the transaction."""

from typing import Any

from contributors import access, photos
from contributors.actions.history import recorded_state
from contributors.actions.photo_files import keep_files
from contributors.changes import Edit, change
from contributors.documents.patch import merge_patch
from contributors.documents.photo import EDITABLE, RENDERED, RIGHTS, blank, cleaned, first_values
from contributors.documents.values import Faults
from contributors.errors import Conflict, Invalid
from contributors.models import Actor, Contributor, Document, Photo, Site

# What the profile page's portrait needs, and the smallest disc.
LEAST_WIDTH, LEAST_HEIGHT = 640, 800
LEAST_SIDE = 96


def set_photo(
    contributor: Contributor,
    data: bytes,
    details: Document,
    *,
    by: Actor,
    expect: int | None = None,
    why: str = "",
    small: bool = False,
) -> Edit[Contributor]:
    """Makes the picture in ``data`` her photo. ``details`` are members of the photo's document that one may edit.

    Where they leave out whose picture it is, the file's own word counts. ``expect`` is the contributor's version;
    ``small`` takes a picture that is too small for the portrait, and then it is shown as a square only. The photo that
    stands already, set once more with the same details, changes nothing. Raises what ``photos.opened`` and
    ``photos.render`` raise, Invalid (``photo_too_small`` …), NotAllowed, Conflict.
    """
    # Before anything costs time; what counts is what is said of the locked row.
    access.require(access.rights_of(by), "set_photo", contributor)
    refuse_other_members(details)
    original = photos.opened(data, photos.limits())
    is_small = _is_small(original, accepted=small)
    given = blank() | first_values(_said_by_file(original)) | details
    given |= {"contributor": contributor.pk, "original": _described(original)}
    document = cleaned(given, sites=_site_slugs())
    is_made = not _stands(contributor, document)
    if is_made:
        document |= _rendered(original, document, is_small=is_small)
    with change(contributor, "set_photo", by=by, expect=expect, why=why) as edit:
        if is_made:
            edit.document["photo"] = _create(edit.subject, original.name, document, by=by)
        elif not _stands(edit.subject, document):
            raise Conflict("Somebody else set another photo at the same moment. Look at it and send yours again.")
    return edit


def bring_back_photo(
    contributor: Contributor, photo_id: str, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Contributor]:
    """Makes an earlier photo of hers the one that stands, with the same files under the same addresses."""
    with change(contributor, "set_photo", by=by, expect=expect, why=why) as edit:
        edit.document["photo"] = photo_id
    return edit


def remove_photo(contributor: Contributor, *, by: Actor, expect: int | None = None, why: str = "") -> Edit[Contributor]:
    """The monogram stands in. The photo and its files stay, so that it can be brought back."""
    with change(contributor, "remove_photo", by=by, expect=expect, why=why) as edit:
        edit.document["photo"] = None
    return edit


def edit_photo(photo: Photo, patch: Document, *, by: Actor, expect: int | None = None, why: str = "") -> Edit[Photo]:
    """Applies a merge patch (RFC 7396). Another focal point or other rights make other files; the old ones stay."""
    refuse_other_members(patch)
    photo = Photo.objects.select_related("contributor").get(pk=photo.pk)
    access.require(access.rights_of(by), "edit", photo)
    made: Document = {}
    before = photo.snapshot()
    after = cleaned(merge_patch(before, patch), sites=_site_slugs())
    if expect in {None, photo.version} and any(before[name] != after[name] for name in RENDERED):
        expect = photo.version  # what is rendered is rendered for what was read
        made = _rendered(_kept_original(photo), after, is_small=_is_shown_small(before))
    with change(photo, "edit", by=by, expect=expect, why=why) as edit:
        edit.document = merge_patch(edit.document, patch) | made
    return edit


def revert_photo(photo: Photo, version: int, *, by: Actor, expect: int | None = None, why: str = "") -> Edit[Photo]:
    """Brings what was said of the photo after ``version`` back, with the files of that time."""
    earlier = recorded_state(photo, version)
    with change(photo, "revert", by=by, expect=expect, why=why or f"back to version {version}") as edit:
        edit.document = earlier
    return edit


def refuse_other_members(details: Document) -> None:
    """Raises Invalid for what is not said by people."""
    faults = Faults()
    faults.known(details, EDITABLE, "a photo")
    faults.raise_any()


def _create(contributor: Contributor, original_name: str, document: Document, *, by: Actor) -> str:
    photo = Photo(contributor=contributor, original_file_id=original_name)
    with change(photo, "create", by=by) as edit:
        edit.document = document
    return edit.subject.pk


def _stands(contributor: Contributor, document: Document) -> bool:
    """Whether her photo is that one already, said in the same words. What was made of it is the same then too."""
    standing = Photo.objects.filter(shown_of=contributor).first()
    if standing is None:
        return False
    return standing.snapshot() | {"placeholder": None, "renditions": []} == document


def _is_small(original: photos.Original, *, accepted: bool) -> bool:
    """Whether only the square is made of it. Raises Invalid where nobody has accepted that, and for a stamp."""
    width, height = original.width, original.height
    has = f"The photo has {width} × {height} pixels"
    if min(width, height) < LEAST_SIDE:
        raise Invalid(
            f"{has}; the smallest that can be shown has {LEAST_SIDE} × {LEAST_SIDE}. Ask for a larger one.",
            code="photo_too_small",
            param="photo",
        )
    is_large = width >= LEAST_WIDTH and height >= LEAST_HEIGHT
    if not is_large and not accepted:
        raise Invalid(
            f"{has}, too small for the profile page, which needs {LEAST_WIDTH} × {LEAST_HEIGHT}. "
            "It is fine for bylines: send it again with `small` to use it there only.",
            code="photo_too_small",
            param="photo",
            hint="`?small=1` over the API, `--small` on the command line.",
            extra={"accepted_as": "small"},
        )
    return not is_large


def _is_shown_small(document: Document) -> bool:
    return not any(rendition["crop"] == "portrait" for rendition in document["renditions"])


def _said_by_file(original: photos.Original) -> Document:
    return {name: getattr(original.rights, name) for name in ("alt", *RIGHTS)}


def _described(original: photos.Original) -> Document:
    return {name: getattr(original, name) for name in ("digest", "format", "width", "height", "had_location")}


def _rendered(original: photos.Original, document: Document, *, is_small: bool) -> Document:
    """Renders, stores, and gives the members that say what was made."""
    rights = photos.Rights(**{name: document[name] for name in RIGHTS})
    made = photos.render(original, (document["focal_point"]["x"], document["focal_point"]["y"]), rights)
    files = [file for file in made.files if file.crop == "square" or not is_small]
    keep_files([(original.name, original.body), *((file.name, file.body) for file in files)])
    return {"placeholder": made.placeholder, "renditions": [_entry(file) for file in files]}


def _entry(file: photos.Rendition) -> dict[str, Any]:
    return {name: getattr(file, name) for name in ("crop", "width", "height", "type", "name")}


def _kept_original(photo: Photo) -> photos.Original:
    """Raises Invalid where its file is gone: then there is nothing to cut anew."""
    body = photos.read(photo.original_file_id)
    if body is None:
        raise Invalid(
            "The original of this photo is not in the storage any more. Upload the picture again.",
            code="photo_original_missing",
        )
    return photos.opened(body, photos.limits())


def _site_slugs() -> list[str]:
    return list(Site.objects.values_list("slug", flat=True))
