"""Bytes that somebody dropped in -> text, or a sentence that says why they can't be read."""

import codecs

import regex

from contributors.errors import Invalid, TooLarge

MAX_BYTES = 1_000_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_DECLARED = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", regex.I)
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1b"
# What Windows-1252 text in the languages that it serves has beyond ASCII. The rest (ÿ, ¤, ¦, ×) appears in texts that
# were read in the wrong encoding far more often than in real ones.
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽž‘’“”„‚‹›«»–—…€£§°·•¿¡ªº®©™´½¼\xa0\xad"
)


def decode(data: bytes, *, max_bytes: int = MAX_BYTES) -> str:
    """The text of ``data``: UTF-8, UTF-16 or UTF-32 with a byte order mark, what HTML declares, or Windows-1252.

    Raises TooLarge (``too_large``), and Invalid with ``binary_file`` or ``broken_encoding``. Nothing is replaced by
    guesses: a byte that can't be read refuses the file and says where it stands.
    """
    if len(data) > max_bytes:
        raise TooLarge(
            f"This file has {len(data):,} bytes and at most {max_bytes:,} are read at once. "
            "Keep the last part of the article, where the author box is, and try again."
        )
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark) if encoding == "utf-8" else data, encoding)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        return _other_encoding(data, broken)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise Invalid(
            f"This file says that it is {encoding.upper()}, but byte {broken.start + 1} can't be read as that. "
            "Save it again as UTF-8.",
            code="broken_encoding",
        ) from broken


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Invalid(f"This is {what}, not text. Copy the text out of it and paste that.", code="binary_file")
    controls = sum(data.count(bytes([byte])) for byte in range(32) if byte not in _TEXT_CONTROLS)
    if b"\0" in data or controls * 50 > len(data):
        raise Invalid(
            "This file is not text: it holds bytes that no text has. Copy the text out of it and paste that.",
            code="binary_file",
        )


def _other_encoding(data: bytes, broken: UnicodeDecodeError) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
        except (LookupError, UnicodeDecodeError):
            name = "utf-8"
        if name not in {"utf-8", "ascii"} and not name.startswith(("utf-16", "utf-32")):
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError, AttributeError, TypeError):
                pass  # the page declares a wrong name, or a codec that does not make text
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _is_plausible(text):
        return text
    raise Invalid(
        f"This file is not UTF-8: byte {broken.start + 1} can't be read. Save it again as UTF-8 and try again.",
        code="broken_encoding",
    )


def _is_plausible(text: str) -> bool:
    beyond = [character for character in text if character > "\x7f"]
    western = sum(character in _WESTERN for character in beyond)
    return len(beyond) * 4 <= len(text) and western * 20 >= len(beyond) * 19
