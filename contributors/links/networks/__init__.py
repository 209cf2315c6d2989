"""The networks: for each its exact hosts, its addresses and the grammar of its handles.

Grammars follow the networks' own help pages. Where an address can't be brought into normal form without asking the
network (short links, old YouTube names), it is kept as it is or refused, never guessed.
"""

from contributors.links.grammar import Network
from contributors.links.networks.media import MEDIA
from contributors.links.networks.social import FEDIVERSE_ACCOUNT, FEDIVERSE_PATH, MASTODON, SOCIAL, THREADS
from contributors.links.networks.writing import WRITING

ALL: tuple[Network, ...] = (*SOCIAL, *MEDIA, *WRITING)

__all__ = ["ALL", "FEDIVERSE_ACCOUNT", "FEDIVERSE_PATH", "MASTODON", "THREADS"]
