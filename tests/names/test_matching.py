"""Whether a name answers a query."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.names.matching import Asked, answers


@pytest.mark.parametrize(
    ("names", "query", "is_met"),
    [
        (" laura whitfield ", "laur w", True),
        (" laura whitfield ", "w laur", True),
        (" laura whitfield ", "l l", False),  # one word can't stand for two
        (" laura lee ", "l l", True),
        (" laura lee ", "l la", True),
        (" ana anabel ", "an ana anab", False),
        (" laura whitfield \n l wu ", "laura wu", False),  # of two names
        (" laura whitfield \n l wu ", "l wu", True),
        ("", "l", False),
        (" laura ", "", True),
    ],
)
def test_each_asked_word_has_a_word_to_itself(names: str, query: str, is_met: bool) -> None:
    assert answers(names, [Asked(word) for word in query.split()]) is is_met


def test_a_typo_stands_for_whole_words() -> None:
    asked = [Asked("", typos=("whitfield",)), Asked("l")]

    assert answers(" laura whitfield ", asked)
    assert not answers(" laura wu ", asked)
    assert not answers(" laura whitfields ", asked)


@given(
    st.lists(st.text("ab", min_size=1, max_size=3), max_size=5),
    st.lists(st.text("ab", min_size=1, max_size=2), max_size=4),
)
def test_it_is_as_if_every_way_of_pairing_had_been_tried(words: list[str], query: list[str]) -> None:
    tried = (
        all(word.startswith(asked) for asked, word in zip(query, chosen, strict=True))
        for chosen in permutations(words, len(query))
    )

    assert answers(" ".join(words), [Asked(word) for word in query]) is any(tried)
