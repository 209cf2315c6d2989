"""What a folder holds after an export."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

BASE = "https://cards.example/authors"


def files_in(folder: Path) -> dict[str, bytes]:
    """What is in the folder, without following links."""
    return {
        str(Path(parent, name).relative_to(folder)): Path(parent, name).read_bytes()
        for parent, _, names in os.walk(folder)
        for name in names
    }


def marks_of(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells of every file whether it was written again: its time and its inode."""
    return {name: (os.stat(folder / name).st_mtime_ns, os.stat(folder / name).st_ino) for name in files_in(folder)}


def manifest_in(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "manifest.json").read_bytes())


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
