"""Language tags (BCP 47, RFC 5646): their normal form, their base language, and which way they are written."""

import re
from functools import lru_cache
from typing import Literal

from contributors.errors import BadRequest

LANGUAGES: tuple[str, ...] = (
    "en",
    "es",
    "it",
    "fr",
    "de",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "he",
    "fa",
    "fi",
    "hi",
    "ja",
    "ko",
    "zh",
)
"""The languages that cards speak in full; a regional tag such as ``pt-BR`` uses its base language's words."""

# RFC 5646 section 4.4.1: 35 characters hold every tag without extensions.
_LONGEST_TAG = 35
# RFC 5646 section 2.1 without the grandfathered tags, which the registry of subtags has replaced.
_WELL_FORMED = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?P<script>-[a-z]{4})?"
    r"(?P<region>-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?P<private>-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII,
)
# Codes that ISO 639 renamed and that old systems still send (IANA Language Subtag Registry, "Preferred-Value").
_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "ks",
        "ku-arab",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "rhg",
        "sd",
        "syr",
        "ug",
        "ur",
        "uz-af",
        "yi",
    ]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    [
        "Adlm",
        "Arab",
        "Aran",
        "Hebr",
        "Mand",
        "Mend",
        "Nkoo",
        "Rohg",
        "Samr",
        "Syrc",
        "Thaa",
        "Yezi",
    ]
)


@lru_cache(maxsize=1024)
def canonical_tag(value: str, *, param: str = "lang") -> str:
    """``value`` in the case that RFC 5646 section 2.1.1 recommends: ``PT-br`` is ``pt-BR``, ``zh-hant`` ``zh-Hant``.

    Raises BadRequest (``invalid_language``) on what is no language tag; whether the language exists isn't asked.
    """
    match = _WELL_FORMED.fullmatch(value.lower()) if len(value) <= _LONGEST_TAG else None
    if match is None:
        raise BadRequest(
            "A language is written as a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant`: "
            "letters and digits, with hyphens between the parts.",
            code="invalid_language",
            param=param,
            hint=_hint(value),
        )
    language, *extended = match["language"].split("-")
    parts = [_RENAMED.get(language, language), *extended]
    if match["script"]:
        parts.append(match["script"][1:].title())
    if match["region"]:
        parts.append(match["region"][1:].upper())
    return "-".join(parts) + match["variants"] + match["extensions"] + (match["private"] or "")


def _hint(value: str) -> str | None:
    hyphened = value.replace("_", "-")
    if hyphened != value and len(value) <= _LONGEST_TAG and _WELL_FORMED.fullmatch(hyphened.lower()):
        return f"Write `{canonical_tag(hyphened)}`."
    return None


def base(tag: str) -> str:
    """The language alone: ``pt`` of ``pt-BR``."""
    return tag.partition("-")[0].lower()


def script(tag: str) -> str:
    """The script that the tag names, such as ``Hant``, or an empty string where it names none."""
    for part in tag.split("-")[1:]:
        if len(part) == 1:
            break
        if len(part) == 4 and part.isalpha():
            return part.title()
    return ""


@lru_cache(maxsize=1024)
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way text in ``tag`` runs. A script in the tag decides before the language: ``az-Arab`` is right to left."""
    named = script(tag)
    if named:
        return "rtl" if named in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    lowered = tag.lower()
    return "rtl" if {base(tag), lowered} & _RIGHT_TO_LEFT_LANGUAGES else "ltr"
