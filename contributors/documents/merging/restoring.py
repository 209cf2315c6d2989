"""Taking back what a merge moved, and nothing else: what was said later stays as it was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contributors.documents.values import Document

NOW, BEFORE = "now", "before"
_NOTHING: Any = object()


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that the merge changed and somebody changed again: as it stands, and as it was without the merge."""

    field: str
    now: Any
    before: Any


@dataclass(frozen=True, slots=True)
class Restored:
    """``asks`` are the fields for which an answer is needed; until then they stay as they are now."""

    document: Document
    asks: list[Asked] = field(default_factory=list)


def restored(
    now: Document,
    merged: Document,
    without: Document,
    *,
    answers: Mapping[str, str],
    shared: Iterable[Document] = (),
) -> Restored:
    """``now`` without what makes ``merged`` differ from ``without``.

    ``merged`` is what the merge made, ``without`` what it would have made without those who are taken out; ``shared``
    are documents of others who stay merged, whose entries stay even if these had them too. Lists lose the entries that
    came and get back those that went, whatever else has changed in them; of the rest, ``answers`` (``now`` or
    ``before``) say what is to happen where a later edit changed a value.
    """
    restoring = _Restoring(answers, [*shared])
    document = {name: restoring.value(name, value, merged.get(name), without.get(name)) for name, value in now.items()}
    return Restored(document, restoring.asks)


class _Restoring:
    def __init__(self, answers: Mapping[str, str], shared: list[Document]) -> None:
        self.answers = answers
        self.shared = shared
        self.asks: list[Asked] = []

    def value(self, name: str, now: Any, merged: Any, without: Any) -> Any:
        if merged == without or now == without:
            return now
        if all(isinstance(value, list) for value in (now, merged, without)):
            return self.items(name, now, merged, without)
        if now == merged:
            return without
        if all(isinstance(value, dict) for value in (now, merged, without)):
            return self.members(name, now, merged, without)
        return self.answered(name, now, without)

    def items(self, name: str, now: list[Any], merged: list[Any], without: list[Any]) -> list[Any]:
        came = [item for item in merged if item not in without]
        kept = [item for document in self.shared for item in document.get(name) or () if item in came]
        if now == merged and not kept:
            return without
        left = [item for item in now if item not in came or item in kept]
        return left + [item for item in without if item not in merged and item not in left]

    def members(self, name: str, now: Document, merged: Document, without: Document) -> Document:
        found = {}
        for key in sorted({*now, *merged, *without}):
            each = [document.get(key, _NOTHING) for document in (now, merged, without)]
            value = self.value(f"{name}.{key}", *each)
            if value is not _NOTHING:
                found[key] = value
        return found

    def answered(self, name: str, now: Any, without: Any) -> Any:
        answer = self.answers.get(name)
        if answer is None:
            shown = [None if value is _NOTHING else value for value in (now, without)]
            self.asks.append(Asked(name, *shown))
        return without if answer == BEFORE else now
