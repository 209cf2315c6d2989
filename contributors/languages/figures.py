"""Numbers of years and short dates as the Unicode CLDR writes them, through Babel."""

from datetime import date, timedelta
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_timedelta

# English without a region is written day first, as the cards of the house are: "18 Nov", where en-US has "Nov 18".
_HOUSE_ENGLISH = "en_GB"
_EXTENDED_ARABIC_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_DAYS_IN_YEAR = 365  # what Babel counts as one year


@lru_cache(maxsize=4096)
def years(tag: str, n: int) -> str:
    """``n`` years in words of the language, with its plural: ``21 years``, ``21 год``, ``21 Jahre``.

    ``format_timedelta`` and not ``format_unit``, because Babel up to 2.18 prints "21 duration-year" with the latter
    in Italian and eight more of our languages (python-babel issue 1217).
    """
    locale = locale_of(tag)
    text = format_timedelta(
        timedelta(days=n * _DAYS_IN_YEAR),
        granularity="year",
        threshold=10_000,
        locale=locale,
    )
    return _in_native_digits(text.replace("\N{NO-BREAK SPACE}", " "), locale)


@lru_cache(maxsize=4096)
def short_date(tag: str, day: date, *, today: date) -> str:
    """``18 Nov`` within the year of ``today``, ``18 Nov 2024`` outside it, in the order and words of the language."""
    locale = locale_of(tag)
    skeleton = "MMMd" if day.year == today.year else "yMMMd"
    return _in_native_digits(format_skeleton(skeleton, day, locale=locale), locale)


def year(tag: str, number: int) -> str:
    """A year alone, in the digits of the language."""
    return _in_native_digits(str(number), locale_of(tag))


def number(tag: str, n: int) -> str:
    """A small number in the digits of the language."""
    return _in_native_digits(str(n), locale_of(tag))


def plural_form(tag: str, n: int) -> str:
    """Which plural the language uses for ``n`` things: zero, one, two, few, many or other (CLDR)."""
    return str(locale_of(tag).plural_form(n))


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale:
    """The nearest locale that the CLDR has; the house's English where it has none."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        name = "-".join(parts[:length])
        try:
            return Locale.parse(
                _HOUSE_ENGLISH if name == "en" else name,
                sep="_" if name == "en" else "-",
            )
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_HOUSE_ENGLISH)


def _in_native_digits(text: str, locale: Locale) -> str:
    # Of our languages only Persian has digits of its own as the default of the CLDR.
    return text.translate(_EXTENDED_ARABIC_DIGITS) if locale.default_numbering_system == "arabext" else text
