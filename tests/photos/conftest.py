"""What tests of photos share: a reader of metadata that others wrote."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Exiftool = Callable[[dict[str, bytes]], dict[str, dict[str, Any]]]
# What exiftool says of the file on the disk, of itself, and what it works out from other fields.
OWN = ("SourceFile", "ExifTool:", "System:", "File:", "Composite:")


@pytest.fixture
def exiftool(tmp_path: Path) -> Exiftool:
    """``exiftool({name: body})``: by name all that it finds in each, as ``{"XMP-dc:Creator": …}``."""
    if not (program := shutil.which("exiftool")):
        reason = "exiftool is not installed: apt-get install libimage-exiftool-perl"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)

    def read(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
        for name, body in files.items():
            (tmp_path / name).write_bytes(body)
        command = [program, "-json", "-groupNames1", "-duplicates", "-unknown", "-extractEmbedded", *files]
        found = json.loads(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout)
        assert [fields["SourceFile"] for fields in found] == list(files)
        return {
            fields["SourceFile"]: {name: value for name, value in fields.items() if not name.startswith(OWN)}
            for fields in found
        }

    return read
