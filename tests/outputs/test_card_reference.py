"""docs/reference/card.md names every key of the card, every token and class, and shows a document of that shape."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints, is_typeddict

import pytest

import contributors
from contributors.bios import LIMITS
from contributors.cards import HUES, Card, Photo
from contributors.outputs.html import LAYOUTS, MOST_AT_ONCE, SEVERAL, render, render_several

ROOT = Path(contributors.__file__).parents[1]
REFERENCE = (ROOT / "docs" / "reference" / "card.md").read_text()
STYLE = (ROOT / "contributors" / "static" / "author-card.css").read_text()
HEADINGS = re.findall(r"^### `([\w.]+)`$", REFERENCE, re.MULTILINE)
# Shapes that are described where they are used.
DESCRIBED_TOGETHER = ("photo.focal_point.", "photo.sources.", "photo.square.")


def keys(shape: Any, path: str = "") -> Iterator[str]:
    """Dotted names of every key in a TypedDict, through lists and unions; an item of a list has no name of its own."""
    for name, hint in get_type_hints(shape).items():
        yield path + name
        for inner in _typed_dicts(hint):
            yield from keys(inner, f"{path}{name}.")


def _typed_dicts(hint: Any) -> list[Any]:
    if is_typeddict(hint):
        return [hint]
    return [found for part in get_args(hint) if part is not NoneType for found in _typed_dicts(part)]


def test_every_key_has_its_heading_in_the_order_of_the_document() -> None:
    expected = [key for key in keys(Card) if not key.startswith(DESCRIBED_TOGETHER)]

    assert len(expected) > 60
    assert expected == HEADINGS


@pytest.mark.parametrize("key", HEADINGS)
def test_every_key_says_what_it_is_and_when_it_is_null(key: str) -> None:
    section = REFERENCE.split(f"\n### `{key}`\n", 1)[1].split("\n#", 1)[0].strip()

    assert section
    hint: Any = Card
    for name in key.split("."):
        hint = get_type_hints((_typed_dicts(hint) or [hint])[0])[name]
    if NoneType in get_args(hint):
        assert "`null`" in section


def test_photo_is_described_to_its_last_key() -> None:
    described = REFERENCE.split("### `photo`")[1].split("### `monogram`")[0]

    for key in keys(Photo):
        assert f"`{key.rsplit('.', 1)[-1]}`" in described or f"`photo.{key}`" in described


def test_example_has_the_shape_of_a_card() -> None:
    (example,) = (json.loads(text) for text in re.findall(r"```json\n(.*?)```", REFERENCE, re.DOTALL))

    assert list(example) == list(get_type_hints(Card))
    for name, hint in get_type_hints(Card).items():
        for shape in _typed_dicts(hint):
            values = example[name] if isinstance(example[name], list) else [example[name]]
            assert all(list(value) == list(get_type_hints(shape)) for value in values if value is not None)


def test_numbers_in_the_reference_are_those_of_the_code() -> None:
    for size, limit in LIMITS.items():
        section = REFERENCE.split(f"### `bio.{size}`")[1].split("###")[0]
        assert f"at most {limit:,} characters" in section
    hues = REFERENCE.split("### `monogram.hue`")[1].split("###")[0]
    assert [int(number) for number in re.findall(r"\b\d{2,3}\b", hues)] == list(HUES)


def test_every_token_in_the_reference_is_one_of_the_style_sheet() -> None:
    tokens = re.findall(r"^\| `(--ac-[\w-]+)`", REFERENCE, re.MULTILINE)

    assert tokens
    assert {token for token in tokens if f"var({token}" not in STYLE} == set()


def test_every_token_of_the_style_sheet_is_in_the_reference() -> None:
    assert {token for token in re.findall(r"var\((--ac-[\w-]+)", STYLE) if f"`{token}`" not in REFERENCE} == {
        "--ac-hue"
    }


def test_every_layout_is_in_the_reference() -> None:
    rows = re.findall(r"^\| `(\w+)`", REFERENCE.split("### Layouts")[1].split("### Tokens")[0], re.MULTILINE)

    assert rows == [*LAYOUTS, *SEVERAL]
    assert f"up to {MOST_AT_ONCE} contributors" in REFERENCE


def test_every_class_of_every_layout_is_in_the_reference(make_card: Callable[..., Card]) -> None:
    today = date(2026, 11, 22)
    cards = [make_card(sample) for sample in ("bare", "laura", "full", "profile", "amara")]
    printed = "".join(render(card, today=today, layout=layout) for card in cards for layout in LAYOUTS)
    printed += "".join(render_several(cards, today=today, layout=layout) for layout in SEVERAL)
    classes = {name for names in re.findall(r'class="([^"]+)"', printed) for name in names.split()}

    assert {name for name in classes if not name.startswith("ac--hue-") and f"`{name}`" not in REFERENCE} == set()
