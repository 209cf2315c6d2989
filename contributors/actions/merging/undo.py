"""Taking a merge back, whole or one of many. Only what it moved is moved back; what was said later stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction

from contributors import access, clock
from contributors.access import SAFETY_STATUSES
from contributors.actions.history import recorded_state
from contributors.actions.merging.private_side import restore_private_side
from contributors.changes import Edit, change, change_many, free_slug, lead_back, lock_for_merging
from contributors.documents.merging import Asked, Restored, merged, restored
from contributors.documents.merging.restoring import BEFORE, NOW
from contributors.errors import Clash, Conflict, Invalid
from contributors.models import (
    Actor,
    Change,
    Contributor,
    Credit,
    Document,
    Merge,
    MergeMember,
    Site,
    SiteProfile,
    Slug,
)


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking ``leaving`` out would do. ``blocked`` says why it can't be, in words; ``blocked_by`` is the record.

    ``followers`` led to one of them before, and do again. ``asks`` need an answer.
    """

    survivor: Contributor
    leaving: list[str]
    followers: dict[str, str] = field(default_factory=dict)
    blocked: str | None = None
    blocked_by: str | None = None
    bylines: int = 0
    document: Document = field(default_factory=dict)
    asks: list[Asked] = field(default_factory=list)


def foresee_undo(merge: Merge, members: Sequence[str] | None = None) -> Undoing:
    """Writes nothing. ``members`` None means all that are still in. Raises Invalid for one who never was."""
    survivor = Contributor.objects.whole().get(pk=merge.survivor_id)
    leaving = _leaving(merge, members)
    blocked, blocked_by = _blocked(survivor)
    if not leaving or blocked:
        return Undoing(survivor, leaving, blocked=blocked, blocked_by=blocked_by)
    followers = _followers(survivor.pk, leaving)
    back = _restored(merge, survivor.snapshot(), leaving, {})
    bylines = Credit.objects.filter(contributor=survivor, named__in=[*leaving, *followers]).count()
    return Undoing(survivor, leaving, followers, bylines=bylines, document=back.document, asks=back.asks)


@transaction.atomic
def undo_merge(
    merge: Merge,
    *,
    by: Actor,
    members: Sequence[str] | None = None,
    answers: Mapping[str, str] | None = None,
    expect: int | None = None,
    why: str = "",
) -> Merge:
    """Takes ``members`` (all that are still in, for None) out of the merge: their ids stand for themselves again.

    ``answers`` say for a field that was changed since whether it stays as it is ``now`` or becomes what it would be
    ``before``, that is without them. Nobody left to take out changes nothing. Raises NotAllowed, Conflict, Invalid, and
    Clash: ``undo_blocked`` with the record that blocks it, ``undo_asks`` with the fields and both values.
    """
    access.require(access.rights_of(by), "undo", merge)
    given = _cleaned_answers(answers or {})
    plan = foresee_undo(merge, members)
    if plan.blocked:
        raise Clash(plan.blocked, code="undo_blocked", extra={"blocked_by": plan.blocked_by})
    targets: dict[str, str | None] = {**dict.fromkeys(plan.leaving), **plan.followers}
    verbs = dict.fromkeys(plan.followers, "repoint") | dict.fromkeys(plan.leaving, "split")
    lock_for_merging([plan.survivor.pk, *verbs])
    with change(merge, "undo", by=by, expect=expect, why=why) as edit:
        if not plan.leaving:
            return edit.subject
        verbs[plan.survivor.pk] = "give_back"
        with change_many(Contributor.objects.filter(pk__in=verbs), verbs, by=by, why=why) as edits:
            hers = edits[plan.survivor.pk]
            if any(edits[pk].subject.merged_into_id != hers.subject.pk for pk in targets):
                raise Conflict("Somebody else took one of them out at the same moment.", code="merge_conflict")
            back = _restored(edit.subject, hers.document, plan.leaving, given)
            _ask(back.asks)
            _restore_private_side(edit.subject, hers.subject, plan.leaving, by=by)
            hers.retold = lead_back(targets, plan.survivor.pk)
            hers.document = back.document | {"sites": _places_left(hers, back.document["sites"], list(targets))}
            _come_back(edit, edits, targets)
    return edit.subject


def _come_back(edit: Edit[Merge], edits: Mapping[str, Edit[Contributor]], targets: Mapping[str, str | None]) -> None:
    """Those who leave are published again if they were, and marked as taken out."""
    at = clock.now().isoformat()
    for member in edit.document["members"]:
        pk = member["contributor"]
        if pk in targets and targets[pk] is None:
            member["taken_out_at"] = at
            before = recorded_state(edits[pk].subject, member["version"])
            edits[pk].document |= {"merged_into": None, "published_at": before["published_at"]}
    for pk, target in targets.items():
        edits[pk].document["merged_into"] = target


def _leaving(merge: Merge, members: Sequence[str] | None) -> list[str]:
    known = {member.contributor_id: member.taken_out_at is None for member in merge.members.all()}
    for pk in members or ():
        if pk not in known:
            raise Invalid(f"`{pk}` is not part of this merge.", code="not_a_member", param="members")
    return [pk for pk, is_in in known.items() if is_in and (members is None or pk in members)]


def _blocked(survivor: Contributor) -> tuple[str, str] | tuple[None, None]:
    if survivor.merged_into_id is not None:
        later = MergeMember.objects.get(contributor=survivor, taken_out_at__isnull=True).merge_id
        sentence = (
            f"`{survivor.pk}`, who took them in, has been merged into `{survivor.merged_into_id}` since. Undo that "
            f"merge first: `{later}`."
        )
        return sentence, later
    if survivor.status in SAFETY_STATUSES:
        return (
            f"`{survivor.pk}`, who took them in, is {survivor.status}. Ask someone with the safety role.",
            survivor.pk,
        )
    return None, None


