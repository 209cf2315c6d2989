"""A byline that is only text becomes credits again, whatever language it was printed in and whoever printed it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributors.bylines import ROLES, Entry, line, parse_byline, plain
from contributors.documents.article import GROUPS, cleaned
from contributors.languages import LANGUAGES
from contributors.names import fold
from tests.cases import cases

Read = list[tuple[str, str, str | None]]


def read(text: str, lang: str | None = None) -> Read:
    return [(credit["text"], credit["role"], credit["place"]) for credit in parse_byline(text, lang=lang)]


def authors(*names: str) -> Read:
    return [(name, "author", None) for name in names]


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (
            "By A and B in London; additional reporting by C",
            [("A", "author", "London"), ("B", "author", "London"), ("C", "additional_reporting", None)],
        ),
        (
            "Jane Doe in Paris and John Roe and Ann Poe in London",
            [("Jane Doe", "author", "Paris"), ("John Roe", "author", "London"), ("Ann Poe", "author", "London")],
        ),
        ("By Jane Doe (Paris) and John Roe", [("Jane Doe", "author", "Paris"), ("John Roe", "author", None)]),
        (
            "Story and photographs by Jane Doe",
            [("Jane Doe", "author", None), ("Jane Doe", "photographs", None)],
        ),
        (
            "Text: Anna Weiß, Fotos: Jan Kühn",
            [("Anna Weiß", "author", None), ("Jan Kühn", "photographs", None)],
        ),
        (
            "Par Marie Curie (texte) et Jean Dupont (photos)",
            [("Marie Curie", "author", None), ("Jean Dupont", "photographs", None)],
        ),
        (
            "Mary Major, as told to John Minor",
            [("Mary Major", "author", None), ("John Minor", "as_told_to", None)],
        ),
        (
            "By Jane Doe with John Roe",
            [("Jane Doe", "author", None), ("John Roe", "additional_reporting", None)],
        ),
        ("John Roe contributed reporting from Paris", [("John Roe", "additional_reporting", None)]),
        ("sound design: Laura; edited by Ben Roe", [("Laura", "sound_design", None), ("Ben Roe", "editing", None)]),
        (
            "文：山田太郎、鈴木花子／写真：佐藤ひろし",
            [*authors("山田太郎", "鈴木花子"), ("佐藤ひろし", "photographs", None)],
        ),
        ("文/张三 图/李四", [("张三", "author", None), ("李四", "photographs", None)]),
        ("〔記者陳孟朔／台北報導〕", [("陳孟朔", "author", "台北")]),
    ],
)
def test_roles_and_places_are_read(text: str, credits: Read) -> None:
    assert read(text) == credits


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jane Doe, MD, and John Roe, Jr.", ["Jane Doe, MD", "John Roe, Jr."]),
        ("Doe, Jane", ["Jane Doe"]),
        ("Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
        ("Duncan Campbell and Duncan Campbell", ["Duncan Campbell", "Duncan Campbell"]),
        ("Jane Doe — Jane Doe", ["Jane Doe"]),
        ("By Artur da Costa e Silva", ["Artur da Costa e Silva"]),
        ("Por Ana García y Laura", ["Ana García", "Laura"]),
        ("By Edith Head and Tony Coach", ["Edith Head", "Tony Coach"]),
        ("Di Smith", ["Di Smith"]),
        ("Van Morrison", ["Van Morrison"]),
        ("The Duke of Edinburgh", ["The Duke of Edinburgh"]),
        ("First Dog on the Moon", ["First Dog on the Moon"]),
        ("بقلم أحمد علي وسارة حسن", ["أحمد علي", "سارة حسن"]),
        ("أحمد وليد", ["أحمد وليد"]),
        ("דנה כהן וורד גולן", ["דנה כהן", "ורד גולן"]),
        ("김민수·이영희 기자", ["김민수", "이영희"]),
        ("记者 张三 李四", ["张三", "李四"]),
        ("王和平和李四", ["王和平", "李四"]),
        ("山田 太郎", ["山田 太郎"]),
        ("BY JANE MCDONALD AND JOSÉ O’NEILL", ["Jane McDonald", "José O’Neill"]),
    ],
)
def test_names_are_told_apart_and_left_whole(text: str, names: list[str]) -> None:
    assert read(text) == authors(*names)


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Doe, Senior Editor",
        "Jane Doe Travel News Reporter",
        "Jane Doe Ireland correspondent",
        "Jane Doe, correspondante à New York",
        "Jane Doe (Reuters)",
        "Jane Doe (with A. B.)",
        "By Jane Doe of The Associated Press",
        "By Jane Doe for CNN",
        "By Jane Doe | 12 March 2024",
        "Jane Doe Sep 2, 2024, 17:07 IST",
        "Par Jane Doe | lundi 9 décembre 2019 à 09h08",
        "By Jane Doe Published",
        "By Jane Doe and friends",
        "By Jane Doe and 3 others",
        "Jane Doe @janedoe / jane@doe.example",
        "JD Jane Doe",
        "<a href='/jane'>Jane&nbsp;Doe</a>",
        "Jane Doe1,2",
        "Jane 😊 Doe",
    ],
)
def test_what_names_nobody_is_left_out(text: str) -> None:
    assert [name for name, _, _ in read(text)] == ["Jane Doe"]


@pytest.mark.parametrize(("text", "kept"), [("By Staff Reporter", "Staff Reporter"), ("von dpa", "dpa")])
def test_a_byline_without_a_name_keeps_its_words(text: str, kept: str) -> None:
    assert read(text) == authors(kept)


@pytest.mark.parametrize("text", ["", "  ", "()", "12 May 2024", "https://doe.example"])
def test_nothing_is_read_from_nothing(text: str) -> None:
    assert parse_byline(text) == []


def test_sentences_of_their_own_are_media_credits_and_sign_offs() -> None:
    found = parse_byline("By Jane Doe; research by Ann Poe. Photographs by John Roe. Edited by Zoë Moe.")

    assert [(credit["text"], credit["group"]) for credit in found] == [
        ("Jane Doe", "byline"),
        ("Ann Poe", "byline"),
        ("John Roe", "media_credit"),
        ("Zoë Moe", "sign_off"),
    ]


# Names whose parts look like the words around them, one at least in every script that bylines are printed in.
_LATIN = [
    *("Laura", "Ana García", "Iñaki Gabilondo", "Ludwig van Beethoven", "Ursula von der Leyen", "Conor O’Neill", "Zoë"),
    *("Ian McDonald", "Łukasz Żółty", "Şükrü Çelik", "Isabel Díaz", "J. R. Smith", "Edith Head", "Di Smith", "dpa"),
    *("First Dog on the Moon", "Martin Luther King Jr.", "María José de la Cruz", "Hélène Hiver"),
]
_NATIVE = {
    "ar": ["أحمد علي", "سارة حسن", "وليد جنبلاط"],
    "fa": ["سارا احمدی", "علی رضایی"],
    "he": ["דנה כהן", "ורד גולן", "דוד בן גוריון"],
    "hi": ["अनिता शर्मा", "राज कुमार"],
    "ja": ["山田太郎", "佐藤ひろし", "さくらももこ"],
    "ko": ["김민수", "이영희"],
    "ru": ["Анна Петрова", "Ирина Ясина"],
    "uk": ["Оксана Коваль", "Іван Франко"],
    "zh": ["张三", "王和平", "欧阳娜娜"],
}
# Hebrew writes "in" in one word with the place, as names begin; only places that are known are read there. What stands
# in brackets in another script than the name may be the name again.
_PLACES = {
    "ar": ["القاهرة"],
    "fa": ["تهران"],
    "he": ["לונדון"],
    "hi": ["दिल्ली"],
    "ja": ["東京", "大阪"],
    "ko": ["서울"],
    "ru": ["Москва"],
    "uk": ["Київ"],
    "zh": ["北京"],
}
_TAGS = [*LANGUAGES, "en-US", "zh-Hant"]


@st.composite
def _printed(draw: st.DrawFn) -> tuple[str, list[Entry]]:
    tag = draw(st.sampled_from(_TAGS))
    names = st.sampled_from([*_LATIN, *_NATIVE.get(tag[:2], [])])
    places = st.none() | st.sampled_from(_PLACES.get(tag[:2], ["London", "São Paulo", "Sweida"]))
    entries = []
    for role in draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True)):
        shared = draw(places)
        for name in draw(st.lists(names, min_size=1, max_size=4, unique=True)):
            entries.append(Entry(name, role, shared if draw(st.booleans()) else draw(places)))
    return tag, entries


@given(_printed())
@settings(max_examples=150, deadline=None)
def test_printed_lines_read_back(printed: tuple[str, list[Entry]]) -> None:
    tag, entries = printed

    assert read(plain(line(entries, tag)), tag) == [(entry.text, entry.role, entry.place) for entry in entries]


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["By", "and", ",", ";", "(", ")", "with", "photos:", "A", "Doe", "和", "ו", "in", "\u2068"])
    ).map(" ".join)
)
@settings(max_examples=100, deadline=None)
def test_any_text_gives_credits_that_an_article_takes(text: str) -> None:
    found = parse_byline(text)

    assert {credit["group"] for credit in found} <= set(GROUPS)
    if found and len(found) <= 200:
        article = {"external_id": "1", "published_at": "2026-11-22T09:00:00Z", "credits": [dict(c) for c in found]}
        assert [credit["text"] for credit in cleaned(article)["credits"]] == [credit["text"] for credit in found]


@pytest.mark.parametrize("unit", ["(", "and ", "a(b)", "\u2068a\u2069", "photos/"])
def test_a_page_of_nonsense_is_read_to_its_end(unit: str) -> None:
    assert len(parse_byline(unit * 9_000)) < 10_000


def scores(corpus: str) -> tuple[float, float]:
    """F1 over the names and the share of bylines whose names are all right, of the cases that say who is credited."""
    right = found = expected = whole = bylines = 0
    for row in cases(corpus):
        if row.get("weak"):
            continue
        wanted = {_key(name) for name in row["expected"]["authors"]}
        got = {_key(credit["text"]) for credit in parse_byline(row["input"])}
        right, found, expected = right + len(wanted & got), found + len(got), expected + len(wanted)
        whole, bylines = whole + (wanted == got), bylines + 1
    return 2 * right / (found + expected), whole / bylines


def _key(name: str) -> str:
    """As the scoring of the cases compares names: without case, marks, titles and a leading "von"."""
    words = [word for word in fold(name).split() if word not in {"dr", "prof"}]
    return " ".join(words[1:] if words[:1] == ["von"] else words)


@pytest.mark.parametrize(
    ("corpus", "names", "bylines"), [("byline-strings", 0.94, 0.89), ("byline-pages", 0.945, 0.95)]
)
def test_bylines_of_published_pages_are_read(corpus: str, names: float, bylines: float) -> None:
    of_names, of_bylines = scores(corpus)

    assert of_names >= names
    assert of_bylines >= bylines


def test_names_in_bylines_are_never_split() -> None:
    rows = [row["input"] for row in cases("names", task="parse")]
    plain_names = [" ".join(name.split()) for name in rows if not set(',&(;"') & set(name)]

    assert [
        name for name in plain_names if [found.casefold() for found, _, _ in read(f"By {name}")] != [name.casefold()]
    ] == []
