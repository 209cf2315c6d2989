"""Whether a few words can be the name of somebody, and whether that somebody is a desk."""

import unicodedata

import regex

from contributors.importers.text import phrases
from contributors.names import fold

_MOST_WORDS = 6
_LONGEST = 60  # code points
_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "dello", "dei", "degli", "du", "des", "le", "la", "les",
    "el", "al", "ul", "bin", "ibn", "bint", "ben", "bat", "abu", "van", "von", "vom", "zu", "zur", "zum", "der",
    "den", "ter", "ten", "te", "op", "het", "y", "e", "i", "af", "av", "til", "auf", "an", "dal", "dalla",
    "lo", "los", "las", "st", "saint", "mac", "mc", "o", "d", "l", "'t", "dit", "ap", "ab", "ua", "ni", "nic",
    "nga", "in",
})  # fmt: skip
_WORD = regex.compile(r"[\p{L}\p{M}'’ʼ.·・‐‑-]+")
_ROMAN = regex.compile(r"(?:[IVX]{1,4}|1st|2nd|3rd)\.?")
_CASED = regex.compile(r"\p{Lu}|\p{Ll}|\p{Lt}")
_HAN = regex.compile(r"[\p{Han}々〆]+")
_HAN_NAME = regex.compile(r"[\p{Han}々〆\p{Katakana}\p{Hiragana}ー·・‧=＝A-Za-z.]+")
_KANA = regex.compile(r"[\p{Katakana}\p{Hiragana}ー]")
_HANGUL = regex.compile(r"\p{Hangul}+")
_NICKNAME = regex.compile(r"\s*[\"“”'‘(（][^\"“”'‘’()（）]{1,30}[\"“”'’)）]\s*")
_NEVER = regex.compile(r"[@#/\\:;!?…%&+=<>{}\[\]_|0-9]")
_ACRONYM = regex.compile(r"\p{Lu}{2,6}")
_JOINED_PARTICLE = regex.compile(r"(?:\p{Ll}{1,2}['’])?\p{Lu}")


def looks_like_name(text: str, *, mononym: bool = True) -> bool:
    """Whether ``text`` alone could be a person's name. It proves nothing: something beside it must say that it is one.

    One to six words that begin with a capital, particles aside; in scripts without case, words that no table of this
    package knows as something else.
    """
    text = _NICKNAME.sub(" ", text).strip(" ,")
    if not text or len(text) > _LONGEST or _NEVER.search(text):
        return False
    if _DOMAIN.search(text):
        return False
    words = text.split()
    if len(words) > _MOST_WORDS or (len(words) == 1 and not mononym):
        return False
    if phrases.key(text).text in phrases.keyed_set("labels", "about", "end", "comments"):
        return False
    if not _CASED.search(text):
        return _is_caseless_name(words)
    return _is_cased_name(words)


# Articles that begin headings and never a name; "Le Corbusier" and "La Rochefoucauld" keep theirs.
_ARTICLES = frozenset({"the", "der", "die", "das", "gli", "los", "las", "ein", "eine", "une", "het"})


def _is_cased_name(words: list[str]) -> bool:
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        return False
    refused = phrases.word_set("not_names", "pronouns", "first_person", "possessives")
    capitals = 0
    for place, word in enumerate(words):
        plain = word.strip(".,").casefold()
        if place and plain in _PARTICLES:
            continue
        if _ROMAN.fullmatch(word):
            continue
        if plain in refused or not _WORD.fullmatch(word) or (word.endswith(".") and len(word) > 5):
            return False
        if not _JOINED_PARTICLE.match(word) and not (place == 0 and plain in _PARTICLES):
            return False
        capitals += 1
    return capitals > 0


def _is_caseless_name(words: list[str]) -> bool:
    joined = "".join(words)
    refused = phrases.word_set("not_names", "pronouns", "stops")
    if any(word.casefold() in refused for word in words):
        return False
    if _HAN.search(joined) or _KANA.search(joined):
        # A Chinese name has two to four characters, a Japanese one up to eight, one that was spelled in katakana more.
        longest = 20 if not _HAN.search(joined) else 8 if _KANA.search(joined) or len(words) > 1 else 5
        if not _HAN_NAME.fullmatch(joined):
            return False
        return 2 <= len(joined) <= longest and not any(word in joined for word in refused if len(word) > 1)
    if _HANGUL.search(joined):
        return 2 <= len(joined) <= (5 if len(words) == 1 else 15) and len(words) <= 4
    return all(_WORD.fullmatch(word) for word in words) and len(words) <= 5 and len(joined) >= 2


