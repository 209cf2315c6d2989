r"""The marks of a bio: ``[text](https://…)``, ``*emphasis*``, ``\`` before a mark, blank lines between paragraphs.

A mark without its partner is ordinary text, so no punctuation gets lost: ``M*A*S*H`` and ``[sic]`` print as typed.
One pass over the text finds the marks and one pairs them, so time grows with length alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["text", "fact", "link", "link_end", "emphasis", "emphasis_end", "paragraph"]


class Piece(NamedTuple):
    """A stretch of a stored text. ``value`` is the literal text, the argument of a fact (``years:2005``), or a URL."""

    kind: Kind
    value: str
    start: int
    end: int


# The characters of a URL here stop at brackets and quotes, so that no scan runs past the next mark.
_URL = r"https?://[^\s()<>\[\]{}\"\\^`|*]+(?:\([^\s()<>\[\]{}\"\\^`|*]*\)[^\s()<>\[\]{}\"\\^`|*]*)*+"
_MARK = re.compile(
    r"(?P<escape>\\[\\*\[\]{}])"
    r"|(?P<fact>\{[a-z]+:[^{}\n]*\})"
    rf"|(?P<link_end>\]\((?P<url>{_URL})\))"
    r"|(?P<open>\[)|(?P<close>\])|(?P<star>\*)"
)
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_NEEDS_ESCAPE = re.compile(r"[\\*\[\]{}]")
# Between these letters no spaces are written, so emphasis may begin and end inside a run of them.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_plain(text: str) -> bool:
    """Whether no mark, escape or living fact can be in ``text``; nearly all bios are answered here."""
    return "{" not in text and "[" not in text and "*" not in text and "\\" not in text


@lru_cache(maxsize=64)
def parse(text: str) -> tuple[Piece, ...]:
    """``text`` as pieces in order; links and emphasis are always properly nested and closed."""
    pieces: list[Piece] = []
    at = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        pieces.extend(_parse_paragraph(text, at, gap.start()))
        pieces.append(Piece("paragraph", "\n\n", gap.start(), gap.end()))
        at = gap.end()
    pieces.extend(_parse_paragraph(text, at, len(text)))
    return tuple(pieces)


def literal(text: str) -> str:
    """The text to store so that ``text`` is printed as it stands: marks in it are escaped, where there are any."""
    if is_plain(text) or all(_is_verbatim(piece, text) for piece in parse(text)):
        return text
    return _NEEDS_ESCAPE.sub(r"\\\g<0>", text)


def _is_verbatim(piece: Piece, text: str) -> bool:
    return piece.kind == "paragraph" or piece.kind == "text" and piece.value == text[piece.start : piece.end]


def _parse_paragraph(text: str, start: int, end: int) -> Iterator[Piece]:
    if start == end:
        return
    matches = list(_MARK.finditer(text, start, end))
    roles = _pair(text, matches, start, end)
    at = start
    for match, role in zip(matches, roles, strict=True):
        if role is None:
            continue
        if at < match.start():
            yield Piece("text", text[at : match.start()], at, match.start())
        yield Piece(role[0], role[1], match.start(), match.end())
        at = match.end()
    if at < end:
        yield Piece("text", text[at:end], at, end)


def _pair(text: str, matches: list[re.Match[str]], start: int, end: int) -> list[tuple[Kind, str] | None]:
    """What each found mark is: a kind with its value, or None where it is ordinary text."""
    roles: list[tuple[Kind, str] | None] = [None] * len(matches)
    _pair_links(matches, roles)
    _pair_emphasis(text, matches, roles, start, end)
    for index, match in enumerate(matches):
        if match.lastgroup == "escape":
            roles[index] = ("text", match.group()[1])
        elif match.lastgroup == "fact":
            roles[index] = ("fact", match.group()[1:-1])
    return roles


def _pair_links(matches: list[re.Match[str]], roles: list[tuple[Kind, str] | None]) -> None:
    opened: list[int] = []
    for index, match in enumerate(matches):
        if match["open"]:
            opened.append(index)
        elif match["close"] and opened:
            opened.pop()
        elif match["link_end"] and opened:
            opening = opened.pop()
            if matches[opening].end() < match.start():
                roles[opening], roles[index] = ("link", match["url"]), ("link_end", "")
                opened.clear()  # a link holds no link


def _pair_emphasis(
    text: str, matches: list[re.Match[str]], roles: list[tuple[Kind, str] | None], start: int, end: int
) -> None:
    """Pair the stars, those inside a link's text among themselves only."""
    outside: int | None = None
    inside: int | None = None
    in_link = False
    for index, match in enumerate(matches):
        role = roles[index]
        if role is not None:
            in_link, inside = role[0] == "link", None
        if not match["star"]:
            continue
        opened = inside if in_link else outside
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if opened is not None and matches[opened].end() < match.start() and not before.isspace() and not _joins(after):
            roles[opened], roles[index] = ("emphasis", ""), ("emphasis_end", "")
            opened = None
        elif not after.isspace() and not _joins(before):
            opened = index
        if in_link:
            inside = opened
        else:
            outside = opened


def _joins(character: str) -> bool:
    """Whether a star beside this character stands inside a word, as in ``M*A*S*H``."""
    return character.isalnum() and not _UNSPACED.match(character)
