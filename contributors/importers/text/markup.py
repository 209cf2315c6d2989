"""A fragment of HTML -> the same lines that plain text gives, with links, pictures and marked author boxes."""

import html
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import regex
from justhtml import JustHTML

from contributors.errors import Invalid
from contributors.importers.text.lines import Anchor, Image, Line, check_lines, normalise, tidy
from contributors.importers.text.rows import joined_rows

# The parser needs up to 50 µs a tag where tags are nested on purpose; a long article with its whole page has 5,000.
MAX_TAGS = 12_000
MAX_DEPTH = 400
_LARGEST_BOX = 3_500  # characters; what is longer is the article, not its author box
_SMALLEST_BOX = 40

# An end tag, or a tag that stands alone or opens a block. The hint under comment forms, "You may use these HTML tags:
# <a href=""> <em>…", is text.
_TAG = regex.compile(
    r"</(?:p|div|span|a|ul|ol|li|h[1-6]|b|i|em|strong|section|article|aside|footer|header|main|figure|table|tr|td|th|body|"
    r"html|address|blockquote|small|font|center|time|cite)\s*>"
    r"|<(?:p|div|br|hr|img|li|h[1-6]|body|html|meta|link|!doctype)(?:\s[^<>]{0,4000})?/?>",
    regex.I,
)
_STRAY = regex.compile(r"<(?![a-zA-Z/!?])|<(?=[^\s<>@]{1,100}@[^\s<>]{1,100}>)")
_OPENING = regex.compile(r"<[a-zA-Z/!?]")
_ENTITY = regex.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,20});")
_BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "li", "table",
    "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figure", "figcaption",
    "blockquote", "pre", "form", "fieldset", "dl", "dt", "dd", "button", "address", "body", "html", "center",
    "details", "summary",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "iframe", "select", "object", "canvas", "audio",
    "video", "math",
})  # fmt: skip
_WORD = regex.compile(r"[a-z]+|[\p{L}]+")
_AUTHOR_WORD = regex.compile(
    r"author|autor|auteur|auteure|autrice|autore|verfasser|byline|contributor|writer|saboxplugin"
)
_COMMENT_WORDS = frozenset({"comments", "commentlist", "comment", "respond", "disqus"})
_LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "src")


@dataclass(slots=True)
class Fragment:
    lines: list[Line]
    base: str | None = None

    def absolute(self, address: str) -> str | None:
        """``address`` as an http(s) URL, or None where it is relative and the fragment does not say to what."""
        address = address.strip()
        try:
            full = urljoin(self.base, address) if self.base else address
            full = f"https:{full}" if full.startswith("//") else full
            parts = urlsplit(full)
        except ValueError:
            return None
        return full if parts.scheme in {"http", "https"} and parts.netloc else None


@dataclass(slots=True)
class _OpenAnchor:
    href: str
    hints: frozenset[str]
    label: str
    start: int
    recorded: bool = False


