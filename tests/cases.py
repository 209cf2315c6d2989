"""Real inputs with expected answers that lie outside the repository: found through CASES_DIR, where there are any."""

import json
import os
from pathlib import Path
from typing import Any

import pytest


def folder_of(corpus: str) -> Path:
    """Where ``corpus`` lies, under CASES_DIR or its half ``dev``; skips the test where CASES_DIR is not set."""
    folder = os.environ.get("CASES_DIR")
    if not folder:
        pytest.skip("CASES_DIR names no folder of cases")
    (path,) = [*Path(folder).glob(f"{corpus}/expected.jsonl"), *Path(folder).glob(f"dev/{corpus}/expected.jsonl")]
    return path.parent


def cases(corpus: str, *, task: str | None = None) -> list[dict[str, Any]]:
    """The rows of ``corpus``; skips the test where there are no cases."""
    path = folder_of(corpus) / "expected.jsonl"
    # Not splitlines(): the strings hold line separators of their own.
    rows = map(json.loads, path.read_text("utf-8").strip().split("\n"))
    found = [row for row in rows if task is None or row["task"] == task]
    assert found
    return found
