"""Which content coding a client takes: gzip or none (RFC 9110, section 12.5.3)."""

import re
from functools import lru_cache

# The codings of the header are as many as there are kinds of clients; a longer header is read each time.
_LONGEST_REMEMBERED = 100
_ITEM = re.compile(r"([\w!#$%&'*+.^`|~-]+)[ \t]*(?:;[ \t]*[qQ]=([01](?:\.[0-9]{0,3})?))?", re.ASCII)
_GZIP = ("gzip", "x-gzip")  # section 8.4.1.3: the two are the same


def takes_gzip(accept_encoding: str) -> bool:
    """Whether gzip is accepted and not liked less than no coding at all. Without the header nothing is coded."""
    if len(accept_encoding) > _LONGEST_REMEMBERED:
        return _prefers_gzip(accept_encoding)
    return _remembered(accept_encoding)


def _prefers_gzip(header: str) -> bool:
    weights: dict[str, float] = {}
    for item in header.split(","):
        found = _ITEM.fullmatch(item.strip(" \t"))
        if found:  # what can't be read is not accepted
            weights[found[1].lower()] = float(found[2] or 1)
    gzip = max((weights[name] for name in _GZIP if name in weights), default=weights.get("*", 0))
    return gzip > 0 and gzip >= weights.get("identity", 0)


_remembered = lru_cache(maxsize=256)(_prefers_gzip)
