"""Every command has its heading in docs/reference/commands.md."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_command_has_its_heading() -> None:
    commands = {path.stem for path in (ROOT / "contributors/management/commands").glob("*.py")} - {"__init__"}
    headings = set(re.findall(r"^## (\w+)$", (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8"), re.M))

    assert headings == commands
