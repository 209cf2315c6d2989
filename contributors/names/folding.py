"""The form in which names are compared, searched and sorted. It is never shown."""

import unicodedata
from functools import lru_cache

import regex
from anyascii import anyascii

# Written inside a word, left out as often as not: O'Neill, Thiong’o, Hawaiʻi, Лук'янов, ג'ון, ד״ר, ʿAlī.
APOSTROPHES = frozenset(
    "'`´\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u05f4\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"
    "\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40"
)
_TATWEEL = "\u0640"
# Diacritics that readers leave out when they type. Vowel signs of India, Thailand and their like are no diacritics:
# without them a name is another name. Nor are kana voicing marks; NFC puts those back on their letter.
_DIACRITICS = regex.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08ca-\u08e1\u08e3-\u08ff\u093c\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\p{Variation_Selector}]"
)
# One letter, several code points: what a keyboard of another country or an older orthography gives.
_SAME_LETTER = {
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ە": "ه", "ۃ": "ه", "ٱ": "ا",
    "װ": "וו", "ױ": "וי", "ײ": "יי",
    "髙": "高", "﨑": "崎", "𠮷": "吉", "邉": "邊", "濵": "濱",
}  # fmt: skip
_GEMINATE_L = regex.compile(r"(?<=l)[·\u2027\u2219](?=l)", regex.IGNORECASE)
_WORD_CHARACTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


def fold(text: str) -> str:
    """The comparison form: lower case without diacritics, apostrophes and punctuation, words one space apart.

    ``José-María O’Neill`` gives ``jose maria oneill``; ligatures and letters such as ß ł ø đ ı æ œ þ are spelt out,
    native digits become ASCII, presentation forms and widths become ordinary letters. Two names of pure punctuation
    (``!!!``) keep their signs, so that they stay different. Folding twice changes nothing.
    """
    simplest = text.lower() if text.isascii() else _decomposed(text)
    return " ".join("".join(map(_folded, simplest)).split()) or _signs(text)


def words(text: str) -> list[str]:
    """The words of ``fold(text)``."""
    return fold(text).split()


def sort_key(name: str, sort_name: str | None = None) -> str:
    """What a list is ordered by: the form the desk has set (``Whitfield, Laura``), else the name as it is printed."""
    return fold(sort_name or "") or fold(name)


def _decomposed(text: str) -> str:
    """Lower case, without diacritics and apostrophes."""
    text = _GEMINATE_L.sub("", "".join(character for character in text if character not in APOSTROPHES))
    # Marks go before the case does: casefold would turn the iota below a Greek vowel into a letter of its own.
    text = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    text = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text))
    # Composed again before single characters are judged, or kana would lose their voicing and Hangul fall apart.
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    """One character of a lower-cased, composed text; a space where words part, nothing where it doesn't count."""
    if character.isascii():
        return character if character.isalnum() else "" if character in APOSTROPHES else " "
    if character in _SAME_LETTER:
        return _SAME_LETTER[character]
    if character in APOSTROPHES or character == _TATWEEL or unicodedata.category(character) == "Cf":
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if not _WORD_CHARACTER.match(character):
        return " "
    return _latin(character)


def _latin(letter: str) -> str:
    """ASCII for a Latin letter that decomposes into nothing simpler; other scripts stay as they are."""
    if not regex.match(r"\p{Script=Latin}", letter):
        return letter
    spelt = "".join(character for character in anyascii(letter).lower() if character.isalnum())
    return spelt or letter


def _signs(text: str) -> str:
    kept = (character if unicodedata.category(character)[0] in "PS" else " " for character in text)
    return " ".join("".join(kept).split())
