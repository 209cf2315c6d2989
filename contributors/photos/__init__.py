"""Photos: the only home of Pillow and of the files it makes. docs/reference/photos.md says what goes in and out."""

from contributors.photos.opening import limits, opened
from contributors.photos.rendering import render
from contributors.photos.shapes import Limits, Original, Rendition, Renditions, Rights
from contributors.photos.storing import is_rendition, missing, read, remove, store, stored_names

__all__ = [
    "Limits",
    "Original",
    "Rendition",
    "Renditions",
    "Rights",
    "is_rendition",
    "limits",
    "missing",
    "opened",
    "read",
    "remove",
    "render",
    "store",
    "stored_names",
]
