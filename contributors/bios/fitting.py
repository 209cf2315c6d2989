"""The fit rule: which words to print where so many characters have room. No sentence is cut or invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contributors.bios.checking import LIMITS, SIZES
from contributors.bios.marks import Kind, Piece
from contributors.bios.printing import html_pieces, plain_pieces, printed
from contributors.bios.sentences import sentences
from contributors.languages import base
from contributors.text import length

_CLOSING: dict[Kind, Kind] = {"link": "link_end", "emphasis": "emphasis_end"}
_LANGUAGES_WITHOUT_SPACES = frozenset({"ja", "zh"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """``variant`` is the written variant that is printed whole, ``excerpt`` for leading sentences of one, or
    ``site_line`` where nothing but the site line is printed."""

    text: str
    html: str
    variant: str


@dataclass(frozen=True, slots=True)
class _Bio:
    """A written variant as it prints."""

    name: str
    pieces: Sequence[Piece]
    text: str


def fit(
    written: Mapping[str, str], size: str, *, lang: str, today: date, site_line: str | None = None
) -> Fitted | None:
    """What to print of the ``written`` variants (by size) where ``size`` is asked, or None where nothing fits.

    The asked variant where it fits; else the longest written one that fits; else the leading whole sentences, that
    fit, of the shortest longer variant. The site line counts and stays: sentences of the bio yield to it, and only a
    site line that has no room by itself is left out.
    """
    limit = LIMITS[size]
    bios = [_print(name, written[name], lang, today) for name in _by_preference(written, size)]
    line = _print("site_line", site_line, lang, today) if site_line and site_line.strip() else None
    if line is not None and length(line.text) <= limit:
        room = limit - length(line.text) - 1
        bio = _whole(bios, room) or _excerpt(bios, size, room)
        return _fitted(bio, line, lang) if bio else Fitted(line.text, html_pieces(line.pieces), "site_line")
    bio = _whole(bios, limit) or _excerpt(bios, size, limit)
    return _fitted(bio, None, lang) if bio else None


def _by_preference(written: Mapping[str, str], size: str) -> list[str]:
    """The asked size first, then the others from the longest."""
    names = [name for name in reversed(SIZES) if written.get(name, "").strip()]
    return sorted(names, key=lambda name: name != size)


def _print(name: str, text: str, lang: str, today: date) -> _Bio:
    pieces = printed(text.strip(), lang=lang, today=today)
    return _Bio(name, pieces, plain_pieces(pieces))


def _whole(bios: Sequence[_Bio], room: int) -> _Bio | None:
    # A text never has more characters than code points, so most are known to fit without counting.
    return next((bio for bio in bios if len(bio.text) <= room or length(bio.text) <= room), None)


def _excerpt(bios: Sequence[_Bio], size: str, room: int) -> _Bio | None:
    """Leading sentences of the first with one short enough: longer variants from the shortest, then shorter ones."""
    asked = SIZES.index(size)

    def distance(bio: _Bio) -> tuple[bool, int]:
        index = SIZES.index(bio.name)
        return index < asked, abs(index - asked)

    for bio in sorted(bios, key=distance):
        end = _last_end(bio.text, room)
        if end:
            pieces = _cut(bio.pieces, end)
            return _Bio("excerpt", pieces, bio.text[:end])
    return None


def _last_end(text: str, room: int) -> int:
    """The offset after the last sentence that ends within ``room`` characters; 0 where the first is too long."""
    end = at = used = 0
    for sentence in sentences(text):
        trimmed = sentence.rstrip()
        if used + length(trimmed) > room:
            break
        end = at + len(trimmed)
        at += len(sentence)
        used += length(sentence)
    return end


def _cut(pieces: Sequence[Piece], end: int) -> list[Piece]:
    """The pieces up to ``end`` of the printed text, with what is open there closed."""
    kept: list[Piece] = []
    opened: list[Piece] = []
    left = end
    for piece in pieces:
        if piece.kind in {"text", "paragraph"}:
            if not left:
                break
            kept.append(piece._replace(value=piece.value[:left]))
            left -= len(kept[-1].value)
        else:
            if piece.kind in _CLOSING:
                if not left:
                    break
                opened.append(piece)
            else:
                opened.pop()
            kept.append(piece)
    closing = [Piece(_CLOSING[piece.kind], "", piece.end, piece.end) for piece in reversed(opened)]
    return [*kept, *closing]


def _fitted(bio: _Bio, line: _Bio | None, lang: str) -> Fitted:
    if line is None:
        return Fitted(bio.text, html_pieces(bio.pieces), bio.name)
    joint = "" if base(lang) in _LANGUAGES_WITHOUT_SPACES and not bio.text[-1:].isascii() else " "
    pieces = [*bio.pieces, Piece("text", joint, 0, 0), *line.pieces]
    return Fitted(f"{bio.text}{joint}{line.text}", html_pieces(pieces), bio.name)
