"""What is personal is gone from every copy and from the kept original; whose picture it is stays, and is passed on.

exiftool reads what is left, for it finds what no other program looks for.
"""

import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from contributors import photos
from contributors.photos.metadata import exif
from tests.photos.conftest import Exiftool
from tests.photos.pictures import LIMITS, NOBODY, file_of, jpeg_with, quarters, rendered, with_chunk

RIGHTS = photos.Rights(
    creator="Zoë Müller-O’Brien",
    credit="Harbour & Sons <Pictures>",
    copyright="© 2026 Zoë Müller, all rights reserved",
    license_url="https://creativecommons.org/licenses/by/4.0/?a=1&b=2",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    alt="Laura Whitfield at her desk",
)
SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
PRIVATE = "Private"
PACKET = f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 photoshop:Credit="Agency X" xmpRights:WebStatement="https://example.org/licence" exif:GPSLatitude="48,8.5N"
 ext:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/composite" photoshop:City="{PRIVATE}ville">
<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo Ek</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="de">nein</rdf:li>
<rdf:li xml:lang="x-default">(c) Ann</rdf:li></rdf:Alt></dc:rights>
<core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A woman</rdf:li></rdf:Alt></core:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def private_exif() -> bytes:
    notes = Image.Exif()
    notes[0x010E] = f"{PRIVATE} description"
    notes[0x010F] = f"{PRIVATE} Camera Works"
    notes[0x013B] = "Exif Artist"
    notes[0x8298] = "Exif Copyright"
    details = notes.get_ifd(0x8769)
    details[0xA431] = f"{PRIVATE}-serial-4711"
    details[0x927C] = b"PrivateMakerNote" * 4
    details[0x9286] = b"ASCII\0\0\0Private comment"
    notes.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 30.0), 3: "E", 4: (11.0, 34.0, 0.0)})
    return notes.tobytes()


def private(kind: str) -> bytes:
    """A picture that says all it can about where and by whom it was made."""
    options: dict[str, Any] = {"exif": private_exif()}
    if kind != "PNG":
        options["xmp"] = PACKET
    if kind == "JPEG":
        options["comment"] = f"{PRIVATE} comment"
    data = file_of(quarters((200, 250)), kind, **options)
    if kind == "JPEG":
        thumbnail = file_of(quarters((40, 50)), "JPEG")
        data = jpeg_with(data, 0xE0, b"JFXX\0\x10" + thumbnail)
        # JFIF's own thumbnail: two by one pixels.
        data = jpeg_with(data, 0xE0, b"JFIF\0\1\2\0\0\1\0\1\2\1" + PRIVATE[:6].encode())
        data = jpeg_with(data, 0xED, b"Photoshop 3.0\0" + resources(b"\x1c\x02\x5a\x00\x07Private"))
        data += thumbnail + b"Private trailer"
    if kind == "PNG":
        data = with_chunk(data, b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PACKET))
        data = with_chunk(data, b"tEXt", b"Author\0Private Person")
        data = with_chunk(data, b"tIME", bytes([7, 234, 11, 25, 9, 0, 0]))
    return data


def resources(datasets: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(datasets)) + datasets + b"\0" * (len(datasets) % 2)


