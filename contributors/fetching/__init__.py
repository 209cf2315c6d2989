"""Outgoing requests, and the only home of them: to hosts that a site names, on addresses that are public.

docs/reference/fetching.md says what is asked, and what is refused.
"""

from contributors.fetching.asking import Limits, fetch
from contributors.fetching.bodies import Fetched
from contributors.fetching.hosts import host_of
from contributors.fetching.networks import may_be_called

__all__ = ["Fetched", "Limits", "fetch", "host_of", "may_be_called"]
