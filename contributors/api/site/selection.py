"""``fields=``: which members of a card are wanted, as dotted names, answered nested."""

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from contributors.cards import Card
from contributors.errors import BadRequest, near_miss

# What is wanted of a member: more names, or None for all of it.
Selection = dict[str, "Selection | None"]
MOST_FIELDS = 100


def selection_of(fields: str) -> Selection:
    """``name,bio.short`` as ``{"id": None, "name": None, "bio": {"short": None}}``.

    Raises BadRequest: unknown_field, too_many_fields.
    """
    names = [name.strip() for name in fields.split(",") if name.strip()]
    if not names:
        raise BadRequest("Name the fields, as in `fields=name,role,bio.short`.", code="unknown_field", param="fields")
    if len(names) > MOST_FIELDS:
        raise BadRequest(f"`fields` takes up to {MOST_FIELDS} names.", code="too_many_fields", param="fields")
    selection: Selection = {"id": None}
    for name in names:
        if name not in _KNOWN:
            raise BadRequest(f"`{name}`: {_did_you_mean(name)}", code="unknown_field", param="fields")
        _add(selection, name.split("."))
    return selection


def selected(document: dict[str, Any], selection: Selection) -> dict[str, Any]:
    """The wanted members in the document's order. A member that is null stays null, whatever is wanted of it."""
    return {name: _part(value, selection[name]) for name, value in document.items() if name in selection}


def _part(value: Any, selection: Selection | None) -> Any:
    if selection is None or value is None:
        return value
    if isinstance(value, list):
        return [selected(item, selection) for item in value]
    return selected(value, selection)


def _add(selection: Selection, path: list[str]) -> None:
    for step in path[:-1]:
        inner = selection.setdefault(step, {})
        if inner is None:  # all of it is wanted already
            return
        selection = inner
    selection[path[-1]] = None


def _did_you_mean(name: str) -> str:
    head = name.partition(".")[0]
    near = near_miss(name, _KNOWN).strip()
    if near:
        return near[0].lower() + near[1:]
    if head in _KNOWN:
        inner = [known for known in _KNOWN if known.startswith(f"{head}.")]
        return f"`{head}` has {', '.join(f'`{known}`' for known in inner)}." if inner else f"`{head}` has no parts."
    return f"a card has {', '.join(f'`{known}`' for known in _KNOWN if '.' not in known)}."


def _names(hint: Any, prefix: str = "") -> list[str]:
    """The dotted names of all members of a TypedDict, each before its own."""
    found = []
    for name, member in get_type_hints(hint).items():
        found.append(f"{prefix}{name}")
        document = _document_in(member)
        if document is not None:
            found += _names(document, f"{prefix}{name}.")
    return found


def _document_in(hint: Any) -> Any:
    """The TypedDict that ``hint`` is, may be, or lists; None for plain values."""
    if is_typeddict(hint):
        return hint
    if get_origin(hint) in {Union, UnionType, list, Annotated}:
        return next((found for argument in get_args(hint) if (found := _document_in(argument)) is not None), None)
    return None


_KNOWN = dict.fromkeys(_names(Card))
