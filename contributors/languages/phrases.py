"""The card's own words, chosen by language: ``phrase("de", "about", name="Ana")`` is "Über Ana"."""

from contributors.languages.archive import ARCHIVE
from contributors.languages.labels import LABELS
from contributors.languages.notices import NOTICES
from contributors.languages.roles import former
from contributors.languages.tags import base, script
from contributors.languages.words import WORDS

_TRADITIONAL_CHINESE_REGIONS = frozenset({"TW", "HK", "MO"})
_WORDS = {language: WORDS[language] | LABELS[language] | NOTICES[language] | ARCHIVE[language] for language in WORDS}
_FRENCH_VOWELS = frozenset("aàâäeéèêëiîïoôöœuùûü")


def phrase(tag: str, key: str, **values: str) -> str:
    """The words for ``key`` in the language of ``tag``, in English where the card doesn't speak it.

    Keys are those of English in ``words``, ``labels``, ``notices`` and ``archive``. ``about`` and ``all_stories`` take
    ``name``, ``network_link`` takes ``name`` and ``network``, ``by`` takes ``names``, ``photo_credit`` takes
    ``credit``, and ``former`` takes ``role``, whose first letter follows the language's rules.
    """
    language = spoken(tag)
    template = _WORDS[language][key]
    if key == "former":
        return former(language, template, values["role"])
    if language == "fr" and "name" in values:
        values["of_name"] = _elided(values["name"])
    return template.format_map(values)


def spoken(tag: str) -> str:
    """Whose words ``tag`` gets: a language of ``LANGUAGES``, or ``zh-Hant``; English where the card speaks no other."""
    language = base(tag)
    if language == "zh" and _is_traditional(tag):
        return "zh-Hant"
    return language if language in WORDS else "en"


def _is_traditional(tag: str) -> bool:
    named = script(tag)
    return named == "Hant" or (not named and bool(_TRADITIONAL_CHINESE_REGIONS & set(tag.split("-"))))


def _elided(name: str) -> str:
    """French "de Laura" but "d’Amara"."""
    return f"d’{name}" if name[:1].lower() in _FRENCH_VOWELS else f"de {name}"
