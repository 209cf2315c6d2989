"""What a network's addresses look like, as data: hosts, paths, the normal form, the words that are no account."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import regex

_PATH_SAFE = "/@:!$&'()*+,;=~"


@dataclass(frozen=True)
class Form:
    """One spelling of a profile's address.

    ``path`` is matched against the whole decoded path without its outer slashes; its group ``name`` is the account.
    With ``host`` the form holds for hosts of that pattern, else for the network's exact hosts. ``url`` and ``handle``
    are templates over the groups; no ``handle`` where the network shows none.
    """

    path: str
    url: str
    handle: str | None = "{name}"
    host: str | None = None

    @cached_property
    def path_pattern(self) -> regex.Pattern[str]:
        return regex.compile(self.path)

    @cached_property
    def host_pattern(self) -> regex.Pattern[str] | None:
        return regex.compile(self.host) if self.host else None


@dataclass(frozen=True)
class Account:
    url: str
    handle: str | None


@dataclass(frozen=True)
class Network:
    """``typed`` is the grammar of a handle without its ``@``, read by the first form; None where a handle alone
    doesn't say enough. ``tidy`` gives a name its normal form, or None to refuse it. ``parameters`` are the query
    parameters that tell one account from another."""

    code: str
    label: str
    hosts: frozenset[str]
    forms: tuple[Form, ...]
    typed: str | None
    example: str
    reserved: frozenset[str] = frozenset()
    tidy: Callable[[str], str | None] = str
    parameters: tuple[str, ...] = ()

    def owns(self, host: str) -> bool:
        return host in self.hosts or any(form.host_pattern and form.host_pattern.fullmatch(host) for form in self.forms)

    def account_at(self, host: str, path: str) -> Account | None:
        """The account at a decoded path (outer slashes off) on one of this network's hosts."""
        for form in self.forms:
            groups = self._host_groups(form, host)
            match = form.path_pattern.fullmatch(path) if groups is not None else None
            if groups is not None and match:
                return self._account(form, {**groups, **match.groupdict()})
        return None

    def account_typed(self, typed: str) -> Account | None:
        """The account for a handle (``@name``, ``name``) or the path of its address (``in/name``)."""
        name = typed.removeprefix("@")
        if self.typed and regex.fullmatch(self.typed, name):
            return self._account(self.forms[0], {"name": name})
        return self.account_at(min(self.hosts), typed.strip("/"))

    def _host_groups(self, form: Form, host: str) -> dict[str, str] | None:
        if form.host_pattern is None:
            return {} if self.owns(host) else None
        match = form.host_pattern.fullmatch(host)
        return match.groupdict() if match else None

    def _account(self, form: Form, groups: dict[str, str]) -> Account | None:
        name = self.tidy(groups["name"]) if "name" in groups else ""
        if name is None or name.lower() in self.reserved:
            return None
        values = {**groups, "name": name}
        encoded = {key: quote(value, safe=_PATH_SAFE) for key, value in values.items()}
        return Account(form.url.format(**encoded), form.handle.format(**values) if form.handle else None)


def hosts(*names: str, prefixes: tuple[str, ...] = ("www",)) -> frozenset[str]:
    """Each name as it stands and behind each prefix: an exact list, so that no other host can pass for one of them."""
    return frozenset(names) | {f"{prefix}.{name}" for name in names for prefix in prefixes}


def reserved(text: str) -> frozenset[str]:
    """First words of a network's own pages."""
    return frozenset(text.split())
