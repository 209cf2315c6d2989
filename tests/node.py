"""Second opinions from programs of other people, run by Node.js: tests/oracles has them and their versions."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ORACLES = Path(__file__).parent / "oracles"


def node(package: str) -> str:
    """Where Node.js is; fails under CI, and skips elsewhere, where it or ``package`` is missing."""
    found = shutil.which("node")
    if found is None or not (ORACLES / "node_modules" / package).exists():
        reason = f"`{package}` is not there: install Node.js, then `npm ci --prefix tests/oracles`"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return str(found)


def second_opinions(reader: str, items: Sequence[str]) -> list[Any]:
    """What ``reader`` of tests/oracles/read.mjs makes of each of ``items``."""
    done = subprocess.run(
        [node("html-validate"), str(ORACLES / "read.mjs"), reader],
        input=json.dumps(items),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def type_errors(source: str, folder: Path) -> str:
    """What TypeScript finds wrong in ``source``, which may import from the packages of tests/oracles."""
    options = {"strict": True, "noEmit": True, "target": "es2022", "module": "nodenext", "types": []}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["checked.ts"]}))
    (folder / "checked.ts").write_text(source, encoding="utf-8")
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    done = subprocess.run(
        [node("typescript"), str(ORACLES / "node_modules" / "typescript" / "bin" / "tsc"), "--project", str(folder)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=folder,
    )
    return done.stdout
