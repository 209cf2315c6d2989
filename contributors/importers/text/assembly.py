"""A box and what it says -> a draft, each field with the words that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from contributors import bios
from contributors.importers.drafts import Draft, Evidence, RemarkDocument
from contributors.importers.text import phrases
from contributors.importers.text.boxes import Box, Page
from contributors.importers.text.contacts import addresses_of, email_in, email_of, photo_of, profile_of
from contributors.importers.text.languages import language_of
from contributors.importers.text.lists import Entry
from contributors.importers.text.markup import Fragment
from contributors.importers.text.people import is_desk, recased
from contributors.importers.text.places import find_place
from contributors.names import split_titles

_MOST_WORDS = 200  # characters of the source that evidence quotes
_HONORIFIC_RULE = "honorific_before_name"
_TRAILING_POINTER = regex.compile(
    r"(?:\s*(?:\[?…\]?|\.\.\.)\s*)?(?:\b(?:read more|view bio|full bio|more info|mehr infos|weiterlesen|lire la suite|"
    r"leer más|leia mais|lees meer|leggi tutto|see all)\b\.?|»|→)\s*$",
    regex.I,
)
_COUNT_TAIL = regex.compile(r"\s*[→»›]+\s*$")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the person who pastes knows besides the text: the day it was written, its site, the registry's sites."""

    today: date
    written: date | None = None
    site_name: str | None = None
    sites: tuple[str, ...] = ()

    @property
    def known_sites(self) -> tuple[str, ...]:
        first = (self.site_name,) if self.site_name else ()
        return tuple(dict.fromkeys((*first, *self.sites)))


def draft_of_box(box: Box, page: Page, fragment: Fragment, knowledge: Knowledge) -> Draft:
    draft = _named(box.name, box.name_words, box.rule)
    if draft.honorific is None and box.honorific:
        draft.honorific = box.honorific
        draft.evidence["honorific"] = Evidence(words=page.lines[box.bio[0]].text[:_MOST_WORDS], rule=_HONORIFIC_RULE)
    if box.role:
        draft.role = _role(box.role)
        draft.evidence["role"] = Evidence(words=box.role_words or box.role, rule="title_line")
    dropped = _take_bio(draft, box, page, knowledge)
    rows = [page.lines[place] for place in sorted(set(box.lines))]
    _take_contacts(draft, box, page, fragment)
    _take_place(draft, box)
    photo = photo_of(rows, fragment, draft.name)
    if photo:
        draft.photo_url = photo
        draft.evidence["photo_url"] = Evidence(words=photo, rule="picture_in_box")
    profile = profile_of(rows, fragment, draft.name)
    if profile:
        draft.profile_url = profile[0]
        draft.evidence["profile_url"] = Evidence(words=profile[1], rule="author_link")
    draft.left_out += _left_out(draft, box, page, dropped)
    return draft


def draft_of_entry(entry: Entry) -> Draft:
    """A draft of one line of a list: name, title and address, never more."""
    draft = _named(entry.name, entry.words, "list_entry")
    if draft.role is None and entry.role:
        draft.role = _role(entry.role)
        draft.evidence["role"] = Evidence(words=entry.words, rule="list_entry")
    if entry.email:
        draft.email = entry.email
        draft.evidence["email"] = Evidence(words=entry.words, rule="list_entry")
    if entry.links:
        draft.links = list(entry.links)
        draft.evidence["links"] = Evidence(words=entry.words, rule="list_entry")
    if entry.rest:
        draft.left_out.append(entry.rest)
    return draft


def _named(name: str, words: str, rule: str) -> Draft:
    pasted = split_titles(name)
    desk = is_desk(name) or is_desk(pasted.name)
    if desk and is_desk(name):
        draft = Draft(name=recased(name) if len(name) > 5 else name, kind="desk")
    else:
        draft = Draft(name=recased(pasted.name), kind="desk" if desk else "person")
        draft.honorific = pasted.honorific
        draft.role = _role(pasted.role) if pasted.role else None
        draft.left_out.extend([pasted.credentials] if pasted.credentials else [])
    draft.evidence["name"] = Evidence(words=words or name, rule=rule)
    if draft.honorific:
        draft.evidence["honorific"] = Evidence(words=words or name, rule=_HONORIFIC_RULE)
    if draft.role:
        draft.evidence["role"] = Evidence(words=words or name, rule="title_after_name")
    return draft


def _role(text: str) -> str:
    return _COUNT_TAIL.sub("", " ".join(text.split())).strip(" ,;:|-–—")


def _take_bio(draft: Draft, box: Box, page: Page, knowledge: Knowledge) -> dict[int, list[str]]:
    """Fills bio, site line and remarks; returns the sentences that went into neither, by the line they stand on."""
    paragraphs = {place: page.lines[place].text for place in box.bio}
    if box.fields.get("bio"):
        paragraphs = {-1: box.fields["bio"]} | paragraphs
    kept: list[str] = []
    dropped: dict[int, list[str]] = {}
    for place, paragraph in paragraphs.items():
        plain, dropped[place] = _without_contact_sentences(paragraph, first=not kept)
        if plain:
            kept.append(plain)
    if not kept:
        return dropped
    source = "\n".join(paragraphs.values())
    draft.lang = language_of(source)
    draft.bio = "\n\n".join(kept)
    draft.evidence["bio"] = Evidence(words=source[:_MOST_WORDS], rule="box_prose")
    if draft.lang:
        draft.evidence["lang"] = Evidence(words=source[:80], rule="script_and_common_words")
    _move_site_line(draft, knowledge)
    _add_remarks(draft, knowledge)
    return dropped


