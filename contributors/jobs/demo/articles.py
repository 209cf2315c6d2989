"""What the people of the demo world wrote: titles, dates and credits."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from contributors.documents.values import Document

# Site, days before today (22 November 2026 in the walk-throughs), title, credits as id or id:role.
_WRITTEN = (
    ("fba", 4, "What the continuing resolution funds, and what it leaves out", "ctr_laura"),
    ("fba", 13, "How three states count a mailed ballot, side by side", "ctr_laura"),
    ("fba", 26, "The filibuster, explained without adjectives", "ctr_laura"),
    ("meridian", 33, "A bus timetable that nobody signed", "ctr_laura"),
    ("signal", 60, "Who owns the county’s vote-counting code", "ctr_laura"),
    ("fba", 7, "The clerk who counts twice", "ctr_lwhit"),
    ("fba", 40, "Six seats, one recount", "ctr_lwhit"),
    ("meridian", 21, "Inside a recount that changed nothing", "ctr_lwhit"),
    ("fba", 52, "Where the school budget went, line by line", "ctr_lwu"),
    ("signal", 20, "Ten thousand ship positions, one missing ship", "ctr_lwu"),
    ("meridian", 2, "An election night diary", "ctr_lwhitf"),
    ("meridian", 5, "The river that was promised twice", "ctr_minh ctr_ines:photographs"),
    ("meridian", 18, "Rice, salt and a very large dam", "ctr_minh"),
    ("fba", 30, "What a port strike costs by the hour", "ctr_minh ctr_tomas"),
    ("meridian", 3, "The rain gauge on the roof", "ctr_amara"),
    ("meridian", 24, "Power for half the day", "ctr_amara ctr_minh:additional_reporting"),
    ("meridian", 1, "Tuesday’s vote, hour by hour", "ctr_desk"),
    ("signal", 6, "The last factory for vacuum tubes", "ctr_jun"),
    ("harbour", 2, "The 7.40 ferry", "ctr_sinta"),
    ("harbour", 9, "A seat by the window", "ctr_sinta"),
    ("harbour", 16, "Fog, again", "ctr_sinta"),
    ("harbour", 23, "Who feeds the gulls", "ctr_sinta"),
    ("harbour", 12, "Berth nine", "ctr_tomas ctr_ines:photographs"),
    ("sums", 8, "كم يساوي الراتب بعد عام", "ctr_layla"),
    ("parentdesk", 10, "Long division comes home", "ctr_sam"),
)
_OPENINGS = (
    "What is left of",
    "A year of",
    "The price of",
    "Who pays for",
    "Notes on",
    "The trouble with",
    "Before",
    "The quiet end of",
)
_THINGS = (
    "the night train",
    "the village school",
    "a flood wall",
    "the corner pharmacy",
    "the second harvest",
    "the town archive",
    "a cheap mortgage",
    "the water meter",
    "the winter fair",
    "the old shipyard",
    "the waiting list",
    "a borrowed tractor",
)


def articles(today: date, crowd: list[Document], random: Random) -> Iterator[tuple[str, str, Document]]:
    """Site slug, external id and document of every article, the named people's first."""
    for number, (slug, days, title, credits) in enumerate(_WRITTEN):
        entries = [entry.partition(":") for entry in credits.split()]
        document_credits = [{"contributor": contributor, "role": role or "author"} for contributor, _, role in entries]
        yield (
            slug,
            f"story-{number + 1}",
            _document(slug, f"story-{number + 1}", title, today - timedelta(days=days), document_credits),
        )
    number = len(_WRITTEN)
    for author in crowd:
        for _ in range(random.choice((0, 1, 1, 2, 3))):
            number += 1
            slug = random.choice(list(author["sites"]))
            title = f"{random.choice(_OPENINGS)} {random.choice(_THINGS)}"
            day = today - timedelta(days=random.randint(1, 700))
            yield (
                slug,
                f"story-{number}",
                _document(slug, f"story-{number}", title, day, [{"contributor": author["id"]}]),
            )


def _document(slug: str, external_id: str, title: str, day: date, credits: list[Document]) -> Document:
    published_at = datetime.combine(day, time(9), UTC).isoformat()
    return {
        "title": title,
        "url": f"https://{slug}.example/{external_id}",
        "published_at": published_at,
        "credits": credits,
    }
