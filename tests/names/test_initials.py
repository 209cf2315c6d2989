import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.names import initials
from contributors.text import length
from tests.cases import cases


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Laura Whitfield", "LW"),
        ("Laura", "L"),
        ("ngũgĩ wa thiong'o", "NT"),
        ("First Dog on the Moon", "FM"),
        ("Mary Sue Hamish Watson", "MW"),
        ("J.R.R. Tolkien", "JT"),
        ("Jean-Luc Picard", "JP"),
        ("50 Cent", "5C"),
        ("“Weird Al” Yankovic", "WY"),
        ("E\u0301mile Zola", "ÉZ"),
        ("Åsa Öberg", "ÅÖ"),
        ("Юлия Иванова", "ЮИ"),
        ("ßeta", "ß"),
        ("Laura 😊", "L"),
        ("😊", "😊"),
        ("👩‍🚀", "👩‍🚀"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_first_letters_of_first_and_last_word(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("山田 太郎", "山"),
        ("김 민수", "김"),
        ("نجيب محفوظ", "ن"),
        ("עמוס עוז", "ע"),
        ("प्रेमचंद मुंशी", "प्रे"),
        ("გიორგი მელაძე", "გ"),
        ("セシリア・ローズ・ブラウン", "セ"),
    ],
)
def test_scripts_without_case_give_one_grapheme(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Laura Whitfield", "LW"),
        ("Prof. Dr. med. Laura Meier", "LM"),
        ("Dr Laura", "L"),
        ("Sir Isaac Newton", "IN"),
        ("Sammy Davis, Jr.", "SD"),
        ("John Smith III", "JS"),
        ("Pamela Drummond PhD", "PD"),
        ("Arthur Gray, Jr., M.D.", "AG"),
        ("山田太郎博士", "山"),
        ("Antonio Senior", "AS"),
        ("Nguyen Vi", "NV"),
        ("MC Hammer", "MH"),
        ("Lady Gaga", "LG"),
        ("Dr", "D"),
    ],
)
def test_titles_and_generations_do_not_count(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_turkish_names_keep_their_dotted_i() -> None:
    assert initials("ilker ışık", lang="tr") == "İI"
    assert initials("ilker ışık", lang="tr-CY") == "İI"
    assert initials("ilker ışık", lang="en") == "II"


@given(st.text(), st.sampled_from(["", "tr", "en"]))
def test_never_more_than_two_graphemes(name: str, lang: str) -> None:
    assert length(initials(name, lang=lang)) <= 2


def test_monograms_of_one_and_two_word_names_agree_with_cldr() -> None:
    """Longer names follow the card's rule (first and last word), CLDR's goes by given name and surname."""
    rows = [row for row in cases("names", task="format") if row["locale"] != "ja"]
    truths = {row["expected"]["display"]: row["expected"]["monogram"] for row in rows}
    short = {name: monogram for name, monogram in truths.items() if len(name.split()) < 3}
    assert short
    assert {name: initials(name) for name in short} == short
