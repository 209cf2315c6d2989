"""From what an author types to the one address of her profile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from contributors.errors import near_miss
from contributors.links import networks
from contributors.links.addresses import Address, check_visible, has_scheme, read_address
from contributors.links.grammar import Network
from contributors.links.hosts import host, shown_host, skeleton
from contributors.links.refusals import quoted, refused

WEBSITE = "website"
NETWORKS: Mapping[str, str] = MappingProxyType(
    {network.code: network.label for network in networks.ALL} | {WEBSITE: "Website"}
)
_BY_CODE = {network.code: network for network in networks.ALL}
_OTHER_NAMES = {"twitter": "x", "bsky": "bluesky", "fediverse": "mastodon"} | {
    label.lower(): code for code, label in NETWORKS.items()
}
_EXACT_HOSTS = {name: network for network in networks.ALL for name in network.hosts}
# Longer than this no network's host is; what stands before them in a host can only be there to deceive.
_MOST_LABELS = max(name.count(".") + 1 for name in _EXACT_HOSTS)


@dataclass(frozen=True, slots=True)
class Link:
    """``url`` is the normal form. ``label`` is the network's name, or the host of a plain website. ``handle`` is
    without its ``@`` (``name@server`` on Mastodon), None where the network shows none."""

    network: str
    label: str
    url: str
    handle: str | None


def parse_link(text: str, *, network: str | None = None) -> Link:
    """The profile or website that ``text`` means: an address in any spelling, or with ``network`` also a handle.

    ``@name@server`` and ``@name.bsky.social`` name their network themselves. An unknown host is a ``website``.
    Parsing ``url`` again gives the same ``url``. Raises Invalid (``invalid_link``) with a sentence that says what to
    write instead; docs/reference/links.md lists the spellings and the refusals.
    """
    typed = check_visible(text)
    wanted = _wanted(network)
    found = _from_handle(typed, wanted)
    if found is not None:
        return found
    address = read_address(typed)
    link = _at_address(address, wanted, typed)
    if network is not None and wanted is not None and link.network != wanted.code:
        raise refused(f"{quoted(typed)} is not on {wanted.label}. Write an address such as {wanted.example}.")
    return link


def _wanted(code: str | None) -> Network | None:
    """The network that was named; None for none and for plain websites."""
    if code is None:
        return None
    known = _OTHER_NAMES.get(code.strip().lower(), code.strip().lower())
    if known not in NETWORKS:
        raise refused(
            f"There is no network {quoted(code)}.{near_miss(known, NETWORKS)}", hint=f"Known: {', '.join(NETWORKS)}."
        )
    return _BY_CODE.get(known)


def _from_handle(typed: str, wanted: Network | None) -> Link | None:
    """The link for a handle, or None when ``typed`` is to be read as an address."""
    if wanted in (None, networks.MASTODON, networks.THREADS):
        account = networks.FEDIVERSE_ACCOUNT.fullmatch(typed.removeprefix("acct:"))
        if account and (wanted or typed.startswith(("@", "acct:"))):
            return _fediverse(account["name"], account["server"], wanted)
    if wanted is None:
        if typed.startswith("@"):
            return _self_explaining(typed)
        return None
    if wanted.code == "bluesky":
        typed = typed.removeprefix("at://")  # how its own protocol writes an account
    if has_scheme(typed) or _begins_with_host(typed, wanted):
        return None
    account_typed = wanted.account_typed(typed)
    if account_typed is None:
        raise _no_account(typed, wanted)
    return Link(wanted.code, wanted.label, account_typed.url, account_typed.handle)


def _self_explaining(typed: str) -> Link:
    if typed.lower().endswith(".bsky.social"):
        return parse_link(typed, network="bluesky")
    raise refused(f"{quoted(typed)} could be on any network. Choose the network, or paste the profile's address.")


def _begins_with_host(typed: str, wanted: Network) -> bool:
    head, slash, _ = typed.partition("/")
    name = head.partition(":")[0].lower()
    return wanted.owns(name) or (bool(slash) and "." in name and not name.startswith("@"))


def _at_address(address: Address, wanted: Network | None, typed: str) -> Link:
    network = _network_of(address.host)
    if network is None and wanted is networks.MASTODON:
        network = networks.MASTODON
    if network is None:
        _refuse_look_alike(address.host)
        return Link(WEBSITE, shown_host(address.host), address.url, None)
    for path in _account_paths(address, network):
        if network is networks.MASTODON:
            account = networks.FEDIVERSE_PATH.fullmatch(path)
            if account:
                return _fediverse(account["name"], account["server"] or address.host, wanted)
            continue
        found = network.account_at(address.host, path)
        if found:
            return Link(network.code, network.label, found.url, found.handle)
    raise _no_account(typed, network)


def _account_paths(address: Address, network: Network) -> Iterator[str]:
    """What may name the account, decoded: the path with a telling parameter, the path, a path behind ``#!``."""
    path = unquote(address.path).strip("/")
    for name in network.parameters:
        value = address.parameter(name)
        if value is not None:
            yield f"{path}?{name}={value}"
    yield path
    if not path and address.fragment.startswith("!/"):
        yield unquote(address.fragment).removeprefix("!/").strip("/")  # twitter.com/#!/name


def _fediverse(name: str, server: str, wanted: Network | None) -> Link:
    """The account ``@name@server``. Those on threads.net are Threads accounts (Meta keeps the old domain for them)."""
    name_of_server = host(server)
    threads = networks.THREADS
    if threads.owns(name_of_server):
        account = threads.account_typed(name)
        if account is None:
            raise _no_account(name, threads)
        return Link(threads.code, threads.label, account.url, account.handle)
    if wanted is threads:
        raise _no_account(f"@{name}@{server}", threads)
    _refuse_look_alike(name_of_server)
    return Link(
        networks.MASTODON.code,
        networks.MASTODON.label,
        f"https://{name_of_server}/@{name}",
        f"{name}@{shown_host(name_of_server)}",
    )


def _network_of(name: str) -> Network | None:
    return _EXACT_HOSTS.get(name) or next((network for network in networks.ALL if network.owns(name)), None)


def _refuse_look_alike(name: str) -> None:
    """Raises Invalid for a foreign host that a reader may take for a network's."""
    seen = skeleton(name) if "xn--" in name else name
    labels = seen.split(".")
    inside = (
        ".".join(labels[start : start + size])
        for start in range(len(labels))
        for size in range(2, _MOST_LABELS + 1)
        if start + size < len(labels)
    )
    copied = seen if seen != name and _network_of(seen) else None
    copied = copied or next((part for part in inside if part in _EXACT_HOSTS), None)
    if copied:
        original = copied.removeprefix("www.")
        raise refused(
            f"{quoted(shown_host(name))} only looks like {original}. Copy the address from the profile itself."
        )


def _no_account(typed: str, network: Network) -> Exception:
    return refused(f"{quoted(typed)} is no profile on {network.label}. Write {network.example}.")
