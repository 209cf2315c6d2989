"""Author boxes in plain text: what each field is taken from, and where a box begins and ends."""

from datetime import date

import pytest

from tests.importers.pasting import ARTICLE, BIO, OTHER_BIO, names, only, paste

SEED = (
    "Iran and Russia deepen relationship\n\nThe government plans to build a factory, according to a report.\n\n\n\n"
    "The following two tabs change content below.\n"
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for 17 years. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people. {line}\n\nLeave a Reply"
)
LINE = "She writes for FBA because unbiased news is vital to unity, and readers deserve the facts free of opinion."


def seed(**known: object):  # type: ignore[no-untyped-def]
    return only(SEED.format(line=LINE), **known)


def test_a_mononym_is_a_complete_name() -> None:
    draft = seed()

    assert (draft.name, draft.kind, draft.role, draft.location, draft.lang) == (
        "Laura",
        "person",
        None,
        "Maryland",
        "en",
    )


@pytest.mark.parametrize(("written", "year"), [(date(2023, 2, 7), 2006), (date(2022, 3, 14), 2005)])
def test_a_duration_becomes_a_living_fact_on_the_day_of_writing(written: date, year: int) -> None:
    draft = seed(written=written)

    assert f"editing for {{years:{year}}}. Laura" in (draft.bio or "")
    assert [remark["kind"] for remark in draft.remarks] == ["currently", "site"]


def test_without_a_day_of_writing_the_fact_is_proposed() -> None:
    draft = seed()

    fact = next(remark for remark in draft.remarks if remark["kind"] == "duration")
    assert "for 17 years." in (draft.bio or "")
    assert fact["fix"] == {"action": "living_fact", "token": "{years:2009}", "since": 2009}
    assert (draft.bio or "")[fact["start"] : fact["end"]] == fact["quote"] == "17 years"


@pytest.mark.parametrize("known", [{"site_name": "FBA"}, {"sites": ("Meridian", "FBA")}])
def test_the_sentence_that_names_a_known_site_is_its_line(known: dict[str, object]) -> None:
    draft = seed(**known)

    assert draft.site_line == LINE
    assert (draft.bio or "").endswith("about normal people.")
    assert draft.evidence["site_line"] == {"words": LINE, "rule": "names_site:FBA"}


def test_the_sentence_that_names_an_unknown_site_stays_with_a_remark() -> None:
    draft = seed()

    assert draft.site_line is None
    assert (draft.bio or "").endswith(LINE)
    assert [remark["quote"] for remark in draft.remarks if remark["kind"] == "site"] == [LINE]


def test_the_first_sentence_says_who_she_is_and_stays() -> None:
    draft = only("About the author\nNora Field writes for FBA. She lives in Norwich.", site_name="FBA")

    assert (draft.bio, draft.site_line) == ("Nora Field writes for FBA. She lives in Norwich.", None)


@pytest.mark.parametrize(
    "text",
    [
        f"About the Authors\nNora Field\n{BIO}\nJonas Brandt\n{OTHER_BIO}\nLeave a Reply",
        f"About the Authors\n\nNora Field\n\n{BIO}\n\nJonas Brandt\n\n{OTHER_BIO}",
        f"{ARTICLE}{BIO}\n\n{OTHER_BIO}\n",
        f"About the author\n{BIO}\nView all posts by Nora Field\nAbout the author\n{OTHER_BIO}\nRelated posts",
        f"Written by Nora Field and Jonas Brandt\n{BIO}\n{OTHER_BIO}",
        f"Nora Field, Staff writer\n{BIO}\n\nJonas Brandt, Reporter\n{OTHER_BIO}",
    ],
)
def test_several_boxes_give_several_people(text: str) -> None:
    reading = paste(text)

    assert [(draft.name, draft.bio) for draft in reading.drafts] == [("Nora Field", BIO), ("Jonas Brandt", OTHER_BIO)]


