"""Whose picture it is, from wherever a file says so, and put back into every copy."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from contributors.photos.containers.contents import Contents
from contributors.photos.metadata import exif, iptc, xmp
from contributors.photos.shapes import Rights

_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# https://cv.iptc.org/newscodes/digitalsourcetype/ of 2024-10-23, with the three that it retired.
_TERMS = frozenset(
    [
        *("digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits"),
        *("algorithmicallyEnhanced", "digitalCreation", "dataDrivenMedia", "trainedAlgorithmicMedia"),
        *("algorithmicMedia", "screenCapture", "virtualRecording", "composite", "compositeCapture"),
        *("compositeSynthetic", "compositeWithTrainedAlgorithmicMedia"),
        *("minorHumanEdits", "softwareImage", "digitalArt"),
    ]
)
_MOST_CHARACTERS = 500
# Noncharacters and unassigned code points with the control characters; ZWJ and its like stay.
_NOT_TEXT = frozenset({"Cc", "Cs", "Cn"})
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Read:
    rights: Rights
    orientation: int
    had_location: bool
    is_adobe_rgb: bool


@dataclass(frozen=True, slots=True)
class Embedded:
    """The same rights in three spellings, each empty where it has nothing to say."""

    exif: bytes
    xmp: bytes
    iptc: bytes


def read(contents: Contents) -> Read:
    """XMP wins, then IPTC's datasets, then EXIF: the newer a spelling, the less a program had to abbreviate."""
    camera, packet, agency = exif.read(contents.exif), xmp.read(contents.xmp), iptc.read(contents.iptc)
    sources = [packet.said, agency, {"creator": camera.artist, "copyright": camera.copyright}]

    def first(name: str) -> str | None:
        return next(filter(None, (_tidied(source.get(name, "")) for source in sources)), None)

    rights = Rights(
        first("creator"),
        first("credit"),
        first("copyright"),
        _address(packet.said.get("license_url", "")),
        _source_type(packet.said.get("digital_source_type", "")),
        first("alt"),
    )
    return Read(
        rights,
        camera.orientation or packet.orientation or 1,
        camera.has_location or packet.has_location,
        camera.is_adobe_rgb,
    )


def embedded(rights: Rights) -> Embedded:
    """Alternative text is left out: it describes a person, and belongs to the page that shows the picture."""
    creator, credit, notice, license_url, source_type = (
        _tidied(text or "")
        for text in (rights.creator, rights.credit, rights.copyright, rights.license_url, rights.digital_source_type)
    )
    return Embedded(
        exif.written(artist=creator, copyright_notice=notice),
        xmp.written(
            creator=creator,
            credit=credit,
            copyright=notice,
            license_url=license_url,
            digital_source_type=source_type,
        ),
        iptc.written(creator=creator, credit=credit, copyright_notice=notice),
    )


def _tidied(text: str) -> str:
    """One line of text that can be stored; what can't be is left out, for nobody typed it into our form."""
    spaced = " ".join(text.split())
    kept = (
        character
        for character in spaced
        if unicodedata.category(character) not in _NOT_TEXT and character not in _BIDI_CONTROLS
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()[:_MOST_CHARACTERS]


def _address(text: str) -> str | None:
    address = _tidied(text)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    fits = parts.scheme in {"http", "https"} and parts.hostname and len(address) < _MOST_CHARACTERS
    return address if fits and " " not in address else None


def _source_type(text: str) -> str | None:
    """IPTC's own address of the term; programs also write https, or the term alone."""
    term = _tidied(text).rsplit("/", 1)[-1]
    return f"{_SOURCE_TYPES}{term}" if term in _TERMS else None