def said(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields that say something of the picture's making, as against those of the format itself."""
    technical = {
        "JFIF:JFIFVersion", "JFIF:ResolutionUnit", "JFIF:XResolution", "JFIF:YResolution",
        "ExifTool:ExifToolVersion", "IFD0:ResolutionUnit",
    }  # fmt: skip
    formats = ("PNG:", "RIFF:", "QuickTime:", "Meta:", "Track")
    return {name: value for name, value in fields.items() if name not in technical and not name.startswith(formats)}


@pytest.mark.parametrize("kind", SUFFIXES)
def test_the_test_picture_is_as_private_as_it_claims(kind: str, exiftool: Exiftool) -> None:
    (found,) = exiftool({f"private.{SUFFIXES[kind]}": private(kind)}).values()

    assert found["ExifIFD:SerialNumber"] == f"{PRIVATE}-serial-4711"
    assert "GPS:GPSLatitude" in found
    assert found["XMP-photoshop:City"] == f"{PRIVATE}ville"


@pytest.mark.parametrize("kind", SUFFIXES)
def test_nothing_personal_is_left_in_any_copy(kind: str, exiftool: Exiftool) -> None:
    files = {file.name: file.body for file in rendered(private(kind)).files}

    assert [said(fields) for fields in exiftool(files).values()] == [{}] * len(files)
    assert not [name for name, body in files.items() if PRIVATE.encode() in body]


@pytest.mark.parametrize("kind", SUFFIXES)
def test_nothing_personal_is_left_in_the_kept_original(kind: str, exiftool: Exiftool) -> None:
    original = photos.opened(private(kind), LIMITS)

    (found,) = exiftool({original.name: original.body}).values()
    # In an AVIF the notes are overwritten with the shortest that say nothing.
    assert said(found) == ({"IFD0:Orientation": "Horizontal (normal)"} if kind == "AVIF" else {})
    assert PRIVATE[:6].encode() not in original.body


@pytest.mark.parametrize("kind", SUFFIXES)
def test_the_same_pixels_are_the_same_original_whatever_is_said_about_them(kind: str) -> None:
    bare = photos.opened(file_of(quarters((200, 250)), kind), LIMITS)
    talkative = photos.opened(private(kind), LIMITS)

    assert rendered(bare.body) == rendered(talkative.body)
    if kind in {"JPEG", "PNG"}:
        assert bare.digest == talkative.digest


@pytest.mark.parametrize("kind", SUFFIXES)
def test_rights_are_read_and_the_place_is_noticed(kind: str) -> None:
    original = photos.opened(private(kind), LIMITS)

    assert original.had_location is True
    assert original.rights == photos.Rights(
        "Ann Lee, Bo Ek",
        "Agency X",
        "(c) Ann",
        "https://example.org/licence",
        "http://cv.iptc.org/newscodes/digitalsourcetype/composite",
        "A woman",
    )


def test_exif_alone_says_who_and_where() -> None:
    original = photos.opened(file_of(quarters(), "JPEG", exif=private_exif()), LIMITS)

    assert original.rights == photos.Rights("Exif Artist", copyright="Exif Copyright")
    assert original.had_location is True


def test_a_picture_that_says_nothing_says_nothing() -> None:
    original = photos.opened(file_of(quarters(), "JPEG"), LIMITS)

    assert (original.rights, bool(original.rights), original.had_location) == (NOBODY, False, False)


def test_a_place_in_xmp_alone_is_noticed() -> None:
    assert photos.opened(file_of(quarters(), "WEBP", xmp=PACKET), LIMITS).had_location is True


def test_a_directory_for_places_without_a_place_is_none() -> None:
    notes = Image.Exif()
    notes.get_ifd(0x8825)[0] = b"\2\3\0\0"

    assert photos.opened(file_of(quarters(), "JPEG", exif=notes.tobytes()), LIMITS).had_location is False


@pytest.mark.parametrize(
    ("datasets", "creator"),
    [
        (b"\x1c\x02\x50\x00\x05Ann B", "Ann B"),
        (b"\x1c\x02\x50\x00\x03Ann\x1c\x02\x50\x00\x02Bo", "Ann, Bo"),
        (b"\x1c\x01\x5a\x00\x03\x1b%G\x1c\x02\x50\x00\x04Zo\xc3\xab", "Zoë"),
        (b"\x1c\x02\x50\x00\x04Zo\xc3\xab", "Zoë"),
        (b"\x1c\x02\x50\x00\x03Zo\xeb", "Zoë"),
        (b"\x1c\x02\x50\x80\x04\0\0\0\x03Ann", None),
        (b"\x1c\x02\x50\x00\xffAnn", "Ann"),
        (b"no datasets", None),
    ],
)
def test_the_datasets_of_agencies_are_read(datasets: bytes, creator: str | None) -> None:
    other = b"8BIM" + struct.pack(">H", 0x0421) + b"\x03abc" + struct.pack(">I", 3) + b"xyz\0"
    data = jpeg_with(file_of(quarters(), "JPEG"), 0xED, b"Photoshop 3.0\0" + other + resources(datasets))

    assert photos.opened(data, LIMITS).rights == photos.Rights(creator)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("  Ann \n\t Lee ", "Ann Lee"),
        ("Ann\u202eeeL", "AnneeL"),
        ("Ann\ufffe Lee", "Ann Lee"),
        ("Zoe\u0308", "Zoë"),
        ("x" * 600, "x" * 500),
        (" \u2066 ", None),
    ],
)
def test_texts_of_files_are_tidied_not_refused(text: str, read: str | None) -> None:
    data = file_of(quarters(), "JPEG", exif=b"Exif\0\0" + exif.written(artist=text, copyright_notice=""))

    assert photos.opened(data, LIMITS).rights.creator == read


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("javascript:alert(1)", None),
        ("example.org", None),
        ("https://", None),
        ("https://[", None),
        ("https://example.org/" + "x" * 600, None),
    ],
)
def test_only_addresses_of_the_web_are_licences(address: str, read: str | None) -> None:
    packet = PACKET.replace(b"https://example.org/licence", address.encode())

    assert photos.opened(file_of(quarters(), "JPEG", xmp=packet), LIMITS).rights.license_url == read


