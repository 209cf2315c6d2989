"""A layout as a tree that can be asked."""

from collections.abc import Callable
from datetime import date
from typing import Any

from justhtml import JustHTML

from contributors.cards import Card
from contributors.outputs.html import render, render_several

TODAY = date(2026, 11, 22)
MakeCard = Callable[..., Card]


class Page:
    """A fragment as a tree. It refuses what no parser should have to repair."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tree = JustHTML(html, fragment=True, sanitize=False, collect_errors=True)
        assert self.tree.errors == []

    def all(self, selector: str) -> list[Any]:
        return list(self.tree.query(selector))

    def one(self, selector: str) -> Any:
        (found,) = self.all(selector)
        return found

    def text(self, selector: str) -> str:
        return str(self.one(selector).to_text(separator="", strip=False).strip())

    def texts(self, selector: str) -> list[str]:
        return [found.to_text(separator="", strip=False).strip() for found in self.all(selector)]


def page(card: Card, layout: str, **options: Any) -> Page:
    return Page(render(card, today=TODAY, layout=layout, **options))


def together(layout: str, *cards: Card, **options: Any) -> Page:
    return Page(render_several(cards, today=TODAY, layout=layout, **options))
