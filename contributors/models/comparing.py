"""Contributors as what duplicates are found by, and those who may be one with somebody new."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Max, Q

from contributors.duplicates import Commonness, Profile
from contributors.duplicates.latin import spelling
from contributors.duplicates.nicknames import words_for
from contributors.models.articles import Credit
from contributors.models.contributors import Contributor, Identifier, Link, Name
from contributors.models.photos import Photo
from contributors.models.search.finding import bands_of_registry, find
from contributors.models.search.scanning import alternatives
from contributors.models.search.tables import PUBLISHED, UNPUBLISHED, SearchEntry, SearchWord
from contributors.models.sites import SiteProfile
from contributors.names import fold
from contributors.names.findable import findable_addresses

AT_ONCE = 500
# Who shares a word is looked at up to so many; a word with more says too little by itself.
MOST_OF_A_WORD = 60
MOST_HITS = 50
MOST_NEAR = 400
# Of the contributors, those who are at one place, where it is not counted.
_AT_ONE_PLACE = 50
_HIDDEN = ("withheld", "erased")


def comparable() -> Iterator[Profile]:
    """Everybody who may be a duplicate: neither merged nor hidden. 7 queries for each 500."""
    rows = Contributor.objects.filter(merged_into__isnull=True).exclude(status__in=_HIDDEN)
    keys = iter(rows.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=10_000))
    while chunk := list(islice(keys, AT_ONCE)):
        yield from profiles_of(chunk)


def profiles_of(contributor_ids: Collection[str]) -> list[Profile]:
    """In the order of the ids, without those who are merged or hidden. 7 queries."""
    rows = Contributor.objects.filter(pk__in=contributor_ids, merged_into__isnull=True)
    shown = list(rows.exclude(status__in=_HIDDEN).select_related("person").order_by("pk"))
    named, links, identifiers, places, months, photos = (
        _by_contributor(rows)
        for rows in (
            Name.objects.filter(contributor__in=shown).order_by("position", "id").values_list("contributor_id", "text"),
            Link.objects.filter(contributor__in=shown).values_list("contributor_id", "url"),
            Identifier.objects.filter(contributor__in=shown).values_list("contributor_id", "scheme", "value"),
            SiteProfile.objects.filter(contributor__in=shown).values_list("contributor_id", "site_id", "joined_on"),
            _last_months(shown),
            Photo.objects.filter(shown_of__in=shown).values_list("contributor_id", "original__digest"),
        )
    )
    return [
        Profile(
            id=row.pk,
            names=tuple(text for (text,) in named[row.pk]),
            kind="desk" if row.kind == Contributor.Kind.DESK else "person",
            emails=frozenset(row.person.emails if row.person else ()),
            links=frozenset(url for (url,) in links[row.pk]),
            identifiers=frozenset(identifiers[row.pk]),
            photo=next((digest for (digest,) in photos[row.pk]), None),
            location=row.location,
            sites=frozenset(site for site, _ in places[row.pk]),
            months=frozenset(
                [(site, f"{day:%Y-%m}") for site, day in places[row.pk] if day]
                + [(site, f"{month:%Y-%m}") for site, month in months[row.pk]]
            ),
        )
        for row in shown
        if named[row.pk]
    ]


def _last_months(contributors: Sequence[Contributor]) -> Iterable[tuple[Any, ...]]:
    """The month of the last byline on each site."""
    credits = Credit.objects.filter(contributor__in=contributors)
    last = credits.values("contributor_id", "article__site_id").annotate(last=Max("article__published_at"))
    return last.values_list("contributor_id", "article__site_id", "last")


def _by_contributor(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for contributor_id, *values in rows:
        found[contributor_id].append(tuple(values))
    return found


def near(profile: Profile) -> tuple[list[Profile], Commonness]:
    """Those who may be one with ``profile``, who need not be here, and how much what they share tells.

    By what search knows of names, typos and addresses, and by links and identifiers; where all words of a name are
    common, by the search for all of them. At most 14 queries and 2 for each word, and those of the search, however many
    contributors there are.
    """
    words = {word for named in profile.named for word in named.words}
    counts = {word: _bearers(word) for word in words}
    wanted = {pk for bearers in counts.values() if len(bearers) <= MOST_OF_A_WORD for pk in bearers}
    hits = [
        hit.contributor_id
        for named in profile.named[:3]
        if all(len(counts[word]) > MOST_OF_A_WORD for word in named.words)
        for hit in find(" ".join(named.words), bands_of_registry(), MOST_HITS).hits
    ]
    entries = list(SearchEntry.objects.filter(pk__in=wanted).values_list("contributor_id", flat=True))
    ids = dict.fromkeys([*_with_marks(profile), *hits, *entries])
    ids.pop(profile.id, None)
    found = profiles_of(list(ids)[:MOST_NEAR])
    return found, _commonness(profile, counts, found)


def sharing(profiles: Sequence[Profile]) -> list[str]:
    """Who has a name, an address, a link or an identifier of one of ``profiles``, by id. 5 queries."""
    names = {fold(name) for profile in profiles for name in profile.names}
    found = set(Name.objects.filter(folded__in=names).values_list("contributor_id", flat=True))
    marked = Profile(
        id="",
        names=(),
        emails=frozenset().union(*(profile.emails for profile in profiles)),
        links=frozenset().union(*(profile.links for profile in profiles)),
        identifiers=frozenset().union(*(profile.identifiers for profile in profiles)),
    )
    return sorted(found.union(_with_marks(marked, most=MOST_NEAR)))


def _bearers(word: str) -> set[int]:
    """Entries with the word, one of its short or full forms, or a typo of it; at most one more than are looked at."""
    forms = {word, *words_for(word), *alternatives(word)}
    rows = SearchWord.objects.filter(shelf__in=(PUBLISHED, UNPUBLISHED), word__in=forms)
    return set(rows.values_list("entry", flat=True)[: MOST_OF_A_WORD + 1])


def _with_marks(profile: Profile, most: int = MOST_OF_A_WORD) -> Iterator[str]:
    addresses = findable_addresses(sorted(profile.emails | profile.mailboxes))
    by_mail = SearchWord.objects.filter(shelf__in=(PUBLISHED, UNPUBLISHED), word__in=addresses)
    entries = list(by_mail.values_list("entry", flat=True)[:most]) if addresses else []
    yield from SearchEntry.objects.filter(pk__in=entries).values_list("contributor_id", flat=True)
    if profile.links:
        links = Link.objects.filter(url__in=profile.links)
        yield from links.values_list("contributor_id", flat=True)[:most]
    if profile.identifiers:
        one_of = Q()
        for scheme, value in profile.identifiers:
            one_of |= Q(scheme=scheme, value=value)
        yield from Identifier.objects.filter(one_of).values_list("contributor_id", flat=True)[:most]


def _commonness(profile: Profile, counts: dict[str, set[int]], found: Sequence[Profile]) -> Commonness:
    size = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    words = Counter({spelling(word): _estimated(len(bearers), size) for word, bearers in counts.items()})
    for other in found:
        for word in {word for named in other.named for word in named.words}:
            words.setdefault(spelling(word), 1)
    shared = Counter(mark for other in (profile, *found) for mark in other.marks)
    places = dict.fromkeys(profile.place.all, size // _AT_ONE_PLACE)
    return Commonness(size + 1, words, places, shared)


def _estimated(bearers: int, size: int) -> int:
    """Of a word that more have than were counted: as if it were one of the common ones."""
    return bearers + 1 if bearers <= MOST_OF_A_WORD else max(bearers, size // 100)
