"""What each line of a paste is: words that a plug-in printed, or something that somebody wrote."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import regex

from contributors.importers.text import phrases
from contributors.importers.text.lines import Line
from contributors.importers.text.people import is_desk, looks_like_name


class Kind(Enum):
    """The lines that say where a box begins and ends, those that belong to it, and everything else."""

    TABS = "tabs"  # the sentence about the two tabs
    ABOUT = "about"  # "About the author", "Über Jane Doe", "Written by Jane Doe": a box follows
    BYLINE = "byline"  # "By Jane Doe": at the top of an article as often as in a box
    LABEL = "label"  # "Bio", "Latest Posts", "Website"
    MORE = "more"  # "Latest posts by Jane Doe": the box ends here and names its person
    END = "end"  # "Share this", "Related posts"
    COMMENTS = "comments"  # "Leave a Reply": nothing after it is the article's
    FIELD = "field"  # "E-mail: jane@example.org"
    CONTACT = "contact"  # an address, a handle or the name of a network alone on its line
    RULE = "rule"  # a line of dashes
    DATE = "date"
    SHORT = "short"
    PROSE = "prose"
    EMPTY = "empty"  # a picture or an icon without words


@dataclass(frozen=True, slots=True)
class Mark:
    """``name`` is the name that the line's template holds; ``rest`` the value of a field."""

    kind: Kind
    name: str | None = None
    rest: str | None = None
    rule: str = ""


_RULE = regex.compile(r"[\W_]{1,200}")
_NETWORKS = frozenset({
    "facebook", "twitter", "x", "instagram", "linkedin", "youtube", "tumblr", "pinterest", "whatsapp", "telegram",
    "mastodon", "bluesky", "threads", "tiktok", "reddit", "github", "email", "e-mail", "mail", "rss", "print",
    "website", "web", "homepage", "xing", "vk", "weibo", "medium", "snapchat", "flickr", "soundcloud", "google+",
    "googleplus", "google", "linktree", "substack", "patreon", "tweet", "share", "pin", "truth", "social", "copy",
    "link", "feed",
})  # fmt: skip
_ON = frozenset({"on", "auf", "sur", "en", "su", "em", "no", "na", "op", "w", "в", "у", "profile", "at"})
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S{3,300}|[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@]{2,24}|@[\w.]{2,40}|[\w-]{1,60}(?:\.[\w-]{1,60}){1,3}/\S{1,200}",
    regex.I,
)
_DATE = regex.compile(
    r"(?:\p{L}{2,12},? )?(?:\d{1,2}(?:st|nd|rd|th)?\.? (?:de |d[’'])?\p{L}{3,12}\.?,? (?:de )?\d{4}"
    r"|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
    r"(?:,? (?:at |um )?\d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?)?(?: \p{L}{1,5})?"
)
_IDENTIFIER = regex.compile(r"(?:ORCID|ISNI|VIAF)(?: ?iD)?[:\s]+(?:https?://\S+|[\dX][\dX -]{3,30})$")
_COUNT = regex.compile(r"\s*[(\[]?\d{1,6}[)\]]?\s*(\p{L}[\p{L}\p{M} ]{0,24})?$")
_POINTER = regex.compile(r"\s*[→»›>]+\s*$|^\s*[←«‹<]+\s*")


def mark(line: Line) -> Mark:
    """What ``line`` is, told from its words alone."""
    if not line.text:
        return Mark(Kind.EMPTY)
    key = phrases.key(line.text)
    if phrases.is_about_tabs(key):
        return Mark(Kind.TABS)
    if not key.text or _RULE.fullmatch(line.text):
        return Mark(Kind.RULE)
    if len(line.text) <= 150:
        found = _label(line, key) or _named(line, key) or _closing(key) or _contact(line) or _invitation(line, key)
        if found:
            return found
    return Mark(Kind.PROSE if line.is_prose else Kind.SHORT)


def _label(line: Line, key: phrases.Key) -> Mark | None:
    if key.text in phrases.keyed_set("about"):
        return Mark(Kind.ABOUT)
    if key.text in phrases.keyed_set("written_head"):
        return Mark(Kind.ABOUT)
    if key.text in phrases.keyed_set("labels"):
        return Mark(Kind.LABEL)
    if key.text in phrases.keyed_set("comments"):
        return Mark(Kind.COMMENTS)
    return _field(line)


