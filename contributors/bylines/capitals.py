"""Upper case that leaves a name whole: "McDonald" is "McDONALD", "Groß" is "GROẞ"."""

import unicodedata

import regex

from contributors.languages import base

# Small letters right before a capital of the same word are kept: McDonald, MacLeod, LaToya, eBay, Ó hAodha.
_KEPT = regex.compile(r"\p{Ll}+(?=\p{Lu})")
_TURKISH = frozenset({"tr", "az"})
# Georgian has no capitals inside sentences, and few fonts have them at all.
_GEORGIAN = regex.compile(r"[ა-ჺჽ-ჿ]+")


def upper(text: str, tag: str) -> str:
    """``text`` in capitals as the language of ``tag`` writes them."""
    composed = unicodedata.normalize("NFC", text)
    found, last = [], 0
    for kept in _KEPT.finditer(composed):
        found += [_upper(composed[last : kept.start()], tag), kept.group()]
        last = kept.end()
    return unicodedata.normalize("NFC", "".join([*found, _upper(composed[last:], tag)]))


def first_upper(text: str, tag: str) -> str:
    """``text`` with its first letter as a capital."""
    return _upper(text[:1], tag) + text[1:]


def _upper(text: str, tag: str) -> str:
    if base(tag) in _TURKISH:
        text = text.replace("i", "İ")
    text = text.replace("ß", "ẞ")  # SS would be another name
    parts, last = [], 0
    for kept in _GEORGIAN.finditer(text):
        parts += [text[last : kept.start()].upper(), kept.group()]
        last = kept.end()
    return "".join([*parts, text[last:].upper()])
