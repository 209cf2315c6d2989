"""Host names: normal form (IDNA), which ones can be a public website, and how one is shown."""

import unicodedata

import regex

from contributors.links.refusals import quoted, refused

_LONGEST_HOST = 253
_LONGEST_LABEL = 63
_STOPS = str.maketrans("。．｡", "...")  # IDNA takes these for the dot (UTS #46)
_ASCII_LABEL = regex.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_TOP_LEVEL = regex.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_UNICODE_LABEL = regex.compile(r"[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd}-]*[\p{L}\p{M}\p{Nd}])?")
_NOT_PUBLIC = frozenset({"local", "localhost", "internal", "invalid", "arpa", "lan", "home"})
# Scripts with many letters that look Latin: such a label is shown in ASCII, unless the top level is of its kind.
_LATIN_LOOK_ALIKE = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}\p{Coptic}\p{Lisu}]")
_LATIN = regex.compile(r"\p{Latin}")
_SHOWN_LATIN = frozenset("ßæøœđłþð")
_LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕԁӏԛԝһкмтпгν" + "αορικτυχγωϲϳıɑɡɩʏ", "aeopcyxijsdlqwhkmtnrv" + "aopiktuxywcjiagiy"
)


def host(typed: str) -> str:
    """The ASCII form of a public host name, lower case. Raises Invalid for anything else, IP addresses included."""
    name = unicodedata.normalize("NFKC", typed.translate(_STOPS)).lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > _LONGEST_HOST or len(labels) < 2:
        raise _not_a_host(typed)
    encoded = [_ascii_label(label, typed) for label in labels]
    ascii_name = ".".join(encoded)
    if len(ascii_name) > _LONGEST_HOST or not _TOP_LEVEL.fullmatch(encoded[-1]):
        raise _not_a_host(typed)
    if encoded[-1] in _NOT_PUBLIC:
        raise refused(f"{quoted(typed)} can't be reached by readers. Write the address of a public website.")
    return ascii_name


def shown_host(ascii_name: str) -> str:
    """The host as readers know it: without ``www.``, in its own script where that can't be mistaken for another."""
    labels = [_unicode_label(label) for label in ascii_name.removeprefix("www.").split(".")]
    plain_top = labels[-1].isascii()
    return ".".join(
        label if not label.startswith("xn--") and _is_plain(label, plain_top) else _punycode(label) for label in labels
    )


def skeleton(ascii_name: str) -> str:
    """The host with every letter that looks like a Latin one replaced by it: what a reader may take it for."""
    decomposed = unicodedata.normalize("NFKD", ".".join(map(_unicode_label, ascii_name.split("."))))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LOOKS_LIKE)


def _ascii_label(label: str, typed: str) -> str:
    if label.startswith("xn--"):
        decoded = _unicode_label(label)
        if decoded.isascii() or _punycode(decoded) != label:
            raise _not_a_host(typed)
        _check_unicode_label(decoded, typed)
        return label
    if label.isascii():
        if not _ASCII_LABEL.fullmatch(label):
            raise _not_a_host(typed)
        return label
    _check_unicode_label(label, typed)
    encoded = _punycode(label)
    if len(encoded) > _LONGEST_LABEL:
        raise _not_a_host(typed)
    return encoded


def _check_unicode_label(label: str, typed: str) -> None:
    normal = unicodedata.normalize("NFKC", label).lower() == label
    if not normal or len(label) > _LONGEST_LABEL or not _UNICODE_LABEL.fullmatch(label):
        raise _not_a_host(typed)


def _punycode(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _is_plain(label: str, plain_top: bool) -> bool:
    if label.isascii():
        return True
    if _LATIN.search(label):
        return all(letter.isascii() or letter in _SHOWN_LATIN or _is_accented(letter) for letter in label)
    return not (plain_top and _LATIN_LOOK_ALIKE.search(label))


def _is_accented(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0].isascii()


def _not_a_host(typed: str) -> Exception:
    return refused(f"{quoted(typed or 'https://')} is not the name of a public website. Write it like example.org.")
