"""Remarks in English, and their rules in general."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.bios import BOILERPLATE, Remark, remarks

TODAY = date(2026, 11, 22)
SEED = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for 17 years. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people. She writes for FBA because unbiased news is vital to unity, and readers deserve the "
    "facts free of opinion."
)
SITE_LINE = "She writes for FBA because unbiased news is vital to unity, and readers deserve the facts free of opinion."


def found(text: str, **options: object) -> list[tuple[str, str]]:
    return [(remark.kind, remark.quote) for remark in remarks(text, lang="en", today=TODAY, **options)]  # type: ignore[arg-type]


def only(text: str, written: date | None = None, sites: tuple[str, ...] = ()) -> Remark:
    (remark,) = remarks(text, lang="en", today=TODAY, written=written, sites=sites)
    return remark


@pytest.mark.parametrize("sites", [(), ("FBA",), ("Signal", "The Meridian", "FBA")])
@pytest.mark.parametrize(("written", "since"), [(date(2023, 2, 7), 2006), (date(2022, 3, 14), 2005), (None, 2009)])
def test_seed_bio_yields_its_three_remarks(sites: tuple[str, ...], written: date | None, since: int) -> None:
    seen = remarks(SEED, lang="en", today=TODAY, written=written, sites=sites)
    assert [(remark.kind, remark.quote, remark.fix) for remark in seen] == [
        ("duration", "17 years", {"action": "living_fact", "token": f"{{years:{since}}}", "since": since}),
        ("currently", "currently", {"action": "confirm"}),
        ("site", SITE_LINE, {"action": "move_to_site_line", "site": "FBA"}),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "fix"),
    [
        (
            "A writer for seventeen years.",
            "seventeen years",
            {"action": "living_fact", "token": "{years:2009}", "since": 2009},
        ),
        (
            "She has twenty-five years in radio.",
            "twenty-five years",
            {"action": "living_fact", "token": "{years:2001}", "since": 2001},
        ),
        ("More than 20 years in radio.", "20 years", {"action": "living_fact", "token": "{years:2006}", "since": 2006}),
        (
            "For the past 12 years he has run it.",
            "12 years",
            {"action": "living_fact", "token": "{years:2014}", "since": 2014},
        ),
        (
            "She has worked there for 17 years.",
            "17 years",
            {"action": "living_fact", "token": "{years:2009}", "since": 2009},
        ),
        (
            "She was a lawyer and has been writing for 17 years.",
            "17 years",
            {"action": "living_fact", "token": "{years:2009}", "since": 2009},
        ),
        ("Nearly 30 years of war.", "30 years", {"action": "confirm", "since": 1996}),
        ("Over a decade of war.", "Over a decade", {"action": "confirm", "since": 2016}),
        ("He has two decades of experience.", "two decades", {"action": "confirm", "since": 2006}),
        ("20+ years in radio.", "20+ years", {"action": "confirm", "since": 2006}),
        ("A 20-year veteran.", "20-year", {"action": "confirm", "since": 2006}),
        ("For 17 *years* in radio.", "17 *years", {"action": "confirm", "since": 2009}),
        (
            "For 17\u00a0years in radio.",
            "17\u00a0years",
            {"action": "living_fact", "token": "{years:2009}", "since": 2009},
        ),
    ],
)
def test_duration_suggests_what_can_be_known(text: str, quote: str, fix: dict[str, object]) -> None:
    remark = only(text)
    assert (remark.kind, remark.quote, remark.fix) == ("duration", quote, fix)


@pytest.mark.parametrize(
    "text",
    [
        "She spent 17 years at the BBC.",
        "She worked at the BBC for 17 years before joining us.",
        "She was an editor there for 17 years.",
        "He served 12 years.",
        "After 20 years at the Post she left.",
        "She has won three awards in 17 years.",
        "She came back 10 years later.",
        "Every two years she travels.",
        "In his first 10 years he wrote little.",
        "The paper is 100 years old.",
        "Between 2005 and 2010 she wrote.",
        "It took 3.5 years, or 2005 years.",
        "Writing for {years:2005}.",
        r"Writing for \{17 yearses\}.",
        "A mom of three.",
        "Author of Apocalypse Now.",
        "Her work has appeared in Vox.",
        "Laura has written parenting pieces for the Today Show.",
        "She writes about politics for The New York Times and Vox.",
        "She writes for children.",
    ],
)
def test_what_stays_true_gets_no_remark(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A 34-year-old writer.", "34-year-old"),
        ("A 34 year old writer.", "34 year old"),
        ("Tom is 34 years old.", "is 34 years old"),
        ("Tom is thirty-four years old.", "is thirty-four years old"),
        ("Tom, 34, is a writer.", "34"),
        ("Tom, aged 34.", "aged 34"),
        ("She is 40.", "is 40"),
        ("Jane is in her thirties.", "in her thirties"),
    ],
)
def test_age_is_to_be_removed(text: str, quote: str) -> None:
    remark = only(text)
    assert (remark.kind, remark.quote, remark.fix) == ("age", quote, {"action": "remove"})


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("She recently moved.", ["recently"]),
        ("It came out last year.", ["last year"]),
        ("Her book will be published next year.", ["will be published", "next year"]),
        ("Her forthcoming novel is due this fall.", ["forthcoming", "this fall"]),
        ("Her new book is out.", ["new book"]),
        ("An upcoming show.", ["upcoming"]),
        ("A decade ago she moved.", ["A decade ago"]),
    ],
)
def test_relative_time_is_to_be_confirmed(text: str, quotes: list[str]) -> None:
    seen = remarks(text, lang="en", today=TODAY)
    assert [remark.quote for remark in seen] == quotes
    assert {remark.kind for remark in seen} == {"relative_time"}
    assert all(remark.fix == {"action": "confirm"} for remark in seen)


def test_years_ago_point_to_a_year() -> None:
    remark = only("Ten years ago she moved to Paris.", written=date(2023, 2, 7))
    assert (remark.kind, remark.quote, remark.fix) == (
        "relative_time",
        "Ten years ago",
        {"action": "confirm", "since": 2013},
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He is presently in Rome.", "presently"),
        ("He is now in Rome.", "now"),
        ("Now a freelance writer, he lives in Rome.", "Now"),
        ("He is working on a novel.", "is working on"),
        ("A PhD candidate at MIT.", "PhD candidate"),
        ("She is an editorial intern.", "is an editorial intern"),
    ],
)
def test_present_state_is_to_be_confirmed(text: str, quote: str) -> None:
    remark = only(text)
    assert (remark.kind, remark.quote, remark.fix) == ("currently", quote, {"action": "confirm"})


@pytest.mark.parametrize("phrase", BOILERPLATE)
def test_boilerplate_is_to_be_removed(phrase: str) -> None:
    remark = only(f"Ana edits.\n{phrase}")
    assert (remark.kind, remark.quote, remark.fix) == ("boilerplate", phrase, {"action": "remove"})


def test_boilerplate_takes_the_name_at_the_end_of_its_line_along() -> None:
    assert found("View all posts by Laura Marsh →\nAna edits.") == [("boilerplate", "View all posts by Laura Marsh →")]
    assert found("View all posts by Laura. Ana edits.") == [("boilerplate", "View all posts by")]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("She writes regularly for The New York Times.", "The New York Times"),
        ("He contributes to Harper's Magazine.", "Harper's Magazine"),
        ("He is a regular contributor to The Atlantic.", "The Atlantic"),
        ("She is a staff writer at Vox, in Ohio.", "Vox"),
    ],
)
def test_sentence_that_says_for_whom_is_a_site_line(text: str, site: str) -> None:
    remark = only(f"Ana edits. {text}")
    assert (remark.kind, remark.quote, remark.fix) == ("site", text, {"action": "move_to_site_line", "site": site})


def test_site_names_are_found_as_words_and_in_their_case() -> None:
    sites = ("Signal", "The Meridian")
    text = "A signal. Signals. She edits the Meridian. She writes for Vox."
    assert found(text, sites=sites) == [("site", "She edits the Meridian.")]


def test_sentence_with_several_sites_moves_nowhere_by_itself() -> None:
    remark = only("Dr. Roe writes for Signal, Signal and FBA.", sites=("FBA", "Signal"))
    assert remark.fix == {"action": "confirm", "sites": ["Signal", "FBA"]}


def test_site_sentence_takes_its_own_marks_along() -> None:
    assert found("Ana edits. *She writes for [FBA](https://fba.example).* End.", sites=("FBA",)) == [
        ("site", "*She writes for [FBA](https://fba.example).*")
    ]
    assert found("*Ana edits. She is at FBA. End.*", sites=("FBA",)) == [("site", "She is at FBA.")]


def test_language_without_rules_is_read_as_english() -> None:
    assert [remark.quote for remark in remarks("Currently for 17 years.", lang="sw", today=TODAY)] == [
        "Currently",
        "17 years",
    ]


TEXTS = st.lists(
    st.sampled_from(
        [
            *"*[]\\{}\n .",
            "](https://a.example)",
            "17 years",
            "currently",
            "{years:2005}",
            "FBA",
            "is 34 years old",
            "ago",
            "two decades",
            "writes for FBA",
            "\u0301",
            "👩‍👧",
            "View all posts by",
            "last year",
        ]
    ),
    max_size=20,
).map(" ".join)


@given(TEXTS | st.text(max_size=80), st.sampled_from(["en", "es", "de", "ru", "ar", "ja", "hi"]))
def test_remarks_quote_the_text_in_order_and_are_json(text: str, lang: str) -> None:
    seen = remarks(text, lang=lang, today=TODAY, sites=("FBA",))
    assert [remark.start for remark in seen] == sorted(remark.start for remark in seen)
    for remark in seen:
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.quote == text[remark.start : remark.end]
        assert remark.message
        assert json.loads(json.dumps(remark.fix)) == remark.fix
    others = [remark for remark in seen if remark.kind != "site"]
    assert all(before.end <= after.start for before, after in zip(others, others[1:], strict=False))
