"""What happened to a subject, newest first, and how it stood after any of its changes."""

from typing import Any, Literal, NotRequired, TypedDict

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.history import recorded_state
from contributors.api.management.routes import (
    Instant,
    cleaned_body,
    cleaned_reason,
    cleaned_version,
    instant,
    number_of,
)
from contributors.api.paging import page_of
from contributors.api.schema import Parameter
from contributors.models import Actor, Change, Subject

VERSION = Parameter("version", int, "A version, 1 and up.", where="path")


class By(TypedDict):
    """Who did it: a member, a key, the contributor herself, a service of the registry, or the clock."""

    kind: Literal["member", "key", "contributor", "service", "clock"]
    id: str | None
    name: str


class HistoryEntry(TypedDict):
    """One change. `fields` are the members that differ from the version before; `sites.fba` is a place on a site."""

    id: str
    version: int
    verb: str
    fields: list[str]
    by: By
    at: Instant
    why: str | None


class History(TypedDict):
    """Newest first; `next` is the next page's cursor."""

    items: list[HistoryEntry]
    next: str | None


class HistoryState(HistoryEntry):
    """`document` is the subject as it was after the change."""

    document: dict[str, Any]


class RevertInput(TypedDict):
    """`version` is the one to bring back, `why` a reason for the history."""

    version: int
    why: NotRequired[str | None]


def listed_history(request: Request, subject: Subject) -> Response:
    """A page in three queries at most."""
    page = page_of(_changes(subject).defer("before", "after"), ("-version",), request)
    return Response({"items": [_entry(change) for change in page.items], "next": page.next})


def state_after(subject: Subject, version: str) -> HistoryState:
    """Raises NotFound (unknown_version)."""
    number = number_of(version)
    document = recorded_state(subject, number)
    change = _changes(subject).defer("before", "after").get(version=number)
    return {**_entry(change), "document": {name: value for name, value in document.items() if name != "person"}}


def cleaned_revert(request: Request) -> tuple[int, str]:
    document, faults = cleaned_body(request, RevertInput.__annotations__, "a revert")
    version = cleaned_version(faults, document.get("version"))
    return version, cleaned_reason(faults, document.get("why"))


def _changes(subject: Subject) -> QuerySet[Change]:
    changes = Change.objects.filter(subject_type=subject.subject_type, subject_id=subject.pk)
    return changes.select_related("by__member", "by__key", "by__contributor").prefetch_related("by__contributor__names")


def _entry(change: Change) -> HistoryEntry:
    return {
        "id": change.event_id,
        "version": change.version,
        "verb": change.verb,
        "fields": change.fields,
        "by": _by(change.by),
        "at": instant(change.at) or "",
        "why": change.why or None,
    }


def _by(actor: Actor) -> By:
    doer = actor.member or actor.key or actor.contributor
    kind: Any = actor.kind
    return {"kind": kind, "id": doer.pk if doer else None, "name": doer.name if doer else actor.name}
