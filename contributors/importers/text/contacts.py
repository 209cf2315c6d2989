"""Addresses in a box: the e-mail, links and identifiers of a person, her picture and her page on the site."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import regex

from contributors.errors import Invalid
from contributors.importers.text import phrases
from contributors.importers.text.lines import Anchor, Line
from contributors.importers.text.markup import Fragment
from contributors.importers.text.people import same_person
from contributors.links import Identifier, Link, find_links, parse_identifier, parse_link

_EMAIL = regex.compile(
    r"(?<![\p{L}\p{N}._%+-])[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}(?![\p{L}\p{N}@])"
)
_SPELLED_EMAIL = regex.compile(
    r"(?<![\w.])([A-Za-z0-9._%+-]{1,64})\s*[\[({]\s*(?:at|ät|@)\s*[\])}]\s*([A-Za-z0-9-]{1,63}(?:(?:\.|\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*)[A-Za-z0-9-]{2,63}){1,4})",
    regex.I,
)
_SPELLED_DOT = regex.compile(r"\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*", regex.I)
_SHARING = regex.compile(
    r"/(?:intent|share|sharer|sharer\.php|sharing|shareArticle|submit|pin/create|dialog|home\?status|wp-login)\b"
    r"|[?&](?:u|url|text|status|body|subject)=https?",
    regex.I,
)
_AUTHOR_PAGE = regex.compile(
    r"/(?:authors?|autor(?:en|es|in)?|autore|auteurs?|contributors?|writers?|staff|people|profiles?|profil|columnists?|byline|"
    r"journalists?|redakteur|by|team|users?)/[^/?#]+|[?&]author=",
    regex.I,
)
_SITE_WORDS = frozenset({
    "website", "site", "webseite", "homepage", "home", "blog", "portfolio", "web", "sitio", "página", "sito",
    "saggio", "internet", "strona", "сайт", "блог", "موقع", "אתר", "وب\u200cسایت", "वेबसाइट", "ウェブサイト", "홈페이지",
    "网站", "網站",
})  # fmt: skip
_ICONS = regex.compile(r"(?:icon|logo|emoji|pixel|spacer|blank|sprite|badge|banner|placeholder|1x1|/ads?/)", regex.I)
_PICTURE_HINTS = regex.compile(r"avatar|photo|author|portrait|headshot|gravatar|profile|face|autor", regex.I)
_MOST_LINKS = 30


def email_in(text: str) -> str | None:
    """The first e-mail address of ``text``, also one that is spelled "jane [at] example [dot] org"."""
    found = _EMAIL.search(text)
    if found:
        return found[0].rstrip(".")
    spelled = _SPELLED_EMAIL.search(text)
    return f"{spelled[1]}@{_SPELLED_DOT.sub('.', spelled[2])}" if spelled else None


def email_of(lines: Iterable[Line]) -> tuple[str, str] | None:
    """(address, the words that gave it) from links first: they are written for machines."""
    rows = list(lines)
    for line in rows:
        for anchor in line.anchors:
            if anchor.href.lower().startswith("mailto:"):
                address = email_in(unquote(anchor.href[7:].split("?")[0]))
                if address:
                    return address, anchor.href
    for line in rows:
        address = email_in(line.text)
        if address:
            return address, line.text
    return None


@dataclass(slots=True)
class Addresses:
    """What a box leads to: by URL, each with the words of the source that gave it."""

    links: dict[str, tuple[Link, str]] = field(default_factory=dict)
    identifiers: dict[str, tuple[Identifier, str]] = field(default_factory=dict)

    def take_link(self, link: Link, words: str) -> None:
        if len(self.links) < _MOST_LINKS:
            self.links.setdefault(link.url, (link, words))

    def take_identifier(self, identifier: Identifier, words: str) -> None:
        self.identifiers.setdefault(identifier.url, (identifier, words))


def addresses_of(lines: Sequence[Line], fragment: Fragment, prose: frozenset[int]) -> Addresses:
    """Networks, websites and identifiers of the box in order, each once.

    ``prose`` holds the indices (into ``lines``) of bio paragraphs: a link there leads to what she wrote about or for,
    so only networks and links that call themselves a website are taken from it.
    """
    found = Addresses()
    for place, line in enumerate(lines):
        for anchor in line.anchors:
            _take_anchor(anchor, fragment, found, strict=place in prose)
        for link in _written(line.text):
            found.take_link(link, line.text)
        for identifier in _identifiers_in(line.text):
            found.take_identifier(identifier, line.text)
    for url in {url.rstrip("/").lower() for url in found.identifiers}:
        for spelled in [link for link in found.links if link.rstrip("/").lower() == url]:
            del found.links[spelled]
    return found


def _take_anchor(anchor: Anchor, fragment: Fragment, found: Addresses, *, strict: bool) -> None:
    address = fragment.absolute(anchor.href)
    if address is None or _SHARING.search(address):
        return
    identifier = _identifier_at(address)
    if identifier:
        found.take_identifier(identifier, anchor.href)
        return
    link = _parsed(address)
    if link is not None and (link.network != "website" or _is_her_website(anchor, address, fragment, strict=strict)):
        found.take_link(link, anchor.href)


def _is_her_website(anchor: Anchor, address: str, fragment: Fragment, *, strict: bool) -> bool:
    parts = urlsplit(address)
    if fragment.base and urlsplit(fragment.base).hostname == parts.hostname:
        return False
    if _AUTHOR_PAGE.search(address):
        return False
    words = set(phrases.key(anchor.text).text.split())
    if words & _SITE_WORDS or words & phrases.keyed_set("site_label"):
        return True
    host = (parts.hostname or "").removeprefix("www.")
    shown = regex.sub(r"^(?:https?://)?(?:www\.)?", "", anchor.text.strip().lower()).rstrip("/")
    if shown and shown.startswith(host):
        return True
    return not strict and parts.path in {"", "/"} and bool(anchor.hints & {"website", "url", "u-url", "me"})


def _written(text: str) -> list[Link]:
    """Links of running text, without buttons to share with and without her page on the site itself."""
    return [
        link
        for link in find_links(text)
        if not _SHARING.search(link.url) and not (link.network == "website" and _AUTHOR_PAGE.search(link.url))
    ]


def _parsed(address: str) -> Link | None:
    try:
        return parse_link(address)
    except Invalid:
        return None


_IDENTIFIER_HOSTS = {
    "orcid.org": "orcid",
    "isni.org": "isni",
    "viaf.org": "viaf",
    "wikidata.org": "wikidata",
    "www.wikidata.org": "wikidata",
    "www.orcid.org": "orcid",
    "www.isni.org": "isni",
}
_WRITTEN_IDENTIFIER = regex.compile(
    r"https?://(?:www\.)?(?:orcid|isni|viaf|wikidata)\.org/\S{4,80}"
    r"|\b(?P<scheme>ORCID|ISNI|VIAF)(?:\s*iD)?\s*:?\s*(?P<value>[0-9X](?:[\s-]?[0-9X]){3,21})\b"
)


def _identifier_at(address: str) -> Identifier | None:
    scheme = _IDENTIFIER_HOSTS.get(urlsplit(address).hostname or "")
    return _identifier(scheme, address) if scheme else None


def _identifiers_in(text: str) -> list[Identifier]:
    found = []
    for match in _WRITTEN_IDENTIFIER.finditer(text):
        if match["scheme"]:
            found.append(_identifier(match["scheme"].lower(), match["value"]))
        else:
            found.append(_identifier_at(match[0].rstrip(".,;)")))
    return [identifier for identifier in found if identifier]


def _identifier(scheme: str, text: str) -> Identifier | None:
    try:
        return parse_identifier(scheme, text)
    except Invalid:
        return None


def photo_of(lines: Sequence[Line], fragment: Fragment, name: str) -> str | None:
    """The picture in the box: one that is marked as a portrait or carries her name before any other."""
    candidates: list[tuple[int, str]] = []
    for line in lines:
        for image in line.images:
            address = fragment.absolute(image.src)
            if address is None or address.lower().split("?")[0].endswith(".svg"):
                continue
            marked = any(_PICTURE_HINTS.search(hint) for hint in image.hints) or "gravatar.com" in address
            named = bool(image.alt) and same_person(image.alt, name)
            if _ICONS.search(address) and not (marked or named):
                continue
            candidates.append((-(2 * named + marked), address))
    return min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


def profile_of(lines: Sequence[Line], fragment: Fragment, name: str) -> tuple[str, str] | None:
    """(address, words) of her page on the site: behind her name, or behind "View all posts by …"."""
    best: tuple[int, str, str] | None = None
    for line in lines:
        for anchor in line.anchors:
            address = fragment.absolute(anchor.href)
            if address is None or _SHARING.search(address) or _identifier_at(address):
                continue
            link = _parsed(address)
            if link is not None and link.network != "website":
                continue
            weight = _profile_weight(anchor, address, name)
            if weight and (best is None or weight > best[0]):
                best = (weight, address, anchor.text or anchor.href)
    return (best[1], best[2]) if best else None


def _profile_weight(anchor: Anchor, address: str, name: str) -> int:
    named = bool(anchor.text) and same_person(anchor.text, name)
    weight = 2 * bool(_AUTHOR_PAGE.search(address)) + 3 * named
    if "author" in anchor.hints or "url" in anchor.hints and named:
        weight += 2
    key = phrases.key(anchor.text)
    if phrases.fill("more", key) or phrases.begins_with("end", key, most=60):
        weight += 1
    return weight if weight >= 2 else 0
