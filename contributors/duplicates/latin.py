"""Words of names in Latin letters, and what stays of them however they are transliterated or heard."""

from functools import lru_cache

import regex
from anyascii import anyascii

from contributors.names import fold

# Letters of different countries' transliterations for one sound, longest first.
_SPELLINGS = (
    ("shch", "S"), ("sztsz", "S"), ("schtsch", "S"), ("szcz", "S"), ("chtch", "S"),
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("dzh", "J"), ("dsch", "J"), ("zh", "J"), ("kh", "h"), ("gh", "g"),
    ("sh", "S"), ("sz", "S"), ("cz", "C"), ("ch", "C"), ("tz", "c"), ("ts", "c"), ("ph", "f"), ("th", "t"),
    ("dj", "J"), ("ck", "k"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i"), ("ij", "i"),
    ("yi", "i"), ("ye", "e"), ("yo", "o"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "J"), ("zz", "c"),
)  # fmt: skip
_FAMILIES = regex.compile("|".join(written for written, _ in _SPELLINGS))
_SOUND = dict(_SPELLINGS)
_REPEATED = regex.compile(r"(.)\1+")
# Umlauts that Germans write out where there are none on the keyboard: Müller, Mueller; Bjørn, Bjoern.
_WRITTEN_OUT = regex.compile(r"(?<=[aou])e(?=[bcdfghjklmnpqrstvwxz])")
_HARD_C = regex.compile(r"c(?=[aouklmnrtds]|$)")
_SOFT_J = regex.compile(r"j(?=[aeiou])|(?<=i)j\b")
_VOWELS = regex.compile(r"[aeiouy']+")
_HEARD = str.maketrans({"C": "k", "S": "s", "J": "g", "c": "s", "x": "k", "z": "s", "b": "p", "d": "t", "v": "f"})
_CARRIERS = "عا"  # of a vowel that is not written: عمر is Omar, احمد Ahmed
_WITHOUT_VOWELS = regex.compile(r"[\p{Arabic}\p{Hebrew}]")
_SYLLABLES = regex.compile(r"[A-Z][a-z']*|[a-z']+")


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """A folded word in lower-case ASCII letters and digits; what has no transliteration stays as it is."""
    if word.isascii():
        return word
    spelt = "".join(character for character in anyascii(word).lower() if character.isalnum())
    if word[0] in _CARRIERS:
        spelt = "a" + spelt
    return spelt or word


def syllables(word: str) -> list[str]:
    """The syllables of a word in Han or Hangul, each in Latin letters: ``习近平`` gives ``xi jin ping``."""
    return [part.lower() for part in _SYLLABLES.findall(anyascii(fold(word)))]


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """What is common to the transliterations of one word: Юрий, Yuri and Iouri are ``iuri``."""
    return _simplest(latin(word))


@lru_cache(maxsize=65536)
def spellings(word: str) -> tuple[str, ...]:
    """The same, and how it would be if its j were that of German and of Slavic languages: Jurij is ``iuri`` too."""
    plain = latin(word)
    first = _simplest(plain)
    second = _simplest(_SOFT_J.sub("y", plain)) if "j" in plain else first
    return (first,) if first == second else (first, second)


def _simplest(plain: str) -> str:
    written = _HARD_C.sub("k", _WRITTEN_OUT.sub("", plain))
    heard = _REPEATED.sub(r"\1", _FAMILIES.sub(lambda found: _SOUND[found.group()], written))
    return heard.removesuffix("h") if len(heard) > 3 else heard


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Its consonants, hard and soft ones alike, behind a mark where it begins with a vowel."""
    spelt = spelling(word)
    if not writes_vowels(word):
        spelt = spelt[:1] + spelt[1:].replace("v", "").replace("i", "")
    silent = spelt[:1] + spelt[1:].replace("h", "")
    consonants = _REPEATED.sub(r"\1", _VOWELS.sub("", silent).translate(_HEARD))
    return "a" + consonants if spelt[:1] in "aeiouJ" else consonants or spelt[:1]


def writes_vowels(word: str) -> bool:
    """Whether its script does: Arabic and Hebrew leave short ones out."""
    return not _WITHOUT_VOWELS.search(word)


def half_heard(heard: str) -> str:
    """A sound without what is a vowel in some scripts: the w of درويش, who is Darwish."""
    return heard[:1] + heard[1:].replace("f", "")
