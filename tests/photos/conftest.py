"""What tests of photos share: a reader of metadata that others wrote."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Exiftool = Callable[..., dict[str, Any]]


@pytest.fixture
def exiftool(tmp_path: Path) -> Exiftool:
    """``exiftool(body, name)``: all that exiftool finds, as ``{"XMP-dc:Creator": …}``, but for the file's own."""
    if not (program := shutil.which("exiftool")):
        reason = "exiftool is not installed: apt-get install libimage-exiftool-perl"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)

    def read(body: bytes, name: str) -> dict[str, Any]:
        path = tmp_path / name
        path.write_bytes(body)
        command = [program, "-json", "-groupNames1", "-duplicates", "-unknown", "-extractEmbedded", str(path)]
        (found,) = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        own = ("SourceFile", "ExifTool:", "System:", "File:", "Composite:")
        return {field: value for field, value in found.items() if not field.startswith(own)}

    return read