def look_again(draft: Draft, knowledge: Knowledge) -> None:
    """Site line and remarks of a bio that was changed by hand. A site line that is there already is kept."""
    line = draft.site_line
    draft.site_line = None
    draft.remarks = []
    if not draft.bio:
        draft.site_line = line
        return
    _move_site_line(draft, knowledge)
    draft.site_line = " ".join(part for part in (line, draft.site_line) if part) or None
    _add_remarks(draft, knowledge)


def _without_contact_sentences(paragraph: str, *, first: bool) -> tuple[str, list[str]]:
    """The paragraph without "Follow her on …", "Reach her at jane@example.org": what they say goes into fields."""
    plain = _TRAILING_POINTER.sub("", paragraph).strip()
    dropped = [paragraph[len(plain) :].strip()] if len(plain) < len(paragraph) and plain else []
    kept: list[str] = []
    for place, sentence in enumerate(bios.sentences(plain or paragraph)):
        begins = phrases.begins_with("follow", phrases.key(sentence[:140]))
        if (place or not first) and (begins or (email_in(sentence) is not None and len(sentence) <= 300)):
            dropped.append(sentence.strip())
        else:
            kept.append(sentence)
    return "".join(kept).strip(), [sentence for sentence in dropped if sentence.strip(" .…")]


def _move_site_line(draft: Draft, knowledge: Knowledge) -> None:
    """Take the sentences that name the site out of the bio; the first sentence says who she is and stays."""
    if not draft.bio:
        return
    wanted = (knowledge.site_name,) if knowledge.site_name else knowledge.sites
    if not wanted:
        return
    found = [remark for remark in _remarks(draft.bio, draft.lang, knowledge, wanted) if remark.kind == "site"]
    moved = [
        remark
        for remark in found
        if remark.fix.get("action") == "move_to_site_line" and draft.bio[: remark.start].strip()
    ]
    named = {str(remark.fix.get("site")) for remark in moved}
    if not moved or len(named) > 1:
        return
    bio = draft.bio
    for remark in reversed(moved):
        bio = f"{bio[: remark.start].rstrip(' ')} {bio[remark.end :].lstrip(' ')}".strip()
    draft.site_line = " ".join(remark.quote.strip() for remark in moved)
    draft.bio = bio
    draft.evidence["site_line"] = Evidence(words=draft.site_line, rule=f"names_site:{named.pop()}")


def _remarks(text: str, lang: str, knowledge: Knowledge, sites: Sequence[str]) -> list[bios.Remark]:
    return bios.remarks(text, lang=lang or "en", today=knowledge.today, written=knowledge.written, sites=sites)


def _add_remarks(draft: Draft, knowledge: Knowledge) -> None:
    """Remarks on the bio as it now stands. With a day of writing the living facts are put in first."""
    bio = draft.bio or ""
    if knowledge.written:
        facts = [
            remark for remark in _remarks(bio, draft.lang, knowledge, ()) if remark.fix.get("action") == "living_fact"
        ]
        for remark in reversed(facts):
            bio = bios.apply_living_fact(bio, remark)
        draft.bio = bio
    found = _remarks(bio, draft.lang, knowledge, knowledge.known_sites)
    if not draft.site_line and not any(remark.kind == "site" for remark in found):
        found += [remark for remark in _remarks(bio, draft.lang, knowledge, ()) if remark.kind == "site"]
        found.sort(key=lambda remark: (remark.start, remark.end))
    draft.remarks = [
        RemarkDocument(
            kind=remark.kind,
            start=remark.start,
            end=remark.end,
            quote=remark.quote,
            message=remark.message,
            fix=dict(remark.fix),
        )
        for remark in found
    ]


def _take_contacts(draft: Draft, box: Box, page: Page, fragment: Fragment) -> None:
    places = sorted(set(box.lines))
    rows = [page.lines[place] for place in places]
    address = email_of(rows)
    if address:
        draft.email = address[0]
        draft.evidence["email"] = Evidence(words=address[1][:_MOST_WORDS], rule="address_in_box")
    prose = frozenset(index for index, place in enumerate(places) if place in box.bio)
    found = addresses_of(rows, fragment, prose)
    draft.links = [link for link, _ in found.links.values()]
    draft.identifiers = [identifier for identifier, _ in found.identifiers.values()]
    for name, given in (("links", found.links.values()), ("identifiers", found.identifiers.values())):
        if given:
            words = "\n".join(dict.fromkeys(words[:_MOST_WORDS] for _, words in given))
            draft.evidence[name] = Evidence(words=words, rule="address_in_box")


def _take_place(draft: Draft, box: Box) -> None:
    labelled = box.fields.get("place_label")
    if labelled and len(labelled) <= 60:
        draft.location = labelled.strip(" .")
        draft.evidence["location"] = Evidence(words=labelled, rule="place_label")
        return
    place = find_place(draft.bio or "", draft.lang)
    if place is None and draft.role:
        place = find_place(draft.role, draft.lang)
    if place:
        draft.location = place.name
        draft.evidence["location"] = Evidence(words=place.words, rule="place_in_bio")


def _left_out(draft: Draft, box: Box, page: Page, dropped: Mapping[int, list[str]]) -> list[str]:
    """In order: the box's lines that gave nothing, and the sentences of its bio that went into fields or nowhere."""
    used = {line for evidence in draft.evidence.values() for line in evidence["words"].split("\n")}
    left_out = [*box.rest, *dropped.get(-1, [])]
    for place in sorted(set(box.lines)):
        line = page.lines[place]
        if place in box.bio:
            left_out.extend(dropped.get(place, []))
            continue
        words = {line.text[:_MOST_WORDS], page.marks[place].rest, *(anchor.href for anchor in line.anchors)}
        if line.text and not words & used:
            left_out.append(line.text)
    return left_out
