"""XMP packets (ISO 16684-1): rights, orientation and whether a place is in one, and one with nothing but rights."""

import xml.etree.ElementTree as Tree  # noqa: S405 - packets with a document type are not parsed
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_CC = "http://creativecommons.org/ns#"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PROPERTIES = {
    f"{{{_DC}}}creator": "creator",
    f"{{{_PHOTOSHOP}}}Credit": "credit",
    f"{{{_DC}}}rights": "copyright",
    f"{{{_RIGHTS}}}WebStatement": "license_url",
    f"{{{_EXTENSION}}}DigitalSourceType": "digital_source_type",
    f"{{{_CORE}}}AltTextAccessibility": "alt",
}
_LICENSE = f"{{{_CC}}}license"
_ORIENTATION = f"{{{_TIFF}}}Orientation"
_PLACES = frozenset({f"{{{_EXIF}}}GPSLatitude", f"{{{_EXIF}}}GPSLongitude", f"{{{_EXTENSION}}}LocationCreated"})
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Xmp:
    """``said`` holds the rights under the names of ``Rights``; ``orientation`` is 1 to 8, or None."""

    said: dict[str, str] = field(default_factory=dict)
    orientation: int | None = None
    has_location: bool = False


def read(packet: bytes) -> Xmp:
    """What can be read; for a packet that is not well-formed, or has a document type, the same as for none."""
    try:
        text = packet[:_MOST_BYTES].decode("utf-8").strip("\ufeff\0 \t\r\n")
        if "<!DOCTYPE" in text:
            return Xmp()
        tree = Tree.fromstring(text)  # noqa: S314
    except (UnicodeDecodeError, Tree.ParseError, ValueError):
        return Xmp()
    said: dict[str, str] = {}
    orientation, has_location = None, False
    for description in tree.iter(f"{{{_RDF}}}Description"):
        properties = [*description.items(), *((child.tag, _value(child)) for child in description)]
        for name, value in properties:
            if name in _PROPERTIES and value:
                said.setdefault(_PROPERTIES[name], value)
            elif name == _LICENSE and value:
                said.setdefault("license", value)
            elif name == _ORIENTATION and value in set("12345678"):
                orientation = orientation or int(value)
            has_location = has_location or name in _PLACES
    if "license" in said:
        said.setdefault("license_url", said.pop("license"))
    return Xmp(said, orientation, has_location)


def written(
    *, creator: str = "", credit: str = "", copyright: str = "", license_url: str = "", digital_source_type: str = ""
) -> bytes:
    """A packet with these and nothing else; empty where nothing is said."""
    attributes = {
        f'xmlns:photoshop="{_PHOTOSHOP}" photoshop:Credit=': credit,
        f'xmlns:xmpRights="{_RIGHTS}" xmpRights:WebStatement=': license_url,
        f'xmlns:Iptc4xmpExt="{_EXTENSION}" Iptc4xmpExt:DigitalSourceType=': digital_source_type,
    }
    simple = "".join(f" {name}{quoteattr(value)}" for name, value in attributes.items() if value)
    by = f"<dc:creator><rdf:Seq><rdf:li>{escape(creator)}</rdf:li></rdf:Seq></dc:creator>" if creator else ""
    notice = f'<rdf:li xml:lang="x-default">{escape(copyright)}</rdf:li>'
    rights = f"<dc:rights><rdf:Alt>{notice}</rdf:Alt></dc:rights>" if copyright else ""
    if not simple + by + rights:
        return b""
    core = f' xmlns:dc="{_DC}"' if by + rights else ""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about=""{core}{simple}>{by}{rights}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    return packet.encode()


def _value(element: Tree.Element) -> str:
    """Its text, its address, or that of the entries of its list: all of a sequence, one language of alternatives."""
    if (address := element.get(f"{{{_RDF}}}resource")) is not None:
        return address
    entries = list(element.iter(f"{{{_RDF}}}li"))
    if not entries:
        return (element.text or "").strip()
    if element.find(f"{{{_RDF}}}Alt") is not None:
        chosen = next((entry for entry in entries if entry.get(_LANGUAGE) == "x-default"), entries[0])
        return (chosen.text or "").strip()
    return ", ".join(filter(None, ((entry.text or "").strip() for entry in entries)))
