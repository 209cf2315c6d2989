"""XML as a light tree, from a parser that knows no entities but XML's own and opens nothing."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin
from xml.parsers import expat

_NAMESPACES = {
    "http://www.w3.org/2005/atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/xml/1998/namespace": "xml:",
    "urn:contributor-registry": "ctr:",
    # RSS 1.0, 0.9 and what some give RSS 2.0.
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
}
_DEEPEST = 100
_ENTRIES = {"item", "atom:entry"}
_PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# With the entity that it may begin.
_AMPERSAND = re.compile(r"&(#?[A-Za-z0-9]{1,32};)?")


@dataclass(slots=True, eq=False)
class Element:
    """``name`` has a prefix of ours (``dc:creator``), none for RSS; ``base`` is what its addresses are relative to."""

    name: str
    base: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    texts: list["str | Element"] = field(default_factory=list)

    def all(self, *names: str) -> Iterator["Element"]:
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> "Element | None":
        """By the order of ``names``, then of the document."""
        return next((child for name in names for child in self.children if child.name == name), None)

    def text(self) -> str:
        """All that is written in it, tags apart."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.texts)

    def said(self, *names: str) -> str:
        """The text of the first of ``names`` that has any, its white space made single."""
        found = (" ".join(child.text().split()) for name in names for child in self.children if child.name == name)
        return next((text for text in found if text), "")

    def address(self, text: str) -> str:
        try:
            return urljoin(self.base, text.strip()) if text.strip() else ""
        except ValueError:
            return ""


class Tree(NamedTuple):
    root: Element | None
    problem: str = ""


def parsed(text: str, url: str) -> Tree:
    """Strictly; else with what usually is wrong put right; else as far as it goes."""
    document = _NOT_XML.sub("", text).lstrip()
    builder = _Builder(url)
    if builder.parse(document):
        return Tree(builder.root)
    mended = _Builder(url)
    if mended.parse(_mended(document)):
        return Tree(mended.root, "The feed is no well-formed XML; it was read all the same.")
    return Tree(mended.root, f"The feed is no well-formed XML. It was read as far as line {mended.line}.")


def _mended(document: str) -> str:
    """With every ampersand put right that stands outside of a CDATA section."""
    parts: list[str] = []
    at = 0
    while True:
        start = document.find("<![CDATA[", at)
        end = document.find("]]>", start) if start >= 0 else -1
        if end < 0:
            return "".join([*parts, _AMPERSAND.sub(_put_right, document[at:])])
        parts += [_AMPERSAND.sub(_put_right, document[at:start]), document[start : end + 3]]
        at = end + 3


def _put_right(match: re.Match[str]) -> str:
    name = match.group(1)
    if name and name.rstrip(";") in _PREDEFINED:
        return match.group()
    if name is None:
        return "&amp;"
    said = html.unescape(match.group())
    return html.escape(_NOT_XML.sub("", said))


class _Refused(Exception):
    """Raised inside the parser: nothing more is read."""


class _Builder:
    def __init__(self, url: str) -> None:
        self.root: Element | None = None
        self.line = 1
        self._open: list[Element] = []
        self._url = url
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._write
        self._parser.EntityDeclHandler = self._refuse

    def parse(self, document: str) -> bool:
        """Whether it went to the end. Text overrides the encoding that a document declares."""
        try:
            self._parser.Parse(document, True)
        except (expat.ExpatError, _Refused):
            self.line = self._parser.CurrentLineNumber
            self._drop_unfinished()
            return False
        return True

    def _drop_unfinished(self) -> None:
        """Half an entry may lack those who wrote it."""
        for parent, element in zip(self._open, self._open[1:], strict=False):
            if element.name in _ENTRIES:
                parent.children.remove(element)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise _Refused
        parent = self._open[-1] if self._open else None
        named = {_prefixed(key): value for key, value in attributes.items()}
        element = Element(_prefixed(name), parent.base if parent else self._url, named)
        if base := named.get("xml:base"):
            element.base = element.address(base)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
            parent.texts.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:
        self._open.pop()

    def _write(self, text: str) -> None:
        self._open[-1].texts.append(text)

    def _refuse(self, *declaration: object) -> None:
        """Entities of a document's own are how small files grow large, and no feed needs them."""
        raise _Refused


def _prefixed(name: str) -> str:
    namespace, space, local = name.rpartition(" ")
    if not space:
        return local
    return f"{_NAMESPACES.get(namespace.lower(), f'{{{namespace}}}')}{local}"
