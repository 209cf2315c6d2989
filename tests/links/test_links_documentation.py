import re
from pathlib import Path

import pytest

from contributors.errors import Invalid
from contributors.links import NETWORKS, SCHEMES, parse_identifier, parse_link

PAGE = Path(__file__).parents[2].joinpath("docs", "reference", "links.md").read_text(encoding="utf-8")
REFUSED = "refused"


def _sections() -> dict[str, str]:
    """The text below each heading of the third rank that names a code."""
    parts = re.split(r"^#{2,3} (.*)$", PAGE, flags=re.MULTILINE)
    return {heading: text for heading, text in zip(parts[1::2], parts[2::2], strict=True) if "(`" in heading}


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def _examples(codes: dict[str, str]) -> list[tuple[str, str, str, str]]:
    sections = {heading.split("`")[1]: text for heading, text in _sections().items()}
    return [(code, typed, first, second) for code in codes for typed, first, second in _rows(sections.get(code, ""))]


def test_every_code_has_its_heading() -> None:
    expected = [f"{label} (`{code}`)" for code, label in [*NETWORKS.items(), *SCHEMES.items()]]
    assert list(_sections()) == expected


def test_every_code_has_an_example_and_a_refusal() -> None:
    examples = [*_examples(dict(NETWORKS)), *_examples(dict(SCHEMES))]
    codes = {*NETWORKS, *SCHEMES}
    assert {code for code, _, stored, _ in examples if stored != REFUSED} == codes
    assert {code for code, _, stored, _ in examples if stored == REFUSED} == codes


@pytest.mark.parametrize(("code", "typed", "stored", "handle"), _examples(dict(NETWORKS)))
def test_examples_of_networks_hold(code: str, typed: str, stored: str, handle: str) -> None:
    if stored == REFUSED:
        with pytest.raises(Invalid):
            parse_link(typed, network=code)
    else:
        link = parse_link(typed, network=code)
        assert (link.network, link.url, link.handle or "–") == (code, stored, handle)


@pytest.mark.parametrize(("code", "typed", "value", "url"), _examples(dict(SCHEMES)))
def test_examples_of_identifiers_hold(code: str, typed: str, value: str, url: str) -> None:
    if value == REFUSED:
        with pytest.raises(Invalid):
            parse_identifier(code, typed)
    else:
        found = parse_identifier(code, typed)
        assert (found.scheme, found.value, found.url) == (code, value, url)


def test_refusals_answer_with_their_sentence() -> None:
    text = PAGE.split("## What is refused", 1)[1].split("## Networks", 1)[0]
    rows = re.findall(r"^\| `([^`]*)`.*? \| (.*) \|$", text, flags=re.MULTILINE)
    assert len(rows) > 10
    for typed, sentence in rows:
        with pytest.raises(Invalid) as refusal:
            parse_link(typed)
        assert refusal.value.detail == sentence
