"""The only place that reads the time. REGISTRY_TODAY pins the date, under DEBUG, so that walk-throughs repeat."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Inside, it is ``moment`` (aware): for what replays the past, such as the demo world."""
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)


def now() -> datetime:
    """This moment in UTC; on a pinned date, this time of that day."""
    standing = _standing.get()
    if standing is not None:
        return standing.astimezone(UTC)
    moment = datetime.now(UTC)
    pinned = pinned_date()
    return datetime.combine(pinned, moment.time(), UTC) if pinned else moment


def pinned_date() -> date | None:
    return date.fromisoformat(settings.REGISTRY_TODAY) if settings.DEBUG and settings.REGISTRY_TODAY else None


def today(time_zone: str | None = None) -> date:
    """The calendar day in ``time_zone`` (IANA; the registry's own by default). A pinned date holds in every zone."""
    if _standing.get() is None and (pinned := pinned_date()):
        return pinned
    return now().astimezone(_zone(time_zone)).date()


def day_of(moment: datetime, time_zone: str | None = None) -> date:
    return moment.astimezone(_zone(time_zone)).date()


def end_of(day: date, time_zone: str | None = None) -> datetime:
    """The first moment after ``day`` in ``time_zone``, in UTC: what happened before it had happened on that day."""
    return datetime.combine(day + timedelta(days=1), time.min, _zone(time_zone)).astimezone(UTC)


def _zone(time_zone: str | None) -> ZoneInfo:
    return ZoneInfo(time_zone or settings.DEFAULT_TIME_ZONE)
