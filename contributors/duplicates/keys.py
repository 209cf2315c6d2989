"""What profiles have to share before they are compared at all, so that not everybody is compared with everybody.

Each key survives one kind of mistake. Two profiles meet if any of their keys is the same.
"""

from collections.abc import Iterator
from itertools import combinations, permutations

from contributors.duplicates.latin import half_heard, latin, sound, spelling, spellings
from contributors.duplicates.logins import SHORTEST_LOGIN, initial_logins, whole_logins
from contributors.duplicates.nicknames import full_names
from contributors.duplicates.profiles import Profile
from contributors.names import fold

MOST_WORDS = 4
_LEAST_SOUND = 2


def keys(profile: Profile) -> set[str]:
    """All of them begin with their kind and a colon."""
    found = set(profile.marks)
    for named in profile.named:
        words = named.words if len(named.words) <= MOST_WORDS else (*named.words[: MOST_WORDS - 1], named.words[-1])
        found.update(_of_words(words))
        found.update(_with_place(words, profile.place.all))
    found.update(f"place:{one} {other}" for one, other in combinations(sorted(profile.place.all), 2))
    return found


def exact_keys(profile: Profile) -> set[str]:
    """Those of ``keys`` that survive no mistake: what is somebody's own, and whole names."""
    return set(profile.marks) | {"all:" + fold(name) for name in profile.names}


def _of_words(words: tuple[str, ...]) -> Iterator[str]:
    yield "all:" + " ".join(sorted(spelling(word) for word in words))
    for word in words:
        if len(word) > 1:
            yield from (f"word:{spelt}" for spelt in spellings(word))
    for word, other in permutations(words, 2):
        yield from _of_two(word, other)
    if len(words) > 1:
        logins = {*whole_logins(words), *(login for login, _ in initial_logins(words))}
        yield from (f"login:{spelling(login)}" for login in sorted(logins))
    elif len(words[0]) >= SHORTEST_LOGIN:
        yield from (f"login:{spelt}" for spelt in spellings(words[0]))


def _of_two(word: str, other: str) -> Iterator[str]:
    """A word as it is written or heard, and what a short form, an initial or a slip leaves of the other one."""
    if len(word) < 2:
        return
    begins = {full[:1] for full in full_names(other)} | {latin(other)[:1]}
    for spelt in spellings(word):
        for first in begins:
            yield f"begins:{spelt} {first}"
        if len(other) > 1:
            yield f"ends:{spelt} {spelling(other)[-1:]}"
    heard = half_heard(sound(word))
    if len(heard) >= _LEAST_SOUND:
        for first in begins:
            yield f"heard:{heard} {first}"


def _with_place(words: tuple[str, ...], place: tuple[str, ...]) -> Iterator[str]:
    """A word at a place, for whom one name was left out or written quite otherwise."""
    for word in words:
        if len(word) > 2:
            yield from (f"at:{spelling(word)} {where}" for where in place)
