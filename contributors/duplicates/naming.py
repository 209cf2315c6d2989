"""How likely two names are one person's, and in which way they differ. Word order never counts."""

from dataclasses import dataclass, replace
from itertools import product

from contributors.duplicates.commonness import Commonness
from contributors.duplicates.habits import USUAL, USUAL_SLIP, Habits
from contributors.duplicates.latin import spellings
from contributors.duplicates.logins import SHORTEST_LOGIN, initial_logins, whole_logins
from contributors.duplicates.nicknames import is_given_name
from contributors.duplicates.profiles import Profile
from contributors.duplicates.relations import INITIAL, SAME, SLIP, SOUND, SPELLING, Relation, relation
from contributors.duplicates.words import NameWords

# Bits against, which no registry has habits of its own about: Jr. beside Sr., Team 1 and Team 2, Acme and Acme Ltd.
ANOTHER_GENERATION = -9.0
ONE_GENERATION = -12.0
ANOTHER_NUMBER = -14.0
ORGANISATION_OR_PERSON = -15.0
INITIAL_BITS = 3.0
LOGIN_BITS = 3.0
NO_DISPLAY_NAME = -0.5
SECOND_SLIPPED_WORD = -2.0


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """``told``: bits of the words that meet, in the ``ways`` of ``relations``; ``slipped`` of them are mistyped.

    ``others`` are words of each that meet none, ``other_given`` if those are given names, ``more`` words of one alone,
    ``is_first_name`` a single word; ``against`` what is fixed, in bits.
    """

    told: float
    ways: tuple[str, ...] = ()
    slips: int = 0
    slipped: int = 0
    others: int = 0
    more: int = 0
    other_given: bool = False
    is_first_name: bool = False
    against: float = 0.0

    def bits(self, habits: Habits) -> float:
        first = habits.only_first_name if self.is_first_name else 0.0
        slipped = (USUAL_SLIP - habits.slip) * self.slipped
        more = habits.another_word * self.others + habits.one_word_more * self.more
        given = habits.another_given_name if self.other_given else 0.0
        return self.told + self.against + first + slipped + more + given

    @property
    def is_same(self) -> bool:
        return self.ways == (SAME,) and not self.others and not self.more and self.against > -1


NOTHING = NameEvidence(-100.0)


@dataclass(frozen=True, slots=True)
class _Meeting:
    bits: float
    left: int
    right: int
    how: Relation


def compare_names(one: Profile, other: Profile, commonness: Commonness) -> NameEvidence:
    """The best of all pairs of their names."""
    if len(one.named) == len(other.named) == 1:
        return _compare(one.named[0], other.named[0], commonness, 0.0)
    found = [
        _compare(left, right, commonness, NO_DISPLAY_NAME if i or j else 0.0)
        for (i, left), (j, right) in product(enumerate(one.named), enumerate(other.named))
    ]
    return max(found, key=_usual_bits)


def _usual_bits(evidence: NameEvidence) -> float:
    return evidence.bits(USUAL)


def _compare(one: NameWords, other: NameWords, commonness: Commonness, against: float) -> NameEvidence:
    if one.words == other.words:
        told = sum(commonness.word_bits(word) for word in one.words)
        found = NameEvidence(told, (SAME,), is_first_name=len(one.words) == 1)
    else:
        found = _as_login(one.words, other.words, commonness) or max(
            _aligned(*_joined_alike(one.words, other.words), commonness, one.is_family_first),
            _run_together(one.words, other.words, commonness),
            key=_usual_bits,
        )
    against += _against(one, other)
    return replace(found, against=against) if against else found


def _against(one: NameWords, other: NameWords) -> float:
    bits = 0.0
    if one.generation != other.generation:
        bits += ANOTHER_GENERATION if one.generation and other.generation else ONE_GENERATION
    if one.numbers != other.numbers:
        bits += ANOTHER_NUMBER
    if one.is_organisation != other.is_organisation:
        bits += ORGANISATION_OR_PERSON
    return bits


