"""The rows that search reads, all of them made from other rows: `manage.py rebuild_search` makes them again.

A contributor has a row for each word of hers on each shelf that she stands on. A shelf is a site, or everybody who is
published, or everybody who is not. On a shelf each word, and each letter that words begin with, is a list in the order
of the ranking; so the first ten are read from an index, however many there are, and nothing is sorted or counted.
"""

from typing import Any

from django.db import models

from contributors.models.sites import Site

# Shelves that are no site's: their numbers are never a site's, which count from 1.
PUBLISHED, UNPUBLISHED = -1, -2
# An earlier place is a smaller number; those who no longer write stand behind all who do.
FORMERS = 2**30
FIRST, LAST = 0, 2 * FORMERS


class Folded(models.CharField):
    """Text that is compared by code point on every database, so that the beginning of a word is a range of an index."""

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        collation = {"postgresql": "C", "sqlite": "BINARY"}[connection.vendor]
        return super().db_parameters(connection) | {"collation": collation}


class SearchShelf(models.Model):
    """The number of a site's shelf: short, as it stands in every row."""

    id = models.SmallAutoField(primary_key=True)
    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="shelf")

    def __str__(self) -> str:
        return f"shelf {self.pk} of {self.site_id}"


class SearchEntry(models.Model):
    """A contributor who can be found. ``names`` has a line for each name, a space before and after each of its words.

    Whoever is withheld, erased or merged into another has none.
    """

    contributor = models.OneToOneField("Contributor", on_delete=models.CASCADE, related_name="search_entry")
    names = models.TextField()

    def __str__(self) -> str:
        return f"entry {self.pk} of {self.contributor_id}"


class SearchWord(models.Model):
    """A word of an entry on a shelf: of a name, or with a capital before it initials or an e-mail address.

    ``entry`` is a number without a constraint: the rows of an entry are written and removed together, by one hand.
    """

    pk = models.CompositePrimaryKey("entry", "shelf", "word")
    entry = models.BigIntegerField()
    shelf = models.SmallIntegerField()
    rank = models.IntegerField(help_text="minutes before the end of a long time, of the last byline on the shelf")
    letter = Folded(max_length=1)
    word = Folded(max_length=61)
    # The first two letters of each word of her names, a space before each: most who lack another word that is asked for
    # are passed over in the index, without a look at their names.
    beside = Folded(max_length=120)

    class Meta:
        indexes = (
            models.Index(name="search_by_word", fields=["shelf", "word", "rank", "entry", "beside"]),
            models.Index(name="search_by_letter", fields=["shelf", "letter", "rank", "entry", "word", "beside"]),
        )

    def __str__(self) -> str:
        return f"a word of entry {self.entry} on shelf {self.shelf}"


class SearchSpelling(models.Model):
    """What remains of a word of some name when it loses at most one letter, once for each distinct word.

    Not unique: two who bring the same new word at the same moment must not wait for each other.
    """

    remains = Folded(max_length=60)
    word = Folded(max_length=60)

    class Meta:
        indexes = (models.Index(name="search_by_remains", fields=["remains", "word"]),)

    def __str__(self) -> str:
        return f"spelling {self.pk}"
