"""Bytes to text as RFC 7303 section 3 says: byte order mark, then the header's charset, then what is declared."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
# How `<?` and `{` begin in UTF-16 without a mark.
_SIXTEEN = {b"<\0?\0": "utf-16-le", b"\0<\0?": "utf-16-be", b"{\0": "utf-16-le", b"\0{": "utf-16-be"}
# What most of those who say Latin-1 or ASCII write (WHATWG Encoding, section 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decoded(data: bytes, content_type: str = "") -> str:
    """Never fails: where the encoding turns out to be another one, it is UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for start, encoding in _SIXTEEN.items():
        if data.startswith(start):
            return data.decode(encoding, "replace")
    header, declared = _CHARSET.search(content_type), _DECLARED.search(data[:200])
    named = [header.group(1)] if header else []
    named += [declared.group(1).decode()] if declared else []
    for name in [*named, "utf-8"]:
        if known := _text_encoding(name):
            try:
                return data.decode(known)
            except UnicodeDecodeError:
                continue
    return data.decode("cp1252", "replace")


def _text_encoding(name: str) -> str | None:
    """Python's name of it; None for what is no encoding of text, such as ``zip`` or ``idna``."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if found in {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}:
        return None
    try:
        if b"<?a".decode(found, "replace") != "<?a":  # a charset that XML can be written in, and not of EBCDIC
            return None
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, found)
