"""Who may be called what: short forms of given names, and given names that only look like slips of each other."""

import tomllib
from functools import lru_cache
from pathlib import Path

from contributors.duplicates.latin import spelling
from contributors.names import fold

_Names = dict[str, frozenset[str]]
_FILE = Path(__file__).with_name("nicknames.toml")


def _read() -> tuple[_Names, _Names, _Names, _Names]:
    """Short forms to full names by their spelling, full names to short forms, names to the lists they are in, and each
    to the others as they are written.
    """
    written_of: dict[str, set[str]] = {}
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    lists = {spelling(fold(name)): {"apart"} for name in tables.pop("apart").split()}
    full_names: dict[str, set[str]] = {}
    short_forms: dict[str, set[str]] = {}
    for lang, lines in tables.items():
        for line in lines.strip().splitlines():
            written, *short = line.split()
            full = spelling(fold(written))
            lists.setdefault(full, set()).add(lang)
            short_forms.setdefault(full, set()).update(short)
            for name in short:
                written_of.setdefault(spelling(fold(name)), set()).add(fold(written))
                written_of.setdefault(full, set()).add(fold(name))
                full_names.setdefault(spelling(fold(name)), set()).add(full)
                lists.setdefault(spelling(fold(name)), set()).add(lang)
    return _frozen(full_names), _frozen(short_forms), _frozen(lists), _frozen(written_of)


def _frozen(sets: dict[str, set[str]]) -> _Names:
    return {name: frozenset(members) for name, members in sets.items()}


_FULL_NAMES, _SHORT_FORMS, _LISTS, _WRITTEN = _read()


@lru_cache(maxsize=65536)
def full_names(word: str) -> frozenset[str]:
    """The spellings of the names for which ``word`` may stand, its own among them."""
    own = spelling(word)
    return _FULL_NAMES.get(own, frozenset()) | {own}


def nicknames_of(name: str) -> frozenset[str]:
    """The short forms of a full name, as they are written."""
    return _SHORT_FORMS.get(spelling(fold(name)), frozenset())


def words_for(word: str) -> frozenset[str]:
    """Folded names that may stand for it or for which it may stand, as they are written: for ``bill`` also william."""
    return _WRITTEN.get(spelling(word), frozenset())


def is_nickname(one: str, other: str) -> bool:
    """Whether one is a short form of the other, or both are of one name and neither is a full name itself."""
    first, second = spelling(one), spelling(other)
    if second in full_names(one) or first in full_names(other):
        return first != second
    shared = _FULL_NAMES.get(first, frozenset()) & _FULL_NAMES.get(second, frozenset())
    return bool(shared)


def is_given_name(word: str) -> bool:
    """Whether it is one of those that are listed, full or short."""
    return spelling(word) in _LISTS


def are_apart(one: str, other: str) -> bool:
    """Whether one language has both as given names, so that a letter between them is no slip: Maria and Mario."""
    first, second = spelling(one), spelling(other)
    return first != second and not _LISTS.get(first, frozenset()).isdisjoint(_LISTS.get(second, frozenset()))
