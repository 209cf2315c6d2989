"""Lists in pages. A cursor names the last item seen, so that nothing is skipped or repeated when others write."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from rest_framework.request import Request

from contributors.errors import BadRequest

DEFAULT_LIMIT = 50
MOST = 200
_NOT_PART_OF_THE_LIST = frozenset({"cursor", "limit"})

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """``next`` is the cursor of the following page, None after the last."""

    items: list[Row]
    next: str | None


def page_of(rows: QuerySet[Row], order: Sequence[str], request: Request, *, most: int = MOST) -> Page[Row]:
    """One page of ``rows`` ordered by the columns ``order`` (``-column`` descends; the last is unique). One query.

    Raises BadRequest (invalid_limit, invalid_cursor). A cursor holds for the list it came from, with the same filters.
    """
    limit = limit_of(request, most=most)
    names = [name.removeprefix("-") for name in order]
    cursor = request.query_params.get("cursor")
    if cursor is not None:
        rows = rows.filter(_after(order, _read(cursor, _list_of(request), len(order)), rows.model))
    found = list(rows.order_by(*order)[: limit + 1])
    if len(found) <= limit:
        return Page(found, None)
    last = found[limit - 1]
    return Page(found[:limit], _written(_list_of(request), [_column(last, name) for name in names]))


def limit_of(request: Request, *, most: int = MOST, default: int = DEFAULT_LIMIT) -> int:
    asked = request.query_params.get("limit")
    if asked is None:
        return min(default, most)
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and 1 <= int(asked) <= most):
        raise BadRequest(f"`limit` is a number from 1 to {most}.", code="invalid_limit", param="limit")
    return int(asked)


def cursor_of(request: Request, values: tuple[int, int, int]) -> str:
    """A cursor of a list that is in an order of its own, not in that of columns."""
    return _written(_list_of(request), list(values))


def place_after(request: Request) -> tuple[int, int, int] | None:
    """The three numbers that ``cursor_of`` was given, or None without a cursor. Raises BadRequest (invalid_cursor)."""
    cursor = request.query_params.get("cursor")
    if cursor is None:
        return None
    values = _read(cursor, _list_of(request), 3)
    if not all(isinstance(value, int) and 0 <= value < 2**63 for value in values):
        raise _broken()
    first, second, third = (int(value) for value in values)
    return first, second, third


def _after(order: Sequence[str], values: Sequence[Any], model: type[Model]) -> Q:
    """Lexicographic: later by the first column, or level there and later by the second, and so on."""
    condition, level = Q(), Q()
    for name, value in zip(order, values, strict=True):
        column = name.removeprefix("-")
        cleaned = _cleaned(model, column, value)
        condition |= level & Q(**{f"{column}__{'lt' if name.startswith('-') else 'gt'}": cleaned})
        level &= Q(**{column: cleaned})
    return condition


def _cleaned(model: type[Model], column: str, value: Any) -> Any:
    """The value as the column has it; a cursor that was made by hand may hold anything."""
    options: Any = model._meta
    *relations, name = column.split("__")
    for relation in relations:
        options = options.get_field(relation).related_model._meta
    try:
        cleaned = options.get_field(name).to_python(value)
    except Exception as error:  # noqa: BLE001 - whatever a forged value makes of itself, the cursor is wrong
        raise _broken() from error
    if isinstance(cleaned, datetime) and cleaned.tzinfo is None:
        raise _broken()
    return cleaned


def _column(row: Model, name: str) -> Any:
    value: Any = row
    for part in name.split("__"):
        value = getattr(value, part)
    return value.isoformat() if isinstance(value, datetime) else value


def _list_of(request: Request) -> str:
    """Which list a cursor is for: its address and filters, in eight digits."""
    filters = sorted(
        (name, *values) for name, values in request.query_params.lists() if name not in _NOT_PART_OF_THE_LIST
    )
    return sha256(json.dumps([request.path, filters]).encode()).hexdigest()[:8]


def _written(list_of: str, values: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([list_of, *values]).encode()).decode().rstrip("=")


def _read(cursor: str, list_of: str, size: int) -> list[Any]:
    try:
        content = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        raise _broken() from None
    if not isinstance(content, list) or len(content) != size + 1 or content[0] != list_of:
        raise _broken()
    if not all(isinstance(value, str | int) and "\0" not in str(value) for value in content[1:]):
        raise _broken()
    return content[1:]


def _broken() -> BadRequest:
    return BadRequest(
        "This cursor is not one of this list. Use `next` of the page before, with the same filters, or start again "
        "without a cursor.",
        code="invalid_cursor",
        param="cursor",
    )
