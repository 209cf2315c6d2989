"""What names a contributor outside the registry: one URI for her on every site, and none on a neutral card."""

from uuid import NAMESPACE_URL, uuid5

from contributors.cards import Card

__all__ = ["entity_uri", "is_neutral", "web_addresses"]

# Any fixed UUID would do; it must never change, or everybody would become somebody else.
_CONTRIBUTORS = uuid5(NAMESPACE_URL, "urn:contributor-registry:contributor")


def is_neutral(card: Card) -> bool:
    """A withheld or erased contributor: a spelling shows the name and the monogram, whatever else the card holds."""
    return card["status"] in {"withheld", "erased"}


def entity_uri(card: Card) -> str | None:
    """``urn:uuid:…``, made from the id alone: equal on all sites, and when the registry moves to another host.

    None on a neutral card, which must not lead back to what was public before.
    """
    return None if is_neutral(card) else f"urn:uuid:{uuid5(_CONTRIBUTORS, card['id'])}"


def web_addresses(card: Card) -> list[str]:
    """Pages elsewhere that are hers: her links and the pages of her identifiers, each once, in the card's order."""
    if is_neutral(card):
        return []
    found = [link["url"] for link in card["links"]] + [identifier["url"] for identifier in card["identifiers"]]
    return list(dict.fromkeys(url for url in found if url.lower().startswith(("https://", "http://"))))
