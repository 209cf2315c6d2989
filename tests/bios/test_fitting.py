"""The fit rule: the longest written variant that fits, else whole sentences, and the site line stays."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.bios import LIMITS, SIZES, Fitted, fit, html, plain, sentences
from contributors.text import length

TODAY = date(2026, 11, 22)
LINE = "She writes for FBA because unbiased news is vital to unity, and readers deserve the facts free of opinion."
FIRST = "Laura is a freelance writer out of Maryland and a mom of three."
SECOND = "She has been doing political writing and editing for {years:2005}."
THIRD = "Laura has also written parenting pieces for the Today Show and is working on a collection of true stories."
BIO = f"{FIRST} {SECOND} {THIRD}"


def fitted(written: dict[str, str], size: str, site_line: str | None = None, lang: str = "en") -> Fitted | None:
    return fit(written, size, lang=lang, today=TODAY, site_line=site_line)


def text_and_variant(written: dict[str, str], size: str, site_line: str | None = None) -> tuple[str, str] | None:
    answer = fitted(written, size, site_line)
    return (answer.text, answer.variant) if answer else None


@pytest.mark.parametrize(
    ("written", "size", "expected"),
    [
        ({"standard": "Standard.", "short": "Short.", "micro": "Micro."}, "standard", ("Standard.", "standard")),
        ({"standard": "Standard.", "short": "Short.", "micro": "Micro."}, "short", ("Short.", "short")),
        ({"standard": "Standard.", "micro": "Micro."}, "long", ("Standard.", "standard")),
        ({"long": "Long.", "micro": "Micro."}, "short", ("Long.", "long")),
        ({"standard": "x" * 200 + ".", "micro": "Micro."}, "short", ("Micro.", "micro")),
        ({"standard": "  ", "micro": "Micro."}, "standard", ("Micro.", "micro")),
        ({"standard": f"{FIRST} {'X' * 100}."}, "short", (FIRST, "excerpt")),
        ({"long": f"{FIRST} {'X' * 500}.", "standard": f"Ann. {'X' * 200}."}, "short", ("Ann.", "excerpt")),
        ({"short": f"Hi. {'X' * 90}."}, "micro", ("Hi.", "excerpt")),
        ({"short": "x" * 90}, "micro", None),
        ({}, "standard", None),
    ],
)
def test_size_gets_the_longest_written_variant_that_fits(
    written: dict[str, str], size: str, expected: tuple[str, str] | None
) -> None:
    assert text_and_variant(written, size) == expected


def test_living_facts_and_marks_count_as_they_print() -> None:
    written = {"short": "*" + "x" * 150 + "* {years:2005}.", "micro": "Micro."}
    answer = fitted(written, "short")
    assert answer == Fitted("x" * 150 + " 21 years.", "<p><em>" + "x" * 150 + "</em> 21 years.</p>", "short")


def test_site_line_is_part_of_the_text_and_of_the_count() -> None:
    printed = BIO.replace("{years:2005}", "21 years")
    assert text_and_variant({"standard": BIO}, "standard", LINE) == (f"{printed} {LINE}", "standard")


def test_bio_space_and_site_line_fill_the_room_to_the_last_character() -> None:
    line = "y" * 79
    assert text_and_variant({"short": "x" * 80}, "short", line) == ("x" * 80 + " " + line, "short")
    assert text_and_variant({"short": "x" * 81}, "short", line) == (line, "site_line")
    assert text_and_variant({"short": "x" * 160}, "short") == ("x" * 160, "short")
    assert text_and_variant({"short": "x" * 161}, "short") is None


def test_sentences_of_the_bio_yield_to_the_site_line() -> None:
    longer = f"{BIO} {'She reads a lot of old books. ' * 7}".strip()
    answer = fitted({"standard": longer}, "standard", LINE)
    assert answer is not None
    assert answer.variant == "excerpt"
    assert answer.text.endswith(f" She reads a lot of old books. {LINE}")
    assert LIMITS["standard"] - 30 < length(answer.text) <= LIMITS["standard"]


def test_shorter_variant_beside_the_site_line_comes_before_cutting() -> None:
    written = {"standard": f"{FIRST} {'X' * 350}.", "micro": "Laura writes."}
    assert text_and_variant(written, "standard", LINE) == (f"Laura writes. {LINE}", "micro")


def test_site_line_stands_alone_where_no_sentence_has_room() -> None:
    assert text_and_variant({"short": "x" * 60 + "."}, "short", LINE) == (LINE, "site_line")
    assert text_and_variant({}, "standard", LINE) == (LINE, "site_line")


def test_site_line_without_room_is_left_out() -> None:
    assert text_and_variant({"micro": "Laura writes."}, "micro", LINE) == ("Laura writes.", "micro")
    assert text_and_variant({}, "micro", LINE) is None


def test_marks_of_bio_and_site_line_do_not_meet() -> None:
    answer = fitted({"short": "A [b"}, "short", "c](https://a.example) d")
    assert answer == Fitted("A [b c](https://a.example) d", "<p>A [b c](https://a.example) d</p>", "short")


def test_excerpt_closes_the_marks_that_it_cuts() -> None:
    written = {"short": f"*One. [Two.](https://a.example) {'X' * 80}.*"}
    answer = fitted(written, "micro")
    assert answer == Fitted(
        "One. Two.", '<p><em>One. <a href="https://a.example" rel="noopener">Two.</a></em></p>', "excerpt"
    )


def test_excerpt_leaves_no_empty_mark_behind() -> None:
    answer = fitted({"short": f"One. *{'X' * 80}.*"}, "micro")
    assert answer == Fitted("One.", "<p>One.</p>", "excerpt")


def test_japanese_is_joined_without_a_space() -> None:
    answer = fitted({"short": "記者です。"}, "short", "本紙に執筆。", lang="ja")
    assert answer == Fitted("記者です。本紙に執筆。", "<p>記者です。本紙に執筆。</p>", "short")


def test_site_line_joins_the_last_paragraph() -> None:
    answer = fitted({"short": "One.\n\nTwo."}, "short", "Three.")
    assert answer == Fitted("One.\n\nTwo. Three.", "<p>One.</p><p>Two. Three.</p>", "short")


SENTENCE = st.text(alphabet=st.sampled_from("abcé 👩‍👧*[]()。{}\\u0301"), min_size=1, max_size=60).map(
    lambda text: text.strip() + ". "
)
TEXT = st.one_of(
    st.lists(SENTENCE, max_size=12).map("".join),
    st.lists(st.sampled_from([FIRST, SECOND, "*Hi.*", "Dr. No.", "。", "\n\n", "👩‍👧. "]), max_size=10).map(" ".join),
)
WRITTEN = st.dictionaries(st.sampled_from(SIZES), TEXT, max_size=4)


@given(WRITTEN, st.sampled_from(SIZES), st.none() | TEXT)
def test_fit_is_short_enough_honest_and_the_same_each_time(
    written: dict[str, str], size: str, site_line: str | None
) -> None:
    answer = fitted(written, size, site_line)
    assert answer == fitted(dict(reversed(written.items())), size, site_line)
    if answer is None:
        return
    assert length(answer.text) <= LIMITS[size]
    shown = {name: plain(text.strip(), lang="en", today=TODAY) for name, text in written.items()}
    line = plain((site_line or "").strip(), lang="en", today=TODAY)
    if answer.variant == "site_line":
        assert answer.text == line
        return
    base = answer.text.removesuffix(line).removesuffix(" ") if line and answer.text.endswith(line) else answer.text
    if answer.variant in written:
        assert shown[answer.variant] in {base, answer.text}
        return
    assert answer.variant == "excerpt"
    assert any(_is_whole_sentences(base, text) or _is_whole_sentences(answer.text, text) for text in shown.values())


def _is_whole_sentences(excerpt: str, text: str) -> bool:
    prefixes = [""]
    for sentence in sentences(text):
        prefixes.append(prefixes[-1] + sentence)
    return excerpt in {prefix.rstrip() for prefix in prefixes[1:]}


@given(WRITTEN, st.sampled_from(SIZES), st.none() | TEXT)
def test_html_of_a_fit_says_what_its_text_says(written: dict[str, str], size: str, site_line: str | None) -> None:
    answer = fitted(written, size, site_line)
    if answer is not None:
        assert _text_of(answer.html).split() == answer.text.split()
        if answer.variant in written and site_line is None:
            assert answer.html == html(written[answer.variant].strip(), lang="en", today=TODAY)


def _text_of(markup: str) -> str:
    shown = re.sub(r"<[^>]*>", lambda tag: "\n" if tag.group() == "</p>" else "", markup)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0").replace("&amp;", "&")