@dataclass(slots=True)
class _Walk:
    """What is known at one place of the tree while its text is gathered."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    open_anchors: list[_OpenAnchor] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    scopes: list[int] = field(default_factory=list)
    line_scopes: list[tuple[int, ...]] = field(default_factory=list)
    cells: list[tuple[int, int]] = field(default_factory=list)
    row_count: int = 0
    scope_count: int = 0
    comment_depth: int = 0
    item: bool = False

    def record(self, opened: _OpenAnchor) -> None:
        """Put the anchor on the line that is being gathered, with the words it has there."""
        text = tidy("".join(self.words[opened.start :]))
        if text or not opened.recorded:
            self.anchors.append(Anchor(text or opened.label, opened.href, opened.hints))
            opened.recorded = True
        opened.start = 0

    def flush(self) -> None:
        text = tidy("".join(self.words))
        if text:
            for opened in self.open_anchors:
                self.record(opened)
        if text or self.images or self.anchors:
            self._add(text)
        self._clear()

    def _add(self, text: str) -> None:
        scopes = tuple(self.scopes) if not self.comment_depth else ()
        if _are_only_anchors(text, self.anchors):
            rows = [Line(anchor.text, anchor.text, gap=True, anchors=(anchor,)) for anchor in self.anchors]
            rows[0].images = tuple(self.images)
        else:
            rows = [Line(text, text, gap=True, item=self.item, anchors=tuple(self.anchors), images=tuple(self.images))]
            rows[0].cell = self.cells[-1] if self.cells else None
        self.lines.extend(rows)
        self.line_scopes.extend(scopes for _ in rows)

    def _clear(self) -> None:
        self.words.clear()
        self.anchors.clear()
        self.images.clear()
        self.item = False


def _are_only_anchors(text: str, anchors: list[Anchor]) -> bool:
    """Whether a block is a row of links: "Twitter Mail View all posts", each of which is a line of its own."""
    if len(anchors) < 2 or len(text) > 400:
        return False
    rest = text
    for anchor in anchors:
        rest = rest.replace(anchor.text, " ", 1) if anchor.text else rest
    return not any(character.isalnum() for character in rest)


def is_html(text: str) -> bool:
    """Whether ``text`` holds a tag of HTML; ``Name <mail@example.org>`` does not make it HTML."""
    return _TAG.search(text) is not None


def unescape(text: str) -> str:
    """``text`` with the entities that a copied source leaves in plain text turned into characters."""
    return html.unescape(text) if _ENTITY.search(text) else text


def from_html(source: str) -> Fragment:
    """The blocks of a fragment or page as lines. Raises Invalid (``too_many_tags``) beyond MAX_TAGS."""
    source = _STRAY.sub("&lt;", source)
    tags = sum(1 for _ in _OPENING.finditer(source))
    if tags > MAX_TAGS:
        raise Invalid(
            f"This HTML has {tags:,} tags and at most {MAX_TAGS:,} are read at once. Paste only the author box.",
            code="too_many_tags",
        )
    root = JustHTML(source, sanitize=False).root
    walk = _Walk()
    base = _gather(root, walk)
    check_lines(len(walk.lines))
    _number_boxes(walk)
    return Fragment(joined_rows([line for line in walk.lines if line.text or line.images or line.anchors]), base)


def _gather(root: object, walk: _Walk) -> str | None:
    """Walk the tree without recursion: a thousand nested elements must not end in a RecursionError."""
    base: str | None = None
    pending: list[tuple[object, bool, int]] = [(root, False, 0)]
    while pending:
        node, leaving, depth = pending.pop()
        name = str(getattr(node, "name", ""))
        if name == "#text":
            walk.words.append(normalise(str(getattr(node, "data", "") or "")).replace("\n", " "))
            continue
        if leaving:
            _leave(node, name, walk)
            continue
        attributes = {key: value or "" for key, value in (getattr(node, "attrs", None) or {}).items()}
        base = base or _base_address(name, attributes)
        children = list(getattr(node, "children", None) or ())
        if name in _SILENT and name != "head":
            continue
        if name == "head":
            pending.extend(
                (child, False, depth) for child in children if getattr(child, "name", "") in {"base", "link"}
            )
            continue
        _enter(name, attributes, walk)
        if depth < MAX_DEPTH:
            pending.append((node, True, depth))
            pending.extend((child, False, depth + 1) for child in reversed(children))
        else:
            walk.words.extend(_all_text(node))
            _leave(node, name, walk)
    walk.flush()
    return base


def _all_text(node: object) -> list[str]:
    texts: list[str] = []
    pending = [node]
    while pending:
        current = pending.pop()
        if getattr(current, "name", "") == "#text":
            texts.append(f" {getattr(current, 'data', '') or ''}")
        elif getattr(current, "name", "") not in _SILENT:
            pending.extend(reversed(list(getattr(current, "children", None) or ())))
    return texts


def _base_address(name: str, attributes: dict[str, str]) -> str | None:
    if name == "base" or (name == "link" and attributes.get("rel", "").lower() == "canonical"):
        address = attributes.get("href", "")
        return address if address.startswith(("http://", "https://")) else None
    return None


def _hints(attributes: dict[str, str]) -> frozenset[str]:
    values = (attributes.get(key, "") for key in ("class", "id", "rel", "itemprop", "itemtype", "data-testid"))
    return frozenset(part for value in values for part in value[:300].lower().split())


def _enter(name: str, attributes: dict[str, str], walk: _Walk) -> None:
    hints = _hints(attributes)
    if name in _BLOCKS:
        walk.flush()
        walk.item = walk.item or name == "li"
    if name == "tr":
        walk.row_count += 1
        walk.cells.append((walk.row_count, 0))
    elif name in {"td", "th"} and walk.cells:
        walk.cells[-1] = (walk.cells[-1][0], walk.cells[-1][1] + 1)
    if hints & _COMMENT_WORDS:
        walk.comment_depth += 1
    if name not in {"body", "html"} and any(_AUTHOR_WORD.search(hint) for hint in hints):
        walk.scope_count += 1
        walk.scopes.append(walk.scope_count)
    if name == "a" and attributes.get("href"):
        label = tidy(attributes.get("aria-label", "") or attributes.get("title", ""))
        walk.open_anchors.append(_OpenAnchor(attributes["href"].strip(), hints, label, len(walk.words)))
    if name == "img":
        source = _picture_source(attributes)
        if source:
            walk.images.append(Image(source, tidy(attributes.get("alt", "")), hints))


def _leave(node: object, name: str, walk: _Walk) -> None:
    attributes = {key: value or "" for key, value in (getattr(node, "attrs", None) or {}).items()}
    hints = _hints(attributes)
    if name == "a" and attributes.get("href") and walk.open_anchors:
        walk.record(walk.open_anchors.pop())
    if name in _BLOCKS:
        walk.flush()
    if name == "tr":
        walk.cells.pop()
    if hints & _COMMENT_WORDS:
        walk.comment_depth -= 1
    if name not in {"body", "html"} and any(_AUTHOR_WORD.search(hint) for hint in hints):
        walk.scopes.pop()


def _picture_source(attributes: dict[str, str]) -> str | None:
    for key in _LAZY_SOURCES:
        source = attributes.get(key, "").strip()
        if source and not source.startswith("data:"):
            return source
    candidates = [part.split() for part in (attributes.get("srcset") or attributes.get("data-srcset") or "").split(",")]
    sources = [part[0] for part in candidates if part and not part[0].startswith("data:")]
    return sources[-1] if sources else None


def _number_boxes(walk: _Walk) -> None:
    """Give each line the number of its outermost author element that is neither a mere byline nor a whole article."""
    sizes: Counter[int] = Counter()
    for line, scopes in zip(walk.lines, walk.line_scopes, strict=True):
        for scope in scopes:
            sizes[scope] += len(line.text)
    for line, scopes in zip(walk.lines, walk.line_scopes, strict=True):
        line.box = next((scope for scope in scopes if _SMALLEST_BOX <= sizes[scope] <= _LARGEST_BOX), 0)
