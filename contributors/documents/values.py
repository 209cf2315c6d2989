"""Values of a document in normal form, with everything that is wrong collected instead of stopping at the first."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from contributors import languages, text
from contributors.errors import Fault, Invalid, RegistryError, near_miss

Document = dict[str, Any]
T = TypeVar("T")

MOST_ITEMS = 50
MOST_QUOTED = 80


class Faults:
    """Collects faults by JSON Pointer while values are brought into normal form; ``raise_any`` ends a cleaning."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, pointer: str, detail: str, code: str = "invalid") -> None:
        self.found.append(Fault(pointer, detail, code))

    def raise_any(self) -> None:
        """Raises Invalid when anything was collected; its code and param are those of the first fault."""
        if not self.found:
            return
        first = self.found[0]
        detail = (
            first.detail if len(self.found) == 1 else f"{len(self.found)} things are wrong. The first: {first.detail}"
        )
        param = first.pointer.removeprefix("/").replace("/", ".")
        raise Invalid(detail, code=first.code, param=param, faults=self.found)

    def tried(self, pointer: str, call: Callable[[], T], otherwise: T) -> T:
        """What ``call`` gives; where it refuses, its sentence becomes a fault and ``otherwise`` stands in."""
        try:
            return call()
        except RegistryError as error:
            self.add(pointer, error.detail, error.code)
            return otherwise

    def known(self, document: Any, fields: Iterable[str], noun: str, pointer: str = "") -> Document:
        """``document`` without members that ``noun`` does not have, each of which is a fault."""
        if not isinstance(document, dict):
            self.add(pointer, f"{noun.capitalize()} is an object, not {_kind(document)}.", "wrong_type")
            return {}
        names = list(fields)
        for name in document:
            if name not in names:
                hint = near_miss(str(name), names)
                self.add(step(pointer, name), f"`{shown(name)}` is not a member of {noun}.{hint}", "unknown_field")
        return {name: value for name, value in document.items() if name in names}

    def line(self, pointer: str, value: Any, limit: int, *, lines: bool = False) -> str | None:
        """Clean text of at most ``limit`` characters, or None for nothing."""
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self.add(pointer, f"This is text, not {_kind(value)}.", "wrong_type")
            return None
        cleaned = self.tried(pointer, lambda: text.clean(value, lines=lines), "")
        if text.length(cleaned) > limit:
            self.add(pointer, f"This has {text.length(cleaned)} characters; {limit} is the most.", "too_long")
        elif len(cleaned) > limit:  # a database counts code points, and a column holds no more than that
            self.add(pointer, f"This has {len(cleaned)} code points; {limit} is the most.", "too_long")
        return cleaned or None

    def items(self, pointer: str, value: Any, most: int = MOST_ITEMS) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self.add(pointer, f"This is a list, not {_kind(value)}.", "wrong_type")
            return []
        if len(value) > most:
            self.add(pointer, f"This list has {len(value)} entries; {most} is the most.", "too_long")
            return []
        return value

    def lines(self, pointer: str, value: Any, limit: int = 300) -> list[str]:
        """A list of short texts without empty or repeated ones."""
        found = [self.line(f"{pointer}/{i}", item, limit) for i, item in enumerate(self.items(pointer, value))]
        return list(dict.fromkeys(item for item in found if item))

    def tags(self, pointer: str, value: Any) -> list[str]:
        """Language tags in normal form (BCP 47)."""
        found = [self.tag(f"{pointer}/{i}", item) for i, item in enumerate(self.items(pointer, value))]
        return list(dict.fromkeys(tag for tag in found if tag))

    def tag(self, pointer: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        # Cut to just over the longest tag: what is longer is refused all the same, and is not kept in a cache.
        return self.tried(pointer, lambda: languages.canonical_tag(str(value)[:40]), None)

    def choice(self, pointer: str, value: Any, choices: Sequence[str]) -> str:
        if value in choices:
            return str(value)
        self.add(
            pointer,
            f"`{shown(value)}` is not one of {', '.join(choices)}.{near_miss(str(value), choices)}",
            "unknown_choice",
        )
        return choices[0]

    def flag(self, pointer: str, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        self.add(pointer, "This is true or false.", "wrong_type")
        return False

    def day(self, pointer: str, value: Any) -> str | None:
        """A calendar day, RFC 3339 full-date."""
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.add(pointer, f"`{shown(value)}` is not a date. Write it as 2026-11-22.", "invalid_date")
            return None

    def instant(self, pointer: str, value: Any) -> str | None:
        """A moment with its offset, RFC 3339, answered in UTC; a bare day means its first moment in UTC."""
        if value is None or value == "":
            return None
        try:
            moment = datetime.fromisoformat(str(value))
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self.add(pointer, f"`{shown(value)}` is not a time. Write it as 2026-11-22T09:14:00Z.", "invalid_date")
            return None
        return moment.isoformat().replace("+00:00", "Z")

    def address(self, pointer: str, value: Any, limit: int = 1000) -> str | None:
        """An http or https address with a host."""
        line = self.line(pointer, value, limit)
        if line is None:
            return None
        try:
            parts = urlsplit(line)
            is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", line)
            parts.port  # noqa: B018  reading it raises ValueError for a port that is no number
        except ValueError:
            is_good = False
        if not is_good or parts.username is not None:
            self.add(pointer, "This is not a web address. It begins with https:// and names a host.", "invalid_address")
            return None
        return line


def step(pointer: str, name: Any) -> str:
    """``pointer`` one step further in; ``~`` and ``/`` are written as RFC 6901 section 3 says."""
    return f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"


def shown(value: Any) -> str:
    """``value`` as a refusal may quote it: not longer than a line, and without the lone surrogates of broken JSON."""
    quoted = str(value).encode("utf-8", "replace").decode()
    return quoted if len(quoted) <= MOST_QUOTED else f"{quoted[:MOST_QUOTED]}…"


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
