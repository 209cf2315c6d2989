"""Credits for Arc: ANS 0.10 author objects, under the names that ``credits`` of a story has."""

from collections.abc import Sequence
from typing import Any

from contributors.cards import Card
from contributors.outputs.credits.credited import Credited, authors, others
from contributors.outputs.identity import is_neutral
from contributors.outputs.jsonld import Node
from contributors.outputs.pictures import largest, portrait

__all__ = ["VERSION", "write"]

VERSION = "0.10.0"
_SLOTS = {"photographs": "photos_by"}


def write(people: Sequence[Credited]) -> dict[str, list[Node]]:
    """Authors in ``by``, photographers in ``photos_by``, other roles in a slot called after them, as ``editing_by``."""
    found: dict[str, list[Node]] = {"by": [_author(person) for person in authors(people)]}
    for person in others(people):
        found.setdefault(_SLOTS.get(person.role, f"{person.role}_by"), []).append(_author(person))
    return {slot: nodes for slot, nodes in found.items() if nodes}


def _author(person: Credited) -> Node:
    """``name`` is hers and ``byline`` what she signed as. The schema allows no member that it doesn't know."""
    node: dict[str, Any] = {"type": "author", "version": VERSION, "name": person.name}
    card = person.card
    if card is None or is_neutral(card):
        return node
    node |= {"_id": card["id"], "name": card["name"], "byline": person.name, **_texts(card)}
    node |= {
        "books": [{"book_title": title} for title in card["books"]],
        "education": [{"school_name": school} for school in card["education"]],
        "awards": [{"award_name": award} for award in card["awards"]],
        "url": card["url"],
        "image": _image(card),
        "social_links": [
            {"site": link["network"], "url": link["url"]} for link in card["links"] if link["url"].startswith("http")
        ],
    }
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _texts(card: Card) -> dict[str, str | None]:
    bio = card["bio"]
    return {
        "location": card["location"],
        "role": card["role"],
        "affiliation": card["company"],
        "expertise": ", ".join(card["covers"]),
        "languages": ", ".join(card["languages"]),
        "bio": (bio["short"] or bio["text"]) if bio else None,
        "long_bio": (bio["long"] or bio["text"]) if bio else None,
    }


def _image(card: Card) -> Node | None:
    photo = portrait(card)
    picture = largest(photo) if photo else None
    if photo is None or picture is None:
        return None
    image: Node = {"type": "image", "version": VERSION, "url": picture.src}
    image |= {"width": picture.width, "height": picture.height}
    return image | ({"alt_text": photo["alt"]} if photo["alt"] else {})
