"""What drf-spectacular can't know: our components, and that a described body is needed."""

from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from contributors.api.schema.types import Schema, components

KEY_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": (
        "`pk_…` reads cards of one site, `sk_…` all of its site API, `pt_…` acts as the member it belongs to."
    ),
}


class Described(AutoSchema):
    """DEFAULT_SCHEMA_CLASS: an address says only what ``@documented`` says; docstrings are for who reads the code."""

    def get_description(self) -> str:  # type: ignore[override]
        return ""


def add_components(result: Schema, generator: SchemaGenerator, request: Any, public: bool) -> Schema:
    """A postprocessing hook of drf-spectacular."""
    parts = result.setdefault("components", {})
    parts["schemas"] = parts.get("schemas", {}) | components()
    parts["securitySchemes"] = {"key": KEY_SCHEME}
    for operations in result["paths"].values():
        for operation in operations.values():
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True
    return result