def _field(line: Line) -> Mark | None:
    """``Location: Berlin``. The label stands before a colon, so that "Location scouts are…" is none."""
    head, colon, rest = line.text.replace("：", ":", 1).partition(":")
    if not colon or not rest.strip() or len(head) > 30 or rest.startswith("//"):
        return None
    label = phrases.key(head).text
    for name in ("email_label", "site_label", "place_label", "role_label", "name_label", "bio_label"):
        if label in phrases.keyed_set(name):
            if name == "name_label" and not (looks_like_name(rest.strip()) or is_desk(rest.strip())):
                continue
            return Mark(Kind.FIELD, rest=rest.strip(), rule=name)
    if label in _NETWORKS:
        return Mark(Kind.FIELD, rest=rest.strip(), rule="network_label")
    return None


def _named(line: Line, key: phrases.Key) -> Mark | None:
    for name, kind in (
        ("more", Kind.MORE),
        ("written", Kind.ABOUT),
        ("about_name", Kind.ABOUT),
        ("byline", Kind.BYLINE),
    ):
        filled = phrases.fill(name, key)
        if filled is None:
            continue
        plain = without_count(_POINTER.sub("", filled))
        head = plain.split(",")[0].strip()
        if looks_like_name(head) or is_desk(head) or (kind in {Kind.ABOUT, Kind.BYLINE} and _names_several(plain)):
            return Mark(kind, name=plain, rule=name)
        if kind is Kind.MORE and len(plain) <= 40:
            return Mark(Kind.END)
    return None


def _names_several(text: str) -> bool:
    parts = split_names(text)
    return len(parts) > 1 and all(looks_like_name(part) for part in parts)


def split_names(text: str) -> list[str]:
    """ "A, B and C" as three names; one name as itself."""
    return [piece.strip() for piece in _between_names().split(text) if piece.strip()]


@lru_cache(maxsize=1)
def _between_names() -> regex.Pattern[str]:
    words = sorted({word for word in phrases.word_set("and") if word[:1].isalpha()}, key=len, reverse=True)
    joined = "|".join(regex.escape(word) for word in words)
    return regex.compile(rf"\s*[,;、，،&＆]\s*(?:(?:{joined})\s+)?|\s+(?:{joined})\s+", regex.I)


def without_count(text: str) -> str:
    """``Jane Doe 300 posts`` and ``Jane Doe (12)`` without the number of what she wrote."""
    found = _COUNT.search(text)
    if not found or found.start() == 0:
        return text.strip()
    unit = (found[1] or "").strip().casefold()
    if unit and not any(unit.startswith(word) for word in phrases.word_set("counts")):
        return text.strip()
    return text[: found.start()].strip(" ,(/")


_LEADING_COUNT = regex.compile(r"^\d{1,6}\s+")


def _closing(key: phrases.Key) -> Mark | None:
    counted = _LEADING_COUNT.match(key.text)
    if counted and key.text[counted.end() :] in phrases.keyed_set("comments"):
        return Mark(Kind.COMMENTS)
    if phrases.begins_with("comments", key, most=90):
        return Mark(Kind.COMMENTS)
    if phrases.begins_with("end", key, most=110):
        return Mark(Kind.END)
    return None


def _contact(line: Line) -> Mark | None:
    words = [word for word in regex.split(r"[\s|,/·•]+", line.text.casefold()) if word]
    if words and len(words) <= 12 and all(word.strip(".:") in _NETWORKS for word in words):
        return Mark(Kind.CONTACT)
    if 2 <= len(words) <= 7 and words[-1] in _NETWORKS and words[-2] in _ON:
        return Mark(Kind.CONTACT)
    if (
        2 <= len(words) <= 5
        and words[-1] in {"site", "website", "blog", "homepage"}
        and "'s" in words[-2].replace("’", "'")
    ):
        return Mark(Kind.CONTACT)
    pieces = line.text.split()
    if len(pieces) <= 6 and all(
        _ADDRESS.fullmatch(piece.strip(",;|()<>")) or piece.casefold().strip(":|") in _NETWORKS for piece in pieces
    ):
        return Mark(Kind.CONTACT)
    if _IDENTIFIER.match(line.text):
        return Mark(Kind.CONTACT)
    return Mark(Kind.DATE) if _DATE.fullmatch(line.text) else None


def _invitation(line: Line, key: phrases.Key) -> Mark | None:
    """ "Follow her on Bluesky: https://…": an address with no more than the words that lead to it."""
    if not phrases.begins_with("follow", key) or len(line.text.split()) > 10:
        return None
    return Mark(Kind.CONTACT) if any(_ADDRESS.fullmatch(word.strip(",;|()<>.")) for word in line.text.split()) else None
