"""The rule of the house: a module imports only from rows above it. Read from the syntax trees, so nothing can hide.

The rows, top to bottom, are in ROWS; a new module without a row fails with a sentence that says what to do.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "contributors"
ROWS = {
    "pure": "errors text ids languages names bios links bylines documents profiles cards importers duplicates",
    "outputs": "outputs",
    "nouns": "models",
    "edges": "photos fetching",
    "rules": "access",
    "write path": "clock changes",
    "verbs": "actions",
    "jobs": "jobs",
    "answers": "answers",
    "doors": "cards_door api desk docs_door invite middleware admin management checks",
    "wiring": "apps urls",
}
ROW_OF = {module: row for row, modules in ROWS.items() for module in modules.split()}
ORDER = list(ROWS)
# One home for each outside thing, by the first words of what is imported.
HOMES = {
    "PIL": "photos",
    "rest_framework": "api",
    "drf_spectacular": "api",
    "urllib.request": "fetching",
    "http.client": "fetching",
    "urllib3": "fetching",
    "socket": "fetching",
    "requests": "fetching",
}
WRITES = {"save", "create", "bulk_create", "bulk_update", "update", "update_or_create", "get_or_create", "delete"}
WRITERS = {"changes", "actions"}
# Saves and deletes files; it may not know of rows at all.
FILE_KEEPERS = {"photos"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("datetime", "today"),
    ("timezone", "now"),
    ("time", "time"),
}
LOADS_ON_FIRST_USE = {"importers/__init__.py"}  # READERS, the one place where an import may wait
UNPLACED = {"migrations", "__init__"}


def breaches(root: Path) -> list[str]:
    """What breaks the rule under ``root``, one sentence each, in the order of the files."""
    return [sentence for path in sorted(root.rglob("*.py")) for sentence in _breaches_in(path, root)]


def _breaches_in(path: Path, root: Path) -> Iterator[str]:
    relative = path.relative_to(root)
    module = relative.parts[0].removesuffix(".py")
    if module in UNPLACED:
        return
    if module not in ROW_OF:
        yield (
            f"{relative}: `{module}` has no row. Give it one in ROWS of tests/test_layers.py "
            "and in docs/explanation/architecture.md."
        )
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, inside in _walk(tree):
        where = f"{relative}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (f"{where}: {words}" for words in _import_breaches(node, module, inside, relative))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from (f"{where}: {words}" for words in _call_breaches(node.func, module))


def _walk(tree: ast.AST, inside: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    for node in ast.iter_child_nodes(tree):
        yield node, inside
        yield from _walk(node, inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))


def _import_breaches(node: ast.Import | ast.ImportFrom, module: str, inside: bool, relative: Path) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.level:
        yield "a relative import. Import from `contributors…`."
        return
    if inside and relative.as_posix() not in LOADS_ON_FIRST_USE:
        yield "an import inside a function. Move it to the top; if that makes a circle, the design is wrong."
    base = node.module if isinstance(node, ast.ImportFrom) else ""
    for alias in node.names:
        name = f"{base}.{alias.name}" if base else alias.name
        yield from _imported(name, module)


def _imported(name: str, module: str) -> Iterator[str]:
    row = ROW_OF[module]
    if row in {"pure", "outputs"} and name.split(".")[0] in {"django", "registry"}:
        yield f"the {row} row knows nothing of `{name}`. Pass plain values in."
    if name.startswith(("django.db.models.signals", "django.dispatch", "django.core.signals")):
        yield "a signal. Call what has to follow from the verb."
    for prefix, home in HOMES.items():
        if (name == prefix or name.startswith(f"{prefix}.")) and module != home:
            yield f"`{prefix}` lives in contributors/{home} only."
    if not name.startswith("contributors."):
        return
    other = name.split(".")[1]
    if module in FILE_KEEPERS and other == "models":
        yield f"`{module}` keeps files and knows of no rows. Pass plain values in."
    if other == module or other not in ROW_OF:
        return
    if ORDER.index(ROW_OF[other]) > ORDER.index(row):
        yield f"`{module}` ({row}) imports `{other}` ({ROW_OF[other]}), which is a row below it."
    elif row == "doors" and ROW_OF[other] == "doors":
        yield f"the door `{module}` imports the door `{other}`. What both need belongs in answers or a verb."


def _call_breaches(call: ast.Attribute, module: str) -> Iterator[str]:
    knows_no_rows = ROW_OF[module] in {"pure", "outputs"} or module in FILE_KEEPERS
    if call.attr in WRITES and module not in WRITERS and not knows_no_rows:
        yield f"`.{call.attr}()` outside the write path. Call a verb of contributors.actions."
    owner = call.value.attr if isinstance(call.value, ast.Attribute) else getattr(call.value, "id", "")
    if (owner, call.attr) in CLOCKS and module != "clock":
        yield f"`{owner}.{call.attr}()` reads the time. Only contributors.clock does; pure code is given the day."


def test_the_house_keeps_its_rule() -> None:
    assert breaches(ROOT) == []


@pytest.mark.parametrize(
    ("file", "source", "sentence"),
    [
        ("helpers.py", "", "helpers.py: `helpers` has no row. Give it one in ROWS"),
        (
            "names/x.py",
            "from contributors.models import Site",
            "`names` (pure) imports `models` (nouns), which is a row below it.",
        ),
        (
            "models/x.py",
            "from contributors import actions",
            "`models` (nouns) imports `actions` (verbs), which is a row below it.",
        ),
        ("desk/x.py", "from contributors.api.schema import y", "the door `desk` imports the door `api`."),
        ("bios/x.py", "from django.conf import settings", "the pure row knows nothing of `django.conf.settings`."),
        ("photos/x.py", "from contributors.models import Site", "`photos` keeps files and knows of no rows."),
        ("desk/x.py", "from PIL import Image", "`PIL` lives in contributors/photos only."),
        ("desk/x.py", "import rest_framework.views", "`rest_framework` lives in contributors/api only."),
        ("actions/x.py", "import urllib.request", "`urllib.request` lives in contributors/fetching only."),
        ("actions/x.py", "from django.db.models.signals import post_save", "a signal. Call what has to follow"),
        ("actions/x.py", "def f():\n    import json", "an import inside a function."),
        ("actions/x.py", "from .keys import y", "a relative import."),
        ("desk/x.py", "row.save()", "`.save()` outside the write path."),
        ("models/x.py", "Site.objects.create(slug='x')", "`.create()` outside the write path."),
        ("changes/x.py", "from datetime import datetime\ndatetime.now()", "`datetime.now()` reads the time."),
        ("desk/x.py", "from django.utils import timezone\ntimezone.now()", "`timezone.now()` reads the time."),
    ],
)
def test_each_kind_of_breach_is_found(tmp_path: Path, file: str, source: str, sentence: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(source)

    found = breaches(tmp_path)

    assert len(found) == 1
    assert sentence in found[0]


def test_a_door_may_call_a_verb(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "views.py").write_text(
        "from contributors.actions.sites import create_site\nfrom contributors import bios\n"
    )

    assert breaches(tmp_path) == []
