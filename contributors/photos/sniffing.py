"""What a file is, by its first bytes alone, and whether it is something else besides."""

from collections.abc import Callable

import regex

from contributors.errors import Invalid
from contributors.photos import refusals
from contributors.photos.containers import bmff, jpeg, png, webp
from contributors.photos.containers.contents import Contents
from contributors.photos.shapes import Format

_EXPORT = "Export it as a JPEG and upload that."
_PICTURE = "Upload the picture itself, as a JPEG or PNG."
# What people upload by mistake: how it begins, what it is, and what helps.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "a GIF", "Save it as a PNG or JPEG and upload that."),
    (b"II*\0", "a TIFF or a camera's raw file", _EXPORT),
    (b"MM\0*", "a TIFF or a camera's raw file", _EXPORT),
    (b"II+\0", "a TIFF", _EXPORT),
    (b"MM\0+", "a TIFF", _EXPORT),
    (b"FUJIFILMCCD-RAW", "a camera's raw file", _EXPORT),
    (b"IIU\0", "a camera's raw file", _EXPORT),
    (b"8BPS", "a Photoshop document", _EXPORT),
    (b"BM", "a BMP", "Save it as a PNG or JPEG and upload that."),
    (b"\0\0\1\0", "an icon (ICO)", "Save it as a PNG and upload that."),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000", "Export it as an ordinary JPEG and upload that."),
    (b"\xff\x4f\xff\x51", "a JPEG 2000", "Export it as an ordinary JPEG and upload that."),
    (b"\0\0\0\x0cJXL ", "a JPEG XL", "Export it as an ordinary JPEG and upload that."),
    (b"\xff\x0a", "a JPEG XL", "Export it as an ordinary JPEG and upload that."),
    (b"%PDF", "a PDF", _PICTURE),
    (b"%!PS", "a PostScript file", _PICTURE),
    (b"PK\3\4", "a ZIP archive or an Office document", "Take the picture out of it and upload that alone."),
    (b"Rar!", "a RAR archive", "Take the picture out of it and upload that alone."),
)
_SPACE = b" \t\r\n\0\xef\xbb\xbf"
# What makes a picture a second kind of file for a program that looks elsewhere than at its first bytes.
_MARKUP = regex.compile(rb"<(?:script|html|!doctype|svg|\?php|iframe|body)[\s>/]|<\?php", regex.IGNORECASE)
_TRAILERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\3\4", "a ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"%PDF", "a PDF"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"#!", "a script"),
)
_PDF_WITHIN = 1_024  # where readers of PDF look for its beginning
_ARCHIVE_END = b"PK\5\6"
_ARCHIVE_WITHIN = 65_557  # the end record of a ZIP with the longest comment


def reader_of(data: bytes) -> tuple[Format, Callable[[bytes], Contents]]:
    """The format and the function that takes it apart. Raises Invalid with a sentence for what is no photo."""
    if data.startswith(jpeg.MAGIC):
        return "JPEG", jpeg.read
    if data.startswith(png.MAGIC):
        return "PNG", png.read
    if webp.is_webp(data):
        return "WebP", webp.read
    if bmff.is_avif(data):
        return "AVIF", bmff.read
    if bmff.is_heic(data):
        return "HEIC", bmff.read
    raise _refusal(data)


def check_single(data: bytes, contents: Contents) -> None:
    """Refuse a picture that is an archive, a page, a script or a program besides.

    Phones append videos, depth maps and second pictures of their own; those are dropped without a word.
    """
    if b"%PDF" in data[:_PDF_WITHIN]:
        raise refusals.two_in_one("a PDF")
    if _ARCHIVE_END in data[-_ARCHIVE_WITHIN:] and b"PK\1\2" in data:
        raise refusals.two_in_one("a ZIP archive")
    after = contents.trailing.lstrip(_SPACE)
    for beginning, other in _TRAILERS:
        if after.startswith(beginning):
            raise refusals.two_in_one(other)
    for part in (*contents.notes, contents.trailing):
        if found := _MARKUP.search(part):
            is_script = b"script" in found[0].lower() or b"php" in found[0].lower()
            raise refusals.two_in_one("a script" if is_script else "a web page")
        if b"__HALT_COMPILER" in part:
            raise refusals.two_in_one("a program")


def _refusal(data: bytes) -> Invalid:
    if not data:
        return refusals.broken("is empty: the file has no bytes")
    for beginning, what, remedy in _OTHERS:
        if data.startswith(beginning):
            return refusals.wrong_format(what, remedy)
    if data[4:8] == b"ftyp":
        return refusals.wrong_format("a video, or a kind of picture that few programs know", _EXPORT)
    head = data[:_PDF_WITHIN].lstrip(_SPACE).lower()
    if b"<svg" in head:
        return refusals.wrong_format("an SVG drawing", "Export it as a PNG and upload that.")
    if head.startswith((b"<!doctype", b"<html", b"<")):
        return refusals.wrong_format("a web page or another text", _PICTURE)
    return refusals.wrong_format("no picture that is known here", "JPEG, PNG, WebP and AVIF are taken.")
