"""Tables of HTML: a row of short cells is one line, as it is when somebody copies it out of a spreadsheet."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from contributors.importers.text.lines import Line

_LONGEST_CELL = 200  # characters; cells of pages that are laid out with tables hold paragraphs


def joined_rows(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with the rows of tables joined by tabs. One row alone is a layout and stays as it is."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.cell and line.cell[0])]
    joined = [_joined(group) for group in groups]
    return list(_chosen(groups, joined))


def _joined(group: Sequence[Line]) -> Line | None:
    cells = {line.cell[1]: line for line in group if line.cell}
    if len(cells) < 2 or len(cells) != len(group) or any(len(line.text) > _LONGEST_CELL for line in group):
        return None
    texts = [cells[number].text if number in cells else "" for number in range(1, max(cells) + 1)]
    return Line(
        " ".join(text for text in texts if text),
        "\t".join(texts),
        gap=True,
        box=group[0].box,
        anchors=tuple(anchor for line in group for anchor in line.anchors),
        images=tuple(image for line in group for image in line.images),
    )


def _chosen(groups: Sequence[list[Line]], joined: Sequence[Line | None]) -> Iterator[Line]:
    for place, (group, row) in enumerate(zip(groups, joined, strict=True)):
        beside = (*joined[max(0, place - 1) : place], *joined[place + 1 : place + 2])
        if row is not None and any(other is not None for other in beside):
            yield row
        else:
            yield from group
