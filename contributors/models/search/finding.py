"""Whom a query finds, best first, page by page.

The order: whose name is exactly that; then who writes for the site, the newest byline first (those of the last 90 days
are the first of these); then who writes elsewhere; then who no longer writes. Those whom only a typo keeps from being
found come after all who are found without, in the same order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from contributors.models.contributors import Name
from contributors.models.search.scanning import Band, Counts, Lists, Position, alternatives, lists, names_of, positions
from contributors.models.search.tables import PUBLISHED, UNPUBLISHED, SearchEntry, SearchShelf, SearchWord
from contributors.models.sites import Site
from contributors.names import fold
from contributors.names.findable import asked_initials, asked_words
from contributors.names.matching import Asked, answers

# Namesakes that come first; more of them are found as everybody is.
MOST_NAMESAKES = 500
# Rows read for one page. Who asks for more than these gets a shorter page, and goes on from its end.
MOST_READ = 10_000
NOBODY = 0

# The kind of match and the band, as one number; then the rank and the entry.
Place = tuple[int, int, int]
# The words that are asked for, all of them; where a typo is looked for, there are several ways.
Way = tuple[Asked, ...]
Match = Literal["exact", "words", "initials", "address", "typo"]


@dataclass(frozen=True, slots=True)
class Hit:
    contributor_id: str
    match: Match


@dataclass(frozen=True, slots=True)
class Hits:
    """``next`` is the place after which the following page begins; None after the last."""

    hits: list[Hit]
    next: Place | None


def bands_of_site(site: Site, query: str) -> list[Band]:
    """A site sees everybody who is published, its own people first; by their e-mail addresses its own people only."""
    shelf = SearchShelf.objects.filter(site=site).values_list("pk", flat=True).first() or NOBODY
    here, formerly_here = Band(shelf), Band(shelf, formers=True)
    if "@" in query:
        return [here, formerly_here]
    elsewhere = Band(PUBLISHED, but_not_on=shelf)
    return [here, elsewhere, formerly_here, replace(elsewhere, formers=True)]


def bands_of_registry() -> list[Band]:
    """Everybody, those who are not published too: for members."""
    shelves = (PUBLISHED, UNPUBLISHED)
    return [Band(shelf, formers=formers) for formers in (False, True) for shelf in shelves]


def find(query: str, bands: Sequence[Band], most: int, after: Place | None = None) -> Hits:
    """The next ``most`` at the most. A page may be shorter and still have a ``next``."""
    words = asked_words(query)
    if not words:
        return Hits([], None)
    walk = _Walk(bands, tuple(Asked(word, initials=asked_initials(words)) for word in words), most)
    found: list[Place] = []
    for place in walk.places(fold(query), after):
        if len(found) == most:
            return Hits(walk.hits(found), found[-1])
        found.append(place)
    return Hits(walk.hits(found), walk.stopped_at)


class _Walk:
    """One pass over the bands: first for namesakes, then for what begins so, then for typos."""

    def __init__(self, bands: Sequence[Band], asked: Way, most: int) -> None:
        self.bands = bands
        self.asked = asked
        self.at_once = 2 * most + 2  # a name may stand twice in a list
        self.read = 0
        self.stopped_at: Place | None = None
        self._counts = Counts(len(asked))
        self._lists: dict[tuple[int, Way], Lists] = {}

    def places(self, folded: str, after: Place | None) -> Iterator[Place]:
        """Those behind ``after``, each entry once."""
        namesakes = self._namesakes(folded)
        yield from (place for place in namesakes if after is None or place > after)
        known = {entry for _, _, entry in namesakes}
        width = len(self.bands)
        for stage in range(max(width, after[0] if after else 0), 2 * width):
            yield from self._of_stage(stage, [self.asked], known, after)
        if self.stopped_at is None and (ways := self._ways_with_a_typo()):
            for stage in range(max(2 * width, after[0] if after else 0), 3 * width):
                yield from self._of_stage(stage, ways, known, after)

    def _ways_with_a_typo(self) -> list[Way]:
        """What may have been meant: one of the words has a typo, and the others have none."""
        return [
            tuple(Asked("", typos) if other is one else other for other in self.asked)
            for one in self.asked
            if (typos := alternatives(one.beginning))
        ]

    def hits(self, found: Sequence[Place]) -> list[Hit]:
        entries = SearchEntry.objects.in_bulk([entry for _, _, entry in found])
        return [
            Hit(entries[entry].contributor_id, self._match(stage, entries[entry].names))
            for stage, _, entry in found
            if entry in entries  # she may have gone since
        ]

    def _match(self, stage: int, names: str) -> Match:
        kind = stage // len(self.bands)
        if kind != 1:
            return "typo" if kind else "exact"
        if self.asked[0].beginning.startswith("A"):
            return "address"
        return "words" if answers(names, self.asked) else "initials"

    def _namesakes(self, folded: str) -> list[Place]:
        """Those of whom one name is the query and nothing else."""
        same = Name.objects.filter(folded=folded).order_by("contributor_id")[:MOST_NAMESAKES]
        ids = set(same.values_list("contributor_id", flat=True))
        if not ids:
            return []
        entries = list(SearchEntry.objects.filter(contributor_id__in=ids).values_list("pk", flat=True))
        shelves = {band.shelf for band in self.bands}
        shelves |= {band.but_not_on for band in self.bands if band.but_not_on is not None}
        rows = SearchWord.objects.filter(entry__in=entries, shelf__in=shelves, word=self.asked[0].beginning)
        standing: dict[int, dict[int, int]] = {}
        for entry, shelf, rank in rows.values_list("entry", "shelf", "rank"):
            standing.setdefault(entry, {})[shelf] = rank
        return sorted(
            (number, ranks[band.shelf], entry)
            for entry, ranks in standing.items()
            for number, band in enumerate(self.bands)
            if band.holds(ranks)
        )

    def _of_stage(self, stage: int, ways: list[Way], known: set[int], after: Place | None) -> Iterator[Place]:
        band = self.bands[stage % len(self.bands)]
        last: Position | None = after[1:] if after and after[0] == stage else None
        while self.stopped_at is None:
            rows = positions(band, [self._listed(band.shelf, way) for way in ways], last, self.at_once)
            for position in self._answering(rows, ways):
                if position[1] not in known:
                    yield stage, *position
            if len(rows) < self.at_once:
                return
            last = rows[-1]
            self.read += len(rows)
            if self.read >= MOST_READ:
                self.stopped_at = (stage, *last)

    def _listed(self, shelf: int, way: Way) -> Lists:
        """A shelf is looked at twice, for those who write and for those who no longer do."""
        if (shelf, way) not in self._lists:
            self._lists[shelf, way] = lists(shelf, way, self._counts)
        return self._lists[shelf, way]

    def _answering(self, rows: Sequence[Position], ways: list[Way]) -> list[Position]:
        """The rows, each once, without those whose names do not answer, or are found without a typo."""
        once = list(dict.fromkeys(rows))
        if ways == [self.asked] and len(self.asked) == 1:
            return once
        names = names_of([entry for _, entry in once])
        return [position for position in once if self._answers(names.get(position[1], ""), ways)]

    def _answers(self, names: str, ways: list[Way]) -> bool:
        if ways == [self.asked]:
            return answers(names, self.asked)
        return any(answers(names, asked) for asked in ways) and not answers(names, self.asked)
