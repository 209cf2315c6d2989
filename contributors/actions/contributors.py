"""Create, edit, publish, withdraw and bring back: what members do with contributors."""

from django.db import transaction

from contributors import clock
from contributors.actions.history import recorded_state
from contributors.changes import Edit, change
from contributors.documents.patch import edited_contributor, merge_patch
from contributors.errors import Invalid
from contributors.models import Actor, Contributor, Document, Person

# What bringing back an earlier state leaves as it is: these have verbs of their own.
_KEPT_BY_REVERT = ("published_at", "status", "reduced", "person", "merged_into")
_NOT_EDITED = {
    "published_at": "use publish or withdraw.",
    "person": "send what changes of her private side.",
    "photo": "set or remove the photo.",
    "merged_into": "merge her, or undo the merge.",
}


@transaction.atomic
def create_contributor(
    document: Document, *, by: Actor, person: Document | None = None, publish: bool = False, why: str = ""
) -> Contributor:
    """A new contributor from as much of a document as there is; only ``name`` is needed.

    ``person`` is her private side (``emails``, ``legal_name`` …); without it a person row is made all the same, except
    for a desk. Raises Invalid, NotAllowed or Clash, leaving nothing.
    """
    subject = Contributor(pk=document["id"]) if "id" in document else Contributor()
    given = {name: value for name, value in document.items() if name != "id"}
    if person or given.get("kind", "person") == "person":
        given["person"] = _create_person(person or {}, by=by)
    _refuse_safety_status(given)
    with change(subject, "create", by=by, why=why) as edit:
        edit.document = merge_patch(edit.document, given)
        edit.document["published_at"] = clock.now().isoformat() if publish else None
    return edit.subject


@transaction.atomic
def edit_contributor(
    contributor: Contributor,
    patch: Document,
    *,
    by: Actor,
    expect: int | None = None,
    why: str = "",
    person: Document | None = None,
) -> Edit[Contributor]:
    """Applies a merge patch (RFC 7396) to the document and ``person`` to her private side: both, or neither.

    ``person`` may hold the ``version`` of the private side that was seen. Withholding and erasing have verbs of their
    own.
    """
    for field, instead in _NOT_EDITED.items():
        if field in patch:
            raise Invalid(f"`{field}` is not edited: {instead}", code="not_editable", param=field)
    _refuse_safety_status(patch)
    with change(contributor, "edit", by=by, expect=expect, why=why) as edit:
        edit.document = edited_contributor(edit.document, patch)
    if person is not None:
        _edit_private_side(edit.subject, person, by=by)
    return edit


def _edit_private_side(contributor: Contributor, patch: Document, *, by: Actor) -> None:
    if contributor.person is None:
        raise Invalid("A desk has no private side.", code="no_person", param="person")
    seen = patch.get("version")
    if seen is not None and (isinstance(seen, bool) or not isinstance(seen, int)):
        raise Invalid("The version of the private side is a number.", code="wrong_type", param="person.version")
    edit_person(
        contributor.person, {name: value for name, value in patch.items() if name != "version"}, by=by, expect=seen
    )


def _refuse_safety_status(document: Document) -> None:
    if document.get("status") in ("withheld", "erased"):
        raise Invalid("Withholding and erasing have verbs of their own.", code="not_editable", param="status")


def publish_contributor(
    contributor: Contributor, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Contributor]:
    """Makes her visible on her sites. Publishing what is published changes nothing."""
    with change(contributor, "publish", by=by, expect=expect, why=why) as edit:
        edit.document["published_at"] = edit.document["published_at"] or clock.now().isoformat()
    return edit


def withdraw_contributor(
    contributor: Contributor, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Contributor]:
    """Makes her visible to members only, as before she was published."""
    with change(contributor, "withdraw", by=by, expect=expect, why=why) as edit:
        edit.document["published_at"] = None
    return edit


def revert_contributor(
    contributor: Contributor, version: int, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Contributor]:
    """Brings the state after ``version`` back, as a change of its own. Raises NotFound for a version that never was."""
    earlier = recorded_state(contributor, version)
    with change(contributor, "revert", by=by, expect=expect, why=why or f"back to version {version}") as edit:
        kept = {field: edit.document[field] for field in _KEPT_BY_REVERT}
        edit.document = earlier | kept
    return edit


def edit_person(person: Person, patch: Document, *, by: Actor, expect: int | None = None) -> Edit[Person]:
    """Applies a merge patch to the private side of a contributor."""
    with change(person, "edit", by=by, expect=expect) as edit:
        edit.document = merge_patch(edit.document, patch)
    return edit


def _create_person(document: Document, *, by: Actor) -> str:
    with change(Person(), "create", by=by) as edit:
        edit.document |= document
    return edit.subject.pk
