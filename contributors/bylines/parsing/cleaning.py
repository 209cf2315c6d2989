"""A byline as sites hold it, made into plain segments: markup, dates, addresses and the page's own words are gone."""

import html
import unicodedata
from functools import lru_cache

import regex
from babel import Locale

from contributors.bylines.parsing.phrases import vocabulary
from contributors.languages import LANGUAGES

MOST = 20_000  # code points; what is longer is a page
# A name between isolates stays whole, whatever it holds: it is carried as one private character.
_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF
PRIVATE = "\ue000-\uf8ff"
_ISOLATED = regex.compile(r"[\u2066\u2067\u2068]([^\u2066-\u2069]{1,400})\u2069")
_TAG = regex.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--.{0,2000}?-->", regex.DOTALL)
_ESCAPE = regex.compile(r"\\u([0-9a-fA-F]{4})")
_FORMAT = regex.compile(r"[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0e\ufe0f]")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}--[\d#*©®™]]+", regex.VERSION1)
_UNDERSCORE = regex.compile(r"(?<=\p{L})_(?=\p{L})")
_ADDRESS = regex.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\S)@\w+")
_NETWORK = regex.compile(
    r"(?<![\p{L}\p{N}])(?:Twitter|Facebook|Instagram|LinkedIn|Bluesky|Mastodon|YouTube|TikTok|E-?mail|X\.com)(?![\p{L}\p{N}])"
)
_TITLES = r"Prof|Hon|Capt|Rev|Gen|Sgt|Gov|Rep|Sen|Dipl|Mag|Ing|Dott|Sra|Mme|Mlle|Msgr|Univ|med|Mrs|phil|rer|nat|oprac|tłum|fot"
# Two letters before the two words that begin with them are drawn where a photo is missing.
_MONOGRAM = regex.compile(r"(?<!\S)(\p{Lu})(\p{Lu})\s(?=\1\S*\s\2)")
_STOP = regex.compile(
    rf"(?<=[\p{{Ll}}\p{{Lo}}\p{{M}}){PRIVATE}])(?<!\b\p{{L}}{{1,2}})(?<!\b(?:{_TITLES}))[.।]\s(?!\d)", regex.IGNORECASE
)
_BREAK = regex.compile(r"\s?[;；؛|｜•\n\r]\s?|\s[—–―-]\s|\s?//\s?|。|^[—–―•*-]\s?")
_LETTER = regex.compile(rf"[\p{{L}}{PRIVATE}]")


def segments(text: str) -> tuple[list[str], dict[str, str]]:
    """The parts of a byline that are separated by more than a comma, and the names that private characters stand for."""
    plain = _plain(text[:MOST])
    kept: dict[str, str] = {}
    plain = _ISOLATED.sub(lambda found: _keep(found[1].strip(), kept), plain)
    plain = _FORMAT.sub("", plain)
    plain = _MONOGRAM.sub("|", _NETWORK.sub("|", _ADDRESS.sub("|", plain)))
    pieces = [_without_business(" ".join(part.split())) for part in _BREAK.split(plain) if part]
    sentences = [sentence for piece in pieces for sentence in _STOP.split(piece)]
    return [part for sentence in sentences if _LETTER.search(part := sentence.strip(" ,/"))], kept


def _plain(text: str) -> str:
    text = html.unescape(html.unescape(text) if "&amp;" in text else text)
    text = _ESCAPE.sub(_unescaped, _TAG.sub(" ", text))
    text = regex.sub(rf"[{PRIVATE}]", "", unicodedata.normalize("NFC", text))
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
    found = _dates().search(piece)
    piece = piece[: found.start()] if found else piece
    found = _business().search(piece)
    return piece[: found.start()].rstrip(" ,") if found else piece.rstrip(" ,")


@lru_cache(maxsize=1)
def _business() -> "regex.Pattern[str]":
    words = sorted(vocabulary().words["cut"], key=len, reverse=True)
    return regex.compile(
        r"(?:(?<=[\s,(])|^)(?:\d+\s)?(?:" + "|".join(map(regex.escape, words)) + r")(?=[\s:,)]|$)", regex.IGNORECASE
    )


@lru_cache(maxsize=1)
def _dates() -> "regex.Pattern[str]":
    """Dates as the CLDR's languages write them, with the weekday before them; a month alone may be somebody's name."""
    months, days = set(), set()
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for width in ("abbreviated", "wide"):
            for form in ("format", "stand-alone"):
                months |= {name.strip(".") for name in locale.months[form][width].values()}
                days |= {name.strip(".") for name in locale.days[form][width].values()}
    month = "|".join(
        sorted(map(regex.escape, (name for name in months if not name[0].isdigit())), key=len, reverse=True)
    )
    day = "|".join(sorted(map(regex.escape, days), key=len, reverse=True))
    return regex.compile(
        rf"(?:(?:^|(?<=[\s,(]))(?:{day})\.?,?\s)?(?:(?<![\p{{L}}\p{{N}}])(?:on|am|le|el|den)\s)?(?<![\p{{L}}\p{{N}}])(?:"
        rf"(?:{month})\.?\s\d{{1,4}}(?!\p{{L}})|\d{{1,2}}(?:\.|er|st|nd|rd|th|º)?\s(?:de\s|of\s)?(?:{month})(?!\p{{L}})"
        r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:h]\d{2}(?!\d)|\d{4}年|\d{1,2}月\d{1,2}日)",
        regex.IGNORECASE,
    )
