"""The words of bylines and profiles, a second table beside ``words``: one row of keys per language, English first.

Roles and facts avoid grammatical gender, and names stand in the nominative, as in ``words``.
"""

from typing import Final

_KEYS = (
    *("by", "about_authors", "photo_credit"),
    *("covers", "since", "languages", "company", "memberships"),
    *("education", "awards", "books", "pronunciation", "identifiers"),
)


def _row(*words: str) -> dict[str, str]:
    return dict(zip(_KEYS, words, strict=True))


LABELS: Final[dict[str, dict[str, str]]] = {
    "en": _row(
        *("By {names}", "About the authors", "Photo: {credit}"),
        *("Covers", "Active since", "Languages", "Works for", "Member of"),
        *("Education", "Awards", "Books", "Pronunciation", "Identifiers"),
    ),
    "es": _row(
        *("Por {names}", "Sobre los autores", "Foto: {credit}"),
        *("Temas", "En activo desde", "Idiomas", "Trabaja para", "Forma parte de"),
        *("Formación", "Premios", "Libros", "Pronunciación", "Identificadores"),
    ),
    "it": _row(
        *("Di {names}", "Sugli autori", "Foto: {credit}"),
        *("Temi", "In attività dal", "Lingue", "Lavora per", "Fa parte di"),
        *("Formazione", "Premi", "Libri", "Pronuncia", "Identificativi"),
    ),
    "fr": _row(
        *("Par {names}", "À propos des auteurs", "Photo : {credit}"),
        *("Sujets", "En activité depuis", "Langues", "Travaille pour", "Membre de"),
        *("Formation", "Prix", "Livres", "Prononciation", "Identifiants"),
    ),
    "de": _row(
        *("Von {names}", "Über die Autoren", "Foto: {credit}"),
        *("Themen", "Aktiv seit", "Sprachen", "Arbeitet für", "Mitglied bei"),
        *("Ausbildung", "Preise", "Bücher", "Aussprache", "Kennungen"),
    ),
    "pt": _row(
        *("Por {names}", "Sobre os autores", "Foto: {credit}"),
        *("Temas", "Em atividade desde", "Idiomas", "Trabalha para", "Faz parte de"),
        *("Formação", "Distinções", "Livros", "Pronúncia", "Identificadores"),
    ),
    "nl": _row(
        *("Door {names}", "Over de auteurs", "Foto: {credit}"),
        *("Onderwerpen", "Actief sinds", "Talen", "Werkt voor", "Lid van"),
        *("Opleiding", "Prijzen", "Boeken", "Uitspraak", "Identificatienummers"),
    ),
    "pl": _row(
        *("Tekst: {names}", "O autorach", "Zdjęcie: {credit}"),
        *("Tematy", "W zawodzie od", "Języki", "Pracuje dla", "Należy do"),
        *("Wykształcenie", "Nagrody", "Książki", "Wymowa", "Identyfikatory"),
    ),
    "ru": _row(
        *("Текст: {names}", "Об авторах", "Фото: {credit}"),
        *("Темы", "В профессии с", "Языки", "Место работы", "Состоит в"),
        *("Образование", "Награды", "Книги", "Произношение", "Идентификаторы"),
    ),
    "uk": _row(
        *("Текст: {names}", "Про авторів", "Фото: {credit}"),
        *("Теми", "У професії з", "Мови", "Місце роботи", "Членство"),
        *("Освіта", "Нагороди", "Книги", "Вимова", "Ідентифікатори"),
    ),
    "tr": _row(
        *("Yazı: {names}", "Yazarlar hakkında", "Fotoğraf: {credit}"),
        *("Konular", "Mesleğe başlangıç", "Diller", "Çalıştığı kurum", "Üyelikler"),
        *("Eğitim", "Ödüller", "Kitaplar", "Okunuşu", "Kimlikler"),
    ),
    "ar": _row(
        *("بقلم {names}", "نبذة عن الكتّاب", "الصورة: {credit}"),
        *("المواضيع", "في المهنة منذ", "اللغات", "جهة العمل", "العضويات"),
        *("التعليم", "الجوائز", "الكتب", "النطق", "المعرّفات"),
    ),
    "he": _row(
        *("מאת {names}", "על הכותבים", "צילום: {credit}"),
        *("תחומים", "במקצוע מאז", "שפות", "מקום עבודה", "חברות בארגונים"),
        *("השכלה", "פרסים", "ספרים", "הגייה", "מזהים"),
    ),
    "fa": _row(
        *("نوشته {names}", "درباره نویسندگان", "عکس: {credit}"),
        *("موضوع‌ها", "فعال از سال", "زبان‌ها", "محل کار", "عضویت‌ها"),
        *("تحصیلات", "جوایز", "کتاب‌ها", "تلفظ", "شناسه‌ها"),
    ),
    "fi": _row(
        *("Teksti: {names}", "Tietoa kirjoittajista", "Kuva: {credit}"),
        *("Aiheet", "Alalla vuodesta", "Kielet", "Työpaikka", "Jäsenyydet"),
        *("Koulutus", "Palkinnot", "Kirjat", "Ääntäminen", "Tunnisteet"),
    ),
    "hi": _row(
        *("लेख: {names}", "लेखकों के बारे में", "फ़ोटो: {credit}"),
        *("विषय", "पेशे में शुरुआत", "भाषाएँ", "कार्यस्थल", "सदस्यताएँ"),
        *("शिक्षा", "पुरस्कार", "पुस्तकें", "उच्चारण", "पहचानकर्ता"),
    ),
    "ja": _row(
        *("文：{names}", "著者について", "写真：{credit}"),
        *("取材分野", "活動開始", "言語", "所属", "加盟団体"),
        *("学歴", "受賞歴", "著書", "読み方", "識別子"),
    ),
    "ko": _row(
        *("글: {names}", "저자 소개", "사진: {credit}"),
        *("취재 분야", "활동 시작", "언어", "소속", "가입 단체"),
        *("학력", "수상", "저서", "발음", "식별자"),
    ),
    "zh": _row(
        *("文：{names}", "关于作者", "摄影：{credit}"),
        *("报道领域", "从业起始", "语言", "供职于", "所属团体"),
        *("教育背景", "获奖", "著作", "读音", "标识符"),
    ),
    "zh-Hant": _row(
        *("文：{names}", "關於作者", "攝影：{credit}"),
        *("報導領域", "從業起始", "語言", "任職於", "所屬團體"),
        *("教育背景", "獲獎", "著作", "讀音", "識別碼"),
    ),
}
