"""Language tags: their normal form, what is refused, and which way they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.errors import BadRequest
from contributors.languages import LANGUAGES, base, canonical_tag, direction


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("PT-br", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-ROZAJ-biske", "sl-rozaj-biske"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-U-CA-gregory", "en-u-ca-gregory"),
        ("en-x-Private", "en-x-private"),
        ("zh-yue-HK", "zh-yue-HK"),
        ("iw", "he"),
        ("IN-id", "id-ID"),
    ],
)
def test_tag_gets_its_normal_form(written: str, canonical: str) -> None:
    assert canonical_tag(written) == canonical


@pytest.mark.parametrize(
    "written",
    [
        "",
        "e",
        "english language",
        "en_GB",
        "en-",
        "-en",
        "en--GB",
        "en-GB-",
        "12",
        "en-a",
        "x",
        "ёё",
        "en\n",
        "en-x",
        "a" * 36,
    ],
)
def test_malformed_tag_is_refused(written: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        canonical_tag(written, param="lang")
    assert (refusal.value.code, refusal.value.status, refusal.value.param) == ("invalid_language", 400, "lang")


def test_refusal_of_an_underscore_says_what_to_write() -> None:
    with pytest.raises(BadRequest) as refusal:
        canonical_tag("pt_br")
    assert refusal.value.hint == "Write `pt-BR`."


@given(st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", fullmatch=True))
def test_normal_form_is_stable_and_blind_to_case(tag: str) -> None:
    canonical = canonical_tag(tag)
    assert canonical_tag(canonical) == canonical
    assert canonical_tag(tag.swapcase()) == canonical


@pytest.mark.parametrize(("tag", "language"), [("pt-BR", "pt"), ("en", "en"), ("zh-Hant-TW", "zh"), ("EN-gb", "en")])
def test_base_is_the_language_alone(tag: str, language: str) -> None:
    assert base(tag) == language


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("fa", "rtl"),
        ("ur-PK", "rtl"),
        ("ja", "ltr"),
        ("ar-Latn", "ltr"),
        ("az-Arab", "rtl"),
        ("az", "ltr"),
        ("zh-Hant", "ltr"),
        ("en-x-arab", "ltr"),
    ],
)
def test_direction_follows_script_before_language(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_nineteen_languages_are_spoken() -> None:
    assert " ".join(LANGUAGES) == "en es it fr de pt nl pl ru uk tr ar he fa fi hi ja ko zh"
