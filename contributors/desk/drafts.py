"""The paste page's drafts: what the reader finds in the text, with what was typed over it by hand."""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.utils.crypto import salted_hmac

from contributors import bios, clock
from contributors.actions.paste import Likeness, find_site, likenesses, named_site, read_paste, review_draft
from contributors.actions.preview import preview
from contributors.desk.bio_field import BioField, bio_field, moved_years, stored
from contributors.desk.typed import FIELDS, Typed, TypedDraft, day_of
from contributors.errors import Fault, Invalid, RegistryError
from contributors.importers import Draft, Reading, reader
from contributors.models import Member, Site
from contributors.outputs.html import render as render_card
from contributors.text import length

# More than these are listed by name, to be edited one by one once they are here.
MOST_EDITED = 12
MOST_AT_ONCE = 500


_SAID_OF = {
    "email": "same e-mail",
    "link": "same link",
    "identifier": "same identifier",
    "photo": "same photo",
    "name": "same name",
    "name_near": "nearly the same name",
    "name_spelling": "same name spelt otherwise",
    "nickname": "a nickname",
    "initials": "same initials",
    "name_part": "part of the name",
    "place": "same place",
    "site": "same site",
    "site_and_month": "same site and month",
}


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who is here already and may be the one in a draft."""

    id: str
    name: str
    why: str


@dataclass(slots=True)
class Shown:
    """One draft on the page. ``faults`` are sentences by field, ``other`` for what concerns none of them."""

    number: int
    draft: Draft
    contributor_id: str
    read: dict[str, str]
    is_kept: bool
    bio: BioField
    card: str = ""
    alike: Sequence[Alike] = ()
    faults: dict[str, list[str]] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        return _values(self.draft, self.bio)

    @property
    def count(self) -> str:
        """How long the bio is, beside what the standard and the long variant hold."""
        characters = length(self.bio.words)
        most = bios.LIMITS["standard" if characters <= bios.LIMITS["standard"] else "long"]
        return f"{characters:,} of {most:,} characters"


@dataclass(slots=True)
class Paste:
    """What the page shows. ``refused`` is the reader's sentence about the text, ``message`` why nobody was found."""

    typed: Typed
    today: date
    written: date
    site: Site | None = None
    drafts: list[Shown] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    message: str = ""
    refused: str = ""
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def site_name(self) -> str:
        """As the site is called here; as it was typed where it is new."""
        return self.site.name if self.site else self.typed.site_name

    @property
    def kept(self) -> list[Shown]:
        return [shown for shown in self.drafts if shown.is_kept]

    @property
    def is_edited_here(self) -> bool:
        return len(self.drafts) <= MOST_EDITED


def read_typed(typed: Typed, member: Member) -> Paste:
    """The page for what stands in its fields. A fixed number of queries; stores nothing."""
    try:
        text = reader("text").decode(typed.text.encode(errors="replace"), max_bytes=settings.PASTE_MAX_BYTES)
        typed = _with_known_site(text, typed)
        paste = _empty(typed)
        reading = _read(text, paste, paste.written)
    except RegistryError as error:
        paste = _empty(typed)
        paste.refused = error.detail
        return paste
    paste.message, paste.left_out = reading.message or "", reading.left_out
    earlier = _as_seen(text, paste, reading)
    for number, draft in enumerate(reading.drafts):
        paste.drafts.append(_shown(number, draft, earlier[number], paste, _id_of(number, typed, member)))
    for shown, alike in zip(paste.drafts, likenesses([shown.draft for shown in paste.drafts]), strict=True):
        shown.alike = [Alike(one.contributor_id, one.name, _why(one)) for one in alike]
    return paste


def _why(alike: Likeness) -> str:
    return ", ".join(_SAID_OF[reason] for reason in alike.reasons)


def _empty(typed: Typed) -> Paste:
    site = find_site(typed.site_name)
    today = clock.today(site.time_zone if site else None)
    written, wrong_day = typed.written_on(today)
    return Paste(typed, today, written, site, faults={"written": wrong_day} if wrong_day else {})


