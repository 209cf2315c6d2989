"""The one public description of a contributor on a site. Every output is a function of it: docs/reference/card.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, Literal, TypedDict

from contributors import bios, languages
from contributors.names import initials
from contributors.profiles import Profile


class Bio(TypedDict):
    """``text`` and ``html`` are what fits the asked size; the other four are the written variants, or None."""

    text: str
    html: str
    variant: str
    micro: str | None
    short: str | None
    standard: str | None
    long: str | None


class FocalPoint(TypedDict):
    x: float
    y: float


class Source(TypedDict):
    type: str
    srcset: str


class SquarePhoto(TypedDict):
    src: str
    sources: list[Source]


class Photo(TypedDict):
    alt: str | None
    credit: str | None
    width: int
    height: int
    focal_point: FocalPoint
    placeholder: str
    src: str
    sources: list[Source]
    square: SquarePhoto


class Monogram(TypedDict):
    """``hue`` is one of twelve, in degrees, chosen from the id alone, so that it survives a rename."""

    text: str
    hue: int


class CardLink(TypedDict):
    network: str
    label: str
    url: str
    handle: str | None
    verified: bool


class CardIdentifier(TypedDict):
    scheme: str
    value: str
    url: str


class CardSite(TypedDict):
    slug: str
    name: str
    url: str | None


class Story(TypedDict):
    title: str
    url: str
    published_at: str
    role: str


class Outputs(TypedDict):
    """Addresses of the same card in other spellings; None where a copy of the card has none."""

    html: str | None
    jsonld: str | None
    vcf: str | None
    page: str | None


class Card(TypedDict):
    """Known-empty is None or an empty list, never absent and never ``""``."""

    id: str
    kind: Literal["person", "desk"]
    status: Literal["active", "former", "withheld", "erased"]
    version: int
    lang: str
    dir: Literal["ltr", "rtl"]
    name: str
    sort_name: str | None
    initials: str
    pronouns: str | None
    role: str | None
    location: str | None
    honorific: str | None
    bio: Bio | None
    pronunciation: str | None
    company: str | None
    memberships: list[str]
    photo: Photo | None
    monogram: Monogram
    links: list[CardLink]
    identifiers: list[CardIdentifier]
    covers: list[str]
    languages: list[str]
    since: int | None
    awards: list[str]
    education: list[str]
    books: list[str]
    site: CardSite
    url: str | None
    latest: list[Story]
    updated_at: str
    outputs: Outputs


# The file for whoever takes one only, and the order in which a browser should choose.
PORTRAIT_WIDTH, SQUARE_WIDTH = 640, 192
PHOTO_TYPES = ("image/avif", "image/webp", "image/jpeg")
HUES = (15, 28, 55, 80, 110, 140, 155, 185, 210, 250, 290, 330)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a card says of the site it is for, and how the site wants it."""

    slug: str
    name: str
    url: str
    author_url_pattern: str = ""
    phrases: Mapping[str, str] = field(default_factory=dict)
    switches: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which contributor on which version of her card, and how it was asked for."""

    id: str
    slug: str
    version: int
    updated_at: str
    today: date
    origin: str
    size: str = "standard"


def build_card(profile: Profile, site: Publication, occasion: Occasion, *, latest: Sequence[Story] = ()) -> Card:
    """The finished document. Plain values in, so it can't reach for settings, a request or the clock.

    A withheld or erased profile gives the neutral card, of the same shape (decision 11).
    """
    if profile.status in {"withheld", "erased"}:
        return _neutral_card(profile, site, occasion)
    card = _empty_card(profile, site, occasion)
    name = profile["name"]
    shown_initials = profile["initials"] or initials(name, lang=profile.values["name"].lang)
    card["name"] = name
    card["sort_name"] = profile["sort_name"] or name
    card["initials"] = shown_initials
    card["monogram"] = {"text": shown_initials, "hue": hue(occasion.id)}
    card["status"] = "former" if profile.status == "former" else "active"
    card["pronouns"] = profile["pronouns"]
    card["role"] = profile["role"]
    card["location"] = profile["location"]
    card["honorific"] = profile["honorific"]
    card["pronunciation"] = profile["pronunciation"]
    card["company"] = profile["company"]
    card["bio"] = _bio(profile, occasion)
    card["since"] = profile["since"]
    card["memberships"] = profile["memberships"]
    card["covers"] = profile["covers"]
    card["languages"] = profile["languages"]
    card["awards"] = profile["awards"]
    card["education"] = profile["education"]
    card["books"] = profile["books"]
    card["identifiers"] = [
        {"scheme": i["scheme"], "value": i["value"], "url": i["url"]} for i in profile["identifiers"]
    ]
    card["photo"] = _photo(profile["photo"], occasion.origin) if profile["photo"] else None
    card["url"] = author_url(site, occasion)
    if site.switches.get("links", True):
        card["links"] = [_link(link) for link in profile["links"]]
    if site.switches.get("latest", True):
        card["latest"] = list(latest)
    return card


def hue(contributor_id: str) -> int:
    """One of twelve hues in degrees: the first byte of SHA-256 of the id, modulo 12. Two pen names do not share it."""
    return HUES[sha256(contributor_id.encode()).digest()[0] % len(HUES)]


def author_url(site: Publication, occasion: Occasion) -> str | None:
    """The contributor's page on the publication's own site, or None where the site has no pattern for it."""
    pattern = site.author_url_pattern
    return pattern.replace("{slug}", occasion.slug).replace("{id}", occasion.id) if pattern else None


def _empty_card(profile: Profile, site: Publication, occasion: Occasion) -> Card:
    address = f"{occasion.origin}/c/{site.slug}/{occasion.id}"
    return {
        "id": occasion.id,
        "kind": "desk" if profile.kind == "desk" else "person",
        "status": "active",
        "version": occasion.version,
        "lang": profile.lang,
        "dir": languages.direction(profile.lang),
        "name": "",
        "sort_name": None,
        "initials": "",
        "pronouns": None,
        "role": None,
        "location": None,
        "honorific": None,
        "bio": None,
        "pronunciation": None,
        "company": None,
        "memberships": [],
        "photo": None,
        "monogram": {"text": "", "hue": hue(occasion.id)},
        "links": [],
        "identifiers": [],
        "covers": [],
        "languages": [],
        "since": None,
        "awards": [],
        "education": [],
        "books": [],
        "site": {"slug": site.slug, "name": site.name, "url": site.url or None},
        "url": None,
        "latest": [],
        "updated_at": occasion.updated_at,
        "outputs": {
            "html": f"{address}.html",
            "jsonld": f"{address}.jsonld",
            "vcf": f"{address}.vcf",
            "page": address,
        },
    }


def _neutral_card(profile: Profile, site: Publication, occasion: Occasion) -> Card:
    card = _empty_card(profile, site, occasion)
    key = "former_contributor" if profile.status == "erased" else "staff_reporter"
    name = site.phrases.get(key) or languages.phrase(profile.lang, key)
    card["status"] = "erased" if profile.status == "erased" else "withheld"
    card["name"] = name
    card["initials"] = initials(name, lang=profile.lang)
    card["monogram"] = {"text": card["initials"], "hue": hue(occasion.id)}
    return card


def _bio(profile: Profile, occasion: Occasion) -> Bio | None:
    value = profile.values["bio"]
    lang = value.lang or profile.lang
    written = value.value or {}
    fitted = bios.fit(written, occasion.size, lang=lang, today=occasion.today, site_line=profile["site_line"])
    if fitted is None:
        return None
    printed = {size: bios.plain(text, lang=lang, today=occasion.today) for size, text in written.items()}
    return {
        "text": fitted.text,
        "html": fitted.html,
        "variant": fitted.variant,
        "micro": printed.get("micro"),
        "short": printed.get("short"),
        "standard": printed.get("standard"),
        "long": printed.get("long"),
    }


def _photo(photo: Mapping[str, Any], origin: str) -> Photo:
    """A photo that is too small for the portrait has no ``sources``; its ``src`` is the square."""
    portraits = [file for file in photo["renditions"] if file["crop"] == "portrait"]
    squares = [file for file in photo["renditions"] if file["crop"] == "square"]
    square = _single(squares, SQUARE_WIDTH)
    shown = _single(portraits, PORTRAIT_WIDTH) if portraits else square
    return {
        "alt": photo["alt"],
        "credit": photo["credit"],
        "width": shown["width"],
        "height": shown["height"],
        "focal_point": _focal_point_in(shown, photo),
        "placeholder": photo["placeholder"],
        "src": _address(shown, origin),
        "sources": _sources(portraits, origin),
        "square": {"src": _address(square, origin), "sources": _sources(squares, origin)},
    }


def _single(files: Sequence[Mapping[str, Any]], width: int) -> Mapping[str, Any]:
    """The JPEG of that width or, where the original was smaller, the widest."""
    jpegs = sorted((file for file in files if file["type"] == "image/jpeg"), key=lambda file: int(file["width"]))
    return next((file for file in jpegs if file["width"] >= width), jpegs[-1])


def _sources(files: Sequence[Mapping[str, Any]], origin: str) -> list[Source]:
    found: list[Source] = []
    for media_type in PHOTO_TYPES:
        widths = sorted((file["width"], _address(file, origin)) for file in files if file["type"] == media_type)
        if widths:
            found.append({"type": media_type, "srcset": ", ".join(f"{address} {width}w" for width, address in widths)})
    return found


def _address(file: Mapping[str, Any], origin: str) -> str:
    return f"{origin}/m/{file['name']}"


def _focal_point_in(file: Mapping[str, Any], photo: Mapping[str, Any]) -> FocalPoint:
    """The focal point in the shown crop, which is as large as the original allows and as near to it as that allows."""
    original, focus = photo["original"], photo["focal_point"]
    scale = min(original["width"] / file["width"], original["height"] / file["height"])
    return {
        "x": _within(focus["x"], original["width"], file["width"] * scale),
        "y": _within(focus["y"], original["height"], file["height"] * scale),
    }


def _within(focus: float, whole: float, part: float) -> float:
    """Where a point of ``whole`` lies in the ``part`` of it that is centred on it, as far as it can be."""
    start = min(max(focus * whole - part / 2, 0), whole - part)
    return round((focus * whole - start) / part, 3)


def _link(link: Mapping[str, Any]) -> CardLink:
    return {
        "network": link["network"],
        "label": link["label"],
        "url": link["url"],
        "handle": link["handle"],
        "verified": link["verified_at"] is not None,
    }
