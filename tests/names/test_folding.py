import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.names import fold, sort_key, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José-María O’Neill", "jose maria oneill"),
        ("Łukasz Wałęsa", "lukasz walesa"),
        ("Øystein Ærø Þór Œuvre Đặng", "oystein aero thor oeuvre dang"),
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("Siobhán Ó Briain", "siobhan o briain"),
        ("ﬁnn ĳsbrand ǅemal", "finn ijsbrand dzemal"),
        ("J.R.R. Tolkien", "j r r tolkien"),
        ("  Laura \t\n  Whitfield ", "laura whitfield"),
        ("Gal·la", "galla"),
        ("Ａｎｎａ　Ⅳ", "anna iv"),
        ("", ""),
    ],
)
def test_latin_names_fold_to_plain_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("spelling", ["ışık", "IŞIK", "Işık", "İŞIK", "i\u0307şık"])
def test_dotted_and_dotless_i_fold_alike(spelling: str) -> None:
    assert fold(spelling) == "isik"


@pytest.mark.parametrize("spelling", ["Nguyễn Thị Đoan", "NGUYỄN THỊ ĐOAN", "Nguye\u0302\u0303n Thi\u0323 Đoan"])
def test_vietnamese_folds_in_either_normal_form(spelling: str) -> None:
    assert fold(spelling) == "nguyen thi doan"


@pytest.mark.parametrize("apostrophe", list("'’‘‛`´ʼʻʹʾʿ′＇ꞌ"))
def test_every_apostrophe_is_dropped(apostrophe: str) -> None:
    assert fold(f"Thiong{apostrophe}o") == "thiongo"


@pytest.mark.parametrize("hyphen", list("-‐‑‒–—―−﹣－⁻־゠/·.,_"))
def test_every_hyphen_and_stop_parts_words(hyphen: str) -> None:
    assert words(f"Anne{hyphen}Marie") == ["anne", "marie"]


@pytest.mark.parametrize("digits", ["2026", "٢٠٢٦", "۲۰۲۶", "२०२६", "２０２６", "২০২৬"])
def test_native_digits_become_ascii(digits: str) -> None:
    assert fold(digits) == "2026"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("أحمد", "احمد"),
        ("علی", "علي"),
        ("کریم", "كريم"),
        ("فاطمة", "فاطمه"),
        ("علی‌رضا", "علیرضا"),
        ("שָׁלוֹם", "שלום"),
        ("ג׳ון", "ג'ון"),
        ("שּׁרה", "שרה"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"),
        ("ヤマタ\u3099", "ヤマダ"),
        ("葛\U000e0100城", "葛城"),
        ("髙橋", "高橋"),
        ("ज़ोया", "जोया"),
        ("Андрей Ёлкин", "андреи елкин"),
        ("Лук'янов", "Лук’янов"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσευς"),
        ("김민수", "김민수"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ヤマダ", "ヤマタ"), ("राम", "रम"), ("ไทย", "ทย"), ("!!!", "???"), ("হাসি", "হাস")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_of_signs_keeps_them() -> None:
    assert fold(" !!! ") == "!!!"


def test_sort_key_prefers_the_form_that_the_desk_has_set() -> None:
    assert sort_key("Ludwig van Beethoven", "Beethoven, Ludwig van") == "beethoven ludwig van"
    assert sort_key("Laura") == "laura"
    assert sort_key("Laura", "  ") == "laura"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P"]), min_size=1))
def test_case_never_matters(text: str) -> None:
    assert fold(fold(text).upper()) == fold(text)