def _with_known_site(text: str, typed: Typed) -> Typed:
    """At first sight a site that is here already and is named in the text is taken for the site it is from."""
    if typed.site_name or typed.seen_written:
        return typed
    names = {named_site(draft) for draft in read_paste(text).drafts} - {None}
    return replace(typed, site_name=names.pop() or "") if len(names) == 1 else typed


def _read(text: str, paste: Paste, written: date) -> Reading:
    sites = None if paste.site_name else ()
    return read_paste(text, site=paste.site, site_name=paste.site_name, written=written, sites=sites)


def _as_seen(text: str, paste: Paste, reading: Reading) -> list[Draft]:
    """The drafts as they were read when the fields were filled: for another day of writing, where that was changed."""
    seen = day_of(paste.typed.seen_written)
    if seen is None or seen == paste.written or not any("bio" in each.edits() for each in paste.typed.drafts.values()):
        return reading.drafts
    earlier = _read(text, paste, seen).drafts
    return earlier if len(earlier) == len(reading.drafts) else reading.drafts


def _id_of(number: int, typed: Typed, member: Member) -> str:
    """The id that a draft of this page gets when it is published, so that its card is the same before and after.

    Nobody can choose it, and the same page never makes a second contributor of the same draft.
    """
    digest = salted_hmac("contributors.desk.paste", f"{member.pk} {typed.once} {number}", algorithm="sha256").digest()
    return f"ctr_{b32encode(digest).decode().lower()[:26]}"


def _shown(number: int, draft: Draft, earlier: Draft, paste: Paste, contributor_id: str) -> Shown:
    read = _values(draft, bio_field(draft, today=paste.today))
    typed = paste.typed.drafts.get(number)
    # What was typed belongs to the one who was read here then. Another name: another person, or a changed text.
    if typed and typed.read.get("name", draft.name) == draft.name:
        _take_edits(draft, typed, moved_years(earlier, draft), paste)
    is_kept = typed is None or typed.is_kept
    shown = Shown(number, draft, contributor_id, read, is_kept, bio_field(draft, today=paste.today))
    try:
        seen = preview(draft, contributor_id, site=paste.site, site_name=paste.site_name, written=paste.written)
        shown.card = render_card(seen.card, today=seen.today) if paste.is_edited_here else ""
    except Invalid as error:
        shown.faults = faults_by_field(error)
    return shown


def _take_edits(draft: Draft, typed: TypedDraft, moved: Mapping[int, int], paste: Paste) -> None:
    edits = typed.edits()
    draft.name = edits.get("name", draft.name).strip()
    draft.role = edits.get("role", draft.role or "").strip() or None
    draft.location = edits.get("location", draft.location or "").strip() or None
    if "bio" in edits:
        draft.bio = stored(edits["bio"], typed.years, moved, lang=draft.lang, today=paste.today).strip() or None
        # The words of the field are those of today, so a duration that was typed counts from today.
        draft.site_line = typed.fields.get("site_line", "").strip() or None
        review_draft(draft, site=paste.site, site_name=paste.site_name, written=paste.today)
    elif "site_line" in edits and paste.site_name:
        draft.site_line = edits["site_line"].strip() or None
    if draft.site_line and not paste.site_name:
        draft.bio, draft.site_line = f"{draft.bio or ''} {draft.site_line}".strip(), None
        review_draft(draft, site=None, site_name="", written=paste.today)


def _values(draft: Draft, bio: BioField) -> dict[str, str]:
    values = (draft.name, draft.role or "", draft.location or "", bio.words, draft.site_line or "")
    return dict(zip(FIELDS, values, strict=True))


def faults_by_field(error: RegistryError) -> dict[str, list[str]]:
    """The sentences of a refusal, by the field of the page that they are about."""
    faults = error.faults or (Fault(error.param or "", error.detail),)
    sorted_out: dict[str, list[str]] = {}
    for fault in faults:
        sorted_out.setdefault(_field_of(fault.pointer), []).append(fault.detail)
    return sorted_out


def _field_of(pointer: str) -> str:
    first, *rest = pointer.strip("/").split("/")
    if first == "bios":
        return "bio"
    if first == "sites":
        return "site_line" if "overrides" in rest else "site_name"
    return first if first in FIELDS else "other"
