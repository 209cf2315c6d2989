"""A name as people paste it, with the titles around it: ``Dr Laura, Freelance writer``."""

from dataclasses import dataclass
from itertools import pairwise

import regex

from contributors.names.credentials import split_credentials
from contributors.names.honorifics import split_honorific
from contributors.names.roles import is_role, split_trailing_role

_LONGEST_NAME = 400  # code points; what is longer is a text, not a name with its titles
_LONGEST_ROLE = 120  # code points
_SEPARATOR = regex.compile(r"\s*[,，、،؛;|｜\n—]\s*|\s+[-–―•·/]{1,2}\s+|:\s+")
_SENTENCE_END = regex.compile(r"[!?。！？]")
_BRACKETS = {")": "(", "）": "（", "]": "["}


@dataclass(frozen=True, slots=True)
class PastedName:
    """``name`` is never split or turned round. Absent parts are None; what is present reads as it was typed."""

    name: str
    honorific: str | None = None
    role: str | None = None
    credentials: str | None = None


def split_titles(text: str) -> PastedName:
    """Take the honorific, the credentials (``PhD``) and the job title off a pasted name.

    A job title needs a separator before it and a word in it that names a job; ``Whitfield, Laura``, ``Laura, London``
    and ``Robert (Robbo) Hatcher`` therefore stay whole. ``Jr.`` and ``III`` belong to the name.
    """
    text = text.strip()
    if len(text) > _LONGEST_NAME:
        return PastedName(text)
    rest, role = _split_role(text)
    rest, credentials = split_credentials(rest)
    honorific, name = split_honorific(rest)
    if role is None:
        name, role = split_trailing_role(name)
    return PastedName(" ".join(name.split()), honorific, role, credentials)


def _split_role(text: str) -> tuple[str, str | None]:
    bracketed = _bracketed(text)
    if bracketed:
        return bracketed
    for separator, following in pairwise([*_SEPARATOR.finditer(text), None]):
        if separator is None:
            break
        name = text[: separator.start()].strip()
        role = text[separator.end() :].strip(" ,،؛;\n")
        part = text[separator.end() : following.start() if following else None]
        if name and not is_role(name) and is_role(part) and _reads_as_title(role):
            return name, " ".join(role.split())
    return text, None


def _bracketed(text: str) -> tuple[str, str] | None:
    opening = _BRACKETS.get(text[-1:])
    if opening is None:
        return None
    name, _, role = text[:-1].rpartition(opening)
    return (name.strip(), role.strip()) if name.strip() and is_role(role) and _reads_as_title(role) else None


def _reads_as_title(role: str) -> bool:
    return len(role) <= _LONGEST_ROLE and not _SENTENCE_END.search(role)