def _joined_alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that are written as one in the other name are put together: Mary Ann and Maryann, Min-soo and Minsu."""
    if len(one) < len(other):
        shorter, longer = _joined_alike(other, one)
        return longer, shorter
    for place in range(len(one) - 1):
        joined = one[place] + one[place + 1]
        for word in other:
            if len(joined) > 3 and _is_written_as(joined, word, one[place : place + 2]):
                return one[:place] + (word,) + one[place + 2 :], other
    return one, other


def _is_written_as(joined: str, word: str, parts: tuple[str, ...]) -> bool:
    """A slip counts only where no part is the word already: Xi Jinping is not Jinping with two letters too many."""
    how = _ordered(joined, word)
    if how is None or how.kind in (SAME, SPELLING):
        return how is not None
    is_whole = min(map(len, parts)) > 1 and not any(_ordered(part, word) for part in parts)
    return is_whole and how.kind in (SLIP, SOUND)


def _as_login(one: tuple[str, ...], other: tuple[str, ...], commonness: Commonness) -> NameEvidence | None:
    """``lwhitfield``, ``laurawhitfield`` or ``whitfieldlaura`` beside a name of several words, in whatever script."""
    if len(one) < len(other):
        one, other = other, one
    if len(other) != 1 or len(one) < 2 or len(other[0]) < SHORTEST_LOGIN:
        return None
    written = set(spellings(other[0]))
    if any(not written.isdisjoint(spellings(login)) for login in whole_logins(one)):
        return NameEvidence(sum(commonness.word_bits(word) for word in one) - 1, (SPELLING,))
    for login, word in initial_logins(one):
        if not written.isdisjoint(spellings(login)):
            return NameEvidence(commonness.word_bits(word) + LOGIN_BITS, (INITIAL,))
    return None


def _run_together(one: tuple[str, ...], other: tuple[str, ...], commonness: Commonness) -> NameEvidence:
    """A space in the wrong place, with a slip beside it: ``Jaiden Rolli ns``."""
    how = _ordered("".join(one), "".join(other)) if len(one) != len(other) else None
    if how is None or how.kind not in (SAME, SPELLING, SLIP):
        return NOTHING
    fewer = min(one, other, key=len)
    told = sum(commonness.word_bits(word) for word in fewer) - how.cost - 1
    return NameEvidence(told, (SLIP,), max(1, how.slips))


def _ordered(one: str, other: str) -> Relation | None:
    return relation(one, other) if one <= other else relation(other, one)


def _aligned(
    one: tuple[str, ...], other: tuple[str, ...], commonness: Commonness, is_family_first: bool
) -> NameEvidence:
    """Each word meets at most one of the other name; the pairs that tell most come first."""
    meetings = sorted(_meetings(one, other, commonness), key=lambda found: -found.bits)
    left, right = set(range(len(one))), set(range(len(other)))
    bits, slips, slipped, ways, whole = 0.0, 0, 0, [], 0
    for meeting in meetings:
        if meeting.left not in left or meeting.right not in right:
            continue
        left.discard(meeting.left)
        right.discard(meeting.right)
        slipped += meeting.how.kind == SLIP
        bits += meeting.bits + (SECOND_SLIPPED_WORD if slipped > 1 and meeting.how.kind == SLIP else 0.0)
        slips += meeting.how.slips
        whole += meeting.how.kind != INITIAL
        ways.append(meeting.how.kind)
    others = min(len(left), len(right))
    return NameEvidence(
        told=bits,
        ways=tuple(way for way in dict.fromkeys(ways) if way != SAME) or ((SAME,) if ways else ()),
        slips=slips,
        slipped=slipped,
        others=others,
        other_given=bool(others) and _is_other_given(one, other, left, right, is_family_first),
        more=max(len(left), len(right)) - others,
        is_first_name=not others and (min(len(one), len(other)) == 1 or not whole),
    )


def _is_other_given(
    one: tuple[str, ...], other: tuple[str, ...], left: set[int], right: set[int], is_family_first: bool
) -> bool:
    """Whether families meet and given names don't, as with brothers and sisters; families also change by marriage."""
    if any(is_given_name(one[i]) for i in left) and any(is_given_name(other[j]) for j in right):
        return True
    given, family = (-1, 0) if is_family_first else (0, -1)
    return (
        given % len(one) in left
        and given % len(other) in right
        and family % len(one) not in left
        and family % len(other) not in right
    )


def _meetings(one: tuple[str, ...], other: tuple[str, ...], commonness: Commonness) -> list[_Meeting]:
    found = []
    for (i, left), (j, right) in product(enumerate(one), enumerate(other)):
        how = _ordered(left, right)
        if how is None:
            continue
        if how.kind == INITIAL:
            bits = INITIAL_BITS
        else:
            bits = max(0.5, min(commonness.word_bits(left), commonness.word_bits(right)) - how.cost)
        found.append(_Meeting(bits, i, j, how))
    return found
