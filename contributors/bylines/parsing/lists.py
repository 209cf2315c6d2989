"""A list of names taken apart: commas and the words for "and" of the languages, but not those inside a name."""

from collections.abc import Iterator, Set
from functools import lru_cache

import regex

from contributors.bylines.parsing.eastern import split_words
from contributors.bylines.parsing.phrases import vocabulary
from contributors.names.credentials import split_credentials

# Two letters may be a word of a name in another language: "Costa e Silva", "Gaudí i Cornet".
_SHORT = 2
_GENERATION = regex.compile(r"(?:Jr|Sr|II|III|IV)\.?", regex.IGNORECASE)
_INVERTED = regex.compile(r"[\p{Latin}\p{M}'’.-]+, [\p{Latin}\p{M}'’.-]+(?: \p{Lu}\.)?")


def split_names(text: str, languages: Set[str], *, opened: bool) -> list[str]:
    """The entries of a list. ``opened`` says that words such as "by" stood before it.

    Without them ``Doe, Jane`` is one name in the order of an index, and is turned round.
    """
    if not opened and _INVERTED.fullmatch(text):
        family, _, given = text.partition(", ")
        return [f"{given} {family}"]
    main = next(iter(sorted(languages)), None) if len(languages) == 1 else None
    entries = [name for part in _parts(text, languages) for name in split_words(part, main)]
    return list(_with_credentials(entry.strip() for entry in entries if entry.strip()))


def _parts(text: str, languages: Set[str]) -> Iterator[str]:
    separators = list(_separators().finditer(text))
    ends = [separator.start() for separator in separators[1:]] + [len(text)]
    start = 0
    for separator, end in zip(separators, ends, strict=False):
        left, right = text[start : separator.start()], text[separator.end() : end]
        if separator["word"] and not _joins(separator["word"].strip().casefold(), left, right, languages):
            continue
        yield left
        start = separator.end()
    yield text[start:]


def _joins(word: str, left: str, right: str, languages: Set[str]) -> bool:
    known = vocabulary().of("and", word)
    if known & languages or not right.strip() or not left.strip():
        return True
    if len(word) > _SHORT or not word.isalpha():
        return not (languages and known <= {"nl"})
    return len(left.split()) > 1 and len(right.split()) > 1 and word != "en"


def _with_credentials(entries: Iterator[str]) -> Iterator[str]:
    """``Jane Doe, MD, John Roe, Jr.`` are two people."""
    waiting = ""
    for entry in entries:
        joined = f"{waiting}, {entry}"
        if waiting and (_GENERATION.fullmatch(entry) or _adds_credentials(waiting, joined)):
            waiting = joined
            continue
        if waiting:
            yield waiting
        waiting = entry
    if waiting:
        yield waiting


def _adds_credentials(name: str, joined: str) -> bool:
    return len(joined) < 400 and split_credentials(joined)[0].rstrip(" ,") == split_credentials(name)[0].rstrip(" ,")


@lru_cache(maxsize=1)
def _separators() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?P<comma>\s?[,，、،]\s?)|(?P<sign>\s?[&＆]\s?|\s\+\s|\s?[/／]\s|\s[/／]\s?|(?<=\p{Han})[/／](?=\p{Han})|(?<=(?-i:\p{Ll}))/(?=(?-i:\p{Lu})))"
        r"|(?P<word>\s\L<ands>(?=\s))\s",
        regex.IGNORECASE,
        ands={word for word in vocabulary().words["and"] if word not in {"و", "ו"}} | {"و", "plus"},
    )
