"""Words that author-box plug-ins leave in a bio, and that were never part of it."""

from typing import Final

import regex

BOILERPLATE: Final[tuple[str, ...]] = (
    "The following two tabs change content below.",
    "View all posts by",
    "View all posts",
    "View all articles",
    "See all posts",
    "More posts by",
    "Latest posts by",
    "Follow on Twitter",
    "Follow me on Twitter",
    "Read more posts by",
    "Leave a Reply",
    "Ver todas las entradas",
    "Ver todos los posts",
    "Últimas entradas de",
    "Deja una respuesta",
    "Mostra tutti gli articoli",
    "Ultimi post di",
    "Lascia un commento",
    "Voir tous les articles",
    "Derniers articles par",
    "Laisser un commentaire",
    "Alle Beiträge anzeigen",
    "Zeige alle Beiträge",
    "Letzte Artikel von",
    "Schreibe einen Kommentar",
    "Ver todos os posts",
    "Ver todos os artigos",
    "Deixe um comentário",
    "Bekijk alle berichten",
    "Laatste berichten van",
    "Geef een reactie",
    "Zobacz wszystkie wpisy",
    "Dodaj komentarz",
    "Посмотреть все записи",
    "Просмотр всех записей",
    "Оставить комментарий",
    "Переглянути всі записи",
    "Залишити відповідь",
    "Tüm yazıları görüntüle",
    "Bir yanıt yazın",
    "عرض جميع المقالات",
    "اترك تعليقاً",
    "הצג את כל הפוסטים",
    "כתיבת תגובה",
    "مشاهده همه نوشته‌ها",
    "دیدگاهتان را بنویسید",
    "Näytä kaikki artikkelit",
    "सभी पोस्ट देखें",
    "投稿をすべて表示",
    "コメントを残す",
    "모든 글 보기",
    "댓글 남기기",
    "发表回复",
    "查看所有文章",
    "發佈留言",
)
"""Fixed sentences in the languages of the cards; a phrase that ends in a preposition goes on with the author's name."""

_NAME_FOLLOWS: Final = frozenset({"by", "von", "de", "di", "par", "van"})
_PHRASE: Final = regex.compile("|".join(regex.escape(phrase) for phrase in BOILERPLATE), regex.IGNORECASE)
# A name of up to four words, and an arrow, that close the line.
_NAME: Final = regex.compile(r"(?: [^\s.!?]{1,40}){1,4}+[ \t]*(?=\n|$)")


def boilerplate_spans(text: str) -> list[tuple[int, int]]:
    """Where ``text`` holds such words, with the author's name where it ends the phrase and the line."""
    spans = []
    for match in _PHRASE.finditer(text):
        end = match.end()
        if match.group().rpartition(" ")[2].lower() in _NAME_FOLLOWS and (name := _NAME.match(text, end)):
            end = name.end()
        spans.append((match.start(), end))
    return spans
