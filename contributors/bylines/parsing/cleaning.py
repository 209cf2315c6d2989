"""A byline as sites hold it, made into plain segments: markup, dates, addresses and the page's own words are gone."""

import html
import unicodedata
from functools import lru_cache

import regex
from babel import Locale

from contributors.bylines.parsing.phrases import vocabulary
from contributors.languages import LANGUAGES

MOST = 10_000  # code points; what is longer is a page
# A name between isolates stays whole, whatever it holds: it is carried as one private character.
_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF
PRIVATE = "\ue000-\uf8ff"
_ISOLATED = regex.compile(r"[\u2066\u2067\u2068]([^\u2066-\u2069]{1,400})\u2069")
_TAG = regex.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--.{0,2000}?-->", regex.DOTALL)
_ESCAPE = regex.compile(r"\\u([0-9a-fA-F]{4})")
# What no document keeps, and the private characters themselves.
_UNKEPT = regex.compile(rf"[{PRIVATE}\p{{Cs}}\p{{Noncharacter_Code_Point}}]|(?![\t\n\r])\p{{Cc}}")
_FORMAT = regex.compile(r"[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0e\ufe0f]")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}--[\d#*©®™]]+", regex.VERSION1)
_UNDERSCORE = regex.compile(r"(?<=\p{L})_(?=\p{L})")
_ADDRESS = regex.compile(r"(?<!\S)(?:[^\s@]{1,64}@[^\s@]{1,255}|https?://\S+|www\.\S+|@\w+)(?=[\s,;)]|$)")
_NETWORK = regex.compile(
    r"(?<![\p{L}\p{N}])(?:Twitter|Facebook|Instagram|LinkedIn|Bluesky|Mastodon|YouTube|TikTok|E-?mail)(?![\p{L}\p{N}])"
)
_TITLES = (
    "Prof|Hon|Capt|Rev|Gen|Sgt|Gov|Rep|Sen|Dipl|Mag|Ing|Dott|Sra|Mme|Mlle|Msgr|Univ|med|Mrs|phil|rer|nat|oprac|tłum"
)
# Two letters before the two words that begin with them are drawn where a photo is missing.
_MONOGRAM = regex.compile(r"(?<!\S)(\p{Lu})(\p{Lu})\s(?=\1\S*\s\2)")
_STOP = regex.compile(
    rf"(?<=[\p{{Ll}}\p{{Lo}}\p{{M}}){PRIVATE}])(?<!\b\p{{L}}{{1,2}})(?<!\b(?i:{_TITLES}))(?:[.।]\s|。)(?!\d)"
)
_BREAK = regex.compile(r"\s?[;；؛|｜•]\s?|\s[—–―-]\s|\s?//\s?|^[—–―•*-]\s?")
_DIGIT = regex.compile(r"\d")
_LETTER = regex.compile(rf"[\p{{L}}{PRIVATE}]")


def lines(text: str) -> tuple[list[list[str]], dict[str, str]]:
    """The sentences of a byline, each as the segments that more than a comma sets apart.

    Beside them the names that private characters stand for.
    """
    plain = _plain(text[:MOST])
    kept: dict[str, str] = {}
    plain = _ISOLATED.sub(lambda found: _keep(found[1].strip(), kept), plain)
    plain = _FORMAT.sub("", plain)
    plain = _MONOGRAM.sub("|", _NETWORK.sub("|", _ADDRESS.sub("|", plain)))
    sentences = (_segments(sentence) for line in plain.splitlines() for sentence in _STOP.split(line))
    return [sentence for sentence in sentences if sentence], kept


def _segments(sentence: str) -> list[str]:
    pieces = (_without_business(" ".join(piece.split())) for piece in _BREAK.split(sentence) if piece)
    return [part for piece in pieces if _LETTER.search(part := piece.strip(" ,/"))]


def _plain(text: str) -> str:
    text = html.unescape(html.unescape(text) if "&amp;" in text else text)
    text = _ESCAPE.sub(_unescaped, _TAG.sub(" ", text))
    text = _UNKEPT.sub("", unicodedata.normalize("NFC", text))
    return _UNDERSCORE.sub(" ", _PICTURE.sub(" ", text))


def _unescaped(found: "regex.Match[str]") -> str:
    """A surrogate stands for nothing on its own."""
    character = chr(int(found[1], 16))
    return "" if unicodedata.category(character) in {"Cs", "Cc", "Co"} else character


def _keep(name: str, kept: dict[str, str]) -> str:
    place = _FIRST_PRIVATE + len(kept)
    if place > _LAST_PRIVATE:
        return name
    kept[chr(place)] = name
    return chr(place)


def _without_business(piece: str) -> str:
    """Without "Published 2 May" and what follows; a date ends what a byline says."""
    found = _dates().search(piece) if _DIGIT.search(piece) else None
    piece = piece[: found.start()] if found else piece
    found = _business().search(piece)
    return piece[: found.start()].rstrip(" ,") if found else piece.rstrip(" ,")


@lru_cache(maxsize=1)
def _business() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:(?<=[\s,(])|^)(?:\d{1,9}\s)?\L<words>(?=[\s:,)]|$)", regex.IGNORECASE, words=vocabulary().words["cut"]
    )


@lru_cache(maxsize=1)
def _dates() -> "regex.Pattern[str]":
    """Dates as the CLDR's languages write them, with the weekday before them; a month alone may be somebody's name."""
    months: set[str] = set()
    days: set[str] = set()
    for locale in map(Locale.parse, LANGUAGES):
        for width in ("abbreviated", "wide"):
            for form in ("format", "stand-alone"):
                months |= {name.strip(".") for name in locale.months[form][width].values()}
                days |= {name.strip(".") for name in locale.days[form][width].values()}
    return regex.compile(
        r"(?:(?:^|(?<=[\s,(]))\L<days>\.?,?\s)?(?:(?<![\p{L}\p{N}])(?:on|am|le|el|den)\s)?(?<![\p{L}\p{N}])(?:"
        r"\L<months>\.?\s\d{1,4}(?!\p{L})|\d{1,2}(?:\.|er|st|nd|rd|th|º)?\s(?:de\s|of\s)?\L<months>(?!\p{L})"
        r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:h]\d{2}(?!\d)|\d{4}年|\d{1,2}月\d{1,2}日)",
        regex.IGNORECASE,
        days=days,
        months={name for name in months if not name[0].isdigit()},
    )
