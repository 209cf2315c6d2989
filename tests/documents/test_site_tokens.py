"""The three tokens of a site: what a style sheet may hold, in one form; everything else is refused with a sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.documents import site, tokens
from contributors.errors import Invalid
from contributors.outputs import stylesheet


@pytest.mark.parametrize(
    ("form", "given_value", "kept"),
    [
        ("accent", "#9C2F20", "#9c2f20"),
        ("accent", "#abc", "#abc"),
        ("photo_radius", "0", "0"),
        ("photo_radius", "12px", "12px"),
        ("photo_radius", "0.75rem", "0.75rem"),
        ("photo_radius", "50%", "50%"),
        ("name_font", "Georgia", '"Georgia"'),
        ("name_font", "Sans-Serif", "sans-serif"),
        ("name_font", '"serif"', '"serif"'),
        ("name_font", "'EB Garamond',Georgia,  serif", '"EB Garamond", "Georgia", serif'),
        ("name_font", '800 Lato, "Noto Sans JP", sans-serif', '800 "Lato", "Noto Sans JP", sans-serif'),
        ("name_font", "ヒラギノ角ゴ Pro W3", '"ヒラギノ角ゴ Pro W3"'),
        ("name_font", "AT&T Aleck", '"AT&T Aleck"'),
    ],
)
def test_a_token_is_kept_in_one_form(form: str, given_value: str, kept: str) -> None:
    read = getattr(tokens, form)

    assert read(given_value) == kept
    assert read(kept) == kept


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("accent", "red"),
        ("accent", "#12345"),
        ("accent", "#12g456"),
        ("accent", "#123;}"),
        ("accent", "#123\n"),
        ("accent", "var(--x)"),
        ("photo_radius", "12"),
        ("photo_radius", "-3px"),
        ("photo_radius", "1e3px"),
        ("photo_radius", "calc(1px)"),
        ("photo_radius", "3px 4px"),
        ("photo_radius", "3px;"),
        ("name_font", ""),
        ("name_font", "Georgia,,serif"),
        ("name_font", 'Geo"rgia'),
        ("name_font", '"Georgia'),
        ("name_font", "Georgia; color: red"),
        ("name_font", "Georgia} body {"),
        ("name_font", "url(https://evil.example)"),
        ("name_font", "</style>"),
        ("name_font", "Geo\\22 rgia"),
        ("name_font", "400"),
        ("name_font", "450 Lato"),
        ("name_font", "@import"),
        ("name_font", "/* x"),
        ("name_font", ",".join(["Lato"] * 9)),
        ("name_font", "a" * 61),
    ],
)
def test_what_could_say_more_is_refused_with_a_sentence(form: str, value: str) -> None:
    with pytest.raises(Invalid, match=r"\.$") as refusal:
        getattr(tokens, form)(value)
    assert refusal.value.code == "invalid_site_token"


@given(st.text(max_size=60))
def test_nothing_that_is_kept_ends_a_declaration(value: str) -> None:
    for form in (tokens.accent, tokens.photo_radius, tokens.name_font):
        try:
            kept = form(value)
        except Invalid:
            continue
        assert not re.search(r"[;{}()\\<>@/*]|[\x00-\x1f]", kept)
        assert kept.count('"') % 2 == 0


def test_a_site_keeps_its_tokens_and_refuses_them_by_pointer() -> None:
    document = {"slug": "fba", "name": "FBA", "time_zone": "UTC", "tokens": {"accent": "#ABCDEF"}}
    with pytest.raises(Invalid) as refusal:
        site.cleaned(document | {"tokens": {"accent": "red", "photo_radius": "9"}}, None)

    assert site.cleaned(document, None)["tokens"] == {"accent": "#abcdef"}
    assert [fault.pointer for fault in refusal.value.faults] == ["/tokens/accent", "/tokens/photo_radius"]
    assert {fault.code for fault in refusal.value.faults} == {"invalid_site_token"}


def test_every_token_is_one_that_the_sheet_prints() -> None:
    printed = stylesheet.write({"accent": "#123456", "name_font": "serif", "photo_radius": "1px"}).decode()

    assert all(value in printed.rsplit("/*", 1)[1] for value in ("#123456", "serif", "1px"))
