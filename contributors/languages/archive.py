"""The words of a page of stories, in every language of ``words``: that there are none, and the ways to older ones."""

from typing import Final


def _row(no_stories: str, newer_stories: str, older_stories: str) -> dict[str, str]:
    return dict(locals())


ARCHIVE: Final[dict[str, dict[str, str]]] = {
    "en": _row("There are no stories here.", "Newer stories", "Older stories"),
    "es": _row("Aquí no hay artículos.", "Artículos más recientes", "Artículos anteriores"),
    "it": _row("Qui non ci sono articoli.", "Articoli più recenti", "Articoli precedenti"),
    "fr": _row("Il n’y a pas d’articles ici.", "Articles plus récents", "Articles plus anciens"),
    "de": _row("Hier gibt es keine Beiträge.", "Neuere Beiträge", "Ältere Beiträge"),
    "pt": _row("Não há artigos aqui.", "Artigos mais recentes", "Artigos anteriores"),
    "nl": _row("Er zijn hier geen artikelen.", "Nieuwere artikelen", "Oudere artikelen"),
    "pl": _row("Nie ma tu żadnych tekstów.", "Nowsze teksty", "Starsze teksty"),
    "ru": _row("Здесь нет материалов.", "Более новые материалы", "Более ранние материалы"),
    "uk": _row("Тут немає матеріалів.", "Новіші матеріали", "Давніші матеріали"),
    "tr": _row("Burada yazı yok.", "Daha yeni yazılar", "Daha eski yazılar"),
    "ar": _row("لا توجد مقالات هنا.", "مقالات أحدث", "مقالات أقدم"),
    "he": _row("אין כאן כתבות.", "כתבות חדשות יותר", "כתבות ישנות יותר"),
    "fa": _row("مطلبی اینجا نیست.", "مطالب تازه‌تر", "مطالب قدیمی‌تر"),
    "fi": _row("Täällä ei ole juttuja.", "Uudemmat jutut", "Vanhemmat jutut"),
    "hi": _row("यहाँ कोई लेख नहीं है।", "नए लेख", "पुराने लेख"),
    "ja": _row("記事はありません。", "新しい記事", "過去の記事"),
    "ko": _row("기사가 없습니다.", "더 최근 기사", "이전 기사"),
    "zh": _row("这里没有文章。", "较新的文章", "较早的文章"),
    "zh-Hant": _row("這裡沒有文章。", "較新的文章", "較早的文章"),
}
