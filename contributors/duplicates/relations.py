"""How two words of names can be one word: the same, differently spelt, shortened, or mistyped."""

from dataclasses import dataclass
from functools import lru_cache

from contributors.duplicates.latin import half_heard, latin, sound, spellings, writes_vowels
from contributors.duplicates.nicknames import are_apart, is_nickname

SAME, SPELLING, NICKNAME, INITIAL, SLIP, SOUND = "same", "spelling", "nickname", "initials", "slip", "sound"
# Bits that each kind takes from what the word tells: how much seldomer one person is written so than strangers are.
COSTS = {SAME: 0.0, SPELLING: 1.0, NICKNAME: 1.5, INITIAL: 0.0, SLIP: 3.5, SOUND: 4.0}
_SECOND_SLIP = 3.5
_FIRST_LETTER = 1.5
_LONG = 7  # letters, from which two slips are still one word
_SHORTEST_SOUND = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` of this module; ``slips`` counts letters put in, left out, replaced or swapped with their neighbour."""

    kind: str
    cost: float
    slips: int = 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is asked about a word again and again. ``letters`` has a bit for each letter that occurs in it."""

    latin: str
    spellings: frozenset[str]
    sound: str
    letters: int
    has_digit: bool
    writes_vowels: bool


@lru_cache(maxsize=200_000)
def _shape(word: str) -> _Shape:
    plain = latin(word)
    letters = 0
    for character in plain:
        letters |= 1 << (ord(character) & 63)
    return _Shape(
        plain, frozenset(spellings(word)), sound(word), letters, any(map(str.isdigit, plain)), writes_vowels(word)
    )


@lru_cache(maxsize=400_000)
def relation(one: str, other: str) -> Relation | None:
    """How the folded words are related; None for strangers. Ask with the smaller word first: answers are kept."""
    if one == other:
        return Relation(SAME, COSTS[SAME])
    left, right = _shape(one), _shape(other)
    if len(one) == 1 or len(other) == 1:
        return Relation(INITIAL, COSTS[INITIAL]) if left.latin[:1] == right.latin[:1] else None
    if not left.spellings.isdisjoint(right.spellings):
        return Relation(SPELLING, COSTS[SPELLING])
    if is_nickname(one, other):
        return Relation(NICKNAME, COSTS[NICKNAME])
    found = _slipped(left, right) or _heard(left, right, one.isascii() == other.isascii())
    return None if found and are_apart(one, other) else found


def _slipped(one: _Shape, other: _Shape) -> Relation | None:
    shortest = min(len(one.latin), len(other.latin))
    most = 2 if shortest >= _LONG else 1 if shortest > 2 else 0
    if not most or one.has_digit or other.has_digit or (one.letters ^ other.letters).bit_count() > 2 * most:
        return None
    slips = distance(one.latin, other.latin, most)
    if slips > most:
        return None
    first = _FIRST_LETTER if one.latin[0] != other.latin[0] else 0.0
    return Relation(SLIP, COSTS[SLIP] + (slips - 1) * _SECOND_SLIP + first + max(0, 6 - shortest), slips)


def _heard(one: _Shape, other: _Shape, is_one_script: bool) -> Relation | None:
    """Fewer consonants are enough between scripts, and where one writes no vowels: محمد and Mohammed."""
    shortest = _SHORTEST_SOUND - (not is_one_script) - (one.writes_vowels != other.writes_vowels)
    left, right = one.sound, other.sound
    if one.writes_vowels != other.writes_vowels:
        left, right = half_heard(left), half_heard(right)
    return Relation(SOUND, COSTS[SOUND]) if left == right and len(left) >= shortest else None


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words, or ``most`` + 1 for more of them. Optimal string alignment: no letter slips twice."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, opposite in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                least = min(least, older[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
