"""One typo, and what words that are one typo apart have in common."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contributors.names.typos import LONG_ENOUGH, SHORTEST, is_one_typo, remains

WORDS = st.text(alphabet="abc", max_size=8)


@pytest.mark.parametrize(
    ("typed", "meant", "is_one"),
    [
        ("whitfeld", "whitfield", True),  # left out
        ("whittfield", "whitfield", True),  # one too many
        ("whitfeald", "whitfeild", True),  # another
        ("whitfeild", "whitfield", True),  # swapped
        ("lauar", "laura", True),
        ("lauraa", "laura", True),
        ("llaura", "laura", True),
        ("laurab", "laura", True),
        ("laura", "laura", False),
        ("aurla", "laura", False),
        ("lauar", "laur", True),  # a letter too many
        ("laur", "laura", False),  # four letters are too few
        ("whitfld", "whitfield", False),
        ("hwitfeild", "whitfield", False),
        ("юлмя", "юлия", False),
        ("катерна", "катерина", True),
        ("", "", False),
    ],
)
def test_one_typo(typed: str, meant: str, is_one: bool) -> None:
    assert is_one_typo(typed, meant) is is_one


@pytest.mark.parametrize(("word", "rest"), [("abbc", ["abbc", "bbc", "abc", "abb"]), ("abc", []), ("", [])])
def test_what_remains(word: str, rest: list[str]) -> None:
    assert remains(word) == rest


@given(WORDS, WORDS)
@example("abcab", "abacb")
@example("aabca", "aabc")
def test_a_typo_is_what_one_edit_makes_and_leaves_something_in_common(typed: str, meant: str) -> None:
    expected = len(typed) >= LONG_ENOUGH and typed != meant and typed in _edits(meant)

    assert is_one_typo(typed, meant) is expected
    if expected:
        assert len(meant) >= SHORTEST
        assert set(remains(typed)) & set(remains(meant))


def _edits(word: str) -> set[str]:
    """Everything that is one edit away, by its definition."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {head + tail[1:] for head, tail in parts if tail}
        | {head + letter + tail for head, tail in parts for letter in "abc"}
        | {head + letter + tail[1:] for head, tail in parts if tail for letter in "abc"}
        | {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    )
