"""The Markdown files under docs/ as pages. They are few and don't change while the process runs, so they are kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contributors.docs_door.examples import included

# One mode a folder, in the order in which somebody new reads.
SECTIONS = {"tutorial": "Tutorial", "how-to": "How to", "reference": "Reference", "explanation": "Explanation"}
_PAGE = re.compile(r"(?:tutorial|how-to|reference|explanation|decisions)/[a-z0-9-]+")
_DEVELOPMENT_ORIGIN = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Page:
    path: str
    title: str
    html: str
    headings: tuple[tuple[str, str], ...]


def docs_folder() -> Path:
    return Path(settings.BASE_DIR) / "docs"


def is_page(path: str) -> bool:
    """Whether ``path``, such as ``reference/errors``, can name a page at all; nothing else is ever opened."""
    return _PAGE.fullmatch(path) is not None and (docs_folder() / f"{path}.md").is_file()


@lru_cache(maxsize=128)
def read_page(path: str) -> Page:
    """The page as HTML, its addresses on this registry's own origin."""
    source = included((docs_folder() / f"{path}.md").read_text(encoding="utf-8"))
    source = source.replace(_DEVELOPMENT_ORIGIN, settings.PUBLIC_ORIGIN).replace("](../images/", "](/docs/images/")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    environment: dict[str, Any] = {}
    tokens = markdown.parse(re.sub(r"\]\(([^)#:]+)\.md(#[^)]*)?\)", r"](\1\2)", source), environment)
    headings = _name_headings(tokens)
    title = next((text for tag, _, text in headings if tag == "h1"), path)
    html = markdown.renderer.render(tokens, markdown.options, environment)
    second = tuple((anchor, text) for tag, anchor, text in headings if tag == "h2")
    return Page(path, title, _let_tables_scroll(html), second)


@lru_cache(maxsize=1)
def contents() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Sections with their pages as (path, title)."""
    return tuple(
        (title, tuple((f"{folder}/{file.stem}", read_page(f"{folder}/{file.stem}").title) for file in _files(folder)))
        for folder, title in SECTIONS.items()
        if _files(folder)
    )


def _files(folder: str) -> list[Path]:
    return sorted((docs_folder() / folder).glob("*.md"))


def _name_headings(tokens: Sequence[Token]) -> list[tuple[str, str, str]]:
    """Gives each heading an id made of its words, so that an error's ``type`` leads to its sentence."""
    found, taken = [], set()
    for token, inline in zip(tokens, tokens[1:], strict=False):
        if token.type != "heading_open":
            continue
        text = "".join(child.content for child in inline.children or ())
        anchor = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "section"
        while anchor in taken:
            anchor += "-2"
        taken.add(anchor)
        token.attrSet("id", anchor)
        found.append((token.tag, anchor, text))
    return found


def _let_tables_scroll(html: str) -> str:
    """A wide table scrolls by itself on a phone, and by keyboard, instead of widening the page."""
    opened = html.replace("<table>", '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>')
    return opened.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')
