"""TypeScript declarations of the API's documents, from the components of the OpenAPI document."""

import json
import re
from typing import Any

from contributors.api.schema.types import Schema

_HEAD = "// The documents of the Contributor Registry's API, made from /api/schema. Within v1 members are only added.\n"
_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def declarations(document: Schema) -> str:
    """One exported interface a component, in the order of their names. Raises KeyError for a schema it can't say."""
    schemas = document["components"]["schemas"]
    return "\n".join([_HEAD, *(_interface(name, schema) for name, schema in schemas.items())])


def _interface(name: str, schema: Schema) -> str:
    required = schema.get("required", ())
    lines = [f"  {_key(key, key in required)}: {type_of(member)};" for key, member in schema["properties"].items()]
    return "\n".join([*_comment(schema), f"export interface {name} {{", *lines, "}", ""])


def type_of(schema: Schema) -> str:
    """The TypeScript type that a value of ``schema`` has."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(type_of(choice) for choice in schema["anyOf"])
    kind: Any = schema.get("type")
    if kind is None:
        return "unknown"
    if isinstance(kind, list):
        return " | ".join(_PLAIN[one] for one in kind)
    if kind == "array":
        inner = type_of(schema["items"])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if kind == "object":
        values = schema["additionalProperties"]
        return f"Record<string, {'unknown' if values is True else type_of(values)}>"
    return _PLAIN[kind]


def _key(name: str, is_required: bool) -> str:
    written = name if _NAME.fullmatch(name) else json.dumps(name)
    return written if is_required else f"{written}?"


def _comment(schema: Schema) -> list[str]:
    words = schema.get("description")
    return [f"/** {words.replace('*/', '* /')} */"] if words else []
