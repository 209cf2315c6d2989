"""A stored text as a reader sees it, with the way back to where each character is stored."""

from bisect import bisect_right
from dataclasses import dataclass

from contributors.bios.marks import is_plain, parse
from contributors.bios.sentences import sentence_ends

# Stands for a living fact: no rule takes it for a word or a number.
_FACT = "\N{OBJECT REPLACEMENT CHARACTER}"
# One character each, so that offsets hold: the apostrophes, hyphens and spaces that typesetting puts in.
_TYPED = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class View:
    """``words`` is for searching; ``starts`` and ``ends`` say where its characters are stored."""

    text: str
    words: str
    starts: list[int]
    ends: list[int]
    sentence_ends: list[int]

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Where the printed span ``start`` to ``end`` is stored."""
        return self.starts[start], self.ends[end - 1]

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether the span is stored as it prints, without a mark, an escape or a living fact in it."""
        first, last = self.stored(start, end)
        return last - first == end - start and _FACT not in self.words[start:end]

    def stored_with_marks(self, start: int, end: int) -> tuple[int, int]:
        """Where a sentence is stored, with the marks right around it where they belong to it alone."""
        first = self.ends[start - 1] if start else 0
        last = self.starts[end] if end < len(self.starts) else len(self.text)
        return (first, last) if _is_balanced(self.text, first, last) else self.stored(start, end)

    def sentence(self, at: int) -> tuple[int, int]:
        """The printed span of the sentence that ``at`` is in, without the space after it."""
        index = bisect_right(self.sentence_ends, at)
        start = self.sentence_ends[index - 1] if index else 0
        end = self.sentence_ends[index]
        return start, start + len(self.words[start:end].rstrip())


def view_of(text: str) -> View:
    """The view of a stored text."""
    if is_plain(text):
        return _view(text, text, list(range(len(text))), list(range(1, len(text) + 1)))
    printed: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in parse(text):
        shown = {"text": piece.value, "paragraph": piece.value, "fact": _FACT}.get(piece.kind, "")
        if len(shown) == piece.end - piece.start:
            starts.extend(range(piece.start, piece.end))
            ends.extend(range(piece.start + 1, piece.end + 1))
        else:  # an escape, a fact, or the space between paragraphs
            starts.extend([piece.start] * len(shown))
            ends.extend([piece.end] * len(shown))
        printed.append(shown)
    return _view(text, "".join(printed), starts, ends)


def _is_balanced(text: str, start: int, end: int) -> bool:
    depth = 0
    for piece in parse(text):
        if start <= piece.start and piece.end <= end and piece.kind not in {"text", "fact", "paragraph"}:
            depth += -1 if piece.kind in {"link_end", "emphasis_end"} else 1
            if depth < 0:
                return False
    return depth == 0


def _view(text: str, printed: str, starts: list[int], ends: list[int]) -> View:
    return View(text, printed.translate(_TYPED), starts, ends, sentence_ends(printed))
