"""By which words a name is found, and what a query asks for. The same on both sides, or nobody would be found."""

from collections.abc import Iterable

import regex

from contributors.names.folding import fold, words
from contributors.names.initials import initials

LONGEST_WORD = 60
MOST_WORDS = 40
LONGEST_BESIDE = 120
# Capitals, which no folded word has: they keep what is no word of a name apart from what is one.
INITIALS = "I"
ADDRESS = "A"
SHORTEST_INITIALS, LONGEST_INITIALS = 2, 3
# Written without a space between family and given name as often as with one.
_UNSPACED = regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,8}")


def findable_words(name: str) -> list[str]:
    """The folded words of a name. Of a Chinese, Japanese or Korean one also the parts that follow one another in it:
    a given name is found although it stands in the middle of a word, with a space before it or without one.
    """
    found = [word[:LONGEST_WORD] for word in words(name)][:MOST_WORDS]
    joined = "".join(found)
    if not _UNSPACED.fullmatch(joined):
        return found
    return list(dict.fromkeys([*found, *(joined[start:] for start in range(len(joined)))]))


def beginnings(found: Iterable[str]) -> str:
    """The first two letters of each word, each once, with a space before each: ``" la wh"``; ``""`` for too many."""
    starts = "".join(f" {start}" for start in sorted({word[:2] for word in found}))
    return starts if len(starts) <= LONGEST_BESIDE else ""


def findable_initials(name: str) -> list[str]:
    """First and last letter, and where there are words between them the first letters of all: ``lw`` and ``ljw``."""
    letters = "".join(word[0] for word in words(name))
    if len(letters) < SHORTEST_INITIALS:
        return []
    both = (fold(initials(name)).replace(" ", ""), letters, letters[:1] + letters[-1:])
    fitting = [given for given in both if SHORTEST_INITIALS <= len(given) <= LONGEST_INITIALS]
    return list(dict.fromkeys(fitting))


def findable_addresses(addresses: list[str]) -> list[str]:
    """E-mail addresses as words of their own kind, which only a query with an ``@`` in it asks for."""
    return list(dict.fromkeys(ADDRESS + address.strip().casefold()[:LONGEST_WORD] for address in addresses))


def asked_words(query: str) -> list[str]:
    """What a query asks for, word by word, longest first: the beginning of a word each.

    One word with an ``@`` in it is the beginning of an e-mail address, and no name is looked at.
    """
    if "@" in query:
        address = query.strip().casefold()
        return [ADDRESS + address[:LONGEST_WORD]] if address != "@" and len(address.split()) == 1 else []
    return sorted((word[:LONGEST_WORD] for word in words(query)), key=len, reverse=True)


def asked_initials(asked: list[str]) -> str:
    """What a query of one short word asks for beside names that begin with it; ``""`` where it does not."""
    [word, *others] = asked
    if others or not SHORTEST_INITIALS <= len(word) <= LONGEST_INITIALS or word[0] in (INITIALS, ADDRESS):
        return ""
    return INITIALS + word
