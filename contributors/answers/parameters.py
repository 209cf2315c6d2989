"""The parameters of an address: a misspelt one is refused by name, never ignored."""

from collections.abc import Iterable

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
