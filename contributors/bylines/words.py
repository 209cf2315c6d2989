"""The words of bylines: one row of keys per language, English first.

Roles stand as inside a line, with a small letter; the first of a line gets its capital when it is printed. Names stand
in the nominative, so that no language has to inflect them: where a verb would want another case ("przez", "кем"), the
row has nouns with a colon.
"""

from typing import Final

ROLES: Final = (
    "author",
    "reporting",
    "additional_reporting",
    "research",
    "photographs",
    "illustration",
    "video",
    "data",
    "editing",
    "translation",
    "as_told_to",
    "reviewed_by",
)


def _verbs(*words: str) -> dict[str, str]:
    """Each word goes before the names, with a space."""
    return {role: f"{word} {{names}}" for role, word in zip(ROLES, words, strict=True)}


def _nouns(*words: str, colon: str = ": ") -> dict[str, str]:
    return {role: f"{word}{colon}{{names}}" for role, word in zip(ROLES, words, strict=True)}


# ``author`` is for a line that begins with another role; one that begins with authors has the word of ``labels``.
ROLE_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": _verbs(
        *("text by", "reported by", "additional reporting by", "research by", "photographs by", "illustrated by"),
        *("video by", "data by", "edited by", "translated by", "as told to", "reviewed by"),
    ),
    "es": _verbs(
        *("texto de", "reportaje de", "información adicional de", "investigación de", "fotografías de"),
        *("ilustrado por", "vídeo de", "datos de", "editado por", "traducido por", "según lo contado a"),
        "revisado por",
    ),
    "it": _verbs(
        *("testo di", "servizio di", "con la collaborazione di", "ricerche di", "fotografie di", "illustrato da"),
        *("video di", "dati di", "a cura di", "tradotto da", "testimonianza raccolta da", "revisionato da"),
    ),
    "fr": _verbs(
        *("texte par", "reportage par", "reportage complémentaire par", "recherches par", "photographies par"),
        *("illustré par", "vidéo par", "données par", "édité par", "traduit par", "propos recueillis par"),
        "relu par",
    ),
    "de": _verbs(
        *("Text von", "Bericht von", "Mitarbeit von", "Recherche von", "Fotos von", "illustriert von", "Video von"),
        *("Daten von", "redigiert von", "übersetzt von", "aufgezeichnet von", "geprüft von"),
    ),
    "pt": _verbs(
        *("texto de", "reportagem de", "reportagem adicional de", "pesquisa de", "fotografias de", "ilustrado por"),
        *("vídeo de", "dados de", "editado por", "traduzido por", "em depoimento a", "revisão de"),
    ),
    "nl": _verbs(
        *("tekst door", "verslag door", "met medewerking van", "onderzoek door", "fotografie door"),
        *("geïllustreerd door", "video door", "data door", "bewerkt door", "vertaald door", "opgetekend door"),
        "gecontroleerd door",
    ),
    "pl": _nouns(
        *("tekst", "reportaż", "współpraca", "dokumentacja", "zdjęcia", "ilustracje", "wideo", "dane", "redakcja"),
        *("tłumaczenie", "opracowanie", "weryfikacja"),
    ),
    "ru": _nouns(
        *("текст", "репортаж", "дополнительные материалы", "исследование", "фото", "иллюстрации", "видео", "данные"),
        *("редактура", "перевод", "литературная запись", "проверка"),
    ),
    "uk": _nouns(
        *("текст", "репортаж", "додаткові матеріали", "дослідження", "фото", "ілюстрації", "відео", "дані"),
        *("редагування", "переклад", "літературний запис", "перевірка"),
    ),
    "tr": _nouns(
        *("yazı", "haber", "habere katkı", "araştırma", "fotoğraf", "illüstrasyon", "video", "veri", "editörlük"),
        *("çeviri", "kaleme alan", "inceleme"),
    ),
    "ar": _verbs(
        *("نص", "تقرير", "بمشاركة", "بحث", "تصوير", "رسوم", "فيديو", "بيانات", "تحرير", "ترجمة", "تدوين", "مراجعة"),
    ),
    "he": _nouns(
        *("טקסט", "כתבה", "סיוע בהכנת הכתבה", "תחקיר", "צילום", "איור", "וידאו", "נתונים", "עריכה", "תרגום"),
        *("תיעוד", "בדיקה"),
    ),
    "fa": _verbs(
        *("متن از", "گزارش", "با همکاری", "پژوهش", "عکس از", "تصویرگری", "ویدئو از", "داده‌ها از", "ویرایش", "ترجمه"),
        *("تنظیم", "بازبینی"),
    ),
    "fi": _nouns(
        *("teksti", "raportointi", "lisäraportointi", "tutkimus", "kuvat", "kuvitus", "video", "data", "toimitus"),
        *("käännös", "kertomuksen tallennus", "tarkastus"),
    ),
    "hi": _nouns(
        *("लेख", "रिपोर्ट", "अतिरिक्त रिपोर्टिंग", "शोध", "फ़ोटो", "चित्रांकन", "वीडियो", "डेटा", "संपादन", "अनुवाद"),
        *("प्रस्तुति", "समीक्षा"),
    ),
    "ja": _nouns(
        *("文", "取材", "取材協力", "調査", "写真", "イラスト", "動画", "データ", "編集", "翻訳", "構成", "監修"),
        colon="：",
    ),
    "ko": _nouns(
        *("글", "취재", "추가 취재", "조사", "사진", "일러스트", "영상", "데이터", "편집", "번역", "정리", "감수"),
    ),
    "zh": _nouns(
        *("文", "报道", "补充报道", "研究", "摄影", "插图", "视频", "数据", "编辑", "翻译", "整理", "审阅"),
        colon="：",
    ),
    "zh-Hant": _nouns(
        *("文", "報導", "補充報導", "研究", "攝影", "插圖", "影片", "數據", "編輯", "翻譯", "整理", "審閱"),
        colon="：",
    ),
}
# After the names of a place that all of them share. Other languages put it in brackets after every name, as they would
# have to inflect the place, or to know whether it is a town, an island or a country.
PLACES: Final = {
    "en": " in {place}",
    "es": " en {place}",
    "de": " in {place}",
    "nl": " in {place}",
    "ar": " في {place}",
    "fa": " در {place}",
    "he": " ב{place}",
}
BRACKETS: Final = {"ja": "（{place}）", "zh": "（{place}）", "zh-Hant": "（{place}）"}
ANY_BRACKETS: Final = " ({place})"
# Between roles, and between the word for a site's own role and the names.
SEPARATORS: Final = {"ar": "؛ ", "fa": "؛ ", "ja": "／", "ko": " / ", "zh": "；", "zh-Hant": "；"}
ANY_SEPARATOR: Final = "; "
COLONS: Final = {"fr": " : ", "ja": "：", "zh": "：", "zh-Hant": "："}
ANY_COLON: Final = ": "
# The last of a list that is cut, by plural form of the CLDR; where it names ``{names}``, it goes around the list.
OTHERS: Final[dict[str, dict[str, str]]] = {
    "en": {"one": "{n} other", "other": "{n} others"},
    "es": {"other": "{n} más"},
    "it": {"one": "{n} altro", "other": "altri {n}"},
    "fr": {"one": "{n} autre", "other": "{n} autres"},
    "de": {"one": "{n} weitere Person", "other": "{n} weitere"},
    "pt": {"other": "mais {n}"},
    "nl": {"one": "{n} ander", "other": "{n} anderen"},
    "pl": {"one": "{n} inna osoba", "few": "{n} inne osoby", "other": "{n} innych osób"},
    "ru": {"other": "ещё {n}"},
    "uk": {"other": "ще {n}"},
    "tr": {"other": "{n} kişi daha"},
    "ar": {
        "one": "شخص آخر",
        "two": "شخصان آخران",
        "few": "{n} أشخاص آخرين",
        "many": "{n} شخصًا آخر",
        "other": "{n} شخص آخر",
    },
    "he": {"one": "עוד אחד", "two": "עוד שניים", "other": "עוד {n}"},
    "fa": {"other": "{n} نفر دیگر"},
    "fi": {"one": "{n} muu", "other": "{n} muuta"},
    "hi": {"other": "{n} अन्य"},
    "ja": {"other": "{names}ほか{n}人"},
    "ko": {"other": "{names} 외 {n}명"},
    "zh": {"other": "其他{n}人"},
    "zh-Hant": {"other": "其他{n}人"},
}
