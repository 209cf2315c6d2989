"""Bios at the end of a text that nothing announces."""

from contributors.importers.text.boxes.page import Box, Page
from contributors.importers.text.marks import Kind
from contributors.importers.text.openings import Opening, mentions_role, opening, reads_like_bio
from contributors.importers.text.people import is_full_name

_TAIL = 3  # paragraphs of prose that may follow a bio which nothing announces: a note, a correction


def quiet_bios(page: Page, end: int) -> list[Box]:
    """Bios at the end of the text that nothing announces: "Jane Doe is a freelance writer based in Berlin."

    The person must not be talked about in the article: writers are not mentioned in their own articles, sources are.
    """
    prose = [place for place in range(len(page.lines)) if page.kind(place) is Kind.PROSE]
    tail = set([place for place in prose if place < end][-_TAIL:])
    found: list[Box] = []
    for place in range(len(page.lines)):
        if page.kind(place) not in {Kind.PROSE, Kind.SHORT} or len(page.text(place)) < 20:
            continue
        if place not in tail and not _ends_stretch(page, place):
            continue
        said = opening(page.text(place))
        if said is None or not _is_quiet_author(page, prose, place, said):
            continue
        found.extend(
            Box(name, said.words, said.rule, honorific=said.honorific, bio=[place], lines=[place])
            for name in said.names or (said.name,)
        )
    return found


def _ends_stretch(page: Page, place: int) -> bool:
    """Whether the article is over here: what follows are labels and links."""
    following = [page.kind(line) for line in range(place + 1, min(place + 4, len(page.lines)))]
    return Kind.PROSE not in following or following[0] in {Kind.END, Kind.COMMENTS, Kind.MORE, Kind.LABEL, Kind.CONTACT}


def _is_quiet_author(page: Page, prose: list[int], place: int, said: Opening) -> bool:
    text = page.text(place)
    if said.rule == "self_introduction":
        return mentions_role(text)
    if not reads_like_bio(text):
        return False
    last = said.name.split()[-1]
    article = [line for line in prose if line < place]
    if not article:
        return True
    return is_full_name(said.name) and not any(last in page.text(line) for line in article)
