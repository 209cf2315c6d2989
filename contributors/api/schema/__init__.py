"""What the API says of itself: the OpenAPI document and the TypeScript types, both from the types of the documents."""

from contributors.api.schema.documented import (
    CURSOR,
    IDEMPOTENCY_KEY,
    IF_MATCH,
    IF_NONE_MATCH,
    LIMIT,
    Parameter,
    documented,
)
from contributors.api.schema.types import Schema, schema_of

__all__ = [
    "CURSOR",
    "IDEMPOTENCY_KEY",
    "IF_MATCH",
    "IF_NONE_MATCH",
    "LIMIT",
    "Parameter",
    "Schema",
    "documented",
    "schema_of",
]
