"""Photos as files on this machine: written whole under their own name, or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class PhotoFiles(FileSystemStorage):
    """A name is the hash of what is in the file, so writing it again is no clash, and half a file must never show.

    Django's own class would give a second writer another name, or let a reader see a file that is still growing.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: "File[Any]") -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        # The leading dot keeps what a crash leaves behind out of every list of names.
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            try:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
                os.chmod(file.name, self.file_permissions_mode or 0o644)
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        return name
