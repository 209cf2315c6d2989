"""The card as JSON-LD: schema.org 30.0, as Google documents profile pages and the authors of articles.

What is empty is absent, ``name`` holds the name and nothing else, ``url`` is the publication's own page, and only a
real photo is an ``image``. ``entity`` is the same wherever it stands, so a page and an article can't disagree.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from contributors.cards import Card, CardIdentifier, Photo, Story
from contributors.errors import BadRequest
from contributors.outputs.identity import entity_uri, is_neutral, web_addresses
from contributors.outputs.pictures import portrait

__all__ = ["Node", "entity", "inline", "options", "profile_page", "write"]

Node = dict[str, Any]
CONTEXT = {"@context": "https://schema.org"}
# What ends a script element or a line of JavaScript, spelled so that it can't.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def options(given: Mapping[str, str]) -> dict[str, Any]:
    """``as=person``: without the page around the person. Raises BadRequest (``unknown_choice``)."""
    if given.get("as", "person") != "person":
        raise BadRequest(
            "`as` is `person`, for an article's `author`, or left out for the whole page.",
            code="unknown_choice",
            param="as",
        )
    return {"bare": "as" in given}


def write(card: Card, *, today: date, bare: bool = False) -> bytes:
    """A top-level ``ProfilePage`` or, ``bare``, the ``Person`` or ``Organization`` that it is about."""
    return _compact(CONTEXT | entity(card) if bare else profile_page(card)).encode()


def inline(document: Node) -> str:
    """``document`` as it may stand in a ``script`` element of an HTML page."""
    return _compact(document).translate(_ESCAPES)


def profile_page(card: Card) -> Node:
    """The publication's page about her. ``dateModified`` is the last change that readers of this site could see."""
    site = card["site"]
    stories = [] if is_neutral(card) else [_article(card, story) for story in card["latest"] if story["title"]]
    page: Node = {"@type": "ProfilePage", "url": _own_page(card), "inLanguage": card["lang"]}
    page["isPartOf"] = _without_empty({"@type": "WebSite", "name": site["name"], "url": site["url"]})
    page |= {"dateModified": card["updated_at"], "mainEntity": entity(card), "hasPart": stories}
    return CONTEXT | _without_empty(page)


def entity(card: Card) -> Node:
    """The contributor, without ``@context``: ready for ``mainEntity`` and for an article's ``author``."""
    kind = "Organization" if card["kind"] == "desk" else "Person"
    node: Node = {"@type": kind, "@id": entity_uri(card), "name": card["name"]}
    if is_neutral(card):
        return _without_empty(node)
    node |= {
        "url": _own_page(card),
        "description": (card["bio"]["short"] or card["bio"]["text"]) if card["bio"] else None,
        "image": _image(card),
        **(_of_an_organization(card) if kind == "Organization" else _of_a_person(card)),
        "knowsAbout": card["covers"],
        "knowsLanguage": card["languages"],
        "award": card["awards"],
        "memberOf": [_organization(name) for name in card["memberships"]],
        "email": next((link["url"][7:] for link in card["links"] if link["url"].lower().startswith("mailto:")), None),
        "identifier": [card["id"], *(_identifier(each) for each in card["identifiers"])],
        "sameAs": web_addresses(card),
    }
    return _without_empty(node)


def _of_a_person(card: Card) -> Node:
    return {
        "honorificPrefix": card["honorific"],
        "pronouns": card["pronouns"],
        "jobTitle": card["role"],
        "worksFor": _organization(card["company"]) if card["company"] else None,
        # A freelancer is affiliated, not employed; who has left is neither.
        "affiliation": _publication(card) if card["status"] == "active" else None,
        "workLocation": {"@type": "Place", "name": card["location"]} if card["location"] else None,
    }


def _of_an_organization(card: Card) -> Node:
    return {
        "parentOrganization": _publication(card) if card["status"] == "active" else None,
        "location": {"@type": "Place", "name": card["location"]} if card["location"] else None,
    }


def _publication(card: Card) -> Node:
    site = card["site"]
    return _without_empty({"@type": "NewsMediaOrganization", "name": site["name"], "url": site["url"]})


def _organization(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _identifier(identifier: CardIdentifier) -> Node:
    return {
        "@type": "PropertyValue",
        "propertyID": f"https://registry.identifiers.org/registry/{identifier['scheme']}",
        "value": identifier["value"],
        "url": identifier["url"],
    }


def _image(card: Card) -> Node | None:
    photo: Photo | None = portrait(card)
    if photo is None:
        return None
    image = {"@type": "ImageObject", "contentUrl": photo["src"], "url": photo["src"]}
    image |= {"creditText": photo["credit"] or "", "caption": photo["alt"] or ""}
    return _without_empty(image | {"width": _pixels(photo["width"]), "height": _pixels(photo["height"])})


def _pixels(number: int) -> Node:
    """A bare number is outside the range of ``width``; E37 is UN/CEFACT's code for pixels."""
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"}


def _article(card: Card, story: Story) -> Node:
    """She is its author only where she is credited as one."""
    part = "author" if story["role"] == "author" else "contributor"
    return _without_empty(
        {
            "@type": "Article",
            "headline": story["title"],
            "url": story["url"],
            "datePublished": story["published_at"],
            part: {"@id": entity_uri(card)},
        }
    )


def _own_page(card: Card) -> str | None:
    return None if is_neutral(card) else card["url"]


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _compact(document: Node) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
