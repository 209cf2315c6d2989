"""Bytes into text, and the sentences that refuse what is none."""

import codecs
from pathlib import Path

import pytest

from contributors.errors import Invalid, TooLarge
from contributors.importers.text import MAX_BYTES, decode
from tests.importers.pasting import refusal

TEXT = "Über die Autorin\nZoë Weiß schreibt für die „Zeitung“.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
)
def test_encodings_that_say_what_they_are(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_page_may_declare_its_encoding() -> None:
    page = '<meta charset="iso-8859-2"><p>Zażółć gęślą jaźń</p>'

    assert decode(page.encode("iso-8859-2")) == page


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary_file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "binary_file"),
        (b"PK\x03\x04" + bytes(30), "binary_file"),
        (b"{\\rtf1\\ansi Nora Field}", "binary_file"),
        (b"\x7fELF" + bytes(100), "binary_file"),
        (b"Nora\x00Field", "binary_file"),
        (bytes(range(1, 32)) * 10, "binary_file"),
        ("Nora Field".encode("utf-16-le"), "binary_file"),
        (codecs.BOM_UTF8 + b"Nora \xff", "broken_encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "broken_encoding"),
        (b"\xff\xfe\x00\x00\xff\xff\xff\xff", "broken_encoding"),
        ("Вера Соколова".encode("koi8-r"), "broken_encoding"),
        ("Вера Соколова пишет".encode()[:-1], "broken_encoding"),
        ("小川由紀はフリーライター".encode("shift_jis"), "broken_encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode(data)

    assert refused.value.code == code
    assert refused.value.detail.endswith(".")


def test_the_sentence_says_where_an_encoding_breaks() -> None:
    with pytest.raises(Invalid, match=r"^This file is not UTF-8: byte 6 can't be read\. Save it again as UTF-8"):
        decode(b"Nora \x81\x8d")


@pytest.mark.parametrize("extra", [0, 1])
def test_the_size_has_a_limit(extra: int) -> None:
    data = b"a" * (MAX_BYTES + extra)

    if not extra:
        assert len(decode(data)) == MAX_BYTES
        return
    with pytest.raises(TooLarge, match="1,000,001 bytes and at most 1,000,000") as refused:
        decode(data)
    assert refused.value.code == "too_large"


def test_a_door_may_set_its_own_limit() -> None:
    with pytest.raises(TooLarge, match="4 bytes and at most 3"):
        decode(b"Nora", max_bytes=3)


@pytest.mark.parametrize("declared", [b"utf-8", b"utf-16", b"rot13", b"hex", b"zlib", b"no-such", b"idna"])
def test_a_wrong_declaration_does_no_harm(declared: bytes) -> None:
    page = b'<meta charset="' + declared + b'"><p>Zo\xeb Weiss schreibt.</p>'

    assert decode(page).endswith("<p>Zoë Weiss schreibt.</p>")


def test_no_file_of_this_repository_is_misread() -> None:
    """Whatever lies on a disk is read or refused with a sentence."""
    for path in sorted(Path(__file__).parents[2].glob("docs/**/*.*"))[:60]:
        assert refusal(lambda path=path: decode(path.read_bytes())) in {None, "binary_file", "too_large"}  # type: ignore[misc]
