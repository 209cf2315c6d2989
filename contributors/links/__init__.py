"""Links and identifiers: parsed, brought into one normal form, refused in words."""

from contributors.links.identifiers import SCHEMES, Identifier, parse_identifier
from contributors.links.parsing import NETWORKS, Link, parse_link
from contributors.links.running_text import find_links

__all__ = ["NETWORKS", "SCHEMES", "Identifier", "Link", "find_links", "parse_identifier", "parse_link"]