def _followers(survivor: str, leaving: Sequence[str]) -> dict[str, str]:
    """Whoever leads to the survivor by way of one who leaves, with that one."""
    standing = MergeMember.objects.filter(contributor__merged_into=survivor, taken_out_at__isnull=True)
    direct = dict(standing.values_list("contributor_id", "merge__survivor_id"))
    found = {}
    for pk in direct:
        target = pk
        while target not in leaving and target in direct:
            target = direct[target]
        if target in leaving and target != pk:
            found[pk] = target
    return found


def _restored(merge: Merge, now: Document, leaving: Sequence[str], answers: Mapping[str, str]) -> Restored:
    survivor = merge.survivor
    base = recorded_state(survivor, merge.survivor_version)
    rows = list(merge.members.select_related("contributor"))
    documents = {row.contributor_id: recorded_state(row.contributor, row.version) for row in rows}
    still_in = [row.contributor_id for row in rows if row.taken_out_at is None]
    before = {pk: documents[pk] for pk in still_in}
    after = {pk: documents[pk] for pk in still_in if pk not in leaving}
    together = _as_made(merge) if len(still_in) == len(rows) else None
    together = together or _with_copies(merge, merged(base, before, merge.choices), base)
    without = _with_copies(merge, merged(base, after, merge.choices), base) if after else base
    places = {f"sites.{slug}": NOW for slug in now["sites"]}
    others = _others(merge)
    shared = [merged(base, others, {})] if others else []
    found = restored(now, together, without, answers={**places, **answers}, shared=shared)
    # A merge says nothing of these, so history from before there were merges may lack them.
    own = {name: now[name] for name in ("person", "merged_into", "external_ids")}
    return replace(found, document=found.document | own)


def _as_made(merge: Merge) -> Document | None:
    """What the merge made of her, from history: None where it left her as she was."""
    made = Change.objects.filter(
        subject_type=Contributor.subject_type,
        subject_id=merge.survivor_id,
        version=merge.survivor_version + 1,
        verb="take_in",
    )
    return made.values_list("after", flat=True).first()


def _with_copies(merge: Merge, document: Document, base: Document) -> Document:
    """Of a photo of somebody else she has the copy that was made, or none."""
    photo = document["photo"]
    return document if photo == base["photo"] else document | {"photo": merge.photos.get(photo, base["photo"])}


def _others(merge: Merge) -> dict[str, Document]:
    """The documents of those who are hers by other merges: what they bring too stays."""
    rows = MergeMember.objects.filter(merge__survivor=merge.survivor_id, taken_out_at__isnull=True)
    found = rows.exclude(merge=merge).select_related("contributor")
    return {row.contributor_id: recorded_state(row.contributor, row.version) for row in found}


def _places_left(hers: Edit[Contributor], sites: Document, leaving: Sequence[str]) -> Document:
    """A place that came with somebody who leaves: hers while articles there are hers, else left, as her id was seen.

    The address goes back with those who leave; where she stays, she has one of her own.
    """
    slugs = dict(Site.objects.values_list("slug", "pk"))
    found = dict(sites)
    for slug, place in hers.document["sites"].items():
        if slug not in found and (kept := _kept(hers.subject, slugs[slug], place)) is not None:
            found[slug] = kept
        if slug in found and _is_of(leaving, slugs[slug], found[slug]["slug"]):
            found[slug] = found[slug] | {"slug": free_slug(hers.subject.pk, slugs[slug], hers.document["name"])}
    return dict(sorted(found.items()))


def _kept(survivor: Contributor, site_id: str, place: Document) -> Document | None:
    if Credit.objects.filter(contributor=survivor, article__site=site_id).exists():
        return place
    if not SiteProfile.objects.filter(contributor=survivor, site=site_id, card_version__gt=0).exists():
        return None
    today = max(clock.today().isoformat(), place["joined_on"] or "")
    return place | {"left_on": place["left_on"] or today}


def _is_of(contributor_ids: Sequence[str], site_id: str, slug: str) -> bool:
    return Slug.objects.filter(site=site_id, slug=slug, contributor__in=contributor_ids).exists()


def _restore_private_side(merge: Merge, survivor: Contributor, leaving: Sequence[str], *, by: Actor) -> None:
    if merge.person_version is None:
        return
    rows = [row for row in merge.members.select_related("contributor__person") if row.taken_out_at is None]
    staying = [row.contributor for row in rows if row.contributor_id not in leaving]
    gone = [row.contributor for row in rows if row.contributor_id in leaving]
    restore_private_side(survivor, merge.person_version, staying, gone, by=by)


def _cleaned_answers(answers: Mapping[str, str]) -> dict[str, str]:
    for name, answer in answers.items():
        if answer not in (NOW, BEFORE):
            raise Invalid(f"The answer for `{name}` is `now` or `before`.", code="unknown_choice", param="fields")
    return dict(answers)


def _ask(asks: Sequence[Asked]) -> None:
    if asks:
        names = ", ".join(f"`{ask.field}`" for ask in asks)
        raise Clash(
            f"{names} changed after the merge. Say for each whether it stays as it is `now` or becomes as `before`.",
            code="undo_asks",
            extra={"asks": [{"field": ask.field, "now": ask.now, "before": ask.before} for ask in asks]},
        )
