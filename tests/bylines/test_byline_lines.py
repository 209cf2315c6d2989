"""The printed line: tables of credits and expected lines, per language, style and script."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.bylines import ROLES, BylineStyle, Entry, html, line, plain
from contributors.bylines.words import OTHERS, ROLE_WORDS
from contributors.documents import article
from contributors.languages import LANGUAGES

# One entry is a name, or a name with role and place.
Given = str | tuple[str, ...]


def entries(*people: Given) -> list[Entry]:
    return [Entry(person) if isinstance(person, str) else Entry(*person) for person in people]


def told(tag: str, *people: Given, **style: object) -> str:
    return plain(line(entries(*people), tag, BylineStyle(**style)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("people", "printed"),
    [
        ([], ""),
        (["A"], "By A"),
        (["A", "B"], "By A and B"),
        (["A", "B", "C"], "By A, B and C"),
        (
            [("A", "reporting"), ("B", "reporting"), ("C", "photographs"), ("D", "translation")],
            "Reported by A and B; photographs by C; translated by D",
        ),
        (
            [("A", "author", "London"), ("B", "author", "London"), ("C", "additional_reporting")],
            "By A and B in London; additional reporting by C",
        ),
        ([("A", "photographs")], "Photographs by A"),
        (["A", ("B", "as_told_to")], "By A, as told to B"),
        ([("B", "as_told_to"), "A"], "As told to B; text by A"),
        ([("C", "photographs"), "A"], "Photographs by C; text by A"),
        (["A", ("C", "photographs"), "B"], "By A and B; photographs by C"),
        (["Mike Smith", "Mike Smith", ("Mike Smith", "video")], "By Mike Smith; video by Mike Smith"),
        (["A", ("B", "fact_checking"), ("C", "fact_checking")], "By A; fact checking: B and C"),
        ([("A", "author", "London")], "By A in London"),
        ([("A", "author", "London"), ("B", "author", "Paris")], "By A in London and B in Paris"),
        (["A", ("B", "author", "London")], "By A and B (London)"),
        ([("A", "author", "London"), ("B", "video", "Paris")], "By A in London; video by B in Paris"),
        (["{names}", "{0} {place}"], "By {names} and {0} {place}"),
    ],
)
def test_an_english_line(people: list[Given], printed: str) -> None:
    assert told("en", *people) == printed


ALL_ROLES = tuple((chr(ord("A") + number), role) for number, role in enumerate(ROLES))


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        (
            "en-GB",
            "By A; reported by B; additional reporting by C; research by D; photographs by E; illustrated by F;"
            " video by G; data by H; edited by I; translated by J; as told to K; reviewed by L",
        ),
        (
            "es",
            "Por A; reportaje de B; información adicional de C; investigación de D; fotografías de E; ilustrado por F;"
            " vídeo de G; datos de H; editado por I; traducido por J; según lo contado a K; revisado por L",
        ),
        (
            "it",
            "Di A; servizio di B; con la collaborazione di C; ricerche di D; fotografie di E; illustrato da F; video di"
            " G; dati di H; a cura di I; tradotto da J; testimonianza raccolta da K; revisionato da L",
        ),
        (
            "fr",
            "Par A; reportage par B; reportage complémentaire par C; recherches par D; photographies par E; illustré"
            " par F; vidéo par G; données par H; édité par I; traduit par J; propos recueillis par K; relu par L",
        ),
        (
            "de",
            "Von A; Bericht von B; Mitarbeit von C; Recherche von D; Fotos von E; illustriert von F; Video von G; Daten"
            " von H; redigiert von I; übersetzt von J; aufgezeichnet von K; geprüft von L",
        ),
        (
            "pt-BR",
            "Por A; reportagem de B; reportagem adicional de C; pesquisa de D; fotografias de E; ilustrado por F; vídeo"
            " de G; dados de H; editado por I; traduzido por J; em depoimento a K; revisão de L",
        ),
        (
            "nl",
            "Door A; verslag door B; met medewerking van C; onderzoek door D; fotografie door E; geïllustreerd door F;"
            " video door G; data door H; bewerkt door I; vertaald door J; opgetekend door K; gecontroleerd door L",
        ),
        (
            "pl",
            "Tekst: A; reportaż: B; współpraca: C; dokumentacja: D; zdjęcia: E; ilustracje: F; wideo: G; dane: H;"
            " redakcja: I; tłumaczenie: J; opracowanie: K; weryfikacja: L",
        ),
        (
            "ru",
            "Текст: A; репортаж: B; дополнительные материалы: C; исследование: D; фото: E; иллюстрации: F; видео: G;"
            " данные: H; редактура: I; перевод: J; литературная запись: K; проверка: L",
        ),
        (
            "uk",
            "Текст: A; репортаж: B; додаткові матеріали: C; дослідження: D; фото: E; ілюстрації: F; відео: G; дані: H;"
            " редагування: I; переклад: J; літературний запис: K; перевірка: L",
        ),
        (
            "tr",
            "Yazı: A; haber: B; habere katkı: C; araştırma: D; fotoğraf: E; illüstrasyon: F; video: G; veri: H;"
            " editörlük: I; çeviri: J; kaleme alan: K; inceleme: L",
        ),
        (
            "fi",
            "Teksti: A; raportointi: B; lisäraportointi: C; tutkimus: D; kuvat: E; kuvitus: F; video: G; data: H;"
            " toimitus: I; käännös: J; kertomuksen tallennus: K; tarkastus: L",
        ),
        (
            "hi",
            "लेख: A; रिपोर्ट: B; अतिरिक्त रिपोर्टिंग: C; शोध: D; फ़ोटो: E; चित्रांकन: F; वीडियो: G; डेटा: H; संपादन: I;"
            " अनुवाद: J; प्रस्तुति: K; समीक्षा: L",
        ),
        (
            "ja",
            "文：A／取材：B／取材協力：C／調査：D／写真：E／イラスト：F／動画：G／データ：H／編集：I／翻訳：J／構成：K／監修：L",
        ),
        (
            "ko",
            "글: A / 취재: B / 추가 취재: C / 조사: D / 사진: E / 일러스트: F / 영상: G / 데이터: H / 편집: I / 번역: J"
            " / 정리: K / 감수: L",
        ),
        (
            "zh",
            "文：A；报道：B；补充报道：C；研究：D；摄影：E；插图：F；视频：G；数据：H；编辑：I；翻译：J；整理：K；审阅：L",
        ),
        (
            "zh-TW",
            "文：A；報導：B；補充報導：C；研究：D；攝影：E；插圖：F；影片：G；數據：H；編輯：I；翻譯：J；整理：K；審閱：L",
        ),
    ],
)
def test_every_role_in_every_language(tag: str, printed: str) -> None:
    assert told(tag, *ALL_ROLES) == printed


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        (
            "ar",
            "بقلم א؛ تقرير א؛ بمشاركة א؛ بحث א؛ تصوير א؛ رسوم א؛ فيديو א؛ بيانات א؛ تحرير א؛ ترجمة א؛ تدوين א؛"
            " مراجعة א",
        ),
        (
            "he",
            "מאת א; כתבה: א; סיוע בהכנת הכתבה: א; תחקיר: א; צילום: א; איור: א; וידאו: א; נתונים: א; עריכה: א; תרגום: א;"
            " תיעוד: א; בדיקה: א",
        ),
        (
            "fa",
            "نوشته א؛ گزارش א؛ با همکاری א؛ پژوهش א؛ عکس از א؛ تصویرگری א؛ ویدئو از א؛ داده‌ها از א؛ ویرایش א؛"
            " ترجمه א؛ تنظیم א؛ بازبینی א",
        ),
    ],
)
def test_every_role_from_right_to_left(tag: str, printed: str) -> None:
    assert told(tag, *(("א", role) for role in ROLES)) == printed


@pytest.mark.parametrize(
    ("tag", "together", "one", "apart"),
    [
        ("en", "By A and B in X", "By A in X and B in Y", "By A (X) and B"),
        ("es", "Por A y B en X", "Por A en X y B en Y", "Por A (X) y B"),
        ("it", "Di A (X) e B (X)", "Di A (X) e B (Y)", "Di A (X) e B"),
        ("fr", "Par A (X) et B (X)", "Par A (X) et B (Y)", "Par A (X) et B"),
        ("de", "Von A und B in X", "Von A in X und B in Y", "Von A (X) und B"),
        ("pt", "Por A (X) e B (X)", "Por A (X) e B (Y)", "Por A (X) e B"),
        ("nl", "Door A en B in X", "Door A in X en B in Y", "Door A (X) en B"),
        ("pl", "Tekst: A (X) i B (X)", "Tekst: A (X) i B (Y)", "Tekst: A (X) i B"),
        ("ja", "文：A（X）、B（X）", "文：A（X）、B（Y）", "文：A（X）、B"),
        ("ko", "글: A (X) 및 B (X)", "글: A (X) 및 B (Y)", "글: A (X) 및 B"),
        ("zh", "文：A（X）和B（X）", "文：A（X）和B（Y）", "文：A（X）和B"),
    ],
)
def test_a_place_is_whose_it_is(tag: str, together: str, one: str, apart: str) -> None:
    assert told(tag, ("A", "author", "X"), ("B", "author", "X")) == together
    assert told(tag, ("A", "author", "X"), ("B", "author", "Y")) == one
    assert told(tag, ("A", "author", "X"), "B") == apart


@pytest.mark.parametrize(
    ("tag", "people", "printed"),
    [
        ("en", ["يوسف", "Jun"], "By \u2068يوسف\u2069 and Jun"),
        ("en", [("يوسف", "author", "القاهرة")], "By \u2068يوسف\u2069 in \u2068القاهرة\u2069"),
        ("en", ["Agent ٧"], "By \u2068Agent ٧\u2069"),
        ("en", ["渡辺"], "By 渡辺"),
        ("he", [("לילה", "author", "תל אביב"), "Jun"], "מאת לילה (תל אביב) ו-\u2068Jun\u2069"),
        ("he", [("לילה", "author", "חיפה")], "מאת לילה בחיפה"),
        ("he", [("לילה", "author", "London")], "מאת לילה ב-\u2068London\u2069"),
        ("ar", [("ليلى", "author", "بيروت"), ("سامي", "author", "بيروت")], "بقلم ليلى وسامي في بيروت"),
        ("fa", ["لیلا", "1337"], "نوشته لیلا و 1337"),
    ],
)
def test_what_runs_against_the_line_is_isolated(tag: str, people: list[Given], printed: str) -> None:
    assert told(tag, *people) == printed


@pytest.mark.parametrize(
    ("tag", "style", "printed"),
    [
        ("en", {"by": ""}, "A, B and C"),
        ("es", {"by": "", "lang": "en"}, "A, B y C"),
        ("en", {"by": "Words", "lang": "en-GB"}, "Words A, B and C"),
        ("es", {"by": "Words", "lang": "en"}, "Por A, B y C"),
        ("ja", {"by": "文＝", "lang": "ja"}, "文＝A、B、C"),
        ("en", {"serial_comma": True}, "By A, B, and C"),
        ("en-US", {}, "By A, B, and C"),
        ("en-US", {"serial_comma": False}, "By A, B and C"),
        ("es", {"serial_comma": True}, "Por A, B y C"),
        ("en", {"most_names": 2}, "By A, B and 1 other"),
        ("en", {"most_names": 1}, "By A and 2 others"),
        ("en", {"most_names": 1, "serial_comma": True}, "By A and 2 others"),
        ("en", {"most_names": 2, "serial_comma": True}, "By A, B, and 1 other"),
        ("en", {"most_names": 3}, "By A, B and C"),
        ("en", {"roles": {"author": {"en": "words by {names}"}}}, "Words by A, B and C"),
        ("en-GB", {"roles": {"author": {"en": "{names} wrote it"}}}, "A, B and C wrote it"),
        ("de", {"roles": {"author": {"en": "words by {names}"}}}, "Words by A, B und C"),
        (
            "de",
            {"roles": {"author": {"en": "x {names}", "de": "aus der Feder von {names}"}}},
            "Aus der Feder von A, B und C",
        ),
    ],
)
def test_a_site_has_its_style(tag: str, style: dict[str, object], printed: str) -> None:
    assert told(tag, "A", "B", "C", **style) == printed


def test_the_style_is_that_of_the_site_s_document() -> None:
    document = {
        "by": "Words",
        "serial_comma": True,
        "upper_case": True,
        "most_names": 3,
        "roles": {"x": {"en": "{names}"}},
    }

    assert BylineStyle.of({}, "en") == BylineStyle(lang="en")
    assert BylineStyle.of(document, "en") == BylineStyle("Words", "en", True, True, 3, {"x": {"en": "{names}"}})


@pytest.mark.parametrize(
    ("tag", "one", "two", "five", "twelve"),
    [
        ("en", "1 other", "2 others", "5 others", "12 others"),
        ("es", "1 más", "2 más", "5 más", "12 más"),
        ("it", "1 altro", "altri 2", "altri 5", "altri 12"),
        ("fr", "1 autre", "2 autres", "5 autres", "12 autres"),
        ("de", "1 weitere Person", "2 weitere", "5 weitere", "12 weitere"),
        ("pt", "mais 1", "mais 2", "mais 5", "mais 12"),
        ("nl", "1 ander", "2 anderen", "5 anderen", "12 anderen"),
        ("pl", "1 inna osoba", "2 inne osoby", "5 innych osób", "12 innych osób"),
        ("ru", "ещё 1", "ещё 2", "ещё 5", "ещё 12"),
        ("uk", "ще 1", "ще 2", "ще 5", "ще 12"),
        ("tr", "1 kişi daha", "2 kişi daha", "5 kişi daha", "12 kişi daha"),
        ("ar", "وشخص آخر", "وشخصان آخران", "و5 أشخاص آخرين", "و12 شخصًا آخر"),
        ("he", "ועוד אחד", "ועוד שניים", "ועוד 5", "ועוד 12"),
        ("fa", "۱ نفر دیگر", "۲ نفر دیگر", "۵ نفر دیگر", "۱۲ نفر دیگر"),
        ("fi", "1 muu", "2 muuta", "5 muuta", "12 muuta"),
        ("hi", "1 अन्य", "2 अन्य", "5 अन्य", "12 अन्य"),
        ("ja", "文：Aほか1人", "文：Aほか2人", "文：Aほか5人", "文：Aほか12人"),
        ("ko", "글: A 외 1명", "글: A 외 2명", "글: A 외 5명", "글: A 외 12명"),
        ("zh", "文：A和其他1人", "文：A和其他2人", "文：A和其他5人", "文：A和其他12人"),
        ("zh-Hant", "文：A和其他1人", "文：A和其他2人", "文：A和其他5人", "文：A和其他12人"),
    ],
)
def test_the_rest_is_counted_in_the_plural_of_the_language(
    tag: str, one: str, two: str, five: str, twelve: str
) -> None:
    for count, ending in ((1, one), (2, two), (5, five), (12, twelve)):
        printed = told(tag, "A", *(f"Ω{number}" for number in range(count)), most_names=1)
        assert printed.endswith(ending)
        assert "A" in printed
        assert "Ω" not in printed


@pytest.mark.parametrize(
    ("tag", "people", "printed"),
    [
        ("en", ["Laura McDonald", "Ó hAodha"], "BY LAURA McDONALD AND Ó hAODHA"),
        ("en", ["MacLeod", "LaToya d’Arcy", "eBay News"], "BY MacLEOD, LaTOYA D’ARCY AND eBAY NEWS"),
        ("de", ["Anna Groß", "Jörg Weiß"], "VON ANNA GROẞ UND JÖRG WEIẞ"),
        ("fr", ["Zoé Lefèvre"], "PAR ZOÉ LEFÈVRE"),
        ("tr", ["Işıl Yiğit"], "YAZI: IŞIL YİĞİT"),
        ("en", ["Işıl Yiğit"], "BY IŞIL YIĞIT"),
        ("nl", [("IJsbrand van der Meer", "author", "IJmuiden")], "DOOR IJSBRAND VAN DER MEER IN IJMUIDEN"),
        ("en", ["ნინო"], "BY ნინო"),
        ("ru", ["Пётр Щукин"], "ТЕКСТ: ПЁТР ЩУКИН"),
        ("ja", ["渡辺 Jun"], "文：渡辺 JUN"),
        ("he", ["לילה"], "מאת לילה"),
    ],
)
def test_capitals_leave_names_whole(tag: str, people: list[Given], printed: str) -> None:
    assert told(tag, *people, upper_case=True) == printed


def test_a_name_keeps_its_own_first_letter_where_a_line_begins_with_it() -> None:
    assert told("en", "d’Arcy", by="") == "d’Arcy"
    assert told("en", ("d’Arcy", "made"), roles={"made": {"en": "{names} made it"}}) == "d’Arcy made it"
    assert told("tr", ("A", "illustration")) == "İllüstrasyon: A"


def test_the_line_as_html() -> None:
    laura = Entry("Laura <i>", id="ctr_lwhit", url="https://fba.example/a?b=1&c=2", rel="author")
    people = [
        laura,
        Entry("يوسف & co", id="ctr_y"),
        Entry("Wire", place='"London"'),
        Entry("Inês", role="photographs", id="ctr_i", url="https://fba.example/i"),
    ]

    assert html(line([laura._replace(text="Laura", url="https://fba.example/l")], "en")) == (
        'By <a rel="author" href="https://fba.example/l" data-ctr="ctr_lwhit">Laura</a>'
    )
    assert html(line(people, "en")) == (
        'By <a rel="author" href="https://fba.example/a?b=1&amp;c=2" data-ctr="ctr_lwhit">Laura &lt;i&gt;</a>, '
        '<span data-ctr="ctr_y"><bdi>يوسف &amp; co</bdi></span> and Wire (&quot;London&quot;); '
        'photographs by <a href="https://fba.example/i" data-ctr="ctr_i">Inês</a>'
    )


def test_two_people_of_one_name_are_two() -> None:
    assert plain(
        line([Entry("Duncan", id="ctr_1"), Entry("Duncan", id="ctr_2"), Entry("Duncan", id="ctr_1")], "en")
    ) == ("By Duncan and Duncan")


def test_roles_are_those_of_articles_and_every_language_has_words_for_all() -> None:
    assert article.ROLES is ROLES
    assert set(LANGUAGES) | {"zh-Hant"} == set(ROLE_WORDS) == set(OTHERS)
    for words in ROLE_WORDS.values():
        assert list(words) == list(ROLES)
        assert len(set(words.values())) == len(ROLES)
        assert all(text.count("{names}") == 1 and "{" not in text.replace("{names}", "") for text in words.values())


NAME = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=12)
PEOPLE = st.lists(
    st.builds(
        Entry,
        text=NAME,
        role=st.sampled_from([*ROLES, "fact_checking"]),
        place=st.none() | NAME,
        id=st.none() | st.sampled_from(["ctr_1", "ctr_2"]),
        url=st.none() | st.just("https://fba.example/x"),
    ),
    max_size=7,
)


@given(PEOPLE, st.sampled_from([*LANGUAGES, "zh-Hant", "en-US", "sv"]))
def test_text_and_html_say_the_same_and_name_everybody_once_in_a_role(people: list[Entry], tag: str) -> None:
    pieces = line(people, tag)
    text = plain(pieces)

    assert unescape(re.sub(r"<[^>]*>", "", html(pieces))) == re.sub("[\u2068\u2069]", "", text)
    assert text.count("\u2068") == text.count("\u2069") == html(pieces).count("<bdi>")
    named = [piece.entry for piece in pieces if piece.kind == "name"]
    once = {(person.role, person.id or person.text): person for person in reversed(people)}
    assert sorted(named, key=repr) == sorted(once.values(), key=repr)
    order = list(dict.fromkeys(person.role for person in people))
    assert named == sorted(named, key=lambda entry: (order.index(entry.role), people.index(entry)))


@given(PEOPLE, st.sampled_from([*LANGUAGES, "zh-Hant"]), st.integers(1, 3))
def test_a_cut_line_in_capitals_names_no_more_than_it_may(people: list[Entry], tag: str, most: int) -> None:
    pieces = line(people, tag, BylineStyle(most_names=most, upper_case=True))

    for role in {person.role for person in people}:
        keys = {person.id or person.text for person in people if person.role == role}
        named = [piece for piece in pieces if piece.kind == "name" and piece.entry and piece.entry.role == role]
        assert len(named) == min(most, len(keys))
