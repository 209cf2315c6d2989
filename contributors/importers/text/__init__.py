"""The reader of pasted text: the last lines of an article, author boxes, lists of names, as text or as HTML."""

from collections.abc import Sequence
from datetime import date

from contributors.importers.drafts import Draft, Reading
from contributors.importers.text.assembly import Knowledge, draft_of_box, draft_of_entry, look_again
from contributors.importers.text.boxes import Box, Page, find_boxes
from contributors.importers.text.decoding import MAX_BYTES, decode
from contributors.importers.text.lines import MAX_CHARACTERS, check_size, from_text, normalise
from contributors.importers.text.lists import Entry, read_list
from contributors.importers.text.marks import Kind
from contributors.importers.text.markup import Fragment, from_html, is_html, unescape
from contributors.importers.text.staff import read_staff
from contributors.importers.text.tables import read_table

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "decode", "read", "review"]

_MOST_LEFT_OUT = 200  # lines that are listed; what is more is counted


def read(
    text: str,
    *,
    today: date,
    written: date | None = None,
    site_name: str | None = None,
    sites: Sequence[str] = (),
) -> Reading:
    """The people whom ``text`` presents, in its order; nobody is an answer too, with a sentence in ``message``.

    ``written`` is the day on which the text was true: with it durations become living facts. ``site_name`` is the site
    it was printed on and ``sites`` all that the registry knows: sentences that name one become the site line.
    Raises TooLarge (``too_large``) and Invalid (``too_many_lines``, ``too_many_tags``).
    """
    check_size(text)
    knowledge = Knowledge(today, written, site_name or None, tuple(sites))
    fragment = _fragment(normalise(text))
    page = Page(fragment.lines)
    if not any(line.text for line in fragment.lines):
        return Reading(
            message="There is no text here. Paste an author box, an article's last lines or a list of names."
        )
    rows = read_table(page) or read_staff(page)
    entries = [] if rows else read_list(page.lines, page.marks)
    if entries:
        drafts = [draft_of_entry(entry) for entry in entries]
        return Reading(drafts, _left_out_of_list(page, entries, drafts))
    boxes = rows or find_boxes(page)
    if not boxes:
        return Reading(left_out=_left_out(page, set()), message=_nobody(page))
    drafts = [draft_of_box(box, page, fragment, knowledge) for box in boxes]
    _share_left_out(drafts, boxes, page)
    return Reading(drafts, [entry for draft in drafts for entry in draft.left_out])


def review(
    draft: Draft,
    *,
    today: date,
    written: date | None = None,
    site_name: str | None = None,
    sites: Sequence[str] = (),
) -> None:
    """Looks at the bio of ``draft`` as ``read`` does, after a hand has changed it: facts, site line and remarks."""
    look_again(draft, Knowledge(today, written, site_name or None, tuple(sites)))


def _fragment(text: str) -> Fragment:
    return from_html(text) if is_html(text) else Fragment(from_text(unescape(text)))


def _nobody(page: Page) -> str:
    if any(found.kind in {Kind.ABOUT, Kind.TABS, Kind.MORE} for found in page.marks):
        return (
            "There are words of an author box in this text, but no name that could be read from it. Nobody was made up."
        )
    return (
        "No author box was found in this text: nothing says whom it is about or who wrote it. "
        "Paste the box itself, or the name alone on a line."
    )


def _left_out_of_list(page: Page, entries: Sequence[Entry], drafts: Sequence[Draft]) -> list[str]:
    """The lines that are no entry, and what an entry's line has besides."""
    rests: dict[int, list[str]] = {}
    for entry, draft in zip(entries, drafts, strict=True):
        rests.setdefault(entry.line, []).extend(draft.left_out)
    found = [rests.get(place, [line.text]) for place, line in enumerate(page.lines) if line.text]
    return _counted([text for texts in found for text in texts])


def _counted(entries: list[str]) -> list[str]:
    more = len(entries) - _MOST_LEFT_OUT
    return entries if more <= 0 else [*entries[:_MOST_LEFT_OUT], f"{more:,} more lines"]


def _share_left_out(drafts: Sequence[Draft], boxes: Sequence[Box], page: Page) -> None:
    """Each draft says what was left out of and around its box; what stands above the first is the article."""
    taken = {place for box in boxes for place in box.lines}
    starts = [min(box.lines) for box in boxes]
    for place, (draft, box) in enumerate(zip(drafts, boxes, strict=True)):
        low = 0 if place == 0 else max(box.lines) if starts[place] < starts[place - 1] else starts[place]
        high = starts[place + 1] if place + 1 < len(boxes) else len(page.lines)
        around = [line for line in range(low, max(low, high)) if line not in taken]
        above = [line for line in around if line < starts[place]]
        below = [line for line in around if line >= starts[place]]
        draft.left_out = [*_summed(page, above), *draft.left_out, *_summed(page, below)]


def _left_out(page: Page, taken: set[int]) -> list[str]:
    return _summed(page, [place for place in range(len(page.lines)) if place not in taken])


def _summed(page: Page, places: Sequence[int]) -> list[str]:
    """The lines that a plug-in printed one by one, each stretch of prose as one entry with its size."""
    entries: list[str] = []
    stretch: list[str] = []
    listed = {
        Kind.TABS,
        Kind.ABOUT,
        Kind.LABEL,
        Kind.MORE,
        Kind.END,
        Kind.COMMENTS,
        Kind.BYLINE,
        Kind.DATE,
        Kind.CONTACT,
    }
    for place in places:
        text = page.text(place)
        if not text:
            continue
        if page.kind(place) in listed and len(text) <= 200:
            entries.extend(_stretch(stretch))
            stretch = []
            entries.append(text)
        else:
            stretch.append(text)
    entries.extend(_stretch(stretch))
    return _counted(entries)


def _stretch(texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    words = sum(len(text.split()) for text in texts)
    if len(texts) <= 2 and words <= 20:
        return list(texts)
    beginning = texts[0] if len(texts[0]) <= 80 else f"{texts[0][:80].rsplit(' ', 1)[0]}…"
    paragraphs = "1 paragraph" if len(texts) == 1 else f"{len(texts):,} paragraphs"
    return [f"{paragraphs}, {words:,} words: “{beginning}”"]
