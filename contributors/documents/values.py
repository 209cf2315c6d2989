"""Values of a document in normal form, with everything that is wrong collected instead of stopping at the first."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from contributors import languages, text
from contributors.errors import Fault, Invalid, RegistryError, near_miss

Document = dict[str, Any]
T = TypeVar("T")
Cleaning = Callable[[str, Document], Document | None]

MOST_ITEMS = 50
MOST_MEMBERS = 500
MOST_QUOTED = 80
# RFC 3339 section 5.6. Python's own reading also takes weeks and dates without hyphens.
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INSTANT = rf"{_DAY}(?:[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?"


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
        param = first.pointer.removeprefix("/").replace("/", ".") or None
        raise Invalid(detail, code=first.code, param=param, faults=self.found)

    def tried(self, pointer: str, call: Callable[[], T], otherwise: T) -> T:
        """What ``call`` gives; where it refuses, its sentence becomes a fault and ``otherwise`` stands in."""
        try:
            return call()
        except RegistryError as error:
            self.add(pointer, f"{error.detail} {error.hint}" if error.hint else error.detail, error.code)
            return otherwise

    def whole(self, document: Any, fields: Iterable[str], noun: str) -> Document:
        """``known`` of the document itself. Raises Invalid at once for what is no object: there is nothing to go on."""
        given = self.known(document, fields, noun)
        if not isinstance(document, dict):
            self.raise_any()
        return given

    def known(self, document: Any, fields: Iterable[str], noun: str, pointer: str = "") -> Document:
        """``document`` without members that ``noun`` does not have; each of the first of these is a fault."""
        if not isinstance(document, dict):
            verb = "is" if noun.startswith(("a ", "an ")) else "are"
            self.add(pointer, f"{noun.capitalize()} {verb} an object, not {_kind(document)}.", "wrong_type")
            return {}
        names = dict.fromkeys(fields)
        for name in [name for name in document if name not in names][:MOST_ITEMS]:
            hint = near_miss(str(name), names)
            self.add(step(pointer, name), f"`{shown(name)}` is not a member of {noun}.{hint}", "unknown_field")
        return {name: value for name, value in document.items() if name in names}

    def members(self, pointer: str, value: Any) -> list[tuple[str, Any]]:
        """The members of an object whose names are data, in the order of the names; none for null."""
        if value is None:
            return []
        if not isinstance(value, dict):
            self.add(pointer, f"This is an object, not {_kind(value)}.", "wrong_type")
            return []
        if len(value) > MOST_MEMBERS:
            self.add(pointer, f"This object has {len(value)} members; {MOST_MEMBERS} is the most.", "too_long")
            return []
        return sorted(value.items(), key=lambda member: member[0])

    def word(self, pointer: str, value: Any) -> str | None:
        """A string as it came, or None for nothing."""
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self.add(pointer, f"This is text, not {_kind(value)}.", "wrong_type")
            return None
        return value

    def line(self, pointer: str, value: Any, limit: int, *, lines: bool = False) -> str | None:
        """Clean text of at most ``limit`` characters, or None for nothing."""
        word = self.word(pointer, value)
        if word is None:
            return None
        cleaned = self.tried(pointer, lambda: text.clean(word, lines=lines), "")
        if text.length(cleaned) > limit:
            self.add(pointer, f"This has {text.length(cleaned)} characters; {limit} is the most.", "too_long")
        elif len(cleaned) > limit:  # a database counts code points, and a column holds no more than that
            self.add(pointer, f"This has {len(cleaned)} code points; {limit} is the most.", "too_long")
        return cleaned or None

    def required(self, pointer: str, value: Any, limit: int, sentence: str) -> str | None:
        """``line``, or ``sentence`` as the fault where nothing is given: what is given and refused is one fault."""
        already = len(self.found)
        line = self.line(pointer, value, limit)
        if line is None and len(self.found) == already:
            self.add(pointer, sentence, "name_required")
        return line

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

    def rows(
        self,
        pointer: str,
        value: Any,
        noun: str,
        fields: Iterable[str],
        clean: Cleaning,
        most: int = MOST_ITEMS,
    ) -> list[Document]:
        """The objects of a list, each as ``clean`` gives it. What is no object is one fault, and nothing is missing."""
        found = []
        for position, item in enumerate(self.items(pointer, value, most)):
            here = f"{pointer}/{position}"
            given = self.known(item, fields, noun, here)
            found.append(clean(here, given) if isinstance(item, dict) else None)
        return [item for item in found if item is not None]

    def lines(self, pointer: str, value: Any, limit: int = 300) -> list[str]:
        """A list of short texts without empty or repeated ones."""
        found = [self.line(f"{pointer}/{i}", item, limit) for i, item in enumerate(self.items(pointer, value))]
        return list(dict.fromkeys(item for item in found if item))

    def tags(self, pointer: str, value: Any) -> list[str]:
        """Language tags in normal form (BCP 47)."""
        found = [self.tag(f"{pointer}/{i}", item) for i, item in enumerate(self.items(pointer, value))]
        return list(dict.fromkeys(tag for tag in found if tag))

    def tag(self, pointer: str, value: Any) -> str | None:
        word = self.word(pointer, value)
        if word is None:
            return None
        # Cut to just over the longest tag: what is longer is refused all the same, and is not kept in a cache.
        return self.tried(pointer, lambda: languages.canonical_tag(word[:40]), None)

    def one_of(self, pointer: str, value: Any, choices: Sequence[str]) -> str | None:
        if isinstance(value, str) and value in choices:
            return value
        known = ", ".join(choices) or "those here: there are none"
        sentence = f"Give one of {known}." if value in (None, "") else f"`{shown(value)}` is not one of {known}."
        near = near_miss(value, choices) if isinstance(value, str) else ""
        self.add(pointer, sentence + near, "unknown_choice")
        return None

    def choice(self, pointer: str, value: Any, choices: Sequence[str]) -> str:
        """``one_of``, with the first choice standing in for what was refused."""
        return self.one_of(pointer, value, choices) or choices[0]

    def flag(self, pointer: str, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        self.add(pointer, "This is true or false.", "wrong_type")
        return False

    def day(self, pointer: str, value: Any) -> str | None:
        """A calendar day, RFC 3339 full-date."""
        if value is None or value == "":
            return None
        with suppress(ValueError):
            if isinstance(value, str) and re.fullmatch(_DAY, value):
                return date.fromisoformat(value).isoformat()
        self.add(pointer, f"`{shown(value)}` is not a date. Write it as 2026-11-22.", "invalid_date")
        return None

    def instant(self, pointer: str, value: Any) -> str | None:
        """A moment with its offset, RFC 3339, answered in UTC.

        Without an offset it is in UTC already; a bare day means its first moment in UTC.
        """
        if value is None or value == "":
            return None
        with suppress(ValueError, OverflowError):
            if isinstance(value, str) and re.fullmatch(_INSTANT, value.upper()):
                moment = datetime.fromisoformat(value.upper())
                moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
                return moment.isoformat().replace("+00:00", "Z")
        self.add(pointer, f"`{shown(value)}` is not a time. Write it as 2026-11-22T09:14:00Z.", "invalid_date")
        return None

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


def once(items: Iterable[Document], *keys: str) -> list[Document]:
    """The first of those that say the same of ``keys``, each in its place."""
    found: dict[tuple[Any, ...], Document] = {}
    for item in items:
        found.setdefault(tuple(item[key] for key in keys), item)
    return list(found.values())


def step(pointer: str, name: Any) -> str:
    """``pointer`` one step further in; ``~`` and ``/`` are written as RFC 6901 section 3 says."""
    return f"{pointer}/{_whole(str(name)).replace('~', '~0').replace('/', '~1')}"


def shown(value: Any) -> str:
    """``value`` as a refusal may quote it: as JSON has it, not longer than a line, without lone surrogates."""
    if isinstance(value, list | dict) or (isinstance(value, int) and abs(value) >= 10**MOST_QUOTED):
        return _kind(value)
    quoted = _whole(value if isinstance(value, str) else json.dumps(value))
    return quoted if len(quoted) <= MOST_QUOTED else f"{quoted[:MOST_QUOTED]}…"


def _whole(name: str) -> str:
    """``name`` without the halves of characters that broken JSON can hold, which no answer could carry."""
    return name.encode("utf-8", "replace").decode()


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
