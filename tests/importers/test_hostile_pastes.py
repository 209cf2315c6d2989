"""Pastes that want to hurt: they end, and they are read or refused with a sentence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributors.errors import Invalid, TooLarge
from contributors.importers.text import MAX_CHARACTERS, decode
from contributors.importers.text.markup import MAX_TAGS
from tests.importers.pasting import BIO, PASTES, names, paste, refusal

LARGE = MAX_CHARACTERS - 10
SLOWEST = ["17 years ", "가 ", "の", "0000-", "*", "About the author\n"]
UNITS = [
    "a",
    "A",
    " ",
    "\n",
    "*",
    "**a",
    "[",
    "[a](",
    "[a](https://a",
    "(",
    "<",
    "<a",
    "<!--",
    "</p>",
    "&",
    "&amp",
    "&#1;",
    "A, ",
    "A B, ",
    "- A B\n",
    "By A B\n",
    "About the author\n",
    "View all posts by ",
    "a@",
    "@a ",
    "a@b.c ",
    "https://",
    "x.com/",
    "17 years ",
    "She ",
    "Dr. ",
    "lives in A ",
    "based in ",
    "I am A",
    "Nora Field is ",
    "\t",
    "A\tB\n",
    "|",
    '",',
    "，",
    "王",
    "の",
    "가 ",
    "ا",
    "\u0301",
    "\U0001f469\u200d",
    "0000-",
    "[at]",
    "1. ",
    "'s ",
]


@pytest.mark.parametrize(
    ("unit", "length"), [*((unit, 100_000) for unit in UNITS), *((unit, LARGE) for unit in SLOWEST)]
)
def test_long_repetitions_end(unit: str, length: int) -> None:
    text = unit * (length // len(unit))

    assert refusal(lambda: paste(text)) in {None, "too_many_lines", "too_many_tags"}


@pytest.mark.parametrize("tag", ["div", "span", "a href='x'", "b", "table><tr><td", "ul><li", "p", "div class=author"])
def test_deep_nesting_ends(tag: str) -> None:
    count = MAX_TAGS // (2 if ">" not in tag else 4)
    text = f"<{tag}>" * (count - 10) + f"<p>About the author</p><p>{BIO}</p>"

    assert names(text) in ([], ["Nora Field"])


def test_one_character_too_many_is_refused() -> None:
    with pytest.raises(TooLarge, match="1,000,001 characters and at most 1,000,000"):
        paste("a" * (MAX_CHARACTERS + 1))


def test_one_line_too_many_is_refused() -> None:
    with pytest.raises(Invalid, match="20,001 lines and at most 20,000") as refused:
        paste("\n" * 20_000)

    assert refused.value.code == "too_many_lines"


def test_ten_megabytes_are_refused_before_they_are_read() -> None:
    with pytest.raises(TooLarge):
        decode(b"Nora Field\n" * 1_000_000)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u2066", "\ufeff", "\u200b", "\ud800", "\x85"])
def test_characters_that_can_t_be_stored_are_taken_out(character: str) -> None:
    (draft,) = paste(f"About the author\nNora{character} Field is a freelance journalist in Norwich.").drafts

    assert draft.name == "Nora Field"
    assert draft.bio == "Nora Field is a freelance journalist in Norwich."


@settings(max_examples=200, deadline=None)
@given(PASTES, st.booleans())
def test_arbitrary_text_is_read_or_refused(text: str, dated: bool) -> None:
    try:
        reading = paste(text, written=date(2023, 2, 7) if dated else None, site_name="FBA")
    except (Invalid, TooLarge):
        return
    assert bool(reading.drafts) != bool(reading.message)
    reading.document()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_text_or_refused(data: bytes) -> None:
    assert refusal(lambda: decode(data)) in {None, "binary_file", "broken_encoding"}
