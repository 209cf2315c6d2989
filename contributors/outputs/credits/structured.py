"""The parts of an article's JSON-LD that name people, to be merged into the ``Article``."""

from collections.abc import Sequence

from contributors.outputs.credits.credited import Credited, authors, others
from contributors.outputs.jsonld import Node, entity

__all__ = ["write"]

# Roles that schema.org has a property for. Both take people; a desk that edits is a contributor.
_PROPERTIES = {"editing": "editor", "translation": "translator"}


def write(people: Sequence[Credited]) -> dict[str, list[Node]]:
    """``author`` has plain people and organisations, as Google asks; other roles go into ``contributor`` as a ``Role``.

    What is empty is absent.
    """
    found: dict[str, list[Node]] = {"author": [_node(person) for person in authors(people)]}
    for person in others(people):
        node, name = _node(person), _PROPERTIES.get(person.role)
        if name and node["@type"] == "Person":
            found.setdefault(name, []).append(node)
        else:
            found.setdefault("contributor", []).append(_in_role(person.role, node))
    return {name: nodes for name, nodes in found.items() if nodes}


def _node(person: Credited) -> Node:
    """Free text says nothing of what it names; most often it is a person."""
    if person.card is None:
        return {"@type": "Person", "name": person.name}
    return entity(person.card) | {"name": person.name}


def _in_role(role: str, node: Node) -> Node:
    """schema.org's pattern: the property is repeated inside the Role."""
    return {"@type": "Role", "roleName": role.replace("_", " ").capitalize(), "contributor": node}
