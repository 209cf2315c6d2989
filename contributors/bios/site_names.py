"""Sentences that are about one site, and so belong to that site's line and not into every site's bio."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from contributors.bios.rules import Rules
from contributors.bios.view import View


class SiteSentence(NamedTuple):
    """The printed span of a whole sentence and the sites it names."""

    start: int
    end: int
    sites: tuple[str, ...]


def site_sentences(view: View, rules: Rules, sites: Sequence[str]) -> Iterator[SiteSentence]:
    """Sentences that name one of ``sites`` as a word; without ``sites`` those that say plainly for whom she writes."""
    found = _named(view, tuple(sites)) if sites else _said(view, rules)
    sentences: dict[tuple[int, int], list[str]] = {}
    for at, site in found:
        names = sentences.setdefault(view.sentence(at), [])
        if site not in names:
            names.append(site)
    for (start, end), names in sentences.items():
        yield SiteSentence(start, end, tuple(names))


def _named(view: View, sites: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    pattern, names = _pattern_of(sites)
    for match in pattern.finditer(view.words):
        if match.lastgroup is not None:
            yield match.start(), names[int(match.lastgroup[1:])]


@lru_cache(maxsize=64)
def _pattern_of(sites: tuple[str, ...]) -> tuple[regex.Pattern[str], list[str]]:
    """Longer names first; case counts, for many sites are called like common words ("Signal")."""
    names = sorted({site.strip() for site in sites if site.strip()}, key=lambda name: (-len(name), name))
    spelled = (f"(?P<s{index}>{_spelling(name)})" for index, name in enumerate(names))
    return regex.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)"), names


def _spelling(name: str) -> str:
    article, _, rest = name.partition(" ")
    if article == "The" and rest:
        return rf"[Tt]he {regex.escape(rest)}"
    return regex.escape(name)


def _said(view: View, rules: Rules) -> Iterator[tuple[int, str]]:
    pattern = _phrases_of(rules.sites)
    for match in pattern.finditer(view.words) if pattern else ():
        if not _GOES_ON.match(view.words, match.end()):
            yield match.start(), match["site"].rstrip(".").removesuffix("'s")


# "writes for The Guardian and Vox": a list of clients belongs to the bio, not to one site.
_GOES_ON = regex.compile(r"(?:,? (?:and|or)|,) \p{Lu}")


@lru_cache(maxsize=32)
def _phrases_of(templates: tuple[str, ...]) -> regex.Pattern[str] | None:
    return regex.compile(rf"(?<!\w)(?:{'|'.join(templates)})") if templates else None
