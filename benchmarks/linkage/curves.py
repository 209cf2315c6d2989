"""Precision and recall of scored pairs against the pairs that are known to be one."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

Scored = list[tuple[float, tuple[str, str]]]


class Point(NamedTuple):
    """``score`` is the threshold; all pairs of at least that count as found."""

    precision: float
    recall: float
    score: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f} (precision {self.precision:.4f}, recall {self.recall:.4f})"


def curve(scored: Scored, truth: Collection[tuple[str, str]]) -> Iterator[Point]:
    """From the surest pair on; pairs of one score come together."""
    found, right, known = 0, 0, set(truth)
    ordered = sorted(scored, reverse=True)
    for position, (score, pair) in enumerate(ordered):
        found, right = found + 1, right + (pair in known)
        if position + 1 == len(ordered) or ordered[position + 1][0] != score:
            yield Point(right / found, right / len(known), score)


def best_f1(scored: Scored, truth: Collection[tuple[str, str]]) -> Point:
    return max(curve(scored, truth), key=lambda point: point.f1)


def precision_at(recall: float, scored: Scored, truth: Collection[tuple[str, str]]) -> float | None:
    """The best of all thresholds that find so many; None where none does."""
    enough = [point.precision for point in curve(scored, truth) if point.recall >= recall]
    return max(enough, default=None)


def written_curve(scored: Scored, truth: Collection[tuple[str, str]]) -> str:
    steps = (0.5, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98)
    at = ((recall, precision_at(recall, scored, truth)) for recall in steps)
    return ", ".join(f"{recall}: {precision:.4f}" for recall, precision in at if precision is not None)
