"""Links in the middle of a text: addresses, and handles beside the name of their network."""

from collections.abc import Iterator

import regex

from contributors.errors import Invalid
from contributors.links.parsing import NETWORKS, WEBSITE, Link, parse_link

_FARTHEST = 60  # code points between a network's name and the handle that belongs to it
_NAMES = {label: code for code, label in NETWORKS.items() if code != WEBSITE} | {
    "Twitter": "x", "Bsky": "bluesky", "Insta": "instagram", "IG": "instagram", "Website": WEBSITE, "Web": WEBSITE,
    "Web site": WEBSITE, "Homepage": WEBSITE, "Home page": WEBSITE, "Blog": WEBSITE, "Sitio web": WEBSITE,
    "Página web": WEBSITE, "Site web": WEBSITE, "Webseite": WEBSITE, "Sito web": WEBSITE, "Сайт": WEBSITE,
    "ウェブサイト": WEBSITE, "网站": WEBSITE, "Strona": WEBSITE,
}  # fmt: skip
# Also everyday words; they are names of networks only as those write them.
_EXACT_NAMES = frozenset({"X", "IG", "Threads", "Medium", "Telegram", "Strona"})
_CODES = {name.casefold(): code for name, code in _NAMES.items()}
_INSIDE = r"[^\s<>\"“”„«»‹›｢｣「」。，、）（；|\p{C}]"
_DOMAIN = r"(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}"


def _alternatives(names: list[str]) -> str:
    return "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))


_TOKEN = regex.compile(
    rf"(?<![\w@.-])(?P<address>(?:[Hh][Tt][Tt][Pp][Ss]?://|www\.){_INSIDE}{{1,2048}}+)"
    rf"|(?<![\w@/.-])(?P<fediverse>@[A-Za-z0-9_.-]{{1,64}}@{_DOMAIN})"
    r"|(?<![\w@/.-])(?P<handle>[@＠][\w.·-]{1,64}+)"
    rf"|(?<![\w@/.-])(?P<domain>{_DOMAIN}(?![\w@-])(?:/{_INSIDE}{{0,2048}}+)?)"
    rf"|(?<![\w@.-])(?P<name>{_alternatives([name for name in _NAMES if name in _EXACT_NAMES])}"
    rf"|(?i:{_alternatives([name for name in _NAMES if name not in _EXACT_NAMES])}))(?![\w@])"
    r"(?:\s{0,2}[:：]\s{0,2}(?P<bare>[a-z0-9_][a-z0-9_.-]{1,60})(?=[ \t]{0,5}(?:[|,;•·)\n]|$)))?",
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_END_OF_SENTENCE = ".,;:!?'’*_…"
_CONNECTOR = regex.compile(r"[\s,/&+|(]{0,4}(?:and|or|und|y|o|e|et|ou|en|of|i|и|formerly|früher|antes)?[\s(]{0,2}")
_BEFORE_HANDLE = regex.compile(
    r"[\s(\[–—-]{0,4}(?:(?:at|as|is|under|handle|account|profile|als|unter|sous|como|come|com)\s{0,2}){0,2}"
    r"[\s):：=|–—-]{0,4}",
    regex.IGNORECASE,
)
_AFTER_HANDLE = regex.compile(
    r"[\s,–—-]{0,3}(?:on|over on|auf|bei|sur|en|su|no|op|på|na|в|у|via)?[\s(\[]{1,3}", regex.IGNORECASE
)


def find_links(text: str) -> list[Link]:
    """The profiles and websites that ``text`` names, each once, in the order in which they appear.

    A handle counts with its network beside it (``Twitter: @laura``, ``@laura on X and Threads``), a domain alone only
    behind a word such as ``Website:``. What ``parse_link`` refuses is passed over. Time grows with the text, no faster.
    """
    found: dict[str, Link] = {}
    for typed, network in dict.fromkeys(_candidates(text)):
        try:
            link = parse_link(typed, network=network)
        except Invalid:
            continue
        found.setdefault(link.url, link)
    return list(found.values())


def _candidates(text: str) -> Iterator[tuple[str, str | None]]:
    tokens = list(_TOKEN.finditer(text))
    taken: set[int] = set()  # network names that belong to the handle before them
    for index, token in enumerate(tokens):
        match token.lastgroup:
            case "address" | "fediverse":
                yield _trimmed(token.group()), None
            case "domain":
                typed = _trimmed(token.group())
                if _is_of_network(typed) or _is_announced(tokens, index, text):
                    yield typed, None
            case "handle":
                typed = "@" + token.group()[1:].rstrip(".·-")
                if typed.lower().endswith(".bsky.social"):
                    yield typed, None
                yield from ((typed, code) for code in _beside(tokens, index, text, taken))
            case "bare":
                yield token["bare"].rstrip(".-"), _code(token)


def _beside(tokens: list[regex.Match[str]], index: int, text: str, taken: set[int]) -> Iterator[str]:
    """The networks named directly before the handle at ``index``, else those directly behind it."""
    named = _chain(tokens, index, -1, text, _BEFORE_HANDLE)
    if not named or named[0] in taken:
        named = _chain(tokens, index, 1, text, _AFTER_HANDLE)
        taken |= set(named)
    return (_code(tokens[place]) for place in named)


def _chain(tokens: list[regex.Match[str]], index: int, step: int, text: str, first: regex.Pattern[str]) -> list[int]:
    """Places of the network names that follow each other from ``index`` on, the nearest first."""
    places: list[int] = []
    here, between = index, first
    while 0 <= here + step < len(tokens) and len(places) < len(NETWORKS):
        there = here + step
        start, end = sorted((here, there))
        gap = text[tokens[start].end() : tokens[end].start()]
        if tokens[there].lastgroup != "name" or len(gap) > _FARTHEST or not between.fullmatch(gap):
            break
        places.append(there)
        here, between = there, _CONNECTOR
    return places


def _code(token: regex.Match[str]) -> str:
    return _CODES[token["name"].casefold()]


def _is_of_network(typed: str) -> bool:
    try:
        return parse_link(typed).network != WEBSITE
    except Invalid:
        return False


def _is_announced(tokens: list[regex.Match[str]], index: int, text: str) -> bool:
    before = tokens[index - 1] if index else None
    if before is None or before.lastgroup != "name" or _code(before) != WEBSITE:
        return False
    return text[before.end() : tokens[index].start()].strip() in (":", "：")


def _trimmed(typed: str) -> str:
    """Without the punctuation of the sentence around it: stops, and brackets that were opened before it."""
    unmatched = {closing: typed.count(closing) - typed.count(opening) for closing, opening in _CLOSING.items()}
    end = len(typed)
    while end and (typed[end - 1] in _END_OF_SENTENCE or unmatched.get(typed[end - 1], 0) > 0):
        end -= 1
        if typed[end] in unmatched:
            unmatched[typed[end]] -= 1
    return typed[:end]
