import json
from collections.abc import Callable
from datetime import date

import pytest

from contributors.cards import Card
from contributors.errors import BadRequest
from contributors.outputs import OUTPUTS
from contributors.outputs.html import render

TODAY = date(2026, 11, 22)


def test_outputs_and_what_an_address_may_ask_of_them() -> None:
    assert {name: (output.content_type, output.parameters) for name, output in OUTPUTS.items()} == {
        "json": ("application/json", ()),
        "html": ("text/html; charset=utf-8", ("layout", "heading")),
        "jsonld": ("application/ld+json", ("as",)),
        "vcf": ("text/vcard; charset=utf-8", ()),
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


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ({}, {"layout": "box", "heading": None}),
        ({"heading": "3"}, {"layout": "box", "heading": 3}),
        ({"layout": "box", "heading": "6", "lang": "en"}, {"layout": "box", "heading": 6}),
    ],
)
def test_html_reads_its_options_from_an_address(given: dict[str, str], options: dict[str, object]) -> None:
    assert OUTPUTS["html"].options(given) == options
    assert OUTPUTS["json"].options(given) == {}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"heading": "1"}, "invalid_heading"),
        ({"heading": "3.0"}, "invalid_heading"),
        ({"heading": "\N{ARABIC-INDIC DIGIT THREE}"}, "invalid_heading"),
        ({"heading": ""}, "invalid_heading"),
        ({"layout": "Box"}, "unknown_layout"),
        ({"layout": ""}, "unknown_layout"),
    ],
)
def test_html_refuses_options_that_it_does_not_know(given: dict[str, str], code: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        OUTPUTS["html"].options(given)
    assert refusal.value.code == code
