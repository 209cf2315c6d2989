"""What a page says that has nobody to show: why it is empty, in every language of ``words``."""

from typing import Final


def _row(page_missing: str, page_missing_why: str, page_gone: str) -> dict[str, str]:
    return dict(locals())


NOTICES: Final[dict[str, dict[str, str]]] = {
    "en": _row("Page not found", "The link may be out of date or mistyped.", "This page has been removed"),
    "es": _row(
        "Página no encontrada", "Puede que el enlace esté anticuado o mal escrito.", "Esta página se ha eliminado"
    ),
    "it": _row(
        "Pagina non trovata",
        "Il link potrebbe non essere più valido o contenere un errore.",
        "Questa pagina è stata rimossa",
    ),
    "fr": _row("Page introuvable", "Le lien est peut-être périmé ou mal saisi.", "Cette page a été retirée"),
    "de": _row(
        "Seite nicht gefunden",
        "Der Link ist vielleicht veraltet oder falsch geschrieben.",
        "Diese Seite wurde entfernt",
    ),
    "pt": _row("Página não encontrada", "O link pode estar desatualizado ou incorreto.", "Esta página foi removida"),
    "nl": _row(
        "Pagina niet gevonden", "De link is misschien verouderd of verkeerd getypt.", "Deze pagina is verwijderd"
    ),
    "pl": _row("Nie znaleziono strony", "Link może być nieaktualny lub błędny.", "Ta strona została usunięta"),
    "ru": _row("Страница не найдена", "Возможно, ссылка устарела или содержит ошибку.", "Эта страница удалена"),
    "uk": _row("Сторінку не знайдено", "Можливо, посилання застаріло або містить помилку.", "Цю сторінку видалено"),
    "tr": _row("Sayfa bulunamadı", "Bağlantı eski ya da hatalı olabilir.", "Bu sayfa kaldırıldı"),
    "ar": _row("الصفحة غير موجودة", "ربما يكون الرابط قديمًا أو غير صحيح.", "أُزيلت هذه الصفحة"),
    "he": _row("הדף לא נמצא", "ייתכן שהקישור ישן או שגוי.", "הדף הזה הוסר"),
    "fa": _row("صفحه پیدا نشد", "شاید پیوند قدیمی یا نادرست باشد.", "این صفحه برداشته شده است"),
    "fi": _row("Sivua ei löytynyt", "Linkki voi olla vanhentunut tai virheellinen.", "Tämä sivu on poistettu"),
    "hi": _row("पृष्ठ नहीं मिला", "हो सकता है कि लिंक पुराना या ग़लत हो।", "यह पृष्ठ हटा दिया गया है"),
    "ja": _row(
        "ページが見つかりません", "リンクが古いか、間違っている可能性があります。", "このページは削除されました"
    ),
    "ko": _row(
        "페이지를 찾을 수 없습니다", "링크가 오래되었거나 잘못되었을 수 있습니다.", "이 페이지는 삭제되었습니다"
    ),
    "zh": _row("找不到页面", "链接可能已过期或有误。", "此页面已被移除"),
    "zh-Hant": _row("找不到頁面", "連結可能已過期或有誤。", "此頁面已被移除"),
}
