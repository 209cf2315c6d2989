"""Second opinions on the words of bylines: lists of names by Node.js, verbs of roles by the locales of CSL."""

import json
import random
from importlib.metadata import distribution

import pytest
from lxml import etree

from contributors import bylines
from contributors.bylines.words import ROLE_WORDS
from contributors.languages import LANGUAGES, listing
from tests.node import second_opinions

NAMES = (
    *("Laura", "Ana", "Jun Watanabe", "Inés", "Hilario", "Hielo", "Hiato", "Ida", "iñaki", "hi", "Yolanda", "Óscar"),
    *("Nguyễn Minh Anh", "Amara Okonkwo", "d’Arcy McDonald", "Müller-Lüdenscheidt", "A and B", "Smith, John", "7even"),
    *("يوسف", "ليلى حداد", "محمد", "לילה", "נור", "ד״ר כהן", "渡辺純", "김민수", "李明", "प्रिया", "Иван", "Ігор"),
)
TAGS = (
    "en-GB",
    "en-US",
    "es-MX",
    "pt-PT",
    "pt-BR",
    "fr-CA",
    "de-AT",
    "zh-Hant",
    *(tag for tag in LANGUAGES if tag != "en"),
)
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def test_node_writes_two_thousand_lists_of_names_as_the_lines_do() -> None:
    chance = random.Random(20261122)  # noqa: S311
    lists = [(chance.choice(TAGS), chance.sample(NAMES, chance.randint(1, 7))) for _ in range(2000)]
    told = second_opinions("lists", [json.dumps(each) for each in lists])
    style = bylines.BylineStyle(by="")

    assert [listing(tag, names) for tag, names in lists] == told
    assert [
        bylines.plain(bylines.line([bylines.Entry(name) for name in names], tag, style)).translate(ISOLATES)
        for tag, names in lists
    ] == told


def test_spanish_hears_an_accented_i_which_node_does_not() -> None:
    assert second_opinions("lists", [json.dumps(["es", ["Ana", "Íñigo"]])]) == ["Ana y Íñigo"]
    assert listing("es", ["Ana", "Íñigo"]) == "Ana e Íñigo"


LOCALES = {
    **{"en": "en-US", "es": "es-ES", "it": "it-IT", "fr": "fr-FR", "de": "de-DE", "pt": "pt-BR", "nl": "nl-NL"},
    **{"pl": "pl-PL", "ru": "ru-RU", "uk": "uk-UA", "tr": "tr-TR", "ar": "ar", "he": "he-IL", "fa": "fa-IR"},
    **{"fi": "fi-FI", "hi": "hi-IN", "ja": "ja-JP", "ko": "ko-KR", "zh": "zh-CN", "zh-Hant": "zh-TW"},
}
TERMS = {"translation": "translator", "illustration": "illustrator", "editing": "editor"}
# Where another word is right for the press: CSL's editors publish books, and its Korean illustrators are English.
OTHER_WORDS = {
    ("de", "editing"): "herausgegeben von",
    ("pt", "editing"): "organizado por",
    ("nl", "editing"): "onder redactie van",
    ("tr", "illustration"): "çizen",
    ("ar", "editing"): "تحقيق",  # of a manuscript
    ("he", "editing"): 'נערך ע"י',  # the passive of our noun
    ("fa", "illustration"): "طراحی گرافیکی از",  # graphic design
    ("hi", "editing"): "सम्पादन",  # the same word, spelt with a nasal consonant
    ("ja", "illustration"): "図解者:",  # diagrams
    ("ko", "illustration"): "illustrated by",
    ("zh", "illustration"): "绘图",
    ("zh-Hant", "illustration"): "繪圖",
}


@pytest.mark.parametrize("tag", ROLE_WORDS)
def test_roles_have_the_words_of_csl(tag: str) -> None:
    others = {}
    for role, term in TERMS.items():
        verb, *nouns = _terms(tag, term)
        ours = ROLE_WORDS[tag][role].replace("{names}", "").strip(" :：")
        if ours != verb and not any(_stem(ours) == _stem(word) for word in (verb, *nouns)):
            others[tag, role] = verb

    assert others == {key: verb for key, verb in OTHER_WORDS.items() if key[0] == tag}


def _terms(tag: str, term: str) -> list[str]:
    """The verb, then the nouns."""
    path = distribution("citeproc-py").locate_file(f"citeproc/data/locales/locales-{LOCALES[tag]}.xml")
    found = etree.parse(str(path)).findall(f".//{{*}}term[@name='{term}']")
    verbs = [(each.text or "").strip() for each in found if each.get("form") == "verb"]
    nouns = [text for each in found if each.get("form") is None for text in each.itertext() if text.strip()]
    return [*verbs, *nouns]


def _stem(word: str) -> str:
    return word.casefold()[:4] if word[0] < "\u3000" else word[:2]
