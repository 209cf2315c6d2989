"""Whether a name and the words near it belong together."""

import regex

from contributors.importers.text import phrases
from contributors.importers.text.boxes.page import Announced, Box, Page
from contributors.importers.text.contacts import email_in
from contributors.importers.text.marks import Kind, without_count
from contributors.importers.text.openings import (
    begins_like_bio,
    is_first_person,
    mentions_role,
    opening,
    says_i_write,
    speaks_of_somebody,
)
from contributors.importers.text.people import is_desk, is_full_name, looks_like_name, same_person, shares_word
from contributors.names import split_titles

_BETWEEN = 12  # lines from a name to its bio, links to networks included
_JOB_REACH = 300  # characters of a bio in which it says what somebody does

# "Jane DoeStaff Writer": name and title of a box whose border was lost in copying.
_GLUED = regex.compile(r"(\p{Lu}.{2,50}?\p{Ll})(\p{Lu}\p{Ll}[\p{L} -]{3,40})")


def person_of(text: str) -> tuple[str | None, str | None]:
    """(name, role) of a short line such as "Jane Doe, Staff writer" or "Dr. Jane Doe 300 posts"."""
    plain = without_count(text)
    glued = _GLUED.match(plain)
    if glued and mentions_only_role(glued[2]):
        plain = f"{glued[1]}, {glued[2]}"
    pasted = split_titles(plain)
    if looks_like_name(pasted.name) and not mentions_only_role(pasted.name):
        return plain, pasted.role
    if is_desk(plain) and len(plain) <= 60:
        return plain, None
    return None, None


def mentions_only_role(text: str) -> bool:
    """Whether a line in capitals is a job title and not a name: "Senior Editor", "Redakteurin"."""
    words = text.casefold().replace("-", " ").split()
    roles = phrases.word_set("roles", "writers")
    return bool(words) and sum(word in roles for word in words) * 2 >= len(words)


def is_name_line(page: Page, place: int) -> bool:
    return page.kind(place) is Kind.SHORT and person_of(page.text(place))[0] is not None


def opens_with(text: str, name: str) -> bool:
    return shares_word(" ".join(text[:200].split()[:6]), name)


def bio_below(page: Page, place: int) -> int | None:
    """Where the bio under a name stands, if the two belong together by their words alone."""
    name, role = person_of(page.text(place))
    between = 0
    for below in range(place + 1, min(len(page.lines), place + _BETWEEN)):
        kind = page.kind(below)
        if kind is Kind.PROSE:
            return below if name and _belongs(page, place, below, name, role) else None
        if kind in {Kind.END, Kind.COMMENTS, Kind.ABOUT, Kind.TABS, Kind.MORE, Kind.DATE}:
            return None
        if kind is Kind.SHORT:
            between += 1
            if between > 1 or not (mentions_role(page.text(below)) or is_desk(page.text(below))):
                return None
    return None


def _belongs(page: Page, place: int, below: int, name: str, role: str | None) -> bool:
    text = page.text(below)
    plain = split_titles(name).name
    found = opening(text)
    same = found is not None and (same_person(found.name, plain) or shares_word(found.name, plain))
    following = [page.marks[line] for line in range(below + 1, min(below + 5, len(page.lines)))]
    if any(mark.kind is Kind.MORE and same_person(mark.name or "-", plain) for mark in following):
        return True
    kinds = [mark.kind for mark in following[:1]]
    if is_desk(plain):
        return opens_with(text, plain) and (Kind.CONTACT in kinds or email_in(text) is not None)
    titled = role is not None or any(mentions_role(page.text(line)) for line in range(place + 1, below))
    job = titled or mentions_role(text[:_JOB_REACH]) or says_i_write(text)
    if not job:
        return False
    if same:
        introduced = found is not None and (is_full_name(found.name) or found.rule == "self_introduction")
        return titled or introduced or is_full_name(plain)
    if not is_full_name(plain):
        return False
    if opens_with(text, plain) and speaks_of_somebody(text):
        return True
    closing = {Kind.END, Kind.COMMENTS, Kind.CONTACT, Kind.FIELD, Kind.EMPTY, Kind.LABEL}
    return (begins_like_bio(text) or is_first_person(text) or titled) and (titled or not kinds or kinds[0] in closing)


def is_supported(box: Box, page: Page) -> bool:
    """Whether the words under a name are about that name, and not the menu or the article that happens to follow."""
    name = split_titles(box.name).name
    plainly = box.announced >= Announced.PLAINLY
    if not box.bio:
        return bool(box.role or box.fields or plainly or box.closed)
    if box.fields.get("bio") or box.closed:
        return True
    text = box.text(page.lines)
    job = mentions_role(text[:_JOB_REACH]) or says_i_write(text) or bool(box.role)
    if is_desk(box.name):
        return opens_with(text, name) and (plainly or box.announced is Announced.NOT)
    if box.rule in {"written_line", "byline"}:
        return opens_with(text, name) or (begins_like_bio(text) and job)
    found = opening(text)
    if found and same_person(found.name, name):
        spoken = speaks_of_somebody(text) and (is_full_name(name) or box.rule != "about_line")
        return job or spoken or (plainly and box.rule == "name_line" and is_full_name(name))
    if plainly and box.rule == "name_line" and is_full_name(name):
        return True
    if not is_full_name(name) and not opens_with(text, name):
        return job and box.announced is not Announced.WEAKLY and is_first_person(text)
    about = begins_like_bio(text) or is_first_person(text) or shares_word(text[:200], name)
    return (about or is_full_name(name)) and job
