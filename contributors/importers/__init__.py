"""Readers: a source in, drafts out. A reader never writes and never invents what the source does not say."""

from importlib import import_module
from types import ModuleType
from typing import Final

from contributors.errors import Invalid, near_miss
from contributors.importers.drafts import Draft, DraftDocument, Evidence, Reading, ReadingDocument

__all__ = ["READERS", "Draft", "DraftDocument", "Evidence", "Reading", "ReadingDocument", "reader"]

# A reader is loaded on first use, so that a command that reads text does not load the parsers of the others.
READERS: Final = {"text": "contributors.importers.text"}


def reader(name: str) -> ModuleType:
    """The module that reads ``name``: it has ``decode(data)`` and ``read(text, *, today, …) -> Reading``."""
    if name not in READERS:
        raise Invalid(
            f"There is no reader `{name}`.{near_miss(name, READERS)} The readers are: {', '.join(READERS)}.",
            code="unknown_reader",
            param="reader",
        )
    return import_module(READERS[name])
