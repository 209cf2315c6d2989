"""The entries of contributors in the search: on which shelves they stand, with which words, in which places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from contributors import clock
from contributors.access import SAFETY_STATUSES
from contributors.changes.searching.spellings import add_spellings, remove_spellings
from contributors.models import Contributor, Name, SearchEntry, SearchShelf, SearchWord, SiteProfile
from contributors.models.search.tables import FORMERS, PUBLISHED, UNPUBLISHED
from contributors.names.findable import beginnings, findable_addresses, findable_initials, findable_words

Word = tuple[int, int, str]
# What all rows of an entry on one shelf have in common: the rank, and the beginnings of all her words.
Standing = tuple[int, str]


@dataclass(slots=True)
class _Found:
    """A contributor as search sees her. ``lines`` are the words of each of her names."""

    contributor: Contributor
    places: list[SiteProfile]
    lines: list[list[str]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    @property
    def beside(self) -> str:
        return beginnings(word for line in self.lines for word in line)

    @property
    def names(self) -> str:
        return "\n".join(f" {' '.join(line)} " for line in dict.fromkeys(map(tuple, self.lines)))

    def ranks(self, shelves: Mapping[str, int]) -> dict[int, int]:
        """Her place on each shelf that she stands on."""
        is_former = self.contributor.status == Contributor.Status.FORMER
        if self.contributor.published_at is None:
            return {UNPUBLISHED: rank(None, is_former=is_former)}
        ranks = {PUBLISHED: rank(last_of_all(self.places), is_former=is_former)}
        for place in self.places:
            ranks[shelves[place.site_id]] = rank(place.last_byline_at, is_former=is_former or has_left(place))
        return ranks


def write_entries(contributor_ids: Iterable[str]) -> None:
    """Writes what is to be found of these contributors, as their rows stand now, and removes what is not any more.

    Locks their places, as all do who write what search reads of them. A fixed number of queries where nothing differs.
    """
    ids = sorted(set(contributor_ids))
    found = _found(ids)
    entries = {entry.contributor_id: entry for entry in SearchEntry.objects.filter(contributor_id__in=ids)}
    _write_names(found, entries)
    number_of = {pk: entry.pk for pk, entry in entries.items()}
    rows = SearchWord.objects.filter(entry__in=number_of.values())
    stored = {
        (entry, shelf, word): (placed, beside)
        for entry, shelf, word, placed, beside in rows.values_list("entry", "shelf", "word", "rank", "beside")
    }
    shelves = shelves_of({place.site_id for each in found.values() for place in each.places})
    wanted = {
        (number_of[pk], shelf, word): (placed, each.beside)
        for pk, each in found.items()
        for shelf, placed in each.ranks(shelves).items()
        for word in each.words
    }
    _write_words(stored, wanted)
    gone = [entry.pk for pk, entry in entries.items() if pk not in found]
    SearchEntry.objects.filter(pk__in=gone).delete()


def rank(last_byline_at: datetime | None, *, is_former: bool) -> int:
    """The place on a shelf: the newest byline first, to the minute; without one behind all who have one."""
    minutes = int(last_byline_at.astimezone(UTC).timestamp() // 60) if last_byline_at else 0
    return FORMERS - 1 - min(max(minutes, 0), FORMERS - 1) + (FORMERS if is_former else 0)


def last_of_all(places: Iterable[SiteProfile]) -> datetime | None:
    return max((place.last_byline_at for place in places if place.last_byline_at), default=None)


def has_left(place: SiteProfile, today: date | None = None) -> bool:
    return place.left_on is not None and place.left_on < (today or clock.today("UTC"))


def shelves_of(site_ids: Iterable[str]) -> dict[str, int]:
    """The numbers of the sites' shelves, given where a site has none yet."""
    wanted = set(site_ids)
    known = dict(SearchShelf.objects.filter(site_id__in=wanted).values_list("site_id", "pk"))
    for site_id in sorted(wanted - set(known)):
        known[site_id] = SearchShelf.objects.get_or_create(site_id=site_id)[0].pk
    return known


def _found(ids: Sequence[str]) -> dict[str, _Found]:
    """Those of the contributors who are to be found, with their places locked and their words."""
    places: dict[str, list[SiteProfile]] = {}
    in_order = SiteProfile.objects.filter(contributor_id__in=ids).order_by("contributor_id", "site_id")
    for place in in_order.select_for_update(no_key=True, of=("self",)):
        places.setdefault(place.contributor_id, []).append(place)
    rows = Contributor.objects.filter(pk__in=ids, merged_into__isnull=True).exclude(status__in=SAFETY_STATUSES)
    found = {row.pk: _Found(row, places.get(row.pk, [])) for row in rows.select_related("person")}
    for pk, text in (
        Name.objects.filter(contributor_id__in=found).order_by("position", "id").values_list("contributor_id", "text")
    ):
        line = findable_words(text)
        found[pk].lines.append(line)
        found[pk].words.update(line, ("I" + letters for letters in findable_initials(text)))
    for each in found.values():
        if each.contributor.person is not None:
            each.words.update(findable_addresses(each.contributor.person.emails))
    return found


def _write_names(found: Mapping[str, _Found], entries: dict[str, SearchEntry]) -> None:
    """Makes the entries that are missing, and adds them to ``entries``."""
    changed = []
    for pk, entry in entries.items():
        if pk in found and entry.names != found[pk].names:
            entry.names = found[pk].names
            changed.append(entry)
    if changed:
        SearchEntry.objects.bulk_update(changed, ["names"], batch_size=500)
    new = [SearchEntry(contributor_id=pk, names=each.names) for pk, each in found.items() if pk not in entries]
    entries |= {entry.contributor_id: entry for entry in SearchEntry.objects.bulk_create(new)}


def _write_words(stored: Mapping[Word, Standing], wanted: Mapping[Word, Standing]) -> None:
    moved = {key[:2]: standing for key, standing in wanted.items() if key in stored and stored[key] != standing}
    for (entry, shelf), (placed, beside) in moved.items():
        SearchWord.objects.filter(entry=entry, shelf=shelf).update(rank=placed, beside=beside)
    gone: dict[tuple[int, int], list[str]] = {}
    for entry, shelf, word in sorted(set(stored) - set(wanted)):
        gone.setdefault((entry, shelf), []).append(word)
    for (entry, shelf), hers in gone.items():
        SearchWord.objects.filter(entry=entry, shelf=shelf, word__in=hers).delete()
    new = sorted(set(wanted) - set(stored))
    SearchWord.objects.bulk_create(
        SearchWord(entry=entry, shelf=shelf, word=word, letter=word[0], rank=placed, beside=beside)
        for entry, shelf, word in new
        for placed, beside in [wanted[entry, shelf, word]]
    )
    add_spellings({word for _, _, word in new})
    remove_spellings({word for words in gone.values() for word in words})