def is_full_name(text: str) -> bool:
    """More than a mononym, or a name in a script that writes names in one word."""
    return looks_like_name(text) and (" " in text.strip() or bool(_HAN.search(text) or _HANGUL.search(text)))


# A name of an organisation has capitals where a headline has words: "Staff of the Herald", not "Council shares news".
_WRITTEN_AS_TITLE = regex.compile(
    r"(?:(?:[^\p{Ll}\s©]\S*|of|the|and|for|de|del|la|le|les|des|du|der|die|das|des|für|und|van|di|da|do|et|y|e|i)(?:\s+|$)){1,6}"
)
_DOMAIN = regex.compile(r"\p{L}{3,}\.\p{Ll}{2,6}$")


def is_desk(text: str) -> bool:
    """Whether a byline names an organisation: an agency, an editorial board, "Staff", "Redaktion"."""
    if phrases.key(text).text in phrases.keyed_set("desks"):
        return True
    if not _WRITTEN_AS_TITLE.fullmatch(text.strip()):
        return False
    words = [word.strip(".,()") for word in text.casefold().split()]
    desk_words = phrases.word_set("desk_words")
    if len(words) > 1 and (words[-1] in desk_words or words[0] in desk_words - _ENGLISH_NAMES):
        return True
    if any(_HAN.search(word) or _HANGUL.search(word) for word in words):
        return any(text.strip().endswith(word) for word in desk_words if len(word) > 1)
    return len(words) == 1 and bool(_ACRONYM.fullmatch(text.strip())) and text.strip().casefold() in desk_words


# Desk words that a person's name may begin with: "Post Malone", "Media Benjamin".
_ENGLISH_NAMES = frozenset({"post", "herald", "times", "press", "media", "news", "board", "team", "ag", "red"})


def same_person(one: str, other: str) -> bool:
    """Whether two spellings can mean one person in one box: all words of the shorter are in the longer one."""
    first, second = set(fold(one).split()), set(fold(other).split())
    if not first or not second:
        return False
    return first <= second or second <= first or fold(one).replace(" ", "") == fold(other).replace(" ", "")


_POSSESSIVE = regex.compile(r"(?<=\p{L})['’]s?(?=\s|$)")


def shares_word(one: str, other: str) -> bool:
    first, second = fold(_POSSESSIVE.sub("", one)).split(), fold(_POSSESSIVE.sub("", other)).split()
    return bool({word for word in first if len(word) > 1} & set(second))


def recased(name: str) -> str:
    """A name typed in capitals as a reader expects it; every other name exactly as it was typed.

    ``Mc``, ``O'`` and hyphenated parts get their capital; particles go to lower case; initials stay.
    """
    letters = [character for character in name if character.isalpha()]
    if any(character.islower() for character in letters):
        return _surnames_recased(name)
    if not any(character.isupper() for character in letters) or len(letters) < 3:
        return name
    words = name.split(" ")
    if len(words) == 1 and len(letters) <= 3:
        return name  # initials or an acronym: "JMG"
    return " ".join(_recased_word(word, place) for place, word in enumerate(words))


def _surnames_recased(name: str) -> str:
    """``McDONALD`` and ``Jean DUPONT``: a word of capitals beside mixed ones is a surname that was set in capitals."""
    words = name.split(" ")
    return " ".join(_recased_word(word, place) if _is_shouted(word) else word for place, word in enumerate(words))


def _is_shouted(word: str) -> bool:
    letters = [character for character in word if character.isalpha()]
    body = letters[2:] if word[:2] == "Mc" else letters[3:] if word[:3] == "Mac" else letters
    return len(body) >= 4 and all(character.isupper() for character in body) and not _ROMAN.fullmatch(word)


def _recased_word(word: str, place: int) -> str:
    if _ROMAN.fullmatch(word) or ("." in word and len(word) <= 6):
        return word
    lower = word.lower().replace("i̇", "i")
    if place and lower.strip(",") in _PARTICLES and len(lower) > 1 and lower not in {"saint", "st", "an", "in"}:
        return lower
    parts = regex.split(r"([-‐‑'’])", lower)
    joined = "".join(_capital(part, place, parts) for place, part in enumerate(parts))
    if joined.startswith("Mc") and len(joined) > 3:
        joined = "Mc" + joined[2].upper() + joined[3:]
    return unicodedata.normalize("NFC", joined)


def _capital(part: str, place: int, parts: list[str]) -> str:
    # "Smith's" keeps its small s; "O'Neill" and "D'Arcy" don't.
    if place >= 2 and parts[place - 1] in {"'", "’"} and len(part) == 1:
        return part
    return part[:1].upper() + part[1:]
