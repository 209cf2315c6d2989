"""The marks of a bio: links, emphasis, escapes and paragraphs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.bios import html, literal, plain
from contributors.bios.marks import parse

TODAY = date(2026, 11, 22)
MARKED = st.text(alphabet=st.sampled_from("ab *[](){}\\\n:/.{"), max_size=60) | st.text(max_size=60)
PIECES = st.lists(
    st.sampled_from(
        [
            "*",
            "**",
            "[",
            "]",
            "](https://a.example)",
            "](http://b.example/c_(d))",
            "\\",
            "{years:2005}",
            "{",
            "}",
            "a b",
            "\n\n",
            " ",
            "é",
            "。",
        ]
    ),
    max_size=24,
).map("".join)


def printed(text: str) -> str:
    return plain(text, lang="en", today=TODAY)


def marked_up(text: str) -> str:
    return html(text, lang="en", today=TODAY)


@pytest.mark.parametrize(
    ("stored", "text", "markup"),
    [
        ("Plain & <b>simple</b>", "Plain & <b>simple</b>", "<p>Plain &amp; &lt;b&gt;simple&lt;/b&gt;</p>"),
        (
            "See [her site](https://laura.example/a?b=1&c=2).",
            "See her site.",
            '<p>See <a href="https://laura.example/a?b=1&amp;c=2" rel="noopener">her site</a>.</p>',
        ),
        (
            "[Foo](https://en.example/Foo_(bar))",
            "Foo",
            '<p><a href="https://en.example/Foo_(bar)" rel="noopener">Foo</a></p>',
        ),
        ("She wrote *Ordinary Time*.", "She wrote Ordinary Time.", "<p>She wrote <em>Ordinary Time</em>.</p>"),
        (
            "*[Title](https://a.example) and more*",
            "Title and more",
            '<p><em><a href="https://a.example" rel="noopener">Title</a> and more</em></p>',
        ),
        (
            "[a *b* c](https://a.example)",
            "a b c",
            '<p><a href="https://a.example" rel="noopener">a <em>b</em> c</a></p>',
        ),
        (r"\*not\* \[a\] \{years:2005\} \\!", r"*not* [a] {years:2005} \!", r"<p>*not* [a] {years:2005} \!</p>"),
        ("One\n\nTwo", "One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("One\n \t\n\n\nTwo", "One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("One\ntwo", "One\ntwo", "<p>One\ntwo</p>"),
        ("彼は*本*を書いた", "彼は本を書いた", "<p>彼は<em>本</em>を書いた</p>"),
    ],
)
def test_marks_print(stored: str, text: str, markup: str) -> None:
    assert (printed(stored), marked_up(stored)) == (text, markup)


@pytest.mark.parametrize(
    "text",
    [
        "M*A*S*H",
        "2 * 3 * 4",
        "5* hotels",
        "*unclosed",
        "* item",
        "[sic]",
        "[a] (b)",
        "[](https://a.example)",
        "](https://a.example)",
        "[a](ftp://a.example)",
        "[a](javascript:alert(1))",
        "{x}",
        "{ years:2005 }",
        "{Years:2005}",
        "{{years}}",
        r"¯\_(ツ)_/¯",
        r"C:\dir",
        "*a\n\nb*",
        "**",
        "***",
    ],
)
def test_mark_without_its_partner_is_ordinary_text(text: str) -> None:
    assert printed(text) == text
    assert literal(text) == text


def test_link_and_emphasis_never_cross() -> None:
    assert marked_up("*a [b* c](https://a.example)") == (
        '<p>*a <a href="https://a.example" rel="noopener">b* c</a></p>'
    )


def test_link_in_a_links_text_wins_over_the_outer_one() -> None:
    assert marked_up("[a [b](https://b.example) c](https://c.example)") == (
        '<p>[a <a href="https://b.example" rel="noopener">b</a> c](https://c.example)</p>'
    )


def test_marks_do_not_reach_into_the_next_paragraph() -> None:
    assert marked_up("[a\n\nb](https://a.example)") == "<p>[a</p><p>b](https://a.example)</p>"


@given(MARKED)
def test_literal_text_prints_as_it_stands(text: str) -> None:
    expected = printed(text) if literal(text) == text else text
    assert printed(literal(text)).split() == expected.split() == text.split()


@given(PIECES)
def test_pieces_cover_the_text_in_order_and_nest(text: str) -> None:
    pieces = parse(text)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    opened: list[str] = []
    for piece in pieces:
        if piece.kind in {"link", "emphasis"}:
            opened.append(piece.kind)
        elif piece.kind in {"link_end", "emphasis_end"}:
            assert opened.pop() == piece.kind.removesuffix("_end")
        elif piece.kind == "paragraph":
            assert opened == []
    assert opened == []
