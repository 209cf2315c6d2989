"""The spellings of a card. Each is a function of the same card, so they cannot disagree; a suffix chooses one.

A new spelling is a module with ``write(card, *, today, …) -> bytes`` and a line in ``OUTPUTS``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from contributors.outputs import html, json

__all__ = ["OUTPUTS", "Output"]


@dataclass(frozen=True, slots=True)
class Output:
    """``parameters`` are the keyword arguments that an address may set, beside ``lang``, which made the card."""

    content_type: str
    write: Callable[..., bytes]
    parameters: frozenset[str] = frozenset()


OUTPUTS = {
    "json": Output("application/json", json.write),
    "html": Output("text/html; charset=utf-8", html.write, frozenset({"layout", "heading"})),
}
