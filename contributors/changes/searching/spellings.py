"""What remains of each distinct word of all names, for typos: added with its first name, removed with its last."""

from collections.abc import Iterable

from contributors.models import SearchSpelling, SearchWord
from contributors.models.search.tables import PUBLISHED, UNPUBLISHED
from contributors.names.findable import ADDRESS, INITIALS
from contributors.names.typos import SHORTEST, remains


def add_spellings(words: Iterable[str]) -> None:
    """For those words that have none yet.

    Whoever removes the last name with a word may not see that another one with it is being added. Then a typo in it
    finds nobody until the next name with that word, or until the rows are built again; nothing waits, nothing fails.
    """
    fitting = sorted(word for word in set(words) if _may_be_mistyped(word))
    if not fitting:
        return
    known = SearchSpelling.objects.filter(remains__in=fitting, word__in=fitting)
    have = set(known.values_list("word", flat=True))
    SearchSpelling.objects.bulk_create(
        [SearchSpelling(remains=rest, word=word) for word in fitting if word not in have for rest in remains(word)],
        batch_size=2_000,
    )


def remove_spellings(words: Iterable[str]) -> None:
    """For those words that no name has any more: a name that is sealed must not be left in letters."""
    fitting = sorted(word for word in set(words) if _may_be_mistyped(word))
    if not fitting:
        return
    used = set(
        SearchWord.objects.filter(shelf__in=(PUBLISHED, UNPUBLISHED), word__in=fitting).values_list("word", flat=True)
    )
    for word in fitting:
        if word not in used:
            SearchSpelling.objects.filter(remains__in=remains(word), word=word).delete()


def _may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word[0] not in (INITIALS, ADDRESS)
