"""Persons as feeds write them: a name, an address of either kind, or several of these in one line."""

import html
import re
from collections.abc import Iterable

from contributors.importers.feeds.shapes import Author
from contributors.importers.feeds.tree import Element

_LONGEST = 1_000
_EMAIL = re.compile(r"""[^\s()<>\[\]@,;:"]{1,64}@[^\s()<>\[\]@,;:"]{1,190}\.[A-Za-z]{2,24}""")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_AROUND = " \t,;()<>[]\"'"


def parsed_person(text: str) -> Author:
    """``ana@x.example (Ana Li)``, ``Ana Li (ana@x.example)``, ``Ana Li <ana@x.example>``, or one of the two."""
    line = _line(text)
    found = _EMAIL.search(line)
    if found is None:
        return Author(name=_name(line))
    start = found.start() - len("mailto:") if line[: found.start()].lower().endswith("mailto:") else found.start()
    before, after = line[:start].strip(_AROUND), line[found.end() :].strip(_AROUND)
    return Author(name=_name(before or after), email=found.group())


def person_element(element: Element) -> Author:
    """Atom's Person construct (RFC 4287 section 3.2) of either version, or a line of text."""
    name = element.said("atom:name", "name")
    email = element.said("atom:email", "email")
    url = element.said("atom:uri", "atom:url", "atom:homepage", "uri", "url")
    if not (name or email or url):
        author = parsed_person(element.text())
    else:
        author = Author(_name(_line(name)), _address(email), element.address(url))
    own = element.attributes
    return author._replace(id=own.get("ctr:id", "").strip(), source=own.get("ctr:source", "").strip())


def known(people: Iterable[Author]) -> tuple[Author, ...]:
    """Without those of whom nothing is said, each once."""
    return tuple(dict.fromkeys(person for person in people if any(person)))


def _line(text: str) -> str:
    """Without markup, which some escape twice, and on one line."""
    plain = text[: 4 * _LONGEST]
    for _ in range(2):
        plain = _TAG.sub(" ", html.unescape(plain)) if not _EMAIL.search(plain) else html.unescape(plain)
    return " ".join(plain.split())[:_LONGEST]


def _name(text: str) -> str:
    return _TAG.sub(" ", text).strip().strip("\"'").strip()


def _address(text: str) -> str:
    found = _EMAIL.search(text[:_LONGEST])
    return found.group() if found else ""
