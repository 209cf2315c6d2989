"""Who is credited on an article, and as what."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from contributors.cards import Card
from contributors.outputs.identity import is_neutral

__all__ = ["AUTHOR", "Credited", "authors", "credited", "others", "writes"]

AUTHOR = "author"
BYLINE = "byline"


class Credited(NamedTuple):
    """``name`` as it is signed; ``card`` is None for somebody whom the registry does not keep."""

    name: str
    role: str
    group: str
    card: Card | None
    place: str | None = None


def credited(credits: Sequence[Mapping[str, Any]], cards: Mapping[str, Card]) -> list[Credited]:
    """``credits`` as the document of an article has them, with the ``cards`` of those who have one, by id.

    Who has no public card is left out. Who is withheld or erased is credited as her card says, whatever she signed as,
    and without her place.
    """
    people = []
    for credit in credits:
        card = cards.get(credit["contributor"] or "")
        if card is not None:
            signed, place = (None, None) if is_neutral(card) else (credit["credited_as"], credit["place"])
            people.append(Credited(signed or card["name"], credit["role"], credit["group"], card, place))
        elif credit["text"]:
            people.append(Credited(credit["text"], credit["role"], credit["group"], None, credit["place"]))
    return people


def writes(person: Credited, people: Sequence[Credited]) -> bool:
    """Whether the role of author is hers or, where nobody of ``people`` has it, she is among those who sign."""
    return person.role == AUTHOR or (person.group == BYLINE and all(other.role != AUTHOR for other in people))


def authors(people: Sequence[Credited]) -> list[Credited]:
    """Those whose role it is or, where nobody has it, those who sign the article. Each once."""
    return _once([person for person in people if writes(person, people)])


def others(people: Sequence[Credited]) -> list[Credited]:
    """Everybody else with a part in it, once a role."""
    return _once([person for person in people if not writes(person, people)])


def _once(people: Sequence[Credited]) -> list[Credited]:
    by_key: dict[tuple[str, str], Credited] = {}
    for person in people:
        by_key.setdefault((person.card["id"] if person.card else person.name, person.role), person)
    return list(by_key.values())
