"""Everybody else in the demo world: 400 contributors in all, drawn with a fixed seed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from contributors.documents.values import Document
from contributors.jobs.demo.names import names
from contributors.jobs.demo.people import PEOPLE

CONTRIBUTORS = 400
FREELANCE = 240
STALE = 38
DUPLICATE_PAIRS = 12

_STAFF_ROLES = (
    "Staff reporter",
    "Politics editor",
    "Night editor",
    "Business reporter",
    "Courts reporter",
    "Science writer",
    "Sports reporter",
    "Copy chief",
    "Health reporter",
    "Data editor",
    "Housing reporter",
    "Opinion editor",
)
_FREELANCE_ROLES = ("Freelance writer", "Freelance photographer", "Freelance reporter", "Freelance illustrator")
_PLACES = (
    "Leeds",
    "Accra",
    "Valparaíso",
    "Gdańsk",
    "Kōchi",
    "Tromsø",
    "Mombasa",
    "Pittsburgh",
    "İzmir",
    "Chennai",
    "Cork",
    "Ōtautahi",
)
_BEATS = (
    "housing",
    "courts",
    "soil",
    "trains",
    "water",
    "football",
    "schools",
    "prices",
    "hospitals",
    "fishing",
    "elections",
    "libraries",
)
_BIOS = (
    "{name} writes about {beat} and {other}.",
    "{name} has covered {beat} for {{years:{year}}}.",
    "{name} reports on {beat} from {place}, mostly on foot.",
    "{name} came to journalism from {other} and has stayed with {beat} for {{years:{year}}}.",
    "{name} edits the pages on {beat}. Earlier: {other}, night shifts, and one long winter in {place}.",
)
_STALE_BIOS = (
    "{name} is currently working on a book about {beat}.",
    "{name} writes about {beat} and is now finishing a series on {other}.",
    "{name} covers {beat}. A podcast on {other} is forthcoming.",
)


def crowd(today: date, random: Random) -> Iterator[Document]:
    """Documents as in ``people.PEOPLE``, so many that with those there are CONTRIBUTORS."""
    drawn = names(random)
    twins = DUPLICATE_PAIRS - 1  # the twelfth is Laura Whitfield and Laura Whitfeld
    count = CONTRIBUTORS - len(PEOPLE)
    # Laura and Laura Whitfield are freelance too, and Laura's bio is stale.
    freelance = set(random.sample(range(count), FREELANCE - 2))
    stale = set(random.sample(range(count - twins), STALE - 1))
    made: list[Document] = []
    for number in range(count - twins):
        name, lang = next(drawn)
        made.append(
            _document(number, name, lang, today, random, is_freelance=number in freelance, is_stale=number in stale)
        )
        yield made[-1]
    for number, original in enumerate(
        random.sample([document for document in made if len(document["name"]) > 9], twins), start=count - twins
    ):
        twin = _document(
            number,
            _mistyped(original["name"], random),
            original["lang"],
            today,
            random,
            is_freelance=number in freelance,
        )
        # An import brings little more than a name.
        bare = {name: value for name, value in twin.items() if name not in {"emails", "links", "location"}}
        yield bare | {"sites": original["sites"], "home_site": original["home_site"]}


def _document(
    number: int, name: str, lang: str, today: date, random: Random, *, is_freelance: bool, is_stale: bool = False
) -> Document:
    slugs = random.choices(
        ("fba", "meridian", "signal", "harbour", "parentdesk"), (4, 4, 3, 2, 2), k=random.choice((1, 1, 1, 2, 2, 3))
    )
    if lang == "ar":
        slugs = ["sums", *slugs[1:]]
    asked = today - timedelta(days=random.randint(560, 1500) if is_stale else random.randint(10, 500))
    words: dict[str, Any] = {
        "name": name,
        "beat": random.choice(_BEATS),
        "other": random.choice(_BEATS),
        "place": random.choice(_PLACES),
        "year": random.randint(1994, 2024),
    }
    document: Document = {
        "id": f"ctr_demo{number:03d}",
        "name": name,
        "lang": lang,
        "role": random.choice(_FREELANCE_ROLES if is_freelance else _STAFF_ROLES),
        "location": words["place"] if number % 3 else None,
        "home_site": slugs[0],
        "covers": [str(words["beat"]).capitalize()],
        "sites": {slug: {} for slug in dict.fromkeys(slugs)},
        "made": (asked - timedelta(days=random.randint(30, 900))).isoformat(),
    }
    if is_stale or number % 10 != 9:
        bio = random.choice(_STALE_BIOS if is_stale else _BIOS).format(**words)
        document["bios"] = {"en": {"standard": {"text": bio, "asserted_on": asked.isoformat()}}}
    if number not in {7, 11}:
        document["emails"] = [f"contributor{number:03d}@mail.example"]
    if number % 4 == 0:
        document["links"] = [{"url": f"https://contributor{number:03d}.example/"}]
    return document


def _mistyped(name: str, random: Random) -> str:
    """One letter left out, as a tired importer would."""
    place = random.choice([i for i, letter in enumerate(name) if letter.isalpha() and 1 < i < len(name) - 1])
    return name[:place] + name[place + 1 :]
