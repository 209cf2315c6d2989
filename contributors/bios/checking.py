"""What is asked of a bio before it is stored, and of each length variant."""

import re
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from contributors.bios.facts import check_fact
from contributors.bios.marks import is_plain, parse
from contributors.bios.printing import plain
from contributors.errors import Invalid, near_miss
from contributors.text import clean, length

SIZES: Final = ("micro", "short", "standard", "long")
"""The length variants of a bio, shortest first."""

LIMITS: Final = {"micro": 80, "short": 160, "standard": 500, "long": 4000}
"""How many characters, as a reader counts them, each variant may print."""

# Four times the longest variant: room for marks, addresses and scripts that combine characters.
_MOST_CODE_POINTS: Final = 16_000
_LONGEST_URL: Final = 2_000
# "[text](target)" whose target was meant as an address: a scheme, a path, or a host. "[sic](2019)" wasn't.
_MEANT_AS_LINK: Final = re.compile(
    r"\]\(\s*+(?P<target>"
    r"(?:[A-Za-z][A-Za-z0-9+.-]*+:(?=\S)|//|\.{0,2}/(?=\w)|#(?=\w)|www\.)[^\s()\[\]]*+"
    r"|[\w-]++(?:\.[\w-]++)++(?:/[^\s()\[\]]*+)?(?=\s*+\)))"
)


def check(text: str, *, param: str = "bio", today: date | None = None) -> str:
    """``text`` as it is to be stored: NFC, trimmed, every living fact and link in it valid.

    Raises Invalid: ``control_character``, ``too_long``, ``unknown_token``, ``invalid_token``, ``invalid_link``.
    With ``today`` a living fact can't count from a year to come.
    """
    cleaned = clean(text, lines=True, param=param)
    if len(cleaned) > _MOST_CODE_POINTS:
        raise Invalid(
            f"This bio has {len(cleaned):,} characters with its marks; at most {_MOST_CODE_POINTS:,} can be stored.",
            code="too_long",
            param=param,
        )
    if is_plain(cleaned):
        return cleaned
    for piece in parse(cleaned):
        if piece.kind == "fact":
            check_fact(piece.value, today=today, param=param)
        elif piece.kind == "link":
            _check_url(piece.value, param)
        elif piece.kind == "text":
            _refuse_broken_link(piece.value, param)
    return cleaned


def check_size(text: str, size: str, *, lang: str, today: date, param: str = "bio") -> None:
    """Raises Invalid ``too_long`` where ``text`` prints more than ``size`` holds, naming the size that holds it."""
    if size not in LIMITS:
        raise Invalid(
            f"`{size}` is no length of a bio. Lengths: {', '.join(SIZES)}.{near_miss(size, SIZES)}",
            code="unknown_size",
            param=param,
        )
    count = length(plain(text, lang=lang, today=today))
    limit = LIMITS[size]
    if count <= limit:
        return
    larger = next((other for other in SIZES if LIMITS[other] >= count), None)
    advice = f"Shorten it by {count - limit:,}"
    if larger:
        advice += f" or store it as {larger} ({LIMITS[larger]:,})"
    raise Invalid(
        f"This prints {count:,} characters and {size} holds {limit:,}. {advice}.", code="too_long", param=param
    )


def _check_url(url: str, param: str) -> None:
    try:
        address = urlsplit(url)
        host, port = address.hostname, address.port
    except ValueError:
        host, port = None, None
    if not host or "@" in address.netloc or port == 0 or len(url) > _LONGEST_URL:
        raise _invalid_link(url, param)


def _refuse_broken_link(text: str, param: str) -> None:
    match = _MEANT_AS_LINK.search(text) if "](" in text else None
    if match is not None and "[" in text[: match.start()]:
        raise _invalid_link(match["target"], param)


def _invalid_link(target: str, param: str) -> Invalid:
    shown = target if len(target) <= 80 else f"{target[:79]}…"
    return Invalid(
        f"`{shown}` can't be linked. A link is written `[text](https://example.org/page)`, with http or https and a "
        r"host, without a user name. To print a bracket as it is, write `\[`.",
        code="invalid_link",
        param=param,
    )
