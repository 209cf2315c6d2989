"""``change()``: lock, allow, compare the version, edit, clean, save, remember. In this order, in one transaction."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from contributors import access, clock, text
from contributors.changes.cleaning import cleaned_document, fields_changed
from contributors.changes.concerns import remember_concerns, stories_told
from contributors.changes.numbering import number_changes
from contributors.changes.writing import write_document
from contributors.errors import Clash, Conflict, Fault, Invalid
from contributors.models import Actor, Change, Document, Site, Subject

Noun = TypeVar("Noun", bound=Subject)
LONGEST_WHY = 1000


@dataclass(slots=True)
class Edit(Generic[Noun]):
    """What the body of a change works on. ``change`` is None until the end, and stays None for a no-op.

    ``retold`` are sites, by id, on which the body has changed the subject's latest stories.
    """

    subject: Noun
    before: Document | None
    document: Document
    change: Change | None = None
    retold: frozenset[str] = frozenset()


@contextmanager
def change(
    subject: Noun,
    verb: str,
    *,
    by: Actor,
    why: str = "",
    expect: int | None = None,
    effective_on: date | None = None,
) -> Iterator[Edit[Noun]]:
    """Yields the locked subject with its document; what the body leaves in the document is what is saved.

    A new subject is created. ``expect`` is the version that the editor saw. The rule for ``verb`` is asked about the
    locked row, so a right that was lost in between is lost. Raises NotAllowed, Conflict, Invalid or Clash, and then
    nothing is written. A document that ends as it began writes nothing at all.
    """
    reason = _reason(why)
    with transaction.atomic():
        is_new = subject._state.adding
        locked = subject if is_new else type(subject).locked(subject.pk)
        rights = access.rights_of(by)
        access.require(rights, verb, locked)
        require_version(locked, expect)
        before = None if is_new else locked.snapshot()
        edit = Edit(locked, before, deepcopy(before) if before is not None else locked.snapshot())
        yield edit
        edit.document = cleaned_document(locked, edit.document, before)
        fields = fields_changed(locked, before, edit.document)
        if before is not None and not fields:
            return
        access.require_fields(rights, verb, locked, fields, dict(Site.objects.values_list("slug", "pk")))
        edit.change = _record(edit, Change(verb=verb, fields=fields, by=by, why=reason, effective_on=effective_on))
        # Robust: what is committed is done. Where numbering fails, the next commit makes up for it.
        transaction.on_commit(number_changes, robust=True)


def require_version(locked: Subject, expect: int | None) -> None:
    """Raises Conflict where another version stands than the one that the editor saw."""
    if expect is not None and expect != locked.version:
        raise Conflict(
            f"You edited version {expect}; version {locked.version} stands. Look at what changed and save again.",
            extra={"current_version": locked.version},
        )


@contextmanager
def change_many(
    subjects: Iterable[Noun], verb: str | Mapping[str, str], *, by: Actor, why: str = ""
) -> Iterator[dict[str, Edit[Noun]]]:
    """One transaction over several subjects, locked in one order, so that two of these never deadlock.

    ``verb`` may be one for each, by id. They are entered from the last id to the first and so saved, by the stack, from
    the first to the last: the order in which `concerns` locks places.
    """
    begin = partial(change, by=by, why=why)
    with transaction.atomic(), ExitStack() as stack:
        ordered = sorted(subjects, key=lambda subject: subject.pk, reverse=True)
        verbs = {subject.pk: verb if isinstance(verb, str) else verb[subject.pk] for subject in ordered}
        yield {subject.pk: stack.enter_context(begin(subject, verbs[subject.pk])) for subject in ordered}


def _reason(why: str) -> str:
    """Raises Invalid for a reason that history can't keep."""
    reason = text.clean(why, param="why")
    if len(reason) > LONGEST_WHY:
        raise Invalid(
            f"The reason has {len(reason)} characters; {LONGEST_WHY} is the most.", code="too_long", param="why"
        )
    return reason


def _record(edit: Edit[Noun], change: Change) -> Change:
    subject, at = edit.subject, clock.now()
    subject.version += 1
    subject.updated_at = at
    if edit.before is None:
        subject.created_at = at
    stories = stories_told(subject, edit.before, edit.document)
    try:
        write_document(subject, edit.before, edit.document, at)
    except ValidationError as error:
        raise _invalid(error) from error
    except IntegrityError as error:
        raise Clash(
            "Somebody else took the same place at the same moment: a name in an address, an id or a role. Try again.",
        ) from error
    change.subject_type, change.subject_id, change.version = subject.subject_type, subject.pk, subject.version
    change.before, change.after, change.at = edit.before, edit.document, at
    change.save(force_insert=True)
    remember_concerns(change, subject, at, stories, edit.retold)
    return change


def _invalid(error: ValidationError) -> Invalid:
    faults = [
        Fault("" if field == NON_FIELD_ERRORS else f"/{field}", message)
        for field, messages in error.message_dict.items()
        for message in messages
    ]
    return Invalid(faults[0].detail, faults=faults)
