"""The parameters of an address: a misspelt one is refused by name, never ignored."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from contributors.errors import BadRequest, near_miss


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    """Raises BadRequest: ``unknown_parameter`` for one not ``known``, ``repeated_parameter`` for one given twice."""
    names = tuple(known)
    for name, values in request.GET.lists():
        if name not in names:
            listed = ", ".join(f"`{name}`" for name in names) or "none"
            raise BadRequest(
                f"No parameter `{name}`.{near_miss(name, names)} Known here: {listed}.",
                code="unknown_parameter",
                param=name,
            )
        if len(values) > 1:
            raise BadRequest(
                f"`{name}` is given {len(values)} times. Give it once.", code="repeated_parameter", param=name
            )


def day_of(request: HttpRequest, name: str) -> date | None:
    """A calendar day of the years 1900 to 9998, or None where it is not asked for. Raises BadRequest."""
    text = request.GET.get(name)
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not 1900 <= day.year <= 9998:
        raise BadRequest(f"`{name}` is a day, such as `2026-11-22`.", code="invalid_date", param=name)
    return day
