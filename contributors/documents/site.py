"""The site's document: how a publication is named, addressed and set."""

import re
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from contributors.documents import bylines, tokens
from contributors.documents.values import Document, Faults, shown

SWITCHES = ("latest", "links", "photo", "sole_author")
PHRASES = ("staff_reporter", "former_contributor")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}(?::|\Z)){_LABEL}(?:\.{_LABEL})*(?::(?P<port>[1-9][0-9]{{0,4}}))?", re.ASCII | re.I)
_ORIGIN = re.compile(r"(?P<scheme>https?://)(?P<any>\*\.)?(?P<host>[^/]+)/?", re.ASCII | re.I)
# They stand in one header, and what is in front of the registry may refuse a long one.
_MOST_EMBEDDERS = 20
# Keys that zoneinfo knows and that are no time zone: what this machine is set to, and copies with leap seconds.
_NO_TIME_ZONE = re.compile(r"localtime|posixrules|Factory|(?:posix|right)/.*")


def cleaned(document: Document, before: Document | None) -> Document:
    """Raises Invalid with all faults. The slug is part of every address and can't change once it is given."""
    faults = Faults()
    fields = (
        "slug",
        "name",
        "url",
        "languages",
        "time_zone",
        "author_url_pattern",
        "hosts",
        "embedders",
        "feed_url",
        "byline_style",
        "switches",
        "phrases",
        "tokens",
    )
    given = faults.whole(document, fields, "a site")
    hosts = [_host(faults, f"/hosts/{i}", host) for i, host in enumerate(faults.items("/hosts", given.get("hosts")))]
    origins = faults.items("/embedders", given.get("embedders"), _MOST_EMBEDDERS)
    embedders = [_origin(faults, f"/embedders/{i}", origin) for i, origin in enumerate(origins)]
    result = {
        "slug": _slug(faults, given.get("slug"), before),
        "name": faults.required("/name", given.get("name"), 200, "Give the site the name that its readers know."),
        "url": faults.address("/url", given.get("url"), 500),
        "languages": faults.tags("/languages", given.get("languages")) or ["en"],
        "time_zone": _time_zone(faults, given.get("time_zone")),
        "author_url_pattern": _pattern(faults, given.get("author_url_pattern")),
        "hosts": list(dict.fromkeys(hosts)),
        "embedders": list(dict.fromkeys(embedders)),
        "feed_url": faults.address("/feed_url", given.get("feed_url"), 500),
        "byline_style": bylines.style(faults, "/byline_style", given.get("byline_style")),
        "switches": _flags(faults, given.get("switches")),
        "phrases": _lines(faults, "/phrases", given.get("phrases"), PHRASES),
        "tokens": _tokens(faults, given.get("tokens")),
    }
    faults.raise_any()
    return result


def _slug(faults: Faults, value: Any, before: Document | None) -> str:
    if before is not None and value != before["slug"]:
        faults.add("/slug", "A site's slug is part of every address and can't change.", "slug_is_fixed")
    elif not isinstance(value, str) or not _SLUG.fullmatch(value) or len(value) > 60:
        faults.add(
            "/slug", "A slug has lower-case letters, digits and single hyphens, such as `harbour-post`.", "invalid_slug"
        )
    return value if isinstance(value, str) else ""


def _time_zone(faults: Faults, value: Any) -> str:
    try:
        if isinstance(value, str) and not _NO_TIME_ZONE.fullmatch(value):
            return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):
        pass
    faults.add(
        "/time_zone", f"`{shown(value)}` is not a time zone. Name it as in `Europe/Berlin`.", "unknown_time_zone"
    )
    return "UTC"


def _pattern(faults: Faults, value: Any) -> str | None:
    pattern = faults.address("/author_url_pattern", value, 500)
    if pattern and "{slug}" not in pattern and "{id}" not in pattern:
        faults.add("/author_url_pattern", "Put `{slug}` or `{id}` where the contributor goes.", "invalid_pattern")
    return pattern


def _host(faults: Faults, pointer: str, value: Any) -> str:
    match = _HOST.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match["port"] or 1) > 65_535:
        faults.add(pointer, "A host is a name such as `fba.example`, without https:// and path.", "invalid_host")
        return ""
    return match.group().lower()


def _origin(faults: Faults, pointer: str, value: Any) -> str:
    """A source as Content Security Policy 3 (section 2.3.1) writes it; its grammar keeps everything else out."""
    match = _ORIGIN.fullmatch(value) if isinstance(value, str) else None
    host = _HOST.fullmatch(match["host"]) if match else None
    if match is None or host is None or int(host["port"] or 1) > 65_535:
        faults.add(
            pointer, "An origin is such as `https://paper.example` or `https://*.paper.example`.", "invalid_origin"
        )
        return ""
    return f"{match['scheme']}{match['any'] or ''}{match['host']}".lower()


def _flags(faults: Faults, value: Any) -> Document:
    given = faults.known({} if value is None else value, SWITCHES, "switches", "/switches")
    return {name: faults.flag(f"/switches/{name}", given[name]) for name in SWITCHES if name in given}


def _lines(faults: Faults, pointer: str, value: Any, names: tuple[str, ...], limit: int = 200) -> Document:
    given = faults.known({} if value is None else value, names, pointer.removeprefix("/"), pointer)
    lines = {name: faults.line(f"{pointer}/{name}", given.get(name), limit) for name in names}
    return {name: line for name, line in lines.items() if line}


def _tokens(faults: Faults, value: Any) -> Document:
    """Each in the form that the style sheet prints: ``tokens`` says which."""
    forms = {"accent": tokens.accent, "name_font": tokens.name_font, "photo_radius": tokens.photo_radius}
    # Room for the quotes that the normal form of a list of families has.
    given = _lines(faults, "/tokens", value, tokens.TOKENS, 600)
    return {name: faults.tried(f"/tokens/{name}", partial(forms[name], line), line) for name, line in given.items()}
