"""docs/reference/paste.md is true: every key has its heading, its example is read, its limits are the code's."""

import json
import re
from datetime import date
from pathlib import Path

from contributors.importers import DraftDocument
from contributors.importers.text import MAX_BYTES, MAX_CHARACTERS, phrases, read
from contributors.importers.text.lines import MAX_LINES
from contributors.importers.text.markup import MAX_TAGS

PAGE = Path(__file__).parents[2].joinpath("docs", "reference", "paste.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def headings(text: str) -> list[str]:
    return re.findall(r"^### `(\w+)`$", text, re.MULTILINE)


def test_every_key_of_a_draft_has_its_heading() -> None:
    assert headings(section("A draft")) == list(DraftDocument.__annotations__)


def test_every_key_of_a_line_has_its_heading() -> None:
    assert headings(section("One line of JSON")) == ["file", "drafts", "message", "left_out", "kept"]


def test_the_example_is_what_the_command_prints() -> None:
    text = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    printed = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert text
    assert printed

    reading = read(text[1], today=date(2026, 11, 22), written=date(2024, 5, 2), site_name="FBA")

    assert json.loads(printed[1]) == {"file": "box.txt"} | dict(reading.document())


def test_the_limits_are_the_code_s() -> None:
    refused = section("What is refused")

    assert f"{MAX_BYTES:,} bytes" in refused
    assert MAX_BYTES == MAX_CHARACTERS
    assert f"{MAX_LINES:,} lines" in refused
    assert f"{MAX_TAGS:,} tags" in refused


def test_every_key_of_the_tables_of_words_is_explained() -> None:
    rows = re.findall(r"^\| (`.*?) \|", section("The words of each language"), re.MULTILINE)
    explained = {key for row in rows for key in re.findall(r"`(\w+)`", row)}

    for table in phrases.tables().values():
        assert set(table) == explained
