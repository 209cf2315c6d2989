import json
from collections.abc import Callable
from datetime import date

import pytest

from contributors.cards import Card
from contributors.outputs import OUTPUTS
from contributors.outputs.html import render

TODAY = date(2026, 11, 22)


def test_outputs_and_what_an_address_may_ask_of_them() -> None:
    assert {name: (output.content_type, output.parameters) for name, output in OUTPUTS.items()} == {
        "json": ("application/json", set()),
        "html": ("text/html; charset=utf-8", {"layout", "heading"}),
    }


@pytest.mark.parametrize("sample", ["bare", "full", "arabic"])
def test_json_is_the_document_in_compact_utf8(make_card: Callable[..., Card], sample: str) -> None:
    card = make_card(sample)
    written = OUTPUTS["json"].write(card, today=TODAY)

    assert json.loads(written) == card
    assert list(json.loads(written)) == list(card)
    assert written == json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()
    assert card["name"].encode() in written


def test_html_is_the_fragment_in_utf8(make_card: Callable[..., Card]) -> None:
    card = make_card("arabic")

    assert OUTPUTS["html"].write(card, today=TODAY, heading=3) == render(card, today=TODAY, heading=3).encode()
