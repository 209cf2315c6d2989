"""What an address stands for right now, and how its answer is made: one card, several in a fragment, a style sheet."""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.conf import settings

from contributors import clock, profiles
from contributors.bylines import BylineStyle
from contributors.cards_door.finished import Finished, finish
from contributors.cards_door.wanted import Wanted, WantedSheet
from contributors.models import Site
from contributors.models.current import Current, Entry, current, entries, place_of
from contributors.models.leading import leading
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
    """None where there is nothing to show. One query while no id is one that was merged."""
    if isinstance(want, WantedSheet):
        return _sheet(want)
    return _several(want) if want.is_several else _one(want)


def _one(want: Wanted, asked: tuple[str, ...] = ()) -> Standing | None:
    """``asked`` is the id in the address, where the one that is wanted stands for it."""
    row = current(want.site, want.ids[0])
    if row is None:
        return None if asked else _led(want)
    today = clock.today(row.time_zone)
    stamp = (row.place, row.card_version, row.status, today, row.embedders, row.byline_style)
    lang = _answered_in(want.lang, json.loads(row.languages)) if want.lang else ""
    key = (want.site, want.ids[0], want.suffix, want.size, lang, want.options, asked)
    return Standing(key, stamp, partial(_one_finished, want, row, today, stamp, asked))


def _led(want: Wanted) -> Standing | None:
    """An id that was merged answers with the card of whom it stands for. 2 queries more, 1 where it was not."""
    survivor = leading(want.ids).get(want.ids[0])
    return _one(replace(want, ids=(survivor,)), want.ids) if survivor else None


def _one_finished(want: Wanted, row: Current, today: date, stamp: Hashable, asked: tuple[str, ...]) -> Finished | None:
    """7 queries more."""
    place = place_of(row, want.site, want.ids[0])
    explained = explain_place(place, Asked(today, settings.PUBLIC_ORIGIN, want.lang, want.size))
    if explained is None:
        return None
    body = want.output.write(explained.card, today=today, **dict(want.options), **_style(want, place.site))
    headers = _headers(want, want.ids, asked) | want.headers(json.loads(row.embedders))
    return finish(body, stamp, headers, _headers_of_the_body(want))


def _several(want: Wanted) -> Standing | None:
    """Ids that have no card here are left out, and make no answers of their own. Each contributor once."""
    by_id = {entry.contributor_id: entry for entry in entries(want.site, want.ids)}
    leads = leading(pk for pk in want.ids if pk not in by_id)
    if leads:
        by_id |= {entry.contributor_id: entry for entry in entries(want.site, list(leads.values()))}
    standing_for = dict.fromkeys(leads.get(pk, pk) for pk in want.ids)
    found = [by_id[pk] for pk in standing_for if pk in by_id]
    if not found:
        return None
    today = clock.today(found[0].time_zone)
    ids = tuple(entry.contributor_id for entry in found)
    asked = tuple(pk for pk in want.ids if leads.get(pk) in by_id)
    style = json.dumps(found[0].byline_style)
    stamp = (today, style, *found[0].embedders, *((entry.place, entry.card_version, entry.status) for entry in found))
    lang = _answered_in(want.lang, found[0].languages) if want.lang else ""
    key = (want.site, ids, want.suffix, want.size, lang, want.options, asked)
    return Standing(key, stamp, partial(_several_finished, want, found, today, stamp, asked))


def _several_finished(
    want: Wanted, found: list[Entry], today: date, stamp: Hashable, asked: tuple[str, ...]
) -> Finished | None:
    """9 queries more, however many ids."""
    site = Site.objects.get(pk=found[0].site)
    ids = [entry.contributor_id for entry in found]
    shown = Asked(today, settings.PUBLIC_ORIGIN, want.lang, want.size)
    cards = [explained.card for explained in read_cards(site, ids, shown).values()]
    write_several = want.output.write_several
    if not cards or write_several is None:
        return None
    body = write_several(cards, today=today, **dict(want.options), **_style(want, site))
    headers = _headers(want, ids, asked) | want.headers(found[0].embedders)
    return finish(body, stamp, headers, _headers_of_the_body(want))


def _style(want: Wanted, site: Site) -> dict[str, BylineStyle]:
    if not want.output.prints_bylines:
        return {}
    return {"style": BylineStyle.of(site.byline_style, site.default_language)}


def _sheet(want: WantedSheet) -> Standing | None:
    row = Site.objects.filter(slug=want.site).values_list("pk", "version", "tokens").first()
    if row is None:
        return None
    pk, version, tokens = row
    stamp = (pk, version)
    return Standing((want.site, "card.css"), stamp, partial(_sheet_finished, want, tokens, stamp))


def _sheet_finished(want: WantedSheet, tokens: Mapping[str, str], stamp: Hashable) -> Finished:
    kind = {"Content-Type": "text/css; charset=utf-8"}
    return finish(stylesheet.write(tokens), stamp, _headers(want, (), ()), kind)


def _answered_in(asked: str, configured: list[str]) -> str:
    """The answer's language or, for the site's default, "": languages that it has not make no cards of their own."""
    answered = profiles.answer_language(asked, configured)
    return "" if answered == configured[0] else answered


def _headers(want: Wanted | WantedSheet, ids: Sequence[str], asked: Sequence[str]) -> dict[str, str]:
    """``asked`` are ids of the address that were merged: whoever keeps the answer drops it when one is split again."""
    keys = [*ids, *asked, f"site-{want.site}"]
    headers = {
        **OPEN,
        "Access-Control-Expose-Headers": "ETag",
        "Cache-Control": FOUND,
        "Surrogate-Key": " ".join(keys),
        "Cache-Tag": ",".join(keys),
        "Vary": "Accept-Encoding",
    }
    if asked and isinstance(want, Wanted):
        suffix = f".{want.suffix}" if want.suffix else ""
        headers["Content-Location"] = f"{settings.PUBLIC_ORIGIN}/c/{want.site}/{','.join(ids)}{suffix}"
        headers["Access-Control-Expose-Headers"] = "ETag, Content-Location"
    return headers


def _headers_of_the_body(want: Wanted) -> dict[str, str]:
    headers = {"Content-Type": want.output.content_type}
    return {**headers, "Content-Security-Policy": POLICY} if want.suffix == "html" else headers
