"""Environment variables as values. A wrong one is a fault that names its variable; all faults are told at once."""

import os
import re
from collections.abc import Mapping
from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

from registry import dotenv

FLAGS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class Environment:
    """Reads values and remembers what is wrong with them; ``finish()`` raises when anything is.

    An empty variable counts as not set. Each reader answers its default for a wrong value, so that reading goes on.
    """

    def __init__(self, variables: Mapping[str, str], faults: list[str] | None = None) -> None:
        self._variables = {name: value for name, value in variables.items() if value.strip()}
        self._faults = faults or []
        self.names: set[str] = set()

    @classmethod
    def load(cls, folder: Path) -> "Environment":
        """The process's variables over those of the file that ENV_FILE names (`.env` in ``folder`` by default)."""
        file = os.environ.get("ENV_FILE", ".env")
        variables, faults = dotenv.read(folder / file) if file else ({}, [])
        return cls(variables | dict(os.environ), faults)

    def fault(self, sentence: str) -> None:
        self._faults.append(sentence)

    def finish(self) -> None:
        if self._faults:
            raise ImproperlyConfigured("\n".join(["The environment is not right:", *(f"- {f}" for f in self._faults)]))

    def given(self, name: str) -> bool:
        return name in self._variables or f"{name}_FILE" in self._variables

    def text(self, name: str, default: str = "") -> str:
        self.names.add(name)
        return self._variables.get(name, default).strip()

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name).lower()
        if value and value not in FLAGS:
            self.fault(f"{name} is {value!r}: say true or false.")
        return FLAGS.get(value, default)

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if re.fullmatch(r"[0-9]{1,18}", value) and least <= int(value) <= most:
            return int(value)
        self.fault(f"{name} is {value!r}: say a whole number from {least} to {most}.")
        return default

    def words(self, name: str, default: str = "") -> list[str]:
        """Comma-separated; blanks around a word are dropped, and so are empty words."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value in allowed:
            return value
        self.fault(f"{name} is {value!r}: say one of {', '.join(allowed)}.")
        return default

    def secret(self, name: str, default: str = "", *, least: int = 0, hint: str = "") -> str:
        """From ``name``, or from the file that ``name``_FILE names; the value itself is never in a fault."""
        value = self._secret_file(name) if f"{name}_FILE" in self._variables else self.text(name, default)
        self.names.add(name)
        if len(value) >= least:
            return value
        have = f"has {len(value)} characters and needs {least}" if value else "is not set"
        self.fault(f"{name} {have}. {hint}".rstrip())
        return value

    def day(self, name: str) -> str:
        """An ISO date as its text, or an empty text."""
        value = self.text(name)
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            self.fault(f"{name} is {value!r}: say a date such as 2026-11-22.")
            return ""

    def time_zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (ValueError, OSError, LookupError):
            self.fault(f"{name} is {value!r}: say an IANA time zone such as Europe/Berlin.")
            return default
        return value

    def networks(self, name: str) -> list[IPv4Network | IPv6Network]:
        """Addresses and networks in CIDR form, comma-separated."""
        found = []
        for word in self.words(name):
            try:
                found.append(ip_network(word))
            except ValueError:
                self.fault(f"{name} has {word!r}: say addresses or networks such as 10.0.0.0/8.")
        return found

    def origin(self, name: str, default: str) -> str:
        """A scheme, a host and maybe a port; a slash at the end is dropped."""
        value = self.text(name, default).removesuffix("/")
        if re.fullmatch(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?", value) and urlsplit(value).hostname:
            return value
        self.fault(f"{name} is {value!r}: say an address without a path, such as https://registry.example.")
        return default

    def folder(self, name: str, default: Path, *, base: Path) -> Path:
        """Relative to ``base``. It need not be there yet."""
        value = self.text(name)
        return base / value if value else default

    def _secret_file(self, name: str) -> str:
        variable = f"{name}_FILE"
        if name in self._variables:
            self.fault(f"{name} and {variable} are both set: keep one.")
        try:
            return Path(self._variables[variable]).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            self.fault(f"{variable} is {self._variables[variable]!r}, which can't be read: {error}.")
            return ""
