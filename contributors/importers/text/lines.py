"""A paste as lines: the one form in which text and HTML are looked at."""

import unicodedata
from dataclasses import dataclass

import regex

from contributors.errors import Invalid, TooLarge

MAX_CHARACTERS = 1_000_000
MAX_LINES = 20_000
_PROSE_LENGTH = 60  # characters from which a line without a full stop is a sentence and not a label
_WRAPPED_LENGTH = 55
_WIDEST = 100  # characters of a line in a mail or a terminal

# C0 and C1 controls, bidi embeddings, overrides and isolates, zero-width spaces: plug-ins and word processors leave
# them behind and no name or bio may hold them. ZWNJ and ZWJ stay: Persian and Hindi are written with them.
_UNWANTED = regex.compile(r"[\p{Cc}\p{Cs}\u200b\u2060\ufeff\ufffc\u00ad\u202a-\u202e\u2066-\u2069--\t\n]", regex.V1)
_SPACES = regex.compile(r"[\s\u00a0\u3000]+")
_MARKDOWN_LINK = regex.compile(r"!?\[([^\[\]\n]{1,200})\]\((https?://[^()\s]{1,500}|mailto:[^()\s]{1,200})\)")
_MARKDOWN_EDGE = regex.compile(r"^(?:#{1,6}\s+|>\s+)|^(\*\*|__)(?=\S)|(\*\*|__)$")
_MARKDOWN_BOLD = regex.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200})(?<=\S)\1")
_MARKDOWN_ITALIC = regex.compile(r"^([*_])(?=[^\s*_])([^*_\n]+)(?<=\S)\1$")
_SENTENCE_END = regex.compile(r"[.!?…。！？؟।]['\"”’»)\]]*$")
# A link or mail address ends its line on purpose, and one that stands alone on its line begins it on purpose.
_ADDRESS_END = regex.compile(r"(?:https?://|www\.)\S{3,300}$|[^\s@]{1,64}@[^\s@]{3,200}$")
_ADDRESS_ALONE = regex.compile(r"(?:https?://|www\.)\S{3,300}$|[^\s@]{0,64}@[^\s@]{2,200}$")
_NUMBERED = regex.compile(r"\d{1,4}[.):]\s")
_CASELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of an HTML fragment; ``hints`` are the words of its class, rel and itemprop."""

    text: str
    href: str
    hints: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Image:
    src: str
    alt: str
    hints: frozenset[str] = frozenset()


@dataclass(slots=True)
class Line:
    """One line or block. ``box`` numbers the HTML element that is marked as an author's, 0 outside of any.

    ``raw`` keeps tabs, which lists copied from a table are made of. ``gap`` says that an empty line or a block border
    stands above. ``cell`` numbers the row and the cell of an HTML table.
    """

    text: str
    raw: str
    gap: bool = False
    item: bool = False
    box: int = 0
    cell: tuple[int, int] | None = None
    anchors: tuple[Anchor, ...] = ()
    images: tuple[Image, ...] = ()

    @property
    def is_prose(self) -> bool:
        if _CASELESS.search(self.text):
            return len(self.text) >= 25 or (len(self.text) >= 12 and bool(_SENTENCE_END.search(self.text)))
        return len(self.text) >= _PROSE_LENGTH or (
            len(self.text) >= 25 and bool(_SENTENCE_END.search(self.text)) and self.text.count(" ") >= 3
        )


def tidy(text: str) -> str:
    """One space between words and none around, NFC, without control characters."""
    return _SPACES.sub(" ", _UNWANTED.sub("", text)).strip()


def check_size(text: str) -> None:
    """Raises TooLarge for a paste longer than MAX_CHARACTERS."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(
            f"This text has {len(text):,} characters and at most {MAX_CHARACTERS:,} are read at once. "
            "Paste the last part of the article, where the author box is."
        )


def check_lines(number: int) -> None:
    """Raises Invalid (``too_many_lines``) beyond MAX_LINES."""
    if number > MAX_LINES:
        raise Invalid(
            f"This text has {number:,} lines and at most {MAX_LINES:,} are read at once. "
            "Paste the last part of the article, where the author box is, or the list in parts.",
            code="too_many_lines",
        )


def normalise(text: str) -> str:
    """``text`` in NFC with ``\\n`` line ends and without characters that can't be stored."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _UNWANTED.sub("", unicodedata.normalize("NFC", text.replace("\x0b", "\n").replace("\x0c", "\n")))


def from_text(text: str) -> list[Line]:
    """The lines of plain text, hard-wrapped paragraphs joined again, Markdown's links and emphasis undone."""
    check_lines(text.count("\n") + 1)
    wrapped = _is_wrapped(text)
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        anchors: tuple[Anchor, ...] = ()
        if "](" in raw:
            anchors = tuple(Anchor(tidy(match[1]), match[2]) for match in _MARKDOWN_LINK.finditer(raw))
            raw = _MARKDOWN_LINK.sub(r"\1", raw)
        plain = tidy(_without_emphasis(raw.strip()))
        if not plain:
            gap = True
        elif lines and not gap and "\t" not in raw.strip() and _continues(lines[-1].text, plain, wrapped=wrapped):
            lines[-1].text += f" {plain}"
            lines[-1].raw = lines[-1].text
            lines[-1].anchors += anchors
        else:
            lines.append(Line(plain, raw.strip(" \n"), gap=gap, anchors=anchors))
            gap = False
    return lines


def _without_emphasis(line: str) -> str:
    line = _MARKDOWN_EDGE.sub("", _MARKDOWN_BOLD.sub(r"\2", line))
    return _MARKDOWN_ITALIC.sub(r"\2", line)


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken at a width, as in mails: those with a line below are long, and about equally."""
    lengths = [len(line.strip()) for line in text.split("\n")]
    followed = [length for length, below in zip(lengths, lengths[1:], strict=False) if length and below]
    long = [length for length in lengths if length >= _WRAPPED_LENGTH]
    return (
        len(long) >= 2
        and sum(length <= _WIDEST for length in long) * 10 >= len(long) * 9
        and sum(length >= _WRAPPED_LENGTH for length in followed) * 2 >= len(followed)
    )


def _continues(above: str, line: str, *, wrapped: bool) -> bool:
    """Whether ``line`` goes on with a sentence that the width of a window or a mail has broken."""
    last = above[-400:]
    if len(last) < _WRAPPED_LENGTH or _SENTENCE_END.search(last) or last.endswith(":"):
        return False
    if _ADDRESS_END.search(last) or _ADDRESS_ALONE.match(line) or _NUMBERED.match(line):
        return False
    return line[0].islower() or (wrapped and line[0].isalnum() and len(line) >= _WRAPPED_LENGTH // 2)
