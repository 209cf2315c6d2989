"""The spellings of a card. Each is a function of the same card, so they cannot disagree; a suffix chooses one.

A new spelling is a module with ``write(card, *, today, …) -> bytes`` and a line in ``OUTPUTS``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from contributors.outputs import html, json, jsonld, vcf

__all__ = ["OUTPUTS", "Output"]


@dataclass(frozen=True, slots=True)
class Output:
    """``parameters`` may stand in an address, beside those that made the card; ``options`` reads them for ``write``,
    and ``size_of`` which size of the bio they have room for. ``write_several`` is None where it takes one card only.
    What ``prints_bylines`` is told the site's ``style`` of them.
    """

    content_type: str
    write: Callable[..., bytes]
    parameters: tuple[str, ...] = ()
    options: Callable[[Mapping[str, str]], dict[str, Any]] = lambda given: {}
    size_of: Callable[[Mapping[str, str]], str] = lambda given: "standard"
    write_several: Callable[..., bytes] | None = None
    prints_bylines: bool = False


OUTPUTS = {
    "json": Output("application/json", json.write),
    "html": Output(
        "text/html; charset=utf-8",
        html.write,
        ("layout", "heading"),
        html.options,
        html.size_of,
        html.write_several,
        prints_bylines=True,
    ),
    "jsonld": Output("application/ld+json", jsonld.write, ("as",), jsonld.options),
    "vcf": Output("text/vcard; charset=utf-8", vcf.write),
}
