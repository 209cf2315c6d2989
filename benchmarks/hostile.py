"""Whether time grows with length alone: each reader of foreign text on hostile strings of N and of 16 N.

    python -m benchmarks.hostile

prints the ratio of the two times; 16 is linear, 256 quadratic. It ends with status 1 where one is above 100.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from time import process_time

from contributors.answers.conditional import matches
from contributors.bios import remarks
from contributors.bios.marks import parse
from contributors.errors import Invalid
from contributors.importers import reader
from contributors.links import find_links

TODAY = date(2026, 11, 22)
MARKS = ("*", "[", "]", "](https://a", "[a](https://a", "*a ", "\\", "{a:", "{", "\n", "\n ", "(", "[](", "a*", "**a")
WORDS = (
    "17 years ",
    "writes for A ",
    "is working on ",
    "a",
    " ",
    "1",
    "the past ",
    "View all posts by ",
    "FBA ",
    "*a* ",
)
HEADERS = ('"', "W/", '"a', '",')
HTML = ("<div>", "<!--", "<a href=", "&amp", "<p>By A</p>", "About the author\n", "- A\n")


def _paste(text: str) -> None:
    with suppress(Invalid):  # more lines than are read at once: refused before anything is done
        reader("text").read(text, today=TODAY)


READERS: dict[str, tuple[Callable[[str], object], tuple[str, ...], int]] = {
    "marks": (parse, MARKS, 4_000),
    "remarks": (lambda text: remarks(text, lang="en", today=TODAY, sites=("FBA",)), (*MARKS, *WORDS), 2_000),
    "links": (find_links, (*MARKS, "https://", "@a ", "www.a.", "a.b/"), 4_000),
    "entity tags": (lambda text: matches(text, '"abc"'), HEADERS, 20_000),
    "paste": (_paste, (*MARKS, *WORDS, *HTML), 8_000),
}


def ratio(read: Callable[[str], object], unit: str, size: int) -> float:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        parse.cache_clear()  # what was read once is not read again
        start = process_time()
        read(text)
        return process_time() - start

    seconds(size)  # the first call of all compiles and loads
    small = min(seconds(size), seconds(size))
    return seconds(16 * size) / max(small, 0.001)


def main() -> int:
    worst = 0.0
    for name, (read, units, size) in READERS.items():
        found = {unit: ratio(read, unit, size) for unit in units}
        unit = max(found, key=lambda unit: found[unit])
        worst = max(worst, found[unit])
        print(f"{name:12} worst {found[unit]:6.1f} times for 16 times {unit!r}")
    return int(worst > 100)


if __name__ == "__main__":
    sys.exit(main())
