"""What makes a text stale, as data: one set of rules a language, the related languages in one module."""

from typing import Final

from contributors.bios.rules import asian, english, germanic, romance, semitic, slavic
from contributors.bios.rules.shape import Rules
from contributors.languages import base

__all__ = ["RULES", "Rules", "rules_for"]

RULES: Final[dict[str, Rules]] = {
    "en": english.RULES,
    "es": romance.SPANISH,
    "it": romance.ITALIAN,
    "fr": romance.FRENCH,
    "de": germanic.GERMAN,
    "pt": romance.PORTUGUESE,
    "nl": germanic.DUTCH,
    "pl": slavic.POLISH,
    "ru": slavic.RUSSIAN,
    "uk": slavic.UKRAINIAN,
    "tr": asian.TURKISH,
    "ar": semitic.ARABIC,
    "he": semitic.HEBREW,
    "fa": semitic.PERSIAN,
    "fi": asian.FINNISH,
    "hi": asian.HINDI,
    "ja": asian.JAPANESE,
    "ko": asian.KOREAN,
    "zh": asian.CHINESE,
}


def rules_for(lang: str) -> Rules:
    """The rules of a language tag; English ones where the language has none."""
    return RULES.get(base(lang), RULES["en"])
