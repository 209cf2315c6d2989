"""What is refused before a bio is stored, and how long each variant may be."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.bios import LIMITS, SIZES, check, check_size
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)


def test_text_is_kept_as_typed_but_in_nfc_and_trimmed() -> None:
    assert check("  Jose\u0301\r\n\r\nwrites.\t*Now*  ") == "José\n\nwrites.\t*Now*"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\ufffe", "\ud800"])
def test_control_character_is_refused_by_name(character: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(f"a{character}b", param="bio.short")
    assert (refusal.value.code, refusal.value.param) == ("control_character", "bio.short")


@pytest.mark.parametrize(
    "link",
    [
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](mailto:a@b.example)",
        "[a](//evil.example)",
        "[a](/about)",
        "[a](#top)",
        "[a](www.example.org)",
        "[a](example.org/page)",
        "[a](https://)",
        "[a](https:///path)",
        "[a](https://user@host.example)",
        "[a](https://user:pw@host.example/)",
        "[a](https://host.example:99999/)",
        "[a](https://host.example/{x})",
        f"[a](https://host.example/{'x' * 2000})",
    ],
)
def test_link_that_cannot_be_followed_is_refused(link: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(f"See {link}.")
    assert refusal.value.code == "invalid_link"
    assert "A link is written `[text](https://example.org/page)`" in refusal.value.detail


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://host.example)",
        "[a](http://host.example:8080/x?y=z#w)",
        "[a](https://bücher.example/Straße)",
        "[sic](2019)",
        "[note](Ed: added later)",
        "a](b.example) c",
        r"\[a](javascript:alert(1))",
        "f(x)[0](see below)",
    ],
)
def test_other_brackets_are_kept(text: str) -> None:
    assert check(text) == text


def test_more_than_can_be_stored_is_refused() -> None:
    assert len(check("x" * 16_000)) == 16_000
    with pytest.raises(Invalid) as refusal:
        check("x" * 16_001)
    assert refusal.value.code == "too_long"
    assert "16,001" in refusal.value.detail


@pytest.mark.parametrize("size", SIZES)
def test_size_counts_what_a_reader_counts(size: str) -> None:
    family = "👨‍👩‍👧‍👦"
    check_size(family * LIMITS[size], size, lang="en", today=TODAY)
    with pytest.raises(Invalid) as refusal:
        check_size(family * LIMITS[size] + "!", size, lang="en", today=TODAY, param="bios.en")
    assert (refusal.value.code, refusal.value.param) == ("too_long", "bios.en")


def test_refusal_says_how_long_it_is_and_what_would_hold_it() -> None:
    with pytest.raises(Invalid) as refusal:
        check_size("x" * 171, "micro", lang="en", today=TODAY)
    assert refusal.value.detail == (
        "This prints 171 characters and micro holds 80. Shorten it by 91 or store it as standard (500)."
    )


def test_size_counts_the_printed_text() -> None:
    padding = "x" * (80 - len("21 years"))
    check_size("{years:2005}" + padding, "micro", lang="en", today=TODAY)
    check_size("[" + "x" * 80 + "](https://host.example/a/long/address)", "micro", lang="en", today=TODAY)
    with pytest.raises(Invalid):
        check_size("{years:2005}" + padding + "x", "micro", lang="en", today=TODAY)


def test_size_that_does_not_exist_is_refused_with_the_near_miss() -> None:
    with pytest.raises(Invalid) as refusal:
        check_size("x", "standart", lang="en", today=TODAY)
    assert refusal.value.code == "unknown_size"
    assert refusal.value.detail.endswith("Did you mean `standard`?")


@given(st.text(max_size=200))
def test_checked_text_stays_as_it_is(text: str) -> None:
    try:
        stored = check(text)
    except Invalid:
        return
    assert check(stored) == stored
    assert stored == unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
