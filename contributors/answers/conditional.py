"""Strong entity tags and the comparisons of conditional requests (RFC 9110, sections 8.8.3 and 13.1)."""

import re
from collections.abc import Iterator
from hashlib import sha256

# entity-tag = [ "W/" ] DQUOTE *etagc DQUOTE; etagc is any visible character but the quote, and obs-text.
_TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def etag_of(content: bytes) -> str:
    """A strong tag: the same bytes have the same one, other bytes another."""
    return f'"{sha256(content).hexdigest()}"'


def matches(if_none_match: str, etag: str) -> bool:
    """Whether the client has the representation tagged ``etag``: weak comparison, so ``W/"x"`` matches ``"x"``.

    ``*`` matches whatever exists. An unreadable header matches nothing: the client gets a whole answer.
    """
    if if_none_match.strip() == "*":
        return True
    opaque = etag.removeprefix("W/")
    return any(tag == opaque for _, tag in _tags(if_none_match))


def matches_strongly(if_match: str, etag: str) -> bool:
    """Whether ``If-Match`` names the strong tag ``etag``. A weak tag on either side never matches; ``*`` does."""
    if if_match.strip() == "*":
        return True
    return any(tag == etag and not weak for weak, tag in _tags(if_match))


def _tags(header: str) -> Iterator[tuple[str, str]]:
    for found in _TAG.finditer(header):
        yield found.group(1) or "", found.group(2)
