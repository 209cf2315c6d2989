"""The card's own words in every language, and roles after "former"."""

import re

import pytest

from contributors.languages import LANGUAGES, phrase
from contributors.languages.archive import ARCHIVE
from contributors.languages.labels import LABELS
from contributors.languages.notices import NOTICES
from contributors.languages.words import WORDS

ENGLISH = WORDS["en"] | LABELS["en"] | NOTICES["en"] | ARCHIVE["en"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_every_word(tag: str) -> None:
    assert WORDS[tag].keys() == WORDS["en"].keys()
    assert LABELS[tag].keys() == LABELS["en"].keys()
    assert NOTICES[tag].keys() == NOTICES["en"].keys()
    assert ARCHIVE[tag].keys() == ARCHIVE["en"].keys()
    assert all((WORDS[tag] | LABELS[tag] | NOTICES[tag] | ARCHIVE[tag]).values())


@pytest.mark.parametrize("tag", [*LANGUAGES, "zh-Hant"])
@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_every_language_takes_the_values_that_english_takes(tag: str, key: str) -> None:
    def values(template: str) -> set[str]:
        return set(re.findall(r"\{(?:of_)?(\w+)\}", template))

    assert values((WORDS[tag] | LABELS[tag] | NOTICES[tag] | ARCHIVE[tag])[key]) == values(ENGLISH[key])


@pytest.mark.parametrize(
    ("tag", "key", "values", "printed"),
    [
        ("en", "bio", {}, "Bio"),
        ("en", "latest", {}, "Latest"),
        ("en", "about", {"name": "Laura"}, "About Laura"),
        ("en", "about_author", {}, "About the author"),
        ("en", "staff_reporter", {}, "Staff reporter"),
        ("en", "former_contributor", {}, "Former contributor"),
        ("en", "all_stories", {"name": "Laura"}, "All stories by Laura"),
        ("en", "network_link", {"name": "Laura", "network": "Bluesky"}, "Laura on Bluesky"),
        ("en-GB", "website", {}, "Website"),
        ("de-AT", "about", {"name": "Ana"}, "Über Ana"),
        ("fr", "about", {"name": "Amara"}, "À propos d’Amara"),
        ("fr", "about", {"name": "Laura"}, "À propos de Laura"),
        ("fr", "all_stories", {"name": "Élise"}, "Tous les articles d’Élise"),
        ("zh", "about", {"name": "李雷"}, "关于李雷"),
        ("zh-Hant", "about", {"name": "李雷"}, "關於李雷"),
        ("zh-TW", "about_author", {}, "關於作者"),
        ("zh-Hans-HK", "about_author", {}, "关于作者"),
        ("sw", "latest", {}, "Latest"),
        ("en", "by", {"names": "Laura and {x}"}, "By Laura and {x}"),
        ("es", "by", {"names": "Laura"}, "Por Laura"),
        ("zh-TW", "covers", {}, "報導領域"),
        ("fr", "photo_credit", {"credit": "Ana"}, "Photo : Ana"),
        ("zh-TW", "older_stories", {}, "較早的文章"),
        ("en", "about", {"name": "{role}"}, "About {role}"),
    ],
)
def test_phrase_is_in_the_language(tag: str, key: str, values: dict[str, str], printed: str) -> None:
    assert phrase(tag, key, **values) == printed


@pytest.mark.parametrize(
    ("tag", "role", "printed"),
    [
        ("en", "Senior climate correspondent", "Former senior climate correspondent"),
        ("en", "Editor", "Former editor"),
        ("en", "CEO", "Former CEO"),
        ("en", "UK editor", "Former UK editor"),
        ("en", "US politics reporter", "Former US politics reporter"),
        ("en", "Paris correspondent", "Former Paris correspondent"),
        ("en", "German teacher", "Former German teacher"),
        ("en", "New York correspondent", "Former New York correspondent"),
        ("en", "New media editor", "Former new media editor"),
        ("en", "Middle East editor", "Former Middle East editor"),
        ("en", "White House correspondent", "Former White House correspondent"),
        ("en", "White-collar crime reporter", "Former white-collar crime reporter"),
        ("en", "Senior Climate Correspondent", "Former Senior Climate Correspondent"),
        ("en", "Senior White House correspondent", "Former senior White House correspondent"),
        ("en", "Editor-in-Chief", "Former Editor-in-Chief"),
        ("en", "freelance writer", "Former freelance writer"),
        ("de", "Redakteurin Politik", "Ehemals Redakteurin Politik"),
        ("de", "Leitende Redakteurin", "Ehemals leitende Redakteurin"),
        ("es", "Redactora", "Exredactora"),
        ("es", "Redactora jefa", "Ex redactora jefa"),
        ("es", "CEO", "Ex-CEO"),
        ("fr", "Rédactrice en chef", "Ex-rédactrice en chef"),
        ("tr", "İstanbul muhabiri", "Eski İstanbul muhabiri"),
        ("tr", "Istihbarat şefi", "Eski ıstihbarat şefi"),
        ("ar", "مراسلة", "مراسلة سابقًا"),
        ("ja", "記者", "元記者"),
        ("ko", "기자", "전 기자"),
    ],
)
def test_former_role_keeps_names_and_acronyms(tag: str, role: str, printed: str) -> None:
    assert phrase(tag, "former", role=role) == printed
