"""Reading the feeds of sites that can't push: fetched politely, taken over entry by entry, one site after another."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urljoin

from contributors import clock
from contributors.actions.feeds import Taken, claim_reading, due, note_failure, note_success, take_entries
from contributors.errors import RegistryError
from contributors.fetching import Fetched, fetch, host_of
from contributors.importers.feeds import read_feed
from contributors.models import FeedReading, Site

_ACCEPT = (
    "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, "
    "application/json;q=0.7, */*;q=0.1"
)
_REFUSALS = {
    401: ("feed_refused", "asks for a password. Give an address that is open to everybody."),
    403: ("feed_refused", "refuses the registry. Ask whoever runs the site to let it in."),
    404: ("feed_missing", "is not there. Look at `feed_url`."),
    410: ("feed_gone", "is gone for good. Give its new address as `feed_url`, or none."),
    429: ("feed_busy", "is asked too often. It is asked again later."),
    503: ("feed_busy", "can't be answered now. It is asked again later."),
}

_LEFT = {
    "pushed": "left to what the site pushes",
    "twice": "there twice",
    "without_authors": "without authors",
    "without_id": "without an id or address",
}


class FeedRead(NamedTuple):
    """``outcome`` is ``read``, ``unchanged``, ``failed``, or ``busy`` where somebody else is at it; never names."""

    site: str
    outcome: str
    sentence: str
    taken: Taken = Taken(0, 0, 0, {})


def read_due_feeds() -> list[FeedRead]:
    """For a worker, as often as it likes: every feed whose time has come."""
    return list(read_feeds(due(sites_with_feeds(), clock.now()), force=False))


def sites_with_feeds() -> list[Site]:
    return list(Site.objects.exclude(feed_url="").order_by("slug"))


def read_feeds(sites: Iterable[Site], *, force: bool = True) -> Iterator[FeedRead]:
    """Each site's outcome as it is known; what fails at one site does not keep the next from being read."""
    for site in sites:
        reading = claim_reading(site, force=force)
        if reading is None:
            yield FeedRead(site.slug, "busy", "is being read already, or was read a moment ago.")
            continue
        try:
            yield _read(site, reading)
        except RegistryError as error:
            note_failure(reading, error.code)
            yield FeedRead(site.slug, "failed", error.detail)


def hosts_of(site: Site) -> set[str]:
    """Where a site's feed may be: the hosts that it lists, and that of its own address."""
    own = {host_of(site.url)} if site.url else set()
    return own | {str(host) for host in site.hosts}


def _read(site: Site, reading: FeedReading) -> FeedRead:
    asked = {"If-None-Match": reading.etag, "If-Modified-Since": reading.last_modified}
    known = {name: value for name, value in asked.items() if value}
    fetched = fetch(site.feed_url, hosts=hosts_of(site), headers={"Accept": _ACCEPT} | known)
    if fetched.status == 304 and known:
        note_success(reading, etag=reading.etag, last_modified=reading.last_modified, digest=reading.digest)
        return FeedRead(site.slug, "unchanged", "has not changed.")
    if fetched.status != 200:
        return _failed(site, reading, fetched)
    digest, taken, problem = sha256(fetched.body).hexdigest(), Taken(0, 0, 0, {}), ""
    is_new = digest != reading.digest
    if is_new:
        base = _resolved(fetched.url, fetched.headers.get("content-location", ""))
        feed = read_feed(fetched.body, url=base, content_type=fetched.headers.get("content-type", ""))
        taken, problem = take_entries(site, feed.entries), feed.problem
    note_success(
        reading,
        etag=fetched.headers.get("etag", ""),
        last_modified=fetched.headers.get("last-modified", ""),
        digest=digest,
    )
    summary = _summary(taken) if is_new else "has not changed."
    said = " ".join(filter(None, (summary, problem, _moved(fetched))))
    return FeedRead(site.slug, "read" if is_new else "unchanged", said, taken)


def _failed(site: Site, reading: FeedReading, fetched: Fetched) -> FeedRead:
    code, words = _REFUSALS.get(fetched.status, ("feed_failed", f"is answered with status {fetched.status}."))
    note_failure(reading, code, wait=_asked_to_wait(fetched.headers.get("retry-after", "")))
    return FeedRead(site.slug, "failed", words)


def _asked_to_wait(header: str) -> timedelta | None:
    """Seconds or a date (RFC 9110 section 10.2.3)."""
    if header.isascii() and header.isdigit():
        return timedelta(seconds=min(int(header[:9]), 10**7))
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return None
    return max(timedelta(0), until - clock.now()) if until.tzinfo else None


def _resolved(url: str, location: str) -> str:
    """``Content-Location`` says what the body's own addresses are relative to (RFC 9110 section 8.7)."""
    try:
        return urljoin(url, location)
    except ValueError:
        return url


def _summary(taken: Taken) -> str:
    left = [f"{count} {_LEFT.get(reason, f'refused ({reason})')}" for reason, count in sorted(taken.left.items())]
    parts = [f"{taken.made} new", f"{taken.changed} changed", f"{taken.same} as before", *left]
    return f"{', '.join(parts)}."


def _moved(fetched: Fetched) -> str:
    return f"The feed has moved for good: make `feed_url` {fetched.moved_to}." if fetched.moved_to else ""
