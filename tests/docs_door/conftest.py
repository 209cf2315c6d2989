"""Fixtures of the examples' tests."""

from tests.docs_door.put_in_place import hostile, put_in_place

__all__ = ["hostile", "put_in_place"]
