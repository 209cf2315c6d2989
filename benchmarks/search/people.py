"""Made-up people in any number: few common names, many rare ones, as registers of real people have them."""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "y",
    "z",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ei", "ia", "io", "oa", "ou"]
CODAS = ["n", "r", "l", "s", "t", "m", "k", "th", "nd", "rt", "ck", "ng"]
ENDINGS = [
    "a",
    "e",
    "o",
    "an",
    "en",
    "in",
    "on",
    "er",
    "el",
    "ez",
    "ini",
    "ova",
    "ski",
    "son",
    "sen",
    "ley",
    "ton",
    "man",
    "berg",
    "feld",
    "wood",
]
GIVEN_NAMES, FAMILY_NAMES = 4_000, 150_000
SITES = 12
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FORMER, UNPUBLISHED, WROTE = 0.05, 0.02, 0.9
DAYS = 6_000


@dataclass(frozen=True, slots=True)
class Somebody:
    number: int
    name: str
    alias: str
    is_former: bool
    is_published: bool
    bylines: dict[int, datetime | None]


class _Names:
    """``count`` names; the one at place ``k`` is borne by a share of ``1 / (k + shift) ** power``."""

    def __init__(self, count: int, shift: int, power: float, draw: random.Random, syllables: tuple[int, int]) -> None:
        names: dict[str, None] = {}
        while len(names) < count:
            length = draw.randint(*syllables)
            word = "".join(
                draw.choice(ONSETS) + draw.choice(VOWELS) + (draw.choice(CODAS) if draw.random() < 0.3 else "")
                for _ in range(length)
            )
            names[(word + draw.choice(ENDINGS) if draw.random() < 0.7 else word).capitalize()] = None
        self.names = list(names)
        self.shares = list(accumulate((place + shift) ** -power for place in range(count)))

    def one(self, draw: random.Random) -> str:
        return self.names[bisect(self.shares, draw.random() * self.shares[-1])]


def people(count: int, seed: int = 4) -> Iterator[Somebody]:
    """The same people every time. About three in ten stand on the first site."""
    draw = random.Random(seed)  # noqa: S311
    given = _Names(min(GIVEN_NAMES, 500 + count), 10, 1.0, draw, (1, 2))
    family = _Names(min(FAMILY_NAMES, 2_000 + count), 20, 0.95, draw, (1, 3))
    for number in range(count):
        middle = f" {given.one(draw)}" if draw.random() < 0.12 else ""
        double = f"-{family.one(draw)}" if draw.random() < 0.05 else ""
        first = given.one(draw)
        name = f"{first}{middle} {family.one(draw)}{double}"
        alias = f"{first} {family.one(draw)}" if draw.random() < 0.05 else ""
        places = {_site(draw) for _ in range(1 + (draw.random() < 0.4))}
        yield Somebody(
            number,
            name,
            alias,
            is_former=draw.random() < FORMER,
            is_published=draw.random() >= UNPUBLISHED,
            bylines={site: _day(draw) for site in places},
        )


def _site(draw: random.Random) -> int:
    return 0 if draw.random() < 0.2 else draw.randrange(SITES)


def _day(draw: random.Random) -> datetime | None:
    if draw.random() >= WROTE:
        return None
    return NOW - timedelta(minutes=int(min(draw.expovariate(1 / 900), DAYS) * 1440))
