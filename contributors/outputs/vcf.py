"""The card as a vCard 4.0 (RFC 6350, with PRONOUNS and SOCIALPROFILE of RFC 9554): public facts alone.

There is no ``N``: names are never split into parts, and version 4.0 asks for ``FN`` only.
"""

import re
from collections.abc import Iterator
from datetime import date

from contributors.cards import Card
from contributors.outputs.identity import entity_uri, is_neutral
from contributors.outputs.pictures import JPEG, avatar

__all__ = ["write"]

LINE_OCTETS = 75  # RFC 6350, section 3.2, without the line break
# Section 4: a semicolon is escaped in the components of ORG and ADR, and stands as it is in plain text. Other control
# characters have no spelling in a vCard, and no card has any.
_ESCAPES = {"\\": "\\\\", ",": "\\,", "\n": "\\n", "\r": ""}
_TEXT = str.maketrans(_ESCAPES)
_COMPONENT = str.maketrans(_ESCAPES | {";": "\\;"})
# RFC 6868, for parameters.
_PARAMETER = str.maketrans({"^": "^^", '"': "^'", "\n": "^n", "\r": ""})
# Text that could end a line of an address, if one ever got in.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def write(card: Card, *, today: date) -> bytes:
    """UTF-8 with CRLF, folded to lines of at most 75 octets."""
    return b"".join(_folded(line) for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{'org' if card['kind'] == 'desk' else 'individual'}"
    yield f"FN:{_text(card['name'])}"
    if not is_neutral(card):
        yield f"UID:{entity_uri(card)}"
        yield from _work(card)
        yield from _addresses(card)
        yield from _facts(card)
    if card["outputs"]["vcf"]:
        yield f"SOURCE:{_uri(card['outputs']['vcf'])}"
    yield f"REV:{re.sub('[-:]', '', card['updated_at'])}"
    yield "END:VCARD"


def _work(card: Card) -> Iterator[str]:
    if card["role"]:
        yield f"TITLE:{_text(card['role'])}"
    organization = card["company"] or (card["site"]["name"] if card["status"] == "active" else None)
    if organization:
        yield f"ORG:{organization.translate(_COMPONENT)}"
    if card["location"]:  # free text: the best of the seven parts for it is the locality
        yield f"ADR:;;;{card['location'].translate(_COMPONENT)};;;"


def _addresses(card: Card) -> Iterator[str]:
    if photo := avatar(card):
        yield f"PHOTO;MEDIATYPE={JPEG}:{_uri(photo)}"
    if card["url"]:
        yield f"URL;PREF=1:{_uri(card['url'])}"
    for link in card["links"]:
        if link["url"].lower().startswith("mailto:"):
            yield f"EMAIL:{_text(link['url'][7:])}"
        elif link["network"] == "website":
            yield f"URL:{_uri(link['url'])}"
        else:
            yield f'SOCIALPROFILE;SERVICE-TYPE="{link["label"].translate(_PARAMETER)}":{_uri(link["url"])}'
    for identifier in card["identifiers"]:
        yield f"URL:{_uri(identifier['url'])}"


def _facts(card: Card) -> Iterator[str]:
    for number, lang in enumerate(card["languages"], start=1):
        yield f"LANG;PREF={min(number, 100)}:{_text(lang)}"
    if card["pronouns"]:
        yield f"PRONOUNS:{_text(card['pronouns'])}"
    if card["covers"]:
        yield f"CATEGORIES:{','.join(_text(subject) for subject in card['covers'])}"
    if card["bio"]:
        yield f"NOTE;LANGUAGE={card['lang']}:{_text(card['bio']['text'])}"


def _text(value: str) -> str:
    return value.translate(_TEXT)


def _uri(value: str) -> str:
    return _CONTROLS.sub("", value)


def _folded(line: str) -> bytes:
    """No line is cut within a character, so that each is valid UTF-8 by itself."""
    pieces, room, start, used = [], LINE_OCTETS, 0, 0
    for position, character in enumerate(line):
        size = len(character.encode())
        if used + size > room:
            pieces.append(line[start:position])
            start, used, room = position, 0, LINE_OCTETS - 1  # the space that begins the next line counts
        used += size
    pieces.append(line[start:])
    return "\r\n ".join(pieces).encode() + b"\r\n"
