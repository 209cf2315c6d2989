"""What every stored text goes through."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.errors import Invalid
from contributors.text import clean, graphemes, length


def test_text_is_kept_in_nfc_and_trimmed() -> None:
    assert clean("  Ame\u0301lie \n") == "Amélie"


def test_line_ends_become_one_kind_where_lines_are_allowed() -> None:
    assert clean("one\r\ntwo\rthree\tfour", lines=True) == "one\ntwo\nthree\tfour"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a\x00b", "NULL (U+0000)"),
        ("a\x07b", "U+0007"),
        ("a\x85b", "U+0085"),
        ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("a\u2066b", "LEFT-TO-RIGHT ISOLATE (U+2066)"),
        ("a\nb", "a line break (U+000A)"),
        ("a\ud800b", "U+D800"),
        ("a\ufdd0b", "U+FDD0"),
        ("a\uffffb", "U+FFFF"),
    ],
)
def test_a_control_character_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(Invalid) as refusal:
        clean(text)

    assert refusal.value.code == "control_character"
    assert refusal.value.detail == f"Character 2 is {named}, which can't be stored. Remove it and try again."


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍👩‍👧", "क्‍ष", "שָׁלוֹם", "Ⅳ", "ﬁn", "𝒜da"])
def test_joiners_marks_and_compatibility_letters_are_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("e\u0301", 1), ("👩‍👩‍👧", 1), ("🇩🇪🇫🇷", 2), ("नि", 1), ("각", 1), ("a\r\nb", 3)],
)
def test_lengths_count_what_a_reader_counts(text: str, count: int) -> None:
    assert length(text) == count
    assert len(graphemes(text)) == count


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean(text, lines=True)
    except Invalid:
        return
    assert clean(once, lines=True) == once


@given(st.text())
def test_graphemes_joined_give_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
