"""Makes all that search reads anew from the rows it is made of, a few contributors at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction

from contributors.changes.searching.bylines import recount_bylines
from contributors.changes.searching.entries import write_entries
from contributors.changes.searching.spellings import add_spellings
from contributors.models import Contributor, SearchSpelling, SearchWord
from contributors.models.search.tables import PUBLISHED, UNPUBLISHED

AT_ONCE = 500


@dataclass(slots=True)
class Rebuilt:
    """How far it is: contributors looked at and words of names known for typos."""

    contributors: int = 0
    words: int = 0


def rebuild_search(progress: Callable[[Rebuilt], None] = lambda rebuilt: None) -> Rebuilt:
    """Puts right whatever differs. Others may read and write meanwhile: each step is a short transaction."""
    rebuilt = Rebuilt()
    for ids in _contributors():
        with transaction.atomic():
            recount_bylines(ids)
            write_entries(ids)
        rebuilt.contributors += len(ids)
        progress(rebuilt)
    with transaction.atomic():
        SearchSpelling.objects.all().delete()
        for words in _words():
            add_spellings(words)
            rebuilt.words += len(words)
    progress(rebuilt)
    return rebuilt


def _contributors() -> Iterator[list[str]]:
    last = ""
    while ids := list(Contributor.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        yield ids
        last = ids[-1]


def _words() -> Iterator[list[str]]:
    """Every distinct word, some at a time."""
    last = ""
    everybody = SearchWord.objects.filter(shelf__in=(PUBLISHED, UNPUBLISHED))
    while words := list(
        everybody.filter(word__gt=last).order_by("word").values_list("word", flat=True).distinct()[:5_000]
    ):
        yield words
        last = words[-1]
