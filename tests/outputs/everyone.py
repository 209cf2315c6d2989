"""One card of each kind that an output has to cope with, and what independent readers are asked about all of them."""

from itertools import cycle
from typing import Any

from contributors.cards import Card
from tests.outputs.conftest import FULL, PHOTO, card

ADDRESS = "https://registry.example/c/fba/ctr_0123456789abcdefghjkmnpqrs"
OUTPUTS: dict[str, Any] = {
    "html": f"{ADDRESS}.html",
    "jsonld": f"{ADDRESS}.jsonld",
    "vcf": f"{ADDRESS}.vcf",
    "page": ADDRESS,
}
ORCID = {"scheme": "orcid", "value": "0000-0002-1825-0097", "url": "https://orcid.org/0000-0002-1825-0097"}
REAL_PHOTO: dict[str, Any] = PHOTO | {
    "src": "https://registry.example/m/0123-640.jpg",
    "sources": [
        {"type": "image/avif", "srcset": "https://registry.example/m/0123-160.avif 160w"},
        {
            "type": "image/jpeg",
            "srcset": "https://registry.example/m/0123-160.jpg 160w, https://registry.example/m/0123-320.jpg 320w",
        },
    ],
    "square": {"src": "https://registry.example/m/0123-192.jpg", "sources": []},
}
EVERYTHING: dict[str, Any] = {
    "sort_name": "Fernández-Villaverde, María-José",
    "bio": FULL["bio"] | {"short": "She writes about constitutions; and about courts, too.", "long": "Long."},
    "photo": REAL_PHOTO,
    "pronunciation": "ma-REE-a",
    "memberships": ["Press Club"],
    "identifiers": [ORCID],
    "awards": ["A prize (2019)"],
    "education": ["Law, Somewhere"],
    "books": ["Ordinary Time"],
    "covers": ["Courts", "Law; order, and \\ slashes"],
    "links": [
        {**link, "handle": "mj@newsie.social" if link["network"] == "mastodon" else "mj"} for link in FULL["links"]
    ],
}
HOSTILE = (
    "\"'><script>alert(1)</script><!--<script>&lt;img src=x onerror=alert(1)> ]]> \u2028\u2029 {name} %s </author-card>"
)
TEXTS = ("name", "sort_name", "initials", "pronouns", "role", "location", "honorific", "pronunciation", "company")
LISTS = ("memberships", "covers", "awards", "education", "books")


def hostile(*texts: str) -> Card:
    """A card with ``texts`` in turn wherever text can stand. Its ``bio.html`` was escaped where the card was built."""
    one = cycle(texts or [HOSTILE])
    values: dict[str, Any] = {name: next(one) for name in TEXTS}
    values |= {name: [text := next(one), f"\\{text}"] for name in LISTS}
    values["bio"] = {size: next(one) for size in ("text", "micro", "short", "standard", "long")}
    values["bio"] |= {"html": "<p>Escaped.</p>", "variant": "standard"}
    values["photo"] = REAL_PHOTO | {"alt": next(one), "credit": next(one)}
    values["links"] = [{**link, "label": next(one), "handle": next(one)} for link in FULL["links"]]
    values["latest"] = [{**story, "title": next(one)} for story in FULL["latest"]]
    values["site"] = {"slug": "fba", "name": next(one), "url": "https://fba.example"}
    return card("full", outputs=OUTPUTS, **values)


EVERYONE: dict[str, Card] = {
    "emptiest": card(outputs=OUTPUTS),
    "usual": card("laura", outputs=OUTPUTS),
    "fullest": card("full", outputs=OUTPUTS, **EVERYTHING),
    "right to left": card("arabic", outputs=OUTPUTS),
    "desk": card("full", outputs=OUTPUTS, kind="desk", **EVERYTHING),
    "former": card("laura", outputs=OUTPUTS, status="former", role="Former editor", links=[]),
    "without own page": card("laura", outputs=OUTPUTS, url=None, site={"slug": "fba", "name": "FBA", "url": None}),
    # More than build_card leaves, so that no output relies on it.
    "withheld": card("full", outputs=OUTPUTS, status="withheld", **{**EVERYTHING, "name": "Staff reporter"}),
    "erased": card("full", outputs=OUTPUTS, status="erased", **{**EVERYTHING, "name": "Former contributor"}),
    "hostile": hostile(),
}
NEUTRAL = ("withheld", "erased")
