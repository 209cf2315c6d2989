"""One clock, and each site's own days."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import Settings

from contributors import clock


@pytest.fixture
def midnight_in_london() -> datetime:
    return datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time_zone", "day"),
    [
        ("Europe/London", "2026-11-22"),
        ("America/New_York", "2026-11-21"),
        ("Asia/Tokyo", "2026-11-22"),
        ("Pacific/Kiritimati", "2026-11-22"),
    ],
)
def test_a_day_begins_in_the_time_zone_of_the_site(midnight_in_london: datetime, time_zone: str, day: str) -> None:
    with clock.standing_at(midnight_in_london):
        assert clock.today(time_zone) == date.fromisoformat(day)


def test_a_pinned_date_holds_in_every_zone(settings: Settings) -> None:
    settings.DEBUG, settings.REGISTRY_TODAY = True, "2026-11-22"

    assert {clock.today(zone) for zone in ("Asia/Tokyo", "America/Los_Angeles", None)} == {date(2026, 11, 22)}
    assert clock.now().date() == date(2026, 11, 22)


def test_the_date_is_not_pinned_in_production(settings: Settings) -> None:
    settings.DEBUG, settings.REGISTRY_TODAY = False, "1999-01-01"

    assert clock.pinned_date() is None
    assert clock.now().year > 1999


def test_the_end_of_a_day_is_the_first_moment_after_it() -> None:
    assert clock.end_of(date(2026, 11, 22), "America/New_York") == datetime(2026, 11, 23, 5, tzinfo=UTC)
    # The clocks go back on 25 October 2026: that day has 25 hours.
    assert clock.end_of(date(2026, 10, 25), "Europe/Berlin") == datetime(2026, 10, 25, 23, tzinfo=UTC)


def test_time_that_stands_goes_on_afterwards() -> None:
    with clock.standing_at(datetime(2021, 1, 4, 9, tzinfo=UTC)):
        assert clock.now() == datetime(2021, 1, 4, 9, tzinfo=UTC)
    assert clock.now().year >= 2026
