"""Numbers of years and short dates in the words of each language."""

from datetime import date

import pytest

from contributors.languages import LANGUAGES, short_date, years

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tag", "n", "printed"),
    [
        ("en", 0, "0 years"),
        ("en", 1, "1 year"),
        ("en", 21, "21 years"),
        ("en-GB", 17, "17 years"),
        ("es", 21, "21 años"),
        ("it", 1, "1 anno"),
        ("it", 21, "21 anni"),
        ("fr", 0, "0 an"),
        ("fr", 21, "21 ans"),
        ("de", 1, "1 Jahr"),
        ("de", 21, "21 Jahre"),
        ("pt-BR", 21, "21 anos"),
        ("nl", 21, "21 jaar"),
        ("pl", 1, "1 rok"),
        ("pl", 22, "22 lata"),
        ("pl", 25, "25 lat"),
        ("ru", 21, "21 год"),
        ("ru", 22, "22 года"),
        ("ru", 25, "25 лет"),
        ("uk", 21, "21 рік"),
        ("tr", 21, "21 yıl"),
        ("ar", 2, "سنتان"),
        ("ar", 5, "5 سنوات"),
        ("ar", 21, "21 سنة"),
        ("he", 21, "21 שנים"),
        ("fa", 21, "۲۱ سال"),
        ("fi", 21, "21 vuotta"),
        ("hi", 21, "21 वर्ष"),
        ("ja", 21, "21 年"),
        ("ko", 21, "21년"),
        ("zh", 21, "21年"),
        ("sv", 21, "21 år"),
        ("tlh", 21, "21 years"),
    ],
)
def test_years_take_the_plural_of_the_language(tag: str, n: int, printed: str) -> None:
    assert years(tag, n) == printed


@pytest.mark.parametrize("tag", LANGUAGES)
def test_years_never_print_a_key_of_the_tables(tag: str) -> None:
    assert not any("duration" in years(tag, n) or "\u00a0" in years(tag, n) for n in range(70))


@pytest.mark.parametrize(
    ("tag", "day", "printed"),
    [
        ("en", date(2026, 11, 18), "18 Nov"),
        ("en", date(2024, 11, 18), "18 Nov 2024"),
        ("en-US", date(2026, 11, 18), "Nov 18"),
        ("de", date(2024, 11, 18), "18. Nov. 2024"),
        ("es", date(2026, 11, 18), "18 nov"),
        ("fr", date(2026, 11, 18), "18 nov."),
        ("ja", date(2024, 11, 18), "2024年11月18日"),
        ("ar", date(2026, 11, 18), "18 نوفمبر"),
        ("fa", date(2026, 11, 18), "۱۸ نوامبر"),
        ("tlh", date(2026, 11, 18), "18 Nov"),
    ],
)
def test_short_date_names_the_year_outside_it_only(tag: str, day: date, printed: str) -> None:
    assert short_date(tag, day, today=TODAY) == printed
