"""How names work; nothing else in the registry knows. A name is one text and is never split by guesswork."""

from contributors.names.folding import fold, sort_key, words
from contributors.names.initials import initials
from contributors.names.slugs import slug, unused_slug
from contributors.names.titles import PastedName, split_titles

__all__ = ["PastedName", "fold", "initials", "slug", "sort_key", "split_titles", "unused_slug", "words"]
