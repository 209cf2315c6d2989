"""A draft holds nothing that the text does not say: every word of it and of its evidence stands in the paste."""

import html
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings

from contributors.errors import Invalid, TooLarge
from contributors.importers import Draft, Reading
from tests.importers.pasting import ARTICLE, BIO, PASTES, paste

WRITTEN = date(2023, 2, 7)
RICH = (
    f"{ARTICLE}ABOUT THE AUTHOR\nDr. NORA MCFIELD, Staff writer\nNora McField writes for 17 years now. She is based in "
    "Norwich.\nShe writes for FBA daily.\nReach her at nora@field.example.\nTwitter: @norafield\n"
    "ORCID: 0000-0002-1825-0097\nLeave a Reply"
)


def loose(text: str) -> str:
    """Without what normalisation may change: spaces, marks of Markdown, characters that can't be stored."""
    return re.sub(r"[\s*_#>\W]", "", unicodedata.normalize("NFC", html.unescape(text)))


def source_of(text: str) -> str:
    """As it was typed, and as a reader sees it where it is HTML."""
    return f"{loose(text)}|{loose(re.sub(r'</?[a-zA-Z][^<>]*>', '', text))}"


def read_or_nothing(text: str) -> Reading:
    try:
        return paste(text, written=WRITTEN, site_name="FBA")
    except (Invalid, TooLarge):
        return Reading()


def words_of(draft: Draft) -> list[str]:
    """The words of all fields that are taken from the text as they stand, living facts as what stood there."""
    bio = re.sub(r"\{years:\d{4}\}", " ", f"{draft.bio or ''} {draft.site_line or ''}")
    return f"{draft.role or ''} {draft.location or ''} {draft.honorific or ''} {bio}".split()


@settings(max_examples=100, deadline=None)
@example(RICH)
@example(f"<h3>About the author</h3><p>{BIO}</p>")
@given(PASTES)
def test_every_word_of_a_draft_stands_in_the_paste(text: str) -> None:
    source = source_of(text)
    for draft in read_or_nothing(text).drafts:
        for word in words_of(draft):
            assert loose(word) in source
        for word in draft.name.split():
            assert loose(word).casefold() in source.casefold()


@settings(max_examples=100, deadline=None)
@example(RICH)
@example(f"<h3>About the author</h3><p>{BIO}</p>")
@given(PASTES)
def test_every_line_of_evidence_stands_in_the_paste(text: str) -> None:
    source = source_of(text)
    for draft in read_or_nothing(text).drafts:
        for evidence in draft.evidence.values():
            for line in evidence["words"].split("\n"):
                assert loose(line) in source


@settings(max_examples=100, deadline=None)
@example(RICH)
@given(PASTES)
def test_what_is_filled_has_evidence(text: str) -> None:
    for draft in read_or_nothing(text).drafts:
        filled = {
            name
            for name in ("name", "role", "location", "bio", "site_line", "links", "email", "honorific", "identifiers")
            if getattr(draft, name)
        }
        assert filled <= set(draft.evidence)


@settings(max_examples=100, deadline=None)
@example(RICH)
@given(PASTES)
def test_every_remark_quotes_the_bio(text: str) -> None:
    for draft in read_or_nothing(text).drafts:
        for remark in draft.remarks:
            assert (draft.bio or "")[remark["start"] : remark["end"]] == remark["quote"]


def test_nothing_is_lost() -> None:
    """Every line of the paste is in the draft, in its evidence or under what was left out."""
    reading = paste(RICH, written=WRITTEN, site_name="FBA")
    (draft,) = reading.drafts
    said = " ".join([draft.bio or "", draft.site_line or "", *reading.left_out]).replace("{years:2006}", "17 years")
    quoted = {line for evidence in draft.evidence.values() for line in evidence["words"].split("\n")}

    for line in RICH.removeprefix(ARTICLE).splitlines():
        assert line in quoted or line in said


def test_a_private_address_is_nowhere_else_in_the_draft() -> None:
    (draft,) = paste(RICH).drafts

    assert draft.email == "nora@field.example"
    assert "@field" not in f"{draft.bio} {draft.site_line} {[link.url for link in draft.links]}"


@pytest.mark.parametrize("known", [{}, {"written": WRITTEN}, {"site_name": "FBA"}, {"sites": ("FBA",)}])
def test_reading_twice_gives_the_same(known: dict[str, object]) -> None:
    assert paste(RICH, **known).document() == paste(RICH, **known).document()
