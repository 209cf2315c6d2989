"""``manifest.json``: one JSON object with a file a line, so that a large one is read and written piece by piece."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from contributors.errors import Invalid
from contributors.jobs.exporting.inventory import Entry

NAME = "manifest.json"
FORMAT = 1
_FILES = '"files": {\n'
# Only what an export can have written; a list that names anything else was not written by one.
_OURS = re.compile(
    r"(?:c/[-\w]{1,60}|m|static(?:/pages)?)/[-\w]{1,80}(?:\.[-\w]{1,40}){0,3}(?:/index\.html)?|cards\.json", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the files. A folder belongs to one site for good."""

    site: str
    base_url: str
    registry: str

    def document(self) -> dict[str, Any]:
        return {"export": FORMAT, "site": self.site, "base_url": self.base_url, "registry": self.registry}


def is_ours(path: str) -> bool:
    """Whether ``path``, below the folder, is one that an export writes."""
    return _OURS.fullmatch(path) is not None


def read_heading(file: Path) -> dict[str, Any]:
    """The members above the files, as they stand there. Raises Invalid if no export of this format wrote the file."""
    above = ""
    with _opened(file) as lines:
        for line in lines:
            if line == _FILES:
                heading = _read(f"{above.rstrip().removesuffix(',')}}}", file)
                if heading.get("export") == FORMAT and isinstance(heading.get("site"), str):
                    return heading
                break
            above += line
            if len(above) > 10_000:
                break
    raise _damaged(file)


def read_entries(file: Path) -> Iterator[Entry]:
    """Every file that it lists, one at a time."""
    with _opened(file) as lines:
        for line in lines:
            if line == _FILES:
                break
        for line in lines:
            if line == "}\n":
                return
            yield _entry(line, file)
    raise _damaged(file)


def _entry(line: str, file: Path) -> Entry:
    document = _read(f"{{{line.rstrip().removesuffix(',')}}}", file)
    for path, entry in document.items():
        if is_ours(path) and isinstance(entry, dict) and {"sha256", "size"} <= entry.keys():
            return Entry(path, entry["sha256"], entry["size"], entry.get("version"))
    raise _damaged(file)


def lines_of(heading: Heading, exported_at: str, entries: Iterable[Entry]) -> Iterator[str]:
    """The text, piece by piece; ``entries`` in the order in which they are listed."""
    above = heading.document() | {"exported_at": exported_at}
    yield "{\n"
    yield from (f"{json.dumps(name)}: {json.dumps(value)},\n" for name, value in above.items())
    yield _FILES
    before = ""
    for entry in entries:
        document = {"sha256": entry.sha256, "size": entry.size}
        document |= {} if entry.version is None else {"version": entry.version}
        yield f"{before}{json.dumps(entry.path)}: {json.dumps(document)}"
        before = ",\n"
    yield "\n}\n}\n"


def _opened(file: Path) -> TextIO:
    return file.open(encoding="utf-8", errors="replace")


def _read(text: str, file: Path) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise _damaged(file)
    return document


def _damaged(file: Path) -> Invalid:
    return Invalid(
        f"{file} is not as an export leaves it, so what may be removed is not known. "
        "Export into a new folder, or empty this one.",
        code="not_an_export",
    )
