"""What the tests of the text reader share: a day, and the one draft of a paste."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from contributors.errors import RegistryError
from contributors.importers import Draft, Reading
from contributors.importers.text import phrases, read

TODAY = date(2026, 11, 22)
BIO = "Nora Field is a freelance journalist based in Norwich. She has been writing about farming for 12 years."
OTHER_BIO = "Jonas Brandt covers courts and police. He lives in Hamburg with two dogs and a cello."
ARTICLE = (
    "The council met on Tuesday and put off the decision about the old bridge once more.\n\n"
    "“We will look at it again in May,” said Peter Hall, the director of works, who has been here for 20 years.\n\n"
    "The bridge was closed in 2019. Since then lorries have had to drive around the town.\n\n"
)


def paste(text: str, **known: object) -> Reading:
    return read(text, today=TODAY, **known)  # type: ignore[arg-type]


def only(text: str, **known: object) -> Draft:
    (draft,) = paste(text, **known).drafts
    return draft


def refusal(deed: Callable[[], object]) -> str | None:
    """The code with which ``deed`` is refused; None where it is done."""
    try:
        deed()
    except RegistryError as refused:
        return refused.code
    return None


def names(text: str) -> list[str]:
    return [draft.name for draft in paste(text).drafts]


_WORDS = sorted(
    {
        phrase.replace("{name}", "Nora Field").replace("{place}", "Norwich")
        for table in phrases.tables().values()
        for key in ("about", "about_name", "written", "byline", "labels", "more", "end", "comments", "follow", "place")
        for phrase in table[key][:4]
    }
)
_PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from([*_WORDS, BIO, "Nora Field", "NORA", "Dr. ", ", Staff writer", "\n", "\n\n", "\t", "- ", " — "]),
    st.sampled_from(["<p>", "</p>", "<li>", "<div class='author'>", "<td>", "<a href='https://x.com/n'>", "&lt;", "{"]),
    st.sampled_from(["nora@field.example", "https://x.com/nora", "@nora", "17 years", "{years:2005}", "FBA", "*a*"]),
)
_LINES = st.one_of(
    st.sampled_from([BIO, OTHER_BIO, "Nora Field", "NORA FIELD", "Dr. Nora Field, Staff writer", "About the author"]),
    st.sampled_from(["She is based in Norwich.", "She writes for FBA.", "Reach her at nora@field.example.", "@nora"]),
    st.sampled_from(["Twitter: @norafield", "Location: Leeds", "nora@field.example", "View all posts by Nora Field"]),
    st.sampled_from(_WORDS),
    st.lists(_PIECES, max_size=4).map("".join),
)
# Texts put together from the words of boxes, markup and whatever else can stand between them.
PASTES = st.one_of(st.lists(_PIECES, max_size=25).map("".join), st.lists(_LINES, max_size=12).map("\n".join))
