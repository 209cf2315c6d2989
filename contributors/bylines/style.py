"""How a site prints its bylines: ``byline_style`` of the site's document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contributors.languages import base


@dataclass(frozen=True, slots=True)
class BylineStyle:
    """``by`` None is the language's own first word, ``""`` none at all; ``lang`` is the language of any other.

    ``serial_comma`` None leaves the comma before "and" to the region. ``most_names`` None prints everybody.
    ``roles`` has, by role and language tag, the words around ``{names}``.
    """

    by: str | None = None
    lang: str = ""
    serial_comma: bool | None = None
    upper_case: bool = False
    most_names: int | None = None
    roles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Mapping[str, Any], lang: str) -> "BylineStyle":
        """From a site's ``byline_style``; ``lang`` is the site's default language."""
        return cls(
            by=document.get("by"),
            lang=lang,
            serial_comma=document.get("serial_comma"),
            upper_case=document.get("upper_case", False),
            most_names=document.get("most_names"),
            roles=document.get("roles", {}),
        )

    def first_word(self, tag: str) -> str | None:
        """What stands before authors in a line of that language; None leaves it to the language."""
        if self.by and self.lang and base(self.lang) != base(tag):
            return None
        return self.by

    def role(self, role: str, tag: str) -> str | None:
        """The site's own words for ``role`` in that language or, where it has only others, in the first of them."""
        own = self.roles.get(role, {})
        return own.get(tag) or own.get(base(tag)) or next(iter(own.values()), None)


# The language's own words and rules.
PLAIN_STYLE = BylineStyle()
