"""Python types into JSON Schema (2020-12, as OpenAPI 3.1 has it). TypedDicts become named components."""

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "format": "binary"},
    NoneType: {"type": "null"},
    Any: {},
    object: {},
}
# Every TypedDict that an address takes or answers, by name; filled while the addresses are imported.
_named: dict[str, Any] = {}


def schema_of(hint: Any) -> Schema:
    """The schema of ``hint``; a TypedDict gives a reference. ``Annotated`` adds a description or keywords.

    Raises TypeError for a type that JSON does not have, while the address is imported.
    """
    if is_typeddict(hint):
        return _reference(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(schema_of(arguments[0]), arguments[1:])
    if getattr(origin, "__name__", "") in {"Required", "NotRequired"}:
        return schema_of(arguments[0])
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": schema_of(arguments[0])}
    if origin is dict or hint is dict:
        return {"type": "object", "additionalProperties": schema_of(arguments[1]) if arguments else True}
    if origin in {Union, UnionType}:
        return _one_of([schema_of(argument) for argument in arguments])
    return dict(_PLAIN[hint])


def components() -> dict[str, Schema]:
    """The schemas of all that was referred to, with what they refer to themselves."""
    done: dict[str, Schema] = {}
    while waiting := [name for name in _named if name not in done]:
        for name in waiting:
            done[name] = _object(_named[name])
    return dict(sorted(done.items()))


def _reference(hint: Any) -> Schema:
    name = hint.__name__
    if _named.setdefault(name, hint) is not hint:
        raise TypeError(f"two documents are called {name}: {hint.__module__} and {_named[name].__module__}")
    return {"$ref": f"#/components/schemas/{name}"}


def _object(hint: Any) -> Schema:
    members = {name: schema_of(member) for name, member in get_type_hints(hint, include_extras=True).items()}
    schema: Schema = {"type": "object", "properties": members}
    if hint.__required_keys__:
        schema["required"] = [name for name in members if name in hint.__required_keys__]
    if hint.__doc__ and not hint.__doc__.startswith("dict("):
        schema["description"] = " ".join(hint.__doc__.split())
    return schema


def _annotated(schema: Schema, notes: tuple[Any, ...]) -> Schema:
    for note in notes:
        schema = schema | ({"description": note} if isinstance(note, str) else note)
    return schema


def _one_of(choices: list[Schema]) -> Schema:
    """``str | None`` is one type of two; everything else is a choice of schemas."""
    if all(set(choice) == {"type"} and isinstance(choice["type"], str) for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}
