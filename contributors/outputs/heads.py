"""What stands in the head of a page about a contributor, or of an article by her: links and metas, finished HTML."""

import re
from collections.abc import Sequence
from html import escape

from contributors import bios, languages
from contributors.cards import Card
from contributors.outputs.identity import is_neutral
from contributors.outputs.pictures import largest, portrait
from contributors.text import length

__all__ = ["description", "fediverse_creator", "head", "head_of_several", "title", "title_on"]

DESCRIBED = 200  # characters that search engines and previews show, roughly
_ACCOUNT = re.compile(r"[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*@[a-z0-9.-]+(?::[0-9]+)?", re.IGNORECASE | re.ASCII)


def title(*cards: Card) -> str:
    """The names, and the site that they are on."""
    return title_on(", ".join(card["name"] for card in cards), cards[0])


def title_on(words: str, card: Card) -> str:
    """With the name of the site that ``card`` is on."""
    return f"{words} – {card['site']['name']}"


def description(card: Card) -> str:
    """The written short bio, or the first whole sentences of the bio; ``""`` without one."""
    bio = None if is_neutral(card) else card["bio"]
    if bio is None:
        return ""
    if bio["short"]:
        return bio["short"]
    told = ""
    for sentence in bios.sentences(bio["text"]):
        if told and length(told + sentence) > DESCRIBED:
            break
        told += sentence
    return " ".join(told.split())


def fediverse_creator(card: Card) -> str | None:
    """``@name@server`` of her first Mastodon account, as ``fediverse:creator`` takes it."""
    accounts = [] if is_neutral(card) else [link["handle"] for link in card["links"] if link["network"] == "mastodon"]
    return next((f"@{account}" for account in accounts if account and _ACCOUNT.fullmatch(account)), None)


def head(card: Card, *, oembed: str | None = None, has_stories: bool = True) -> str:
    """Title, canonical address, alternates, Open Graph and the rest. ``oembed`` is the provider's address with the
    page's own in it, to which the format is added. With ``has_stories`` her feeds stand beside the page.

    A neutral card's page is not to be found: it has its title and ``noindex``.
    """
    lines = [f"<title>{escape(title(card))}</title>"]
    if is_neutral(card):
        return "\n".join([*lines, _meta("name", "robots", "noindex"), *_discovery(title(card), oembed)])
    own = card["url"] or card["outputs"]["page"]
    lines += [_link("canonical", own), _link("author", card["url"])]
    lines += [_meta("name", "description", description(card)), _meta("name", "author", card["name"])]
    lines += [
        _link("alternate", card["outputs"]["jsonld"], ' type="application/ld+json"'),
        _link("alternate", card["outputs"]["vcf"], ' type="text/vcard"'),
    ]
    lines += [*(_feeds(card) if has_stories else []), *_discovery(title(card), oembed), *_open_graph(card, own)]
    lines.append(_meta("name", "fediverse:creator", fediverse_creator(card)))
    return "\n".join(line for line in lines if line)


def head_of_several(cards: Sequence[Card], *, oembed: str | None = None) -> str:
    """For a page that is put together from several cards, and is to be found under none of them."""
    lines = [f"<title>{escape(title(*cards))}</title>", _meta("name", "robots", "noindex")]
    return "\n".join([*lines, *_discovery(title(*cards), oembed)])


def _feeds(card: Card) -> list[str]:
    """Of who has stories here."""
    kinds = (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json"))
    named = f' title="{escape(languages.phrase(card["lang"], "all_stories", name=card["name"]))}"'
    address = f"{card['outputs']['page']}/stories"
    links = [_link("alternate", f"{address}.{suffix}", f' type="{media}"{named}') for suffix, media in kinds]
    return links if card["latest"] else []


def _discovery(name: str, oembed: str | None) -> list[str]:
    """oEmbed 1.0, section 4."""
    if oembed is None:
        return []
    kinds = (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))
    named = f' title="{escape(name)}"'
    return [_link("alternate", f"{oembed}&format={form}", f' type="{media}"{named}') for form, media in kinds]


def _open_graph(card: Card, own: str | None) -> list[str]:
    """``profile:first_name`` and ``last_name`` are left out: names are never split."""
    known = [
        ("og:type", "profile"),
        ("og:title", card["name"]),
        ("og:url", own),
        ("og:site_name", card["site"]["name"]),
        ("og:description", description(card)),
    ]
    photo = portrait(card)
    if photo and (picture := largest(photo)):
        known += [
            ("og:image", picture.src),
            ("og:image:type", "image/jpeg"),
            ("og:image:width", str(picture.width)),
            ("og:image:height", str(picture.height)),
            ("og:image:alt", photo["alt"]),
        ]
    x_account = next((link["handle"] for link in card["links"] if link["network"] == "x" and link["handle"]), None)
    twitter = [("twitter:card", "summary"), ("twitter:creator", f"@{x_account}" if x_account else None)]
    return [_meta("property", name, value) for name, value in known] + [_meta("name", *pair) for pair in twitter]


def _meta(attribute: str, name: str, content: str | None) -> str:
    """Nothing where there is nothing to say."""
    return f'<meta {attribute}="{name}" content="{escape(content)}">' if content else ""


def _link(relation: str, address: str | None, more: str = "") -> str:
    return f'<link rel="{relation}" href="{escape(address)}"{more}>' if address else ""
