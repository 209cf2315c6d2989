"""Titles and times as feeds write them, in one form."""

import html
import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_LONGEST_TITLE = 1_000


def instant(text: str) -> str:
    """RFC 3339 in UTC of RFC 3339, ISO 8601 or RFC 822; empty for anything else. Without an offset it is UTC."""
    words = text.strip()[:60]
    for read in (_iso, parsedate_to_datetime):
        with suppress(ValueError, TypeError, OverflowError, IndexError):
            moment = read(words)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
            if 1970 <= moment.year <= 2200:
                return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return ""


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(text.upper().replace("UTC", "Z"))


def plain_title(text: str, *, is_markup: bool = True) -> str:
    """On one line, without tags and entities where there may be any, and no longer than an article's title."""
    begun = text[: 20 * _LONGEST_TITLE]
    line = html.unescape(_TAG.sub("", html.unescape(begun))) if is_markup else begun
    return " ".join(line.split())[:_LONGEST_TITLE].strip()
