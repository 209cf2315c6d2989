"""The author boxes of a paste: found, read and weighed."""

from contributors.importers.text.boxes.belonging import mentions_only_role, person_of
from contributors.importers.text.boxes.finding import find_boxes
from contributors.importers.text.boxes.page import Announced, Box, Page

__all__ = ["Announced", "Box", "Page", "find_boxes", "mentions_only_role", "person_of"]
