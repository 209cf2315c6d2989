"""Which addresses of the internet may be called.

Python's ``is_global`` alone is not enough: it holds for multicast, and for addresses that lead to an IPv4 address by
translation or through a tunnel, wherever that one may be.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Registered for something else than public hosts (IANA special-purpose registries, RFC 6890), beyond `is_global`.
_NOT_PUBLIC = [
    ip_network(words)
    for words in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers, RFC 6598
        "192.0.0.0/24",
        "192.88.99.0/24",  # the relays of 6to4, RFC 7526
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "224.0.0.0/4",
        "240.0.0.0/4",
        "2001::/23",  # Teredo and its neighbours, RFC 4380
        "2001:db8::/32",
        "2002::/16",  # 6to4, RFC 3056
        "3fff::/20",  # documentation, RFC 9637
    )
]
# Every public IPv6 address is in here, and neither NAT64 (64:ff9b::/96) nor an embedded IPv4 address is.
_PUBLIC_IPV6 = IPv6Network("2000::/3")


def may_be_called(address: Address, allowed: Iterable[Network] = ()) -> bool:
    """Whether it is public, or in one of the ``allowed`` networks."""
    plain = _unwrapped(address)
    if any(plain.version == network.version and plain in network for network in allowed):
        return True
    if isinstance(plain, IPv6Address) and plain not in _PUBLIC_IPV6:
        return False
    if any(plain.version == network.version and plain in network for network in _NOT_PUBLIC):
        return False
    return plain.is_global and not plain.is_multicast


def _unwrapped(address: Address) -> Address:
    """``::ffff:127.0.0.1`` is 127.0.0.1: the system connects to that."""
    return getattr(address, "ipv4_mapped", None) or address
