"""Durations and words for "currently" in every language of the cards."""

from datetime import date

import pytest

from contributors.bios import remarks
from contributors.bios.rules import RULES
from contributors.languages import LANGUAGES

TODAY = date(2026, 11, 22)
FACT = {"action": "living_fact", "token": "{years:2009}", "since": 2009}
ASK_2009 = {"action": "confirm", "since": 2009}
ASK_2016 = {"action": "confirm", "since": 2016}
ASK_2006 = {"action": "confirm", "since": 2006}
ASK = {"action": "confirm"}
REMOVE = {"action": "remove"}


def test_every_language_has_rules() -> None:
    assert tuple(RULES) == LANGUAGES
    assert all(rules.durations and rules.current and rules.ages and rules.agos for rules in RULES.values())


@pytest.mark.parametrize(
    ("lang", "text", "kind", "quote", "fix"),
    [
        ("es", "Periodista desde hace 17 años.", "duration", "17 años", FACT),
        ("es", "Tiene 17 años de experiencia.", "duration", "17 años", FACT),
        ("es", "Más de una década de experiencia.", "duration", "Más de una década", ASK_2016),
        ("es", "Actualmente vive en Madrid.", "currently", "Actualmente", ASK),
        ("es", "Tiene 34 años.", "age", "Tiene 34 años", REMOVE),
        ("es", "Hace diez años se mudó.", "relative_time", "Hace diez años", ASK_2016),
        ("it", "Giornalista da 17 anni.", "duration", "17 anni", FACT),
        ("it", "Scrive da vent’anni.", "duration", "vent’anni", {**FACT, "token": "{years:2006}", "since": 2006}),
        ("it", "Attualmente vive a Roma.", "currently", "Attualmente", ASK),
        ("it", "Dieci anni fa si è trasferita.", "relative_time", "Dieci anni fa", ASK_2016),
        ("fr", "Journaliste depuis 17 ans.", "duration", "17 ans", FACT),
        ("fr", "Elle a 17 ans d’expérience.", "duration", "17 ans", FACT),
        ("fr", "Elle a 34 ans.", "age", "Elle a 34 ans", REMOVE),
        ("fr", "Elle vit actuellement à Paris.", "currently", "actuellement", ASK),
        ("fr", "Il y a dix ans, elle écrivait.", "relative_time", "Il y a dix ans", ASK_2016),
        ("de", "17 Jahre Erfahrung.", "duration", "17 Jahre", FACT),
        ("de", "Sie schreibt seit 17 Jahren.", "duration", "seit 17 Jahren", ASK_2009),
        ("de", "Seit über einem Jahrzehnt in Köln.", "duration", "Seit über einem Jahrzehnt", ASK_2016),
        ("de", "Derzeit lebt sie in Berlin.", "currently", "Derzeit", ASK),
        ("de", "Die 34-jährige Autorin.", "age", "34-jährige", REMOVE),
        ("de", "Vor zehn Jahren zog sie um.", "relative_time", "Vor zehn Jahren", ASK_2016),
        ("pt", "Jornalista há 17 anos.", "duration", "17 anos", FACT),
        ("pt-BR", "Atualmente vive em Recife.", "currently", "Atualmente", ASK),
        ("pt", "Dez anos atrás mudou-se.", "relative_time", "Dez anos atrás", ASK_2016),
        ("nl", "Journalist met 17 jaar ervaring.", "duration", "17 jaar", FACT),
        ("nl", "Momenteel woont ze in Gent.", "currently", "Momenteel", ASK),
        ("nl", "Tien jaar geleden verhuisde ze.", "relative_time", "Tien jaar geleden", ASK_2016),
        ("pl", "17 lat doświadczenia.", "duration", "17 lat", FACT),
        ("pl", "Dziennikarka od 17 lat.", "duration", "od 17 lat", ASK_2009),
        ("pl", "Obecnie mieszka w Krakowie.", "currently", "Obecnie", ASK),
        ("ru", "Пишет уже 17 лет.", "duration", "17 лет", FACT),
        ("ru", "Более 20 лет в журналистике.", "duration", "Более 20 лет", ASK_2006),
        ("ru", "Сейчас живёт в Москве.", "currently", "Сейчас", ASK),
        ("ru", "Ей 34 года.", "age", "Ей 34 года", REMOVE),
        ("uk", "Пише вже 17 років.", "duration", "17 років", FACT),
        ("uk", "Зараз живе в Києві.", "currently", "Зараз", ASK),
        ("tr", "17 yıl deneyimi var.", "duration", "17 yıl", FACT),
        ("tr", "17 yıldır gazeteci.", "duration", "17 yıldır", ASK_2009),
        ("tr", "Şu anda İzmir'de yaşıyor.", "currently", "Şu anda", ASK),
        ("ar", "تعمل منذ 17 عاما في الصحافة.", "duration", "17 عاما", FACT),
        ("ar", "تعيش حاليا في القاهرة.", "currently", "حاليا", ASK),
        ("ar", "قبل عشر سنوات انتقلت.", "relative_time", "قبل عشر سنوات", ASK_2016),
        ("he", "כותבת 17 שנה.", "duration", "17 שנה", FACT),
        ("he", "כיום גרה בתל אביב.", "currently", "כיום", ASK),
        ("fa", "۱۷ سال است که می‌نویسد.", "duration", "۱۷ سال", FACT),
        ("fa", "در حال حاضر در تهران است.", "currently", "در حال حاضر", ASK),
        ("fi", "Hän on kirjoittanut 17 vuotta.", "duration", "17 vuotta", FACT),
        ("fi", "Tällä hetkellä hän asuu Turussa.", "currently", "Tällä hetkellä", ASK),
        ("hi", "वह 17 साल से लिख रही हैं।", "duration", "17 साल", FACT),
        ("hi", "वर्तमान में वह दिल्ली में हैं।", "currently", "वर्तमान में", ASK),
        ("ja", "17年間記者として働く。", "duration", "17年", FACT),
        ("ja", "現在は東京在住。", "currently", "現在", ASK),
        ("ja", "10年前に移住。", "relative_time", "10年前", ASK_2016),
        ("ja", "34歳。", "age", "34歳", REMOVE),
        ("ko", "17년간 기자로 일했다.", "duration", "17년", FACT),
        ("ko", "현재 서울에 산다.", "currently", "현재", ASK),
        ("zh", "从事新闻工作17年。", "duration", "17年", FACT),
        ("zh-Hant", "目前居住在臺北。", "currently", "目前", ASK),
    ],
)
def test_phrase_is_found(lang: str, text: str, kind: str, quote: str, fix: dict[str, object]) -> None:
    (remark,) = remarks(text, lang=lang, today=TODAY)
    assert (remark.kind, remark.quote, remark.fix) == (kind, quote, fix)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Trabajó en El País durante 17 años."),
        ("it", "Dopo 17 anni al Corriere."),
        ("fr", "Elle a travaillé au Monde pendant 17 ans."),
        ("de", "Sie arbeitete 17 Jahre beim Spiegel."),
        ("pt", "Trabalhou no Público durante 17 anos."),
        ("nl", "Ze werkte 17 jaar bij Trouw."),
        ("ru", "Работала в редакции 17 лет."),
        ("ja", "2005年に入社。"),
        ("ko", "2005년 입사."),
        ("zh", "2005年加入。"),
    ],
)
def test_what_is_over_gets_no_remark(lang: str, text: str) -> None:
    assert remarks(text, lang=lang, today=TODAY) == []
