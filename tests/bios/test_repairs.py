"""What a remark suggests, done."""

from datetime import date

import pytest

from contributors.bios import apply_living_fact, check, plain, remarks, take_out
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)


def test_living_fact_takes_the_place_of_the_words() -> None:
    text = "A *writer* for more than 17 years, still."
    (remark,) = remarks(text, lang="en", today=TODAY, written=date(2022, 3, 14))
    changed = apply_living_fact(text, remark)
    assert changed == "A *writer* for more than {years:2005}, still."
    assert check(changed) == changed
    assert plain(changed, lang="en", today=TODAY) == "A writer for more than 21 years, still."
    assert plain(changed, lang="en", today=date(2022, 3, 14)) == plain(text, lang="en", today=TODAY)


def test_remark_on_an_older_text_is_refused() -> None:
    (remark,) = remarks("A writer for 17 years.", lang="en", today=TODAY)
    with pytest.raises(Invalid) as refusal:
        apply_living_fact("The writer for 17 years.", remark)
    assert refusal.value.code == "stale_remark"


def test_remark_without_a_fact_is_refused() -> None:
    (remark,) = remarks("Writing for over a decade.", lang="en", today=TODAY)
    with pytest.raises(Invalid) as refusal:
        apply_living_fact("Writing for over a decade.", remark)
    assert refusal.value.code == "no_living_fact"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ana edits. She is at FBA. She reads.", "Ana edits. She reads."),
        ("Ana edits. She is at FBA.", "Ana edits."),
        ("She is at FBA. Ana edits.", "Ana edits."),
        ("Ana edits.\n\nShe is at FBA. She reads.", "Ana edits.\n\nShe reads."),
        ("Ana edits.\n\nShe is at FBA.", "Ana edits."),
        ("Ana edits.\n\nShe is at FBA.\n\nShe reads.", "Ana edits.\n\nShe reads."),
        ("She is at FBA.", ""),
    ],
)
def test_sentence_is_taken_out_without_a_trace(text: str, left: str) -> None:
    (remark,) = remarks(text, lang="en", today=TODAY, sites=("FBA",))
    assert take_out(text, remark) == left
