"""Web addresses: taken apart, refused where they could mislead, and put together in one normal form."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

import regex

from contributors.links.hosts import host
from contributors.links.refusals import LONGEST, quoted, refused

_SCHEME = regex.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30}+):(?P<rest>.*)")
_EMAIL = regex.compile(r"(?:mailto:)?[^@/?#:\s]{1,64}@[^@/?#:\s]+")
_AUTHORITY = regex.compile(r"[^/?#]*")
_UNSEEN = regex.compile(r"[\p{C}\p{Z}\\]")
_LOOSE_PERCENT = regex.compile(r"%(?![0-9A-Fa-f]{2})")
_DEFAULT_PORTS = frozenset({"", "80", "443"})
_PATH_SAFE = "%/:@!$&'()*+,;=~"
# Where a visit came from, never what is shown.
_TRACKING = frozenset(
    {
        "_ga", "_gl", "_hsenc", "_hsmi", "at_campaign", "at_medium", "cmpid", "dclid", "fb_action_ids", "fb_ref",
        "fbclid", "gad_source", "gbraid", "gclid", "gclsrc", "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid",
        "mkt_tok", "msclkid", "oly_anon_id", "oly_enc_id", "rb_clickid", "ref_src", "ref_url", "s_cid", "share_id",
        "trk", "trkinfo", "ttclid", "twclid", "vero_id", "wbraid", "wickedid", "xtor", "yclid",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """``host`` is ASCII and lower case; the other parts are percent-encoded, without their leading ``? #``."""

    host: str
    path: str
    query: str
    fragment: str

    @property
    def url(self) -> str:
        query = f"?{self.query}" if self.query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"https://{self.host}{self.path or '/'}{query}{fragment}"

    def parameter(self, name: str) -> str | None:
        """The decoded value of a query parameter."""
        pairs = (pair.partition("=") for pair in self.query.split("&"))
        return next((unquote(value) for key, _, value in pairs if key == name and value), None)


def read_address(typed: str) -> Address:
    """The address in ``typed``, with or without ``https://``.

    Raises Invalid (``invalid_link``) for e-mail addresses, other schemes, names and passwords before the host, ports
    of their own, IP addresses and hosts that no reader can reach. ``http`` becomes ``https``; tracking goes.
    """
    authority, rest = _split(typed)
    if "@" in authority:
        raise refused("An address with a name before an @ can lead elsewhere than it seems. Leave that part out.")
    name, _, port = (authority, "", "") if authority.startswith("[") else authority.partition(":")
    if port not in _DEFAULT_PORTS:
        raise refused(f"{quoted(typed)} names a port. Write the address without it, or that of the public website.")
    before_fragment, _, fragment = rest.partition("#")
    path, _, query = before_fragment.partition("?")
    address = Address(
        host=host(name),
        path=_encoded(path, _PATH_SAFE),
        query=_encoded(_without_tracking(query), _PATH_SAFE + "?"),
        # A text fragment marks words of the page that were found on the way to it.
        fragment=_encoded(fragment.partition(":~:")[0], _PATH_SAFE + "?"),
    )
    if len(address.url) > LONGEST:
        raise refused(f"The address is longer than {LONGEST} characters. Write a shorter one.")
    return address


def check_visible(typed: str) -> str:
    """``typed`` without space around it. Raises Invalid where characters inside are blank, invisible or a backslash."""
    trimmed = typed.strip()
    if not trimmed:
        raise refused("Write the address of a profile or website.")
    if len(trimmed) > LONGEST:
        raise refused(f"The address is longer than {LONGEST} characters. Write a shorter one.")
    if _UNSEEN.search(trimmed):
        raise refused(f"{quoted(trimmed)} holds a blank, a backslash or an invisible character. Remove it.")
    return trimmed


def has_scheme(typed: str) -> bool:
    return typed.startswith("//") or "://" in typed[:32]


def _split(typed: str) -> tuple[str, str]:
    if _EMAIL.fullmatch(typed):
        raise refused(f"{quoted(typed)} is an e-mail address. It belongs in the e-mail field, which is not published.")
    scheme = _SCHEME.fullmatch(typed)
    rest = typed
    if scheme and "." not in scheme["scheme"]:
        if scheme["scheme"].lower() not in ("http", "https") or not scheme["rest"].startswith("//"):
            raise refused(f"{quoted(typed)} is no web address. Links begin with https://.")
        rest = scheme["rest"]
    rest = rest.removeprefix("//")
    authority = _AUTHORITY.match(rest)
    end = authority.end() if authority else 0
    return rest[:end], rest[end:]


def _encoded(part: str, safe: str) -> str:
    return quote(_LOOSE_PERCENT.sub("%25", part), safe=safe)


def _without_tracking(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair.partition("=")[0]))


def _is_tracking(key: str) -> bool:
    name = unquote(key).lower()
    return name.startswith("utm_") or name in _TRACKING
