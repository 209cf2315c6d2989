"""The examples to copy: files under docs/examples/, laid out as in the site that takes them, with gaps to fill in.

The playground fills them with the visitor's choice, the how-to page with the demo world's, and tests run them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from contributors.outputs.html import size_of

_GAP = re.compile(r"«(origin|site|id|layout|size)»")
# What can stand in any gap of any language without quoting: exactly what can stand in the address of a card.
_FILLING = re.compile(r"[\w.:/\[\]-]+", re.ASCII)
DEMO = {"site": "fba", "id": "ctr_laura", "layout": "box"}


@dataclass(frozen=True, slots=True)
class Part:
    """One file. ``path`` is where the site puts it; ``pieces`` are its text, each with whether it fills a gap."""

    path: str
    pieces: tuple[tuple[str, bool], ...]

    @property
    def source(self) -> str:
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Example:
    key: str
    title: str
    says: str
    parts: tuple[Part, ...]


# Key, title, what to know before copying, and the files in reading order.
_EXAMPLES = (
    (
        "html",
        "HTML",
        "Anywhere a page can be edited. The browser fetches the card, so readers without script see what stands inside"
        " the element: prefer one of the others where the site has a back end or a build.",
        ("card.html",),
    ),
    (
        "nextjs",
        "Next.js",
        "A server component for the app router. Next.js keeps the card and renews it after 30 seconds.",
        ("components/author-card.tsx", "app/page.tsx"),
    ),
    (
        "hugo",
        "Hugo",
        "One request for the whole site before each build, and a partial that finds the author in it.",
        ("fetch-cards.sh", "layouts/partials/author-card.html"),
    ),
    (
        "eleventy",
        "Eleventy",
        "One request for the whole site, kept by eleventy-fetch, and an include that finds the author in it.",
        ("_data/cards.js", "_includes/author-card.njk"),
    ),
    (
        "wordpress",
        "WordPress",
        "With the must-use plug-in, told once which registry and which site it asks: a line in the editor, or a few in"
        " the theme.",
        ("wp-config.php", "shortcode.txt", "single.php"),
    ),
    (
        "django",
        "Wagtail/Django",
        "A template tag on Django's own cache. No package is needed.",
        ("templatetags/author_card.py", "templates/story.html"),
    ),
    (
        "curl",
        "curl",
        "The first command shows the answer with its headers. The second keeps the card as a file for any build.",
        ("look.sh", "keep.sh"),
    ),
)
_LANGUAGES = {".njk": "html", ".js": "js", ".tsx": "tsx", ".sh": "sh", ".py": "python", ".php": "php", ".txt": "text"}


def folder() -> Path:
    return Path(settings.BASE_DIR) / "docs" / "examples"


def filled(source: str, choice: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    """The pieces of ``source`` with ``site``, ``id`` and ``layout`` of the choice.

    ValueError for what can't stand in every language without quoting.
    """
    values = {**choice, "origin": settings.PUBLIC_ORIGIN, "size": size_of(choice)}
    for name, value in values.items():
        if not _FILLING.fullmatch(value):
            raise ValueError(f"{name} can't stand in an example: {value!r}")
    pieces = enumerate(_GAP.split(source))  # text, gap, text, gap, … text
    return tuple((values[piece], True) if number % 2 else (piece, False) for number, piece in pieces)


def examples(choice: Mapping[str, str]) -> tuple[Example, ...]:
    """All examples with the choice filled in, in the order in which they are shown."""
    return tuple(
        Example(key, title, says, tuple(_part(key, path, choice) for path in paths))
        for key, title, says, paths in _EXAMPLES
    )


def _part(key: str, path: str, choice: Mapping[str, str]) -> Part:
    return Part(path, filled(_source(f"{key}/{path}").rstrip("\n"), choice))


@lru_cache(maxsize=64)
def _source(path: str) -> str:
    return (folder() / path).read_text(encoding="utf-8")


_INCLUDED = re.compile(r"^\[[^\]\n]+\]\(\.\./examples/([\w./-]+)\)$", re.MULTILINE)


def included(markdown: str) -> str:
    """The Markdown with each line that is nothing but a link to an example replaced by the example's code."""
    return _INCLUDED.sub(_fenced, markdown)


def _fenced(link: re.Match[str]) -> str:
    key, _, path = link[1].partition("/")
    language = _LANGUAGES.get(Path(path).suffix, "html")
    return f"```{language}\n{_part(key, path, DEMO).source}\n```"