def test_a_creative_commons_licence_counts_where_no_statement_does() -> None:
    packet = PACKET.replace(
        b'xmpRights:WebStatement="https://example.org/licence"',
        b'xmlns:cc="http://creativecommons.org/ns#"',
    ).replace(
        b"<dc:creator>", b'<cc:license rdf:resource="https://creativecommons.org/publicdomain/zero/1.0/"/><dc:creator>'
    )

    read = photos.opened(file_of(quarters(), "JPEG", xmp=packet), LIMITS).rights

    assert read.license_url == "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.mark.parametrize(
    ("term", "read"),
    [
        ("https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("digitalCapture", "digitalCapture"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/magic", None),
    ],
)
def test_the_source_type_is_a_term_of_the_vocabulary(term: str, read: str | None) -> None:
    packet = PACKET.replace(b"http://cv.iptc.org/newscodes/digitalsourcetype/composite", term.encode())
    wanted = read and f"http://cv.iptc.org/newscodes/digitalsourcetype/{read}"

    assert photos.opened(file_of(quarters(), "JPEG", xmp=packet), LIMITS).rights.digital_source_type == wanted


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta",
        b"\xff\xfe<\0x\0",
        b'<!DOCTYPE x [<!ENTITY a "Ann">]>' + PACKET[PACKET.index(b"<x:") :].replace(b"Ann Lee", b"&a;"),
        b'<x xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' + b"<rdf:Description>" * 5_000,
        b"<a>" * 10_000 + b"</a>" * 10_000,
    ],
)
def test_a_packet_that_makes_no_sense_says_nothing(packet: bytes) -> None:
    assert photos.opened(file_of(quarters(), "WEBP", xmp=packet), LIMITS).rights == NOBODY


def test_rights_stand_in_every_copy_in_every_spelling(exiftool: Exiftool) -> None:
    packet = {
        "XMP-dc:Creator": RIGHTS.creator,
        "XMP-dc:Rights": RIGHTS.copyright,
        "XMP-photoshop:Credit": RIGHTS.credit,
        "XMP-xmpRights:WebStatement": RIGHTS.license_url,
        "XMP-iptcExt:DigitalSourceType": RIGHTS.digital_source_type,
    }
    camera = {"IFD0:Artist": RIGHTS.creator, "IFD0:Copyright": RIGHTS.copyright}
    datasets = {
        "IPTC:CodedCharacterSet": "UTF8",
        "IPTC:ApplicationRecordVersion": 4,
        "IPTC:By-line": RIGHTS.creator,
        "IPTC:Credit": RIGHTS.credit,
        "IPTC:CopyrightNotice": RIGHTS.copyright,
    }
    files = rendered(private("JPEG"), rights=RIGHTS).files
    found = exiftool({file.name: file.body for file in files})

    assert len({file.type for file in files}) == 3
    for file in files:
        wanted = {**packet, **camera, **(datasets if file.type == "image/jpeg" else {})}
        assert said(found[file.name]) == wanted


def test_rights_that_were_written_are_read_again() -> None:
    for file in rendered(file_of(quarters(), "PNG"), rights=RIGHTS).files:
        read = photos.opened(file.body, LIMITS).rights
        assert (read.creator, read.credit, read.copyright) == (RIGHTS.creator, RIGHTS.credit, RIGHTS.copyright)
        assert (read.license_url, read.digital_source_type) == (RIGHTS.license_url, RIGHTS.digital_source_type)
        assert read.alt is None


def test_a_name_too_long_for_a_dataset_is_left_out_of_it_not_cut(exiftool: Exiftool) -> None:
    long = photos.Rights(creator="Wolfeschlegelsteinhausenbergerdorff", copyright="©" * 64)
    jpeg = next(f for f in rendered(file_of(quarters(), "PNG"), rights=long).files if f.type == "image/jpeg")

    (found,) = exiftool({jpeg.name: jpeg.body}).values()

    assert "IPTC:By-line" not in found
    assert found["IPTC:CopyrightNotice"] == "©" * 64
    assert (found["XMP-dc:Creator"], found["IFD0:Artist"]) == (long.creator, long.creator)


def test_alternative_text_is_never_written() -> None:
    for file in rendered(file_of(quarters(), "PNG"), rights=photos.Rights(alt="Laura Whitfield")).files:
        assert b"Laura" not in file.body
        assert b"xmp" not in file.body.lower()
