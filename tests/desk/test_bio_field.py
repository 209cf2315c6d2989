"""A bio between its stored form and its field: what is printed there comes back as it was stored."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.desk.bio_field import bio_field, moved_years, stored
from contributors.importers import Draft
from tests.desk.conftest import TODAY

WORDS = st.text("abc 12.\n{}", max_size=20)
YEARS = st.integers(1900, TODAY.year)


def draft(bio: str, lang: str = "en") -> Draft:
    return Draft("Laura", bio=bio, lang=lang)


@given(st.lists(st.tuples(WORDS, YEARS), max_size=4), WORDS)
def test_a_bio_comes_back_from_its_field_saying_the_same(pieces: list[tuple[str, int]], end: str) -> None:
    bio = "".join(f"{words} {{years:{year}}} " for words, year in pieces) + end
    field = bio_field(draft(bio), today=TODAY)

    again = bio_field(draft(stored(field.words, field.years, {}, lang="en", today=TODAY)), today=TODAY)

    assert again.words == field.words
    assert again.years == field.years


@given(WORDS, WORDS)
def test_the_marks_and_the_words_are_the_same_text(before: str, after: str) -> None:
    bio = f"{before} currently {{years:2005}} {after}"
    start = bio.index("currently")
    marked = draft(bio)
    marked.remarks = [
        {"kind": "currently", "start": start, "end": start + 9, "quote": "currently", "message": "", "fix": {}},
        {"kind": "site", "start": 0, "end": len(bio), "quote": bio, "message": "", "fix": {}},
    ]

    field = bio_field(marked, today=TODAY)

    assert "".join(stretch.words for stretch in field.stretches) == field.words
    looks = {stretch.words: stretch.looks for stretch in field.stretches}
    assert looks["currently"] == ("said", "site")
    assert looks["21 years"] == ("site", "fact")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("for 21 years, and 21 years", "for {years:2006}, and 21 years"),
        ("for 121 years", "for 121 years"),
        ("for 5 years", "for 5 years"),
        ("", ""),
    ],
)
def test_only_words_that_still_stand_become_facts_again(words: str, expected: str) -> None:
    assert stored(words, (2005,), {2005: 2006}, lang="en", today=TODAY) == expected


def test_a_fact_prints_in_the_language_of_the_bio() -> None:
    assert bio_field(draft("пишет уже {years:2005}", "ru"), today=TODAY).words == "пишет уже 21 год"


def test_another_day_of_writing_moves_the_years() -> None:
    assert moved_years(draft("{years:2005} {years:2010}"), draft("{years:2006} {years:2011}")) == {
        2005: 2006,
        2010: 2011,
    }
    assert moved_years(draft("{years:2005}"), draft("none")) == {}


def test_nothing_is_printed_for_nothing() -> None:
    assert bio_field(Draft("Laura"), today=date(2026, 1, 1)).words == ""
