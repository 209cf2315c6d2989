"""docs/reference/errors.md has a heading for every code that a refusal can carry, and for no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from contributors.docs_door.pages import read_page

ROOT = Path(__file__).parents[2]
# Calls that take a fault's code as their third argument.
_THIRD = {"add", "Fault"}


def codes() -> set[str]:
    return {
        code
        for path in (ROOT / "contributors").rglob("*.py")
        for code in _codes_in(ast.parse(path.read_text(encoding="utf-8")))
    }


def _codes_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            values = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            values += node.args[2:3] if called in _THIRD else []
        elif isinstance(node, ast.ClassDef):
            values = [line.value for line in node.body if isinstance(line, ast.Assign) and _is_code(line)]
        else:
            continue
        yield from (value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str))


def _is_code(line: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "code" for target in line.targets)


def test_every_code_has_its_heading_and_every_heading_its_code() -> None:
    source = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### `(\w+)`$", source, re.MULTILINE)

    assert sorted(headings) == sorted(codes())
    assert len(codes()) > 50


def test_every_code_leads_to_its_heading_and_says_its_status() -> None:
    html = read_page("reference/errors").html

    for code in codes():
        assert re.search(rf'<h3 id="{code}"><code>{code}</code></h3>\n<p>Status \d\d\d', html), code
