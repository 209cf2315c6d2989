"""What an address stands for right now, and how its answer is made: one card, several in a fragment, a style sheet."""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings

from contributors import clock, profiles
from contributors.cards_door.finished import Finished, finish
from contributors.cards_door.wanted import Wanted, WantedSheet
from contributors.models import Site
from contributors.models.current import Current, Entry, current, entries, place_of
from contributors.models.reading import Asked, explain_place, read_cards
from contributors.outputs import stylesheet

# 30 seconds and 30 more while a fresh one is fetched: a change is seen everywhere within a minute (decision 12).
FOUND = "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
# On every answer, so that pages of any site can read it.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
# A fragment that is opened by itself is a page: it loads nothing and runs nothing.
POLICY = "default-src 'none'; img-src 'self'"


@dataclass(frozen=True, slots=True)
class Standing:
    """``key`` names an answer. One that was made earlier holds while its stamp is ``stamp``; ``make`` makes it anew."""

    key: Hashable
    stamp: Hashable
    make: Callable[[], Finished | None]


def standing(want: Wanted | WantedSheet) -> Standing | None:
    """None where there is nothing to show. One query."""
    if isinstance(want, WantedSheet):
        return _sheet(want)
    return _several(want) if want.is_several else _one(want)


def _one(want: Wanted) -> Standing | None:
    row = current(want.site, want.ids[0])
    if row is None:
        return None
    today = clock.today(row.time_zone)
    stamp = (row.place, row.card_version, row.status, today, row.embedders)
    lang = _answered_in(want, json.loads(row.languages))
    key = (want.site, want.ids[0], want.suffix, want.size, lang, want.options)
    return Standing(key, stamp, partial(_one_finished, want, row, today, stamp))


def _one_finished(want: Wanted, row: Current, today: date, stamp: Hashable) -> Finished | None:
    """7 queries more."""
    place = place_of(row, want.site, want.ids[0])
    explained = explain_place(place, Asked(today, settings.PUBLIC_ORIGIN, want.lang, want.size))
    if explained is None:
        return None
    body = want.output.write(explained.card, today=today, **dict(want.options))
    headers = _headers(want.site, want.ids) | want.headers(json.loads(row.embedders))
    return finish(body, stamp, headers, _headers_of_the_body(want))


def _several(want: Wanted) -> Standing | None:
    """Ids that have no card here are left out, and make no answers of their own."""
    by_id = {entry.contributor_id: entry for entry in entries(want.site, want.ids)}
    found = [by_id[pk] for pk in want.ids if pk in by_id]
    if not found:
        return None
    today = clock.today(found[0].time_zone)
    ids = tuple(entry.contributor_id for entry in found)
    stamp = (today, *found[0].embedders, *((entry.place, entry.card_version, entry.status) for entry in found))
    lang = _answered_in(want, found[0].languages)
    key = (want.site, ids, want.suffix, want.size, lang, want.options)
    return Standing(key, stamp, partial(_several_finished, want, found, today, stamp))


def _several_finished(want: Wanted, found: list[Entry], today: date, stamp: Hashable) -> Finished | None:
    """9 queries more, however many ids."""
    site = Site.objects.get(pk=found[0].site)
    ids = [entry.contributor_id for entry in found]
    asked = Asked(today, settings.PUBLIC_ORIGIN, want.lang, want.size)
    cards = [explained.card for explained in read_cards(site, ids, asked).values()]
    write_several = want.output.write_several
    if not cards or write_several is None:
        return None
    body = write_several(cards, today=today, **dict(want.options))
    headers = _headers(want.site, ids) | want.headers(found[0].embedders)
    return finish(body, stamp, headers, _headers_of_the_body(want))


def _sheet(want: WantedSheet) -> Standing | None:
    row = Site.objects.filter(slug=want.site).values_list("pk", "version", "tokens").first()
    if row is None:
        return None
    pk, version, tokens = row
    stamp = (pk, version)
    return Standing((want.site, "card.css"), stamp, partial(_sheet_finished, want, tokens, stamp))


def _sheet_finished(want: WantedSheet, tokens: Mapping[str, str], stamp: Hashable) -> Finished:
    kind = {"Content-Type": "text/css; charset=utf-8"}
    return finish(stylesheet.write(tokens), stamp, _headers(want.site, ()), kind)


def _answered_in(want: Wanted, configured: list[str]) -> str:
    """The answer's language or, for the site's default, "": languages that it has not make no cards of their own."""
    if want.lang is None:
        return ""
    answered = profiles.answer_language(want.lang, configured)
    return "" if answered == configured[0] else answered


def _headers(site: str, ids: Iterable[str]) -> dict[str, str]:
    keys = [*ids, f"site-{site}"]
    return {
        **OPEN,
        "Access-Control-Expose-Headers": "ETag",
        "Cache-Control": FOUND,
        "Surrogate-Key": " ".join(keys),
        "Cache-Tag": ",".join(keys),
        "Vary": "Accept-Encoding",
    }


def _headers_of_the_body(want: Wanted) -> dict[str, str]:
    headers = {"Content-Type": want.output.content_type}
    return {**headers, "Content-Security-Policy": POLICY} if want.suffix == "html" else headers
