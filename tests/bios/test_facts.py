"""Living facts print what is true on the day and say until when."""

from datetime import date

import pytest

from contributors.bios import check, html, plain, valid_until
from contributors.errors import Invalid

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("lang", "today", "printed"),
    [
        ("en", date(2026, 11, 22), "for 21 years."),
        ("en", date(2022, 3, 14), "for 17 years."),
        ("en", date(2006, 1, 1), "for 1 year."),
        ("en", date(2005, 6, 1), "for 0 years."),
        ("en", date(2001, 6, 1), "for 0 years."),
        ("de", date(2026, 11, 22), "for 21 Jahre."),
        ("ru", date(2026, 11, 22), "for 21 год."),
        ("pt-BR", date(2026, 11, 22), "for 21 anos."),
    ],
)
def test_living_fact_counts_the_years_of_the_day(lang: str, today: date, printed: str) -> None:
    assert plain("for {years:2005}.", lang=lang, today=today) == printed
    assert html("for {years:2005}.", lang=lang, today=today) == f"<p>{printed}</p>"


def test_fact_that_is_not_known_prints_as_typed() -> None:
    assert plain("{age:1990} {years:abc}", lang="en", today=TODAY) == "{age:1990} {years:abc}"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("for {years:2005}", date(2026, 12, 31)),
        ("*for [{years:2005}](https://a.example)*", date(2026, 12, 31)),
        ("for 21 years", None),
        (r"for \{years:2005}", None),
        ("*for* {years}", None),
    ],
)
def test_text_with_a_living_fact_holds_until_new_year(text: str, until: date | None) -> None:
    assert valid_until(text, today=TODAY) == until


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("{year:2005}", "unknown_token", "Known: `{years:2005}`. Did you mean `years`?"),
        ("{age:1990}", "unknown_token", "`{age:1990}` is no living fact. Known: `{years:2005}`."),
        ("*{color: red}*", "unknown_token", r"To print a brace as it is, write `\{`."),
        ("{years:}", "invalid_token", "`{years:}` needs a year between 1900 and the present, as in `{years:2005}`."),
        ("{years:1899}", "invalid_token", "needs a year between 1900"),
        ("{years:05}", "invalid_token", "needs a year between 1900"),
        ("{years:٢٠٠٥}", "invalid_token", "needs a year between 1900"),
    ],
)
def test_token_that_cannot_print_is_refused(text: str, code: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(text, param="bio")
    assert (refusal.value.code, refusal.value.param) == (code, "bio")
    assert sentence in refusal.value.detail


def test_year_to_come_is_refused_where_the_day_is_known() -> None:
    assert check("{years:2026}", today=TODAY) == "{years:2026}"
    with pytest.raises(Invalid) as refusal:
        check("{years:2027}", today=TODAY)
    assert refusal.value.code == "invalid_token"
    assert "between 1900 and 2026" in refusal.value.detail


@pytest.mark.parametrize(
    "text", ["{years}", "{ years:2005}", "{Years:2005}", r"\{age:1990}", "{a-b:c}", "{0}", "{%x:y%}"]
)
def test_every_other_brace_is_text(text: str) -> None:
    assert check(text) == text
