"""The one who stays takes in the others: her document, their ids, their credits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from contributors import access
from contributors.actions.merging.private_side import merge_private_sides
from contributors.changes import Edit, change, change_many, lead, lock_for_merging, require_version
from contributors.documents.merging import cleaned_choices, merged
from contributors.errors import Invalid, NotFound
from contributors.models import (
    Actor,
    Contributor,
    Credit,
    Document,
    ExternalId,
    Merge,
    MergeMember,
    Photo,
    Site,
    Slug,
)
from contributors.models.leading import leading


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a merge would do. ``documents`` are those of all by id, hers first; ``result`` is hers afterwards.

    ``bylines`` are the credits that are hers then, ``slugs`` those that will redirect, ``external_ids`` those that
    lead to her by an id that is merged, ``sites`` all that are told.
    """

    documents: dict[str, Document]
    result: Document
    bylines: int
    slugs: int
    external_ids: int
    sites: list[str]


def foresee_merge(survivor: Contributor, others: Sequence[str], *, by: Actor) -> Foreseen:
    """Writes nothing. Raises what the merge would raise."""
    stays, losers = _who(survivor, others)
    access.require(access.rights_of(by), "create", Merge(survivor=stays))
    if not losers:
        raise Invalid("They are one contributor already.", code="merged_already", param="others")
    found = Contributor.objects.whole().in_bulk([stays.pk, *losers])
    documents = {pk: found[pk].snapshot() for pk in (stays.pk, *losers)}
    result = merged(documents[stays.pk], {pk: documents[pk] for pk in losers}, {})
    theirs = Slug.objects.filter(contributor__in=[*losers, *_pointers(losers)])
    kept = {(slug, place["slug"]) for slug, place in result["sites"].items()}
    redirected = [pair for pair in theirs.values_list("site__slug", "slug") if pair not in kept]
    return Foreseen(
        documents,
        result,
        Credit.objects.filter(contributor__in=documents).count(),
        len(redirected),
        ExternalId.objects.filter(contributor__in=[*losers, *_pointers(losers)]).count(),
        sorted({slug for document in documents.values() for slug in document["sites"]}),
    )


@transaction.atomic
def merge_contributors(
    survivor: Contributor,
    others: Sequence[str],
    *,
    by: Actor,
    choices: Mapping[str, str] | None = None,
    expect: int | None = None,
    why: str = "",
) -> Merge:
    """``survivor`` stands for ``others`` too, by their ids, from now on. ``choices``: see ``documents.merging``.

    An id that was merged before means the one it leads to. Those who are one already make no second merge: the one that
    stands is given. Raises NotFound for an unknown id, Invalid, NotAllowed, Conflict; Clash where somebody else merges
    one of them at the same moment.
    """
    stays, losers = _who(survivor, others)
    access.require(access.rights_of(by), "create", Merge(survivor=stays))
    if not losers:
        return _standing_merge([survivor.pk, *others])
    pointers = _pointers(losers)
    picked = cleaned_choices(dict(choices or {}), [stays.pk, *losers], Site.objects.values_list("slug", flat=True))
    lock_for_merging([stays.pk, *losers, *pointers])
    verbs = dict.fromkeys(pointers, "repoint") | dict.fromkeys(losers, "merge") | {stays.pk: "take_in"}
    with change_many(Contributor.objects.filter(pk__in=verbs), verbs, by=by, why=why) as edits:
        hers = edits[stays.pk]
        require_version(hers.subject, expect)
        made = Merge(survivor=hers.subject)
        document: Document = {
            "survivor": stays.pk,
            "survivor_version": hers.subject.version,
            "person_version": merge_private_sides(hers.subject, [edits[pk].subject for pk in losers], by=by),
            "choices": picked,
            "photos": _take_in(hers, [edits[pk] for pk in losers], picked, by=by),
            "members": [{"contributor": pk, "version": edits[pk].subject.version} for pk in losers],
        }
        with change(made, "create", by=by, why=why) as edit:
            edit.document = document
        hers.retold = lead([*losers, *pointers], stays.pk)
        for pk in losers:
            edits[pk].document |= {"merged_into": stays.pk, "published_at": None}
        for pk in pointers:
            edits[pk].document["merged_into"] = stays.pk
    return edit.subject


def _who(survivor: Contributor, others: Sequence[str]) -> tuple[Contributor, list[str]]:
    """Who stays, and who are taken in: nobody if they are one already."""
    if not others:
        raise Invalid("Say who is merged into her, by their ids.", code="nobody_to_merge", param="others")
    if survivor.pk in others:
        raise Invalid("Nobody is merged into herself.", code="merged_into_herself", param="others")
    known = set(Contributor.objects.filter(pk__in=others).values_list("pk", flat=True))
    for pk in others:
        if pk not in known:
            raise NotFound(f"No contributor `{pk}`.", code="unknown_contributor", param="others")
    leads = leading([survivor.pk, *others])
    stays = Contributor.objects.get(pk=leads.get(survivor.pk, survivor.pk))
    return stays, [pk for pk in dict.fromkeys(leads.get(pk, pk) for pk in others) if pk != stays.pk]


def _pointers(losers: Iterable[str]) -> list[str]:
    """Those who were merged into them before."""
    return list(Contributor.objects.filter(merged_into__in=list(losers)).values_list("pk", flat=True))


def _standing_merge(contributor_ids: Sequence[str]) -> Merge:
    """The last one by which they are one."""
    members = MergeMember.objects.filter(contributor__in=contributor_ids, taken_out_at__isnull=True)
    return members.select_related("merge").latest("merge__created_at", "pk").merge


def _take_in(
    hers: Edit[Contributor], others: Sequence[Edit[Contributor]], choices: Mapping[str, str], *, by: Actor
) -> dict[str, str]:
    """Makes her document the one of all. A photo of another is copied, as it stays hers too: the copies, by photo."""
    own = hers.document["photo"]
    hers.document = merged(hers.document, {edit.subject.pk: edit.document for edit in others}, choices)
    taken = hers.document["photo"]
    if taken is None or taken == own:
        return {}
    source = Photo.objects.get(pk=taken)
    copy = Photo(contributor=hers.subject, original_file_id=source.original_file_id)
    with change(copy, "create", by=by) as edit:
        edit.document = source.snapshot() | {"contributor": hers.subject.pk}
    hers.document["photo"] = edit.subject.pk
    return {taken: edit.subject.pk}
