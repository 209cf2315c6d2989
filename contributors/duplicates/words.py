"""A name as the words that tell people apart, and what its other words say about who bears it."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from contributors.duplicates.latin import syllables
from contributors.names import split_titles
from contributors.names import words as folded_words

MOST_WORDS = 6  # of one name; what is longer is a list or a sentence
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "jnr": "jr", "filho": "jr", "sr": "sr", "senior": "sr", "snr": "sr", "ii": "2",
    "iii": "3", "iv": "4", "pere": "sr", "fils": "jr",
}  # fmt: skip
# Between the parts of a family name, and left out as often as not.
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "ben",
        "of",
        "the",
        "and",
    ]
)
# What only an organisation, a desk or a service is called.
_ORGANISATION = frozenset(
    [
        "staff",
        "desk",
        "team",
        "newsroom",
        "editors",
        "editorial",
        "redaction",
        "redaktion",
        "redaccion",
        "redazione",
        "redacao",
        "redactie",
        "redakcja",
        "agency",
        "agence",
        "agencia",
        "agentur",
        "press",
        "news",
        "media",
        "newspaper",
        "magazine",
        "times",
        "post",
        "gazette",
        "herald",
        "tribune",
        "journal",
        "review",
        "ltd",
        "limited",
        "inc",
        "llc",
        "llp",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "srl",
        "spa",
        "bv",
        "corp",
        "corporation",
        "company",
        "co",
        "group",
        "holdings",
        "partners",
        "associates",
        "foundation",
        "institute",
        "university",
        "college",
        "association",
        "society",
        "council",
        "committee",
        "department",
        "ministry",
        "office",
        "bureau",
        "service",
        "services",
        "wire",
        "contributors",
        "reporters",
        "correspondents",
        "photographers",
        "studio",
        "studios",
        "productions",
        "books",
        "publishing",
        "publishers",
        "records",
        "band",
        "orchestra",
        "quartet",
        "ensemble",
        "collective",
        "bank",
        "church",
        "school",
        "hospital",
        "museum",
        "theatre",
        "theater",
        "club",
        "union",
        "federation",
        "league",
        "network",
        "project",
        "sons",
        "brothers",
        "редакция",
        "агентство",
        "новости",
        "تحرير",
        "وكاله",
        "編集部",
        "编辑部",
        "編輯部",
        "通信社",
        "편집부",
    ]
)
_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}]+")
_TWO_SYLLABLE_FAMILIES = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "上官",
        "东方",
        "東方",
        "夏侯",
        "皇甫",
        "尉迟",
        "남궁",
        "황보",
        "제갈",
        "선우",
    ]
)
# Romanised by rule on the left, as their bearers write them on the right.
_KOREAN_FAMILIES = {
    "gim": "kim", "i": "lee", "bag": "park", "choe": "choi", "jeong": "jung", "gang": "kang", "jo": "cho",
    "yun": "yoon", "im": "lim", "sin": "shin", "gwon": "kwon", "yu": "yoo", "an": "ahn", "u": "woo", "ryu": "yoo",
    "no": "roh", "go": "ko", "mun": "moon", "o": "oh", "baeg": "paik", "lyu": "yoo", "heo": "hur", "gu": "koo",
}  # fmt: skip
_ARTICLE = "ال"
_HANGUL = regex.compile(r"\p{Hangul}+")


@dataclass(frozen=True, slots=True)
class NameWords:
    """``words`` are folded, in the order of the name. ``numbers`` are those in it: Team 1 is not Team 2."""

    words: tuple[str, ...]
    generation: str = ""
    is_organisation: bool = False
    numbers: tuple[str, ...] = ()
    is_family_first: bool = False


@lru_cache(maxsize=65536)
def name_words(name: str) -> NameWords:
    """Without honorifics, degrees and job titles. ``Whitfield, Laura`` has the words of ``Laura Whitfield``.

    Names in Han and Hangul, which have no spaces, come as family name and given name in Latin letters.
    """
    found = folded_words(split_titles(name).name) or folded_words(name)
    generation = next((_GENERATIONS[word] for word in found[1:] if word in _GENERATIONS), "")
    named = [word for word in found if word not in _GENERATIONS or word == found[0]]
    kept = [word for place, word in enumerate(named) if word not in _PARTICLES and not _is_and(word, place, named)]
    words = [part for word in (kept if len(kept) > 1 else named) for part in _parts(word)]
    return NameWords(
        words=tuple(words[:MOST_WORDS]),
        generation=generation,
        is_organisation=any(word in _ORGANISATION for word in found),
        numbers=tuple(word for word in found if word.isdigit()),
        is_family_first=any(not word.isascii() and _EAST_ASIAN.fullmatch(word) for word in found),
    )


def _is_and(word: str, place: int, words: list[str]) -> bool:
    """García y Vega; but Y. García is an initial."""
    return word in ("y", "e", "i") and 0 < place < len(words) - 1


def _parts(word: str) -> list[str]:
    if word.isascii():
        return [word]
    if not _EAST_ASIAN.fullmatch(word):
        return [word.removeprefix(_ARTICLE) if len(word) > 4 else word]
    spoken = syllables(word)
    if len(spoken) != len(word) or len(word) < 2:
        return ["".join(spoken) or word]
    split = 2 if word[:2] in _TWO_SYLLABLE_FAMILIES else 1
    family = "".join(spoken[:split])
    if _HANGUL.fullmatch(word):
        family = _KOREAN_FAMILIES.get(family, family)
    given = "".join(spoken[split:])
    return [family, given] if given else [family]
