"""Hostile text comes out harmless: nothing executable in the HTML, and what may be stored survives as typed."""

import unicodedata
from datetime import date
from urllib.parse import urlsplit

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from contributors.bios import check, fit, html, literal, plain
from contributors.bios.marks import Piece
from contributors.bios.printing import html_pieces
from contributors.errors import Invalid
from tests.cases import cases

TODAY = date(2026, 11, 22)
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OWN_PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p><svg onload=alert(1)>",
    "[x](javascript:alert(1))",
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](https://a.example/'onmouseover='alert(1))",
    "[x](https://a.example/<script>alert(1)</script>)",
    "[x](https://a.example/&quot;onmouseover=alert(1))",
    "[<img src=x onerror=alert(1)>](https://a.example)",
    "*<script>*alert(1)*</script>*",
    "[x](https://javascript:alert(1)@a.example)",
    "[x](HTTPS://a.example)[y](https://a.example)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{years:2005}<style>*{x:expression(alert(1))}</style>",
    '<a href="java&#10;script:alert(1)">[x](https://a.example)</a>',
    "<!--[if gte IE 4]><script>alert(1)</script>[x](https://a.example)-->",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">*x*',
]


def assert_harmless(markup: str) -> None:
    """What a browser's parser makes of ``markup`` has only our own elements and attributes in it."""
    for node in JustHTML(markup, fragment=True, sanitize=False).query("*"):
        assert node.name in {"p", "a", "em"}
        attributes = dict(node.attrs or {})
        if node.name != "a":
            assert attributes == {}
            continue
        assert attributes.keys() == {"href", "rel"}
        assert attributes["rel"] == "noopener"
        assert urlsplit(str(attributes["href"])).scheme in {"http", "https"}


def is_refused(character: str) -> bool:
    """C0 (but tab and line end), C1, bidi embeddings, overrides and isolates, and noncharacters (decision 28)."""
    if character in "\t\n\r":
        return False
    return unicodedata.category(character) == "Cc" or character in BIDI_CONTROLS or ord(character) & 0xFFFE == 0xFFFE


def markups(text: str) -> list[str]:
    """Every way in which ``text`` can reach a page."""
    fitted = fit({"long": text}, "standard", lang="en", today=TODAY, site_line=text)
    return [
        html(text, lang="en", today=TODAY),
        html(literal(text), lang="en", today=TODAY),
        html(f"[{text}](https://a.example)", lang="en", today=TODAY),
        html(f"*{text}* [x](https://a.example/{text})", lang="en", today=TODAY),
        fitted.html if fitted else "",
    ]


@pytest.mark.parametrize("payload", OWN_PAYLOADS)
def test_payload_is_text_in_the_html(payload: str) -> None:
    for markup in markups(payload):
        assert_harmless(markup)


def test_sanitiser_stands_behind_the_marks() -> None:
    pieces = [Piece("link", "javascript:alert(1)", 0, 0), Piece("text", "x", 0, 0), Piece("link_end", "", 0, 0)]
    assert html_pieces(pieces) == '<p><a rel="noopener">x</a></p>'


def test_published_payloads_are_text_in_the_html() -> None:
    for case in cases("hostile-text", task="sanitize"):
        for markup in markups(case["payload"]):
            assert_harmless(markup)
        try:
            stored = check(case["payload"])
        except Invalid:
            continue
        assert_harmless(html(stored, lang="en", today=TODAY))


def test_naughty_strings_are_stored_as_typed_or_refused_by_name() -> None:
    for case in cases("hostile-text", task="store"):
        typed = case["input"]
        for markup in markups(typed):
            assert_harmless(markup)
        if any(is_refused(character) for character in typed.strip()):
            with pytest.raises(Invalid) as refusal:
                check(typed)
            assert refusal.value.code == "control_character"
            continue
        stored = check(typed)
        assert stored == unicodedata.normalize("NFC", typed).strip()
        assert check(stored) == stored
        assert plain(check(literal(stored)), lang="en", today=TODAY) == stored


@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from([*OWN_PAYLOADS, "*", "[", "](https://a.example)", "\\"])).map("".join)
)
def test_html_is_what_the_sanitiser_would_leave(text: str) -> None:
    markup = html(text, lang="en", today=TODAY)
    assert_harmless(markup)
    if not any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        assert markup == nh3.clean(
            markup,
            tags={"p", "a", "em"},
            attributes={"a": {"href", "rel"}},
            url_schemes={"http", "https"},
            link_rel=None,
        )
