"""Where else a contributor is found: links, identifiers of authority files, ids in the systems she came from."""

import re
from functools import partial
from typing import Any

from contributors.documents.values import Document, Faults, once
from contributors.links import parse_identifier, parse_link

_SOURCE = re.compile(r"[a-z0-9][a-z0-9._:-]{0,59}")
_LONGEST_URL, _LONGEST_HANDLE, _LONGEST_LABEL = 1000, 300, 200


def links(faults: Faults, pointer: str, value: Any) -> list[Document]:
    fields = ("network", "label", "url", "handle", "verified_at")
    given = [{"url": item} if isinstance(item, str) else item for item in faults.items(pointer, value)]
    return once(faults.rows(pointer, given, "a link", fields, partial(_link, faults)), "url")


def _link(faults: Faults, pointer: str, item: Document) -> Document | None:
    already = len(faults.found)
    url, handle, network = (faults.word(f"{pointer}/{name}", item.get(name)) for name in ("url", "handle", "network"))
    typed = url or handle
    if typed is None and len(faults.found) == already:
        faults.add(pointer, "A link has a `url`, or a `network` with a `handle`.", "invalid_link")
    if typed is None or len(faults.found) > already:
        return None
    link = faults.tried(pointer, lambda: parse_link(typed, network=network), None)
    if link is None:
        return None
    if len(link.url) > _LONGEST_URL or len(link.handle or "") > _LONGEST_HANDLE:
        most = f"{_LONGEST_URL} characters is the most, and {_LONGEST_HANDLE} for a handle."
        faults.add(pointer, f"The address of this link has {len(link.url)} characters; {most}", "too_long")
    # A host can be longer than a label.
    label = faults.line(f"{pointer}/label", item.get("label"), _LONGEST_LABEL) or link.label[:_LONGEST_LABEL]
    verified_at = faults.instant(f"{pointer}/verified_at", item.get("verified_at"))
    return {
        "network": link.network,
        "label": label,
        "url": link.url,
        "handle": link.handle,
        "verified_at": verified_at,
    }


def identifiers(faults: Faults, pointer: str, value: Any) -> list[Document]:
    fields = ("scheme", "value", "url", "verified_at")
    return once(faults.rows(pointer, value, "an identifier", fields, partial(_identifier, faults)), "url")


def _identifier(faults: Faults, pointer: str, item: Document) -> Document | None:
    already = len(faults.found)
    scheme, value, url = (faults.word(f"{pointer}/{name}", item.get(name)) for name in ("scheme", "value", "url"))
    if len(faults.found) > already:
        return None
    found = faults.tried(pointer, lambda: parse_identifier(scheme or "", value or url or ""), None)
    if found is None:
        return None
    verified_at = faults.instant(f"{pointer}/verified_at", item.get("verified_at"))
    return {"scheme": found.scheme, "value": found.value, "url": found.url, "verified_at": verified_at}


def external_ids(faults: Faults, pointer: str, value: Any) -> list[Document]:
    """In the order of their sources."""
    fields = ("source", "value")
    found = once(faults.rows(pointer, value, "an external id", fields, partial(_external_id, faults)), *fields)
    return sorted(found, key=lambda item: (item["source"], item["value"]))


def _external_id(faults: Faults, pointer: str, item: Document) -> Document | None:
    already = len(faults.found)
    source = faults.word(f"{pointer}/source", item.get("source"))
    if len(faults.found) == already and not _SOURCE.fullmatch(source or ""):
        faults.add(f"{pointer}/source", "A source is lower case, such as `wp:meridian`.", "invalid_source")
    already = len(faults.found)
    value = faults.line(f"{pointer}/value", item.get("value"), 200)
    if value is None and len(faults.found) == already:
        faults.add(f"{pointer}/value", "An external id has a value.")
    return {"source": source, "value": value} if source and value else None