@pytest.mark.parametrize(
    "above",
    [
        "Nora Field, Staff writer\n",
        "Nora Field\nStaff writer\n",
        "About the author\nNora Field — Staff writer\n",
        "Author: Nora Field\nTitle: Staff writer\n",
    ],
)
def test_the_title_beside_or_under_the_name_is_the_role(above: str) -> None:
    draft = only(ARTICLE + above + BIO)

    assert (draft.name, draft.role, draft.bio) == ("Nora Field", "Staff writer", BIO)


def test_addresses_below_a_bio_belong_to_it() -> None:
    draft = only(
        f"About the author\n{BIO}\nnora@field.example\nTwitter: @norafield\nWebsite: https://norafield.example\n"
        "ORCID: 0000-0002-1825-0097\nLocation: Leeds\n\nLeave a Reply"
    )

    assert (draft.email, draft.location) == ("nora@field.example", "Leeds")
    assert [link.url for link in draft.links] == ["https://x.com/norafield", "https://norafield.example/"]
    assert [identifier.value for identifier in draft.identifiers] == ["0000-0002-1825-0097"]


@pytest.mark.parametrize(
    ("sentence", "email"),
    [
        ("Reach her at nora@field.example.", "nora@field.example"),
        ("Contact: nora [at] field [dot] example", "nora@field.example"),
        ("Follow her on X: https://x.com/norafield", None),
    ],
)
def test_a_sentence_that_only_leads_somewhere_is_no_part_of_the_bio(sentence: str, email: str | None) -> None:
    draft = only(f"About the author\n{BIO} {sentence}")

    assert (draft.bio, draft.email) == (BIO, email)
    assert draft.left_out == ["About the author", sentence]


def test_an_honorific_is_taken_from_the_bio_too() -> None:
    draft = only("About the author\nDr. Nora Field is a lecturer at Norwich and writes a weekly column.")

    assert (draft.honorific, draft.name) == ("Dr.", "Nora Field")


@pytest.mark.parametrize("name", ["Meridian Staff", "Editorial Board"])
def test_a_desk_has_a_box_too(name: str) -> None:
    draft = only(f"About the author\n{name}\n{name} is the byline of the newsroom. Write to desk@meridian.example.")

    assert (draft.name, draft.kind, draft.email) == (name, "desk", "desk@meridian.example")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("About me\nHi, I'm Nora. I write about farming and live in Norwich.", "Nora"),
        ("About Nora\nNora writes about farming and lives in Norwich with her dogs.", "Nora"),
        ("Über mich\nIch bin Jörg, freier Journalist, und schreibe über Landwirtschaft.", "Jörg"),
        (f"{ARTICLE}*{BIO}*", "Nora Field"),
        (f"{ARTICLE}_{BIO}_", "Nora Field"),
        (f"{ARTICLE}**Nora Field** is a writer at [The Meridian](https://meridian.example) in Leeds.", "Nora Field"),
    ],
)
def test_ways_to_begin(text: str, name: str) -> None:
    assert names(text) == [name]


def test_lines_that_a_mail_has_broken_are_joined() -> None:
    draft = only(
        "About the author\n\nNora Field is a freelance journalist based in Norwich. She has\n"
        "been writing about farming for 12 years and lives there with her two\ndogs.\n\nLeave a Reply"
    )

    assert draft.bio == (
        "Nora Field is a freelance journalist based in Norwich. She has been writing about farming for 12 years and "
        "lives there with her two dogs."
    )


def test_everything_above_and_below_is_left_out_in_order() -> None:
    reading = paste(
        f"{ARTICLE}About the author\nNora Field\n{BIO}\nView all posts by Nora Field\nShare this:\nLeave a Reply\n"
        "Peter Hall\nA fine story."
    )

    assert [draft.name for draft in reading.drafts] == ["Nora Field"]
    assert reading.left_out == [
        "3 paragraphs, 54 words: “The council met on Tuesday and put off the decision about the old bridge once…”",
        "About the author",
        "View all posts by Nora Field",
        "Share this:",
        "Leave a Reply",
        "Peter Hall",
        "A fine story.",
    ]


def test_the_reader_s_comments_name_nobody() -> None:
    comment = "I have been a journalist for 30 years and I never read such a good one."

    assert names(f"About the author\n{BIO}\n\nLeave a Reply\nPeter Hall\n{comment}\nReply") == ["Nora Field"]
