"""What two contributors are compared by. Plain values: where they come from is the caller's business."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from contributors.duplicates.places import Place, place_of
from contributors.duplicates.words import NameWords, name_words

MOST_NAMES = 8
_PLUS_DOMAINS_WITHOUT_DOTS = frozenset({"gmail.com", "googlemail.com"})


@dataclass(frozen=True)
class Profile:
    """``names`` begins with the display name. ``months`` are (site, ``2026-11``) of joining and of bylines.

    ``identifiers`` are (scheme, value); ``photo`` is the digest of the picture as it was sent.
    """

    id: str
    names: tuple[str, ...]
    kind: Literal["person", "desk"] = "person"
    emails: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    identifiers: frozenset[tuple[str, str]] = frozenset()
    photo: str | None = None
    location: str = ""
    sites: frozenset[str] = frozenset()
    months: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def named(self) -> tuple[NameWords, ...]:
        """Its names as words, each once."""
        return tuple(dict.fromkeys(name_words(name) for name in self.names[:MOST_NAMES]))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        return frozenset(mailbox(email) for email in self.emails)

    @cached_property
    def place(self) -> Place:
        return place_of(self.location)

    @cached_property
    def place_set(self) -> frozenset[str]:
        return frozenset(self.place.all)

    @cached_property
    def marks(self) -> frozenset[str]:
        """Everything that is somebody's own: mailboxes, links, identifiers, the photo; behind what each is."""
        found = {f"mail:{mailbox}" for mailbox in self.mailboxes}
        found |= {f"link:{link}" for link in self.links}
        found |= {f"{scheme}:{value}" for scheme, value in self.identifiers}
        return frozenset(found | ({f"photo:{self.photo}"} if self.photo else set()))


def mailbox(email: str) -> str:
    """Where the mail arrives: ``laura+guest@…`` is ``laura@…``, and dots in a Gmail name are nothing."""
    local, _, domain = email.strip().casefold().rpartition("@")
    local = local.partition("+")[0] or local
    if domain in _PLUS_DOMAINS_WITHOUT_DOTS:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"
