"""The boxes that plug-ins leave in a text, in each of the registry's languages."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contributors.importers import Draft, Reading
from contributors.importers.text import phrases, read

BOXES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))

# What stands around name and bio in the text; the words in capitals are keys of the fixture.
FORMS = {
    "tabs": "TABS LABELS NAME BIO LATEST SHARE REPLY",
    "tabs without a name": "TABS BIO REPLY",
    "tabs and latest posts": "TABS LABELS BIO LATEST REPLY",
    "about the author": "ABOUT BIO ALL SHARE REPLY",
    "about the author, by name": "ABOUT NAME BIO REPLY",
    "written by": "WRITTEN BIO ALL REPLY",
    "view all posts": "NAME BIO ALL SHARE",
    "share and reply only": "NAME BIO SHARE REPLY",
}
CASES = [pytest.param(language, form, id=f"{language}, {name}") for language in BOXES for name, form in FORMS.items()]


def lines_of(language: str, form: str) -> list[str]:
    box = BOXES[language]
    lines: list[str] = []
    for key in form.lower().split():
        lines.extend(box[key] if isinstance(box[key], list) else [box[key]])
    return lines


def read_box(language: str, form: str) -> Reading:
    return read("\n".join(lines_of(language, form)), today=date(2026, 11, 22), written=date(2023, 2, 7))


def only(reading: Reading) -> Draft:
    (draft,) = reading.drafts
    return draft


def test_there_is_a_box_in_every_language_of_the_tables() -> None:
    assert sorted(BOXES) == sorted(phrases.LANGUAGES)


@pytest.mark.parametrize(("language", "form"), CASES)
def test_a_box_gives_its_person(language: str, form: str) -> None:
    draft = only(read_box(language, form))

    assert (draft.name, draft.kind, draft.lang) == (BOXES[language]["name"], "person", language)


@pytest.mark.parametrize(("language", "form"), CASES)
def test_what_the_plug_in_printed_is_left_out(language: str, form: str) -> None:
    reading = read_box(language, form)
    box = BOXES[language]

    printed = [line for line in lines_of(language, form) if line not in {box["name"], box["bio"]}]
    named_by = only(reading).evidence["name"]["words"]
    assert reading.left_out == [line for line in printed if line != named_by]


@pytest.mark.parametrize("language", BOXES)
def test_the_bio_is_kept_whole(language: str) -> None:
    reading = read("\n".join(lines_of(language, "ABOUT BIO REPLY")), today=date(2026, 11, 22))

    assert only(reading).bio == BOXES[language]["bio"]


@pytest.mark.parametrize("language", BOXES)
def test_where_somebody_lives_is_read_from_the_bio(language: str) -> None:
    draft = only(read_box(language, FORMS["tabs"]))

    assert draft.location == BOXES[language]["place"]
    assert BOXES[language]["place"] in draft.evidence["location"]["words"]


@pytest.mark.parametrize("language", BOXES)
def test_a_duration_is_counted_from_the_day_of_writing(language: str) -> None:
    """As a living fact, or as a remark where the number stands in a case that a fact can't be printed in."""
    draft = only(read_box(language, FORMS["tabs"]))
    year = BOXES[language]["years"]

    assert f"{{years:{year}}}" in (draft.bio or "") or year in [remark["fix"].get("since") for remark in draft.remarks]


@pytest.mark.parametrize("language", BOXES)
def test_an_article_above_is_left_out_as_one_entry(language: str) -> None:
    article = "The council met on Tuesday and put off the decision about the old bridge once more.\n" * 5

    reading = read(f"{article}\n" + "\n".join(lines_of(language, FORMS["tabs"])), today=date(2026, 11, 22))

    assert only(reading).name == BOXES[language]["name"]
    assert reading.left_out[0].startswith("5 paragraphs, 80 words: “The council met on Tuesday")
