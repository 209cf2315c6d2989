"""The words around an author box in each language, from one TOML table a language, ready for quick look-ups.

A table's keys are the same in every language; docs/reference/paste.md says what each is for.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "es", "it", "fr", "de", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa", "hi", "ja", "ko", "zh")
_SEPARATORS = frozenset(":|•·»«→←>–—/（）()[]【】／：「」,，…")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "״": '"', "׳": "'", "´": "'"})
_TRIMMED = " .!?-*。！？#"
_LONGEST_LINE = 150  # characters of a line that may be a label; what is longer is prose
_LONGEST_PHRASE = 80
_LONGEST_TABS = 120

Table = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Key:
    """A line in comparison form. ``places[i]`` is where ``text[i]`` stands in the line it was made from."""

    text: str
    places: tuple[int, ...]
    source: str

    def slice(self, start: int, end: int) -> str:
        """The words of the line itself that ``text[start:end]`` came from."""
        if start >= end:
            return ""
        return self.source[self.places[start] : self.places[end - 1] + 1]


@lru_cache(maxsize=8192)
def key(line: str) -> Key:
    """Lower case, plain quotes, separators as spaces, no punctuation at the ends."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(line.translate(_QUOTES)):
        low = character.lower()
        low = " " if character in _SEPARATORS or character.isspace() else low if len(low) == 1 else character
        if low == " " and (not characters or characters[-1] == " "):
            continue
        characters.append(low)
        places.append(place)
    start, end = 0, len(characters)
    while end > start and characters[end - 1] in _TRIMMED:
        end -= 1
    while start < end and characters[start] in _TRIMMED:
        start += 1
    return Key("".join(characters[start:end]), tuple(places[start:end]), line)


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    folder = files(__name__)
    return {code: tomllib.loads(folder.joinpath(f"{code}.toml").read_text("utf-8")) for code in LANGUAGES}


def entries(name: str) -> Iterable[tuple[str, str]]:
    """(language, phrase) of one key over all tables."""
    for code, table in tables().items():
        for phrase in table[name]:
            yield code, phrase


@lru_cache(maxsize=64)
def keyed_set(*names: str) -> frozenset[str]:
    """The phrases of these keys in comparison form, all languages together."""
    return frozenset(key(phrase).text for name in names for _, phrase in entries(name)) - {""}


@lru_cache(maxsize=64)
def word_set(*names: str) -> frozenset[str]:
    """The phrases of these keys, casefolded and otherwise as they stand in the tables."""
    return frozenset(phrase.casefold() for name in names for _, phrase in entries(name))


def is_about_tabs(line: Key) -> bool:
    """Whether ``line`` is the sentence about the two tabs. Translators word it freely, so its four words are enough."""
    return len(line.text) <= _LONGEST_TABS and any(
        all(any(word in line.text for word in words) for words in sentence) for sentence in _tab_sentences()
    )


@lru_cache(maxsize=1)
def _tab_sentences() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(entry.split("|")) for entry in table["tabs"]) for table in tables().values())


@dataclass(frozen=True, slots=True)
class Template:
    """``prefix`` + a slot + ``suffix`` in comparison form."""

    prefix: str
    suffix: str


@lru_cache(maxsize=64)
def templates(name: str) -> dict[str, tuple[Template, ...]]:
    """The templates of a key by their prefix; those without one stand under ``""``."""
    found: dict[str, list[Template]] = {}
    for _, phrase in entries(name):
        before, _, after = phrase.partition("{name}")
        joined = key(f"{before}\x01{after}").text
        prefix, _, suffix = joined.partition("\x01")
        found.setdefault(prefix, []).append(Template(prefix, suffix))
    return {prefix: tuple(dict.fromkeys(group)) for prefix, group in found.items()}


def fill(name: str, line: Key) -> str | None:
    """What stands in the slot where ``line`` follows a template of ``name``; the longest template wins."""
    if len(line.text) > _LONGEST_LINE:
        return None
    table = templates(name)
    best: tuple[int, str] | None = None
    for length in range(min(len(line.text), _LONGEST_PHRASE) + 1):
        for template in table.get(line.text[:length], ()):
            if not line.text.endswith(template.suffix):
                continue
            end = len(line.text) - len(template.suffix)
            filled = line.slice(length, end).strip(" ,.:-–—'\"“”")
            weight = length + len(template.suffix)
            if filled and (best is None or weight > best[0]):
                best = (weight, filled)
    return best[1] if best else None


def begins_with(name: str, line: Key, *, most: int = _LONGEST_LINE) -> bool:
    """Whether ``line`` is a phrase of ``name`` or begins with one. One-word phrases allow three more words."""
    if not line.text or len(line.text) > most:
        return False
    phrases = keyed_set(name)
    if line.text in phrases:
        return True
    for length in range(2, min(len(line.text), _LONGEST_PHRASE)):
        if line.text[:length] in phrases and not (line.text[length - 1].isalnum() and line.text[length].isalnum()):
            head = line.text[:length]
            if " " in head or line.text.count(" ") <= 2:
                return True
    return False
