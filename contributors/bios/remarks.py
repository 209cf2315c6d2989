"""Remarks: the phrases of a bio that go out of date or belong elsewhere, each with the fix that it suggests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from contributors.bios.boilerplate import boilerplate_spans
from contributors.bios.rules import Rules, rules_for
from contributors.bios.site_names import SiteSentence, site_sentences
from contributors.bios.view import View, view_of

Kind = Literal["duration", "currently", "age", "site", "boilerplate", "relative_time"]

# What a working life can hold; a longer span is the age of something else.
_LONGEST_YEARS = 70
# How far before a duration, within its sentence, words can say that it's over.
_WINDOW = 100


@dataclass(frozen=True, slots=True)
class Remark:
    """One phrase that wants attention, from code point ``start`` to ``end`` of the stored text, where ``quote`` is.

    ``fix`` is JSON: ``{"action": "living_fact", "token", "since"}``; ``{"action": "confirm"}``, with ``since`` where a
    year can be computed and ``sites`` where several are named; ``{"action": "remove"}``; or
    ``{"action": "move_to_site_line", "site"}``.
    """

    kind: Kind
    start: int
    end: int
    quote: str
    message: str
    fix: dict[str, object]


class _Found(NamedTuple):
    """A phrase in the printed text. ``ago`` is the number of years it counts; only an exact one can become a fact."""

    kind: Kind
    start: int
    end: int
    ago: int | None = None
    exact: bool = False


class _Patterns(NamedTuple):
    """The rules of one language, compiled."""

    rules: Rules
    ages: regex.Pattern[str] | None
    agos: regex.Pattern[str] | None
    relative: regex.Pattern[str] | None
    decades: regex.Pattern[str] | None
    inflected: regex.Pattern[str] | None
    durations: regex.Pattern[str] | None
    current: regex.Pattern[str] | None
    ended: regex.Pattern[str] | None
    past: regex.Pattern[str] | None
    ongoing: regex.Pattern[str] | None
    vague: regex.Pattern[str] | None
    following: regex.Pattern[str] | None


def remarks(
    text: str, *, lang: str, today: date, written: date | None = None, sites: Sequence[str] = ()
) -> list[Remark]:
    """What to look at in the stored ``text``, in order of place.

    Years are counted back from ``written``, the day on which the text was true, or from ``today``. Sentences that name
    one of ``sites`` are proposed as site lines; without ``sites``, those that say plainly for whom she writes.
    """
    view = view_of(text)
    patterns = _patterns(rules_for(lang))
    said = written or today
    claimed = bytearray(len(view.words))
    made = []
    for found in _find(view, patterns):
        if not any(claimed[found.start : found.end]):
            claimed[found.start : found.end] = b"\1" * (found.end - found.start)
            made.append(_remark(found, view, said))
    made.extend(_site_remark(sentence, view) for sentence in site_sentences(view, patterns.rules, sites))
    return sorted(made, key=lambda remark: (remark.start, remark.end))


@lru_cache(maxsize=32)
def _patterns(rules: Rules) -> _Patterns:
    return _Patterns(
        rules=rules,
        ages=rules.pattern(rules.ages),
        agos=rules.pattern(rules.agos),
        relative=rules.pattern(rules.relative),
        decades=rules.pattern(rules.decades),
        inflected=rules.pattern(rules.inflected),
        durations=rules.pattern(rules.durations),
        current=rules.pattern(rules.current),
        ended=rules.before(rules.ended),
        past=rules.before(rules.past),
        ongoing=rules.anywhere(rules.ongoing),
        vague=rules.before(rules.vague),
        following=rules.after(rules.following),
    )


def _find(view: View, patterns: _Patterns) -> Iterator[_Found]:
    """Phrases of all kinds, the surer kinds first: where two overlap, the first is kept."""
    words = view.words
    for start, end in boilerplate_spans(words):
        yield _Found("boilerplate", start, end)
    for match in _all(patterns.ages, words):
        yield _Found("age", *match.span())
    for match in _all(patterns.agos, words):
        yield _Found("relative_time", match.start(), match.end(), patterns.rules.number_of(match["n"]))
    for match in _all(patterns.relative, words):
        yield _Found("relative_time", *match.span())
    yield from _durations(view, patterns)
    for match in _all(patterns.current, words):
        yield _Found("currently", *match.span())


def _all(pattern: regex.Pattern[str] | None, words: str) -> Iterator[regex.Match[str]]:
    return pattern.finditer(words) if pattern else iter(())


def _durations(view: View, patterns: _Patterns) -> Iterator[_Found]:
    for pattern, unit, exact in (
        (patterns.decades, 10, False),
        (patterns.inflected, 1, False),
        (patterns.durations, 1, True),
    ):
        for match in _all(pattern, view.words):
            count = patterns.rules.number_of(match.groupdict().get("n")) * unit
            if not 0 < count <= _LONGEST_YEARS or _is_over(view, match, patterns):
                continue
            before = view.words[max(match.start() - _WINDOW, 0) : match.start()]
            vague = patterns.vague is not None and patterns.vague.search(before) is not None
            yield _Found("duration", match.start(), match.end(), count, exact and not vague)


def _is_over(view: View, match: regex.Match[str], patterns: _Patterns) -> bool:
    """Whether the words around a duration say that it has ended, or that it's none up to now."""
    if patterns.following and patterns.following.match(view.words, match.end()):
        return True
    start, _ = view.sentence(match.start())
    before = view.words[max(start, match.start() - _WINDOW) : match.start()]
    if patterns.ended and patterns.ended.search(before):
        return True
    if patterns.past is None or not patterns.past.search(before):
        return False
    return patterns.ongoing is None or not patterns.ongoing.search(before)


def _remark(found: _Found, view: View, said: date) -> Remark:
    start, end = view.stored(found.start, found.end)
    quote = view.text[start:end]
    since = None if found.ago is None else said.year - found.ago
    fix: dict[str, object] = {"action": "confirm"}
    if found.kind in {"age", "boilerplate"}:
        fix = {"action": "remove"}
    elif since is not None and found.exact and view.is_verbatim(found.start, found.end):
        fix = {"action": "living_fact", "token": f"{{years:{since}}}", "since": since}
    elif since is not None:
        fix["since"] = since
    return Remark(found.kind, start, end, quote, _message(found.kind, quote, fix), fix)


def _site_remark(sentence: SiteSentence, view: View) -> Remark:
    start, end = view.stored_with_marks(sentence.start, sentence.end)
    if len(sentence.sites) == 1:
        site = sentence.sites[0]
        message = f"This sentence names {site}. As {site}'s own line it would be printed there only."
        fix: dict[str, object] = {"action": "move_to_site_line", "site": site}
    else:
        message = f"This sentence names several sites: {', '.join(sentence.sites)}. Is it right on all of them?"
        fix = {"action": "confirm", "sites": list(sentence.sites)}
    return Remark("site", start, end, view.text[start:end], message, fix)


def _message(kind: Kind, quote: str, fix: dict[str, object]) -> str:
    since = fix.get("since")
    if kind == "duration":
        if fix["action"] == "living_fact":
            return f"“{quote}” goes out of date every year. As a living fact, counted from {since}, it stays true."
        return f"“{quote}” goes out of date. Is it still right? It points to {since}."
    if kind == "age":
        return f"“{quote}” gives an age, which goes out of date and can harm. Better left out."
    if kind == "boilerplate":
        return f"“{quote}” comes from a plug-in and is no part of the bio."
    if kind == "currently":
        return f"“{quote}” was true on the day it was written. Is it still?"
    return f"“{quote}” means something else every year." + (f" It points to {since}." if since is not None else "")
