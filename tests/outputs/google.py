"""Google's rules for profile pages (2025-12-10) and for authors of articles (2026-09-08), as JSON Schemas."""

from typing import Any

ADDRESS = {"type": "string", "pattern": "^https?://[^\\s]+$"}
WORDS = {"type": "string", "minLength": 1}
ADDRESSES = {"type": "array", "items": ADDRESS, "minItems": 1}
INTERACTIONS: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["@type", "interactionType", "userInteractionCount"],
        "properties": {
            "interactionType": {"pattern": "^https://schema.org/"},
            "userInteractionCount": {"type": "integer"},
        },
    },
}
# Rules (a) to (e) on `author`, as far as one object can break them. `name` is only the name: titles have properties.
AUTHOR: dict[str, Any] = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {
        "@type": {"enum": ["Person", "Organization"]},
        "name": {**WORDS, "not": {"pattern": "(?i)^(by|posted by|von|par) "}},
        "url": ADDRESS,
        "sameAs": ADDRESSES,
        "description": WORDS,
        "identifier": {"type": ["array", "string", "object"]},
        "jobTitle": WORDS,
        "honorificPrefix": WORDS,
        "image": {
            "type": "object",
            "required": ["@type", "contentUrl"],
            "properties": {"@type": {"const": "ImageObject"}, "contentUrl": ADDRESS, "creditText": WORDS},
        },
        "interactionStatistic": INTERACTIONS,
        "agentInteractionStatistic": INTERACTIONS,
    },
}
# Strongly recommended, where there is anything to say: an address that tells one author from another.
KNOWN_AUTHOR: dict[str, Any] = {"allOf": [AUTHOR], "anyOf": [{"required": ["url"]}, {"required": ["sameAs"]}]}
PROFILE_PAGE: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@type", "mainEntity", "dateModified"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ProfilePage"},
        "dateModified": {
            "type": "string",
            "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$",
        },
        "mainEntity": AUTHOR,
        "hasPart": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["@type", "headline"],
                "properties": {"@type": {"const": "Article"}, "headline": WORDS, "url": ADDRESS},
            },
        },
    },
    "not": {"required": ["@graph"]},
}
