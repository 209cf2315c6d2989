"""Longer work that calls verbs many times."""
