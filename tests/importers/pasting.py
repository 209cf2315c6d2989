"""What the tests of the text reader share: a day, and the one draft of a paste."""

from datetime import date

from contributors.importers import Draft, Reading
from contributors.importers.text import read

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


def names(text: str) -> list[str]:
    return [draft.name for draft in paste(text).drafts]
