"""The fragment as text, read back by a parser that knows nothing of how it was made."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from justhtml import JustHTML

from contributors.cards import Card
from contributors.errors import BadRequest
from contributors.outputs.html import HEADINGS, render
from contributors.outputs.html.parts import LINKS_SHOWN, STORIES_SHOWN

TODAY = date(2026, 11, 22)
MakeCard = Callable[..., Card]
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> & {name} {0} %s </author-card>"
TEXT_FIELDS = ("name", "role", "honorific", "pronouns")


class Page:
    """The fragment as a tree. It refuses what no parser should have to repair."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tree = JustHTML(html, fragment=True, sanitize=False, collect_errors=True)
        assert self.tree.errors == []

    def all(self, selector: str) -> list[Any]:
        return list(self.tree.query(selector))

    def one(self, selector: str) -> Any:
        (found,) = self.all(selector)
        return found

    def text(self, selector: str) -> str:
        return " ".join(self.one(selector).to_text().split())


def page(card: Card, **options: Any) -> Page:
    return Page(render(card, today=TODAY, **options))


def test_emptiest_card_is_a_name_and_a_monogram_and_nothing_empty(make_card: MakeCard) -> None:
    assert render(make_card(), today=TODAY) == (
        '<author-card><aside class="ac ac--box ac--bare ac--hue-28 h-card" aria-label="About the author" lang="en"'
        ' dir="ltr">'
        '<div class="ac__frame">'
        '<span class="ac__photo"><span class="ac__mono" aria-hidden="true"><b>L</b></span></span>'
        '<div class="ac__head"><p class="ac__name"><span class="p-name" dir="auto">Laura</span></p></div>'
        "</div></aside></author-card>"
    )


@pytest.mark.parametrize("sample", ["bare", "laura", "full", "arabic"])
def test_fragment_has_no_script_no_style_and_no_handler(make_card: MakeCard, sample: str) -> None:
    card = page(make_card(sample))

    assert card.all("script, style, link, iframe, form, object") == []
    for element in card.all("*"):
        assert not [name for name in element.attrs if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("sample", ["bare", "laura", "arabic"])
def test_card_of_four_links_and_three_stories_is_under_six_kilobytes(make_card: MakeCard, sample: str) -> None:
    assert len(render(make_card(sample), today=TODAY).encode()) < 6 * 1024


def test_parts_of_a_usual_card(make_card: MakeCard) -> None:
    card = page(make_card("laura"))

    assert card.text(".ac__name") == "Laura"
    assert card.one(".ac__name > a").attrs == {
        "class": "p-name u-url",
        "rel": "author",
        "href": "https://fba.example/authors/laura",
        "dir": "auto",
    }
    assert card.one("a.ac__photo").attrs["tabindex"] == "-1"
    assert card.one("a.ac__photo").attrs["aria-hidden"] == "true"
    assert card.one(".ac__bio a").attrs["href"] == "https://www.today.com/"
    assert card.text(".ac__label") == "Latest"
    assert [time.to_text() for time in card.all("time")] == ["18 Nov", "9 Nov", "27 Oct 2025"]
    assert card.all("time")[0].attrs == {"datetime": "2026-11-18T09:00:00Z"}
    assert card.text(".ac__all") == "All stories by Laura"
    assert card.one(".ac__tabs").attrs == {"class": "ac__tabs", "data-first": "Bio", "data-second": "Latest"}


def test_bio_is_printed_as_the_card_has_it(make_card: MakeCard) -> None:
    card = make_card("laura")

    assert card["bio"] is not None
    assert f'<div class="ac__bio p-note">{card["bio"]["html"]}</div>' in render(card, today=TODAY)


def test_links_are_named_for_people_who_see_no_icon(make_card: MakeCard) -> None:
    links = page(make_card("laura")).all(".ac__links a")

    assert [link.attrs["aria-label"] for link in links] == [
        "Laura: Website, laura.example",
        "Laura on Bluesky",
        "Laura on Mastodon",
        "Laura on LinkedIn",
    ]
    assert {link.attrs["rel"] for link in links} == {"me noopener"}


def test_network_without_an_icon_is_printed_as_its_name(make_card: MakeCard) -> None:
    links = page(make_card("laura")).all(".ac__links a")

    assert [link.to_text().strip() for link in links] == ["", "", "", "LinkedIn"]


def test_more_than_six_links_fold(make_card: MakeCard) -> None:
    card = page(make_card("full"))

    assert len(card.all(".ac__fold > .ac__links > li")) == LINKS_SHOWN == 6
    assert card.text("details > summary") == "+3"
    assert [link.to_text() for link in card.all("details .ac__links a")] == ["YouTube", "GitHub", "Muck Rack"]


def test_six_links_do_not_fold(make_card: MakeCard) -> None:
    card = page(make_card("full", links=make_card("full")["links"][:6]))

    assert len(card.all(".ac__links > li")) == 6
    assert card.all("details") == []


def test_no_more_than_four_stories_are_shown(make_card: MakeCard) -> None:
    story = make_card("laura")["latest"][0]

    assert len(page(make_card("laura", latest=[story] * 9)).all(".ac__list > li")) == STORIES_SHOWN == 4


@pytest.mark.parametrize(
    ("values", "panels"),
    [
        ({"latest": []}, 1),
        ({"bio": None}, 1),
        ({"bio": None, "links": []}, 1),
        ({"bio": None, "latest": []}, 1),
        ({"bio": None, "latest": [], "links": []}, 0),
    ],
)
def test_tabs_stand_only_where_there_are_two_panels(make_card: MakeCard, values: dict[str, Any], panels: int) -> None:
    card = page(make_card("laura", **values))

    assert card.all(".ac__tabs") == card.all(".ac--tabbed") == []
    assert len(card.all(".ac__panel")) == panels
    assert len(card.all(".ac__bio")) == (values.get("bio", True) is not None)
    assert len(card.all(".ac__list")) == ("latest" not in values)


@pytest.mark.parametrize("sample", ["bare", "laura", "full", "arabic"])
def test_no_element_is_empty_but_the_place_of_the_tabs(make_card: MakeCard, sample: str) -> None:
    for element in page(make_card(sample)).all("p, div, ul, ol, li, span, a, b, h2, bdi, details, summary"):
        if element.attrs.get("class") != "ac__tabs":
            assert element.children, element


@pytest.mark.parametrize("heading", HEADINGS)
def test_name_is_a_heading_on_request(make_card: MakeCard, heading: int) -> None:
    card = page(make_card("laura"), heading=heading)

    assert card.text(f"h{heading}.ac__name") == "Laura"
    assert len(card.all("h1, h2, h3, h4, h5, h6")) == 1


def test_name_is_no_heading_by_itself(make_card: MakeCard) -> None:
    assert page(make_card("full")).all("h1, h2, h3, h4, h5, h6") == []


@pytest.mark.parametrize("heading", [0, 1, 7, -2])
def test_other_heading_is_refused(make_card: MakeCard, heading: int) -> None:
    with pytest.raises(BadRequest, match="from 2 to 6") as refusal:
        render(make_card(), today=TODAY, heading=heading)
    assert (refusal.value.code, refusal.value.param) == ("invalid_heading", "heading")


def test_unknown_layout_is_refused_with_the_near_one(make_card: MakeCard) -> None:
    with pytest.raises(BadRequest, match=r"No layout `bx`\. Did you mean `box`\?") as refusal:
        render(make_card(), today=TODAY, layout="bx")
    assert (refusal.value.code, refusal.value.param) == ("unknown_layout", "layout")


def test_honorific_stands_before_the_linked_name(make_card: MakeCard) -> None:
    card = page(make_card("full"))

    assert card.text(".ac__name") == "Dr María-José Fernández-Villaverde y Ruiz de Apodaca"
    assert card.text("[rel=author]") == "María-José Fernández-Villaverde y Ruiz de Apodaca"


def test_role_and_pronouns_share_a_line(make_card: MakeCard) -> None:
    assert page(make_card(role="Reporter", pronouns="she/her")).text(".ac__role") == "Reporter · she/her"
    assert page(make_card(pronouns="she/her")).text(".ac__role") == "she/her"


@pytest.mark.parametrize(
    ("lang", "role", "line"),
    [
        ("en", "Former political writer", "Former political writer"),
        ("en", None, "Former contributor"),
        ("xx", None, "Former contributor"),
    ],
)
def test_former_contributor_is_called_former_once(make_card: MakeCard, lang: str, role: str | None, line: str) -> None:
    assert page(make_card(status="former", lang=lang, role=role)).text(".ac__role") == line


@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_neutral_card_shows_a_name_and_a_monogram_whatever_else_it_holds(make_card: MakeCard, status: str) -> None:
    neutral = make_card(name="Staff reporter", monogram={"text": "SR", "hue": 185})
    leaking = make_card("full", name="Staff reporter", monogram={"text": "SR", "hue": 185}, status=status)

    assert render(leaking, today=TODAY) == render(neutral, today=TODAY)


def test_right_to_left_card_speaks_its_language(make_card: MakeCard) -> None:
    card = page(make_card("arabic"))
    aside = card.one("aside")

    assert (aside.attrs["lang"], aside.attrs["dir"]) == ("ar", "rtl")
    assert card.one(".ac__tabs").attrs["data-first"] == "نبذة"
    assert [link.attrs["dir"] for link in card.all(".ac__list a")] == ["auto", "auto"]
    assert card.text(".ac__mono") == "ل"


@pytest.mark.parametrize(("monogram", "letter"), [("LW", "L"), ("É", "É"), ("नि", "नि"), ("👩🏽‍🚀X", "👩🏽‍🚀")])
def test_box_shows_the_first_grapheme_of_the_monogram(make_card: MakeCard, monogram: str, letter: str) -> None:
    assert page(make_card(monogram={"text": monogram, "hue": 15})).text(".ac__mono") == letter


def test_photo_takes_the_place_of_the_monogram(make_card: MakeCard) -> None:
    photo = {
        "alt": "Laura",
        "credit": None,
        "width": 640,
        "height": 800,
        "focal_point": {"x": 0.5, "y": 0.5},
        "placeholder": "#ccc",
        "src": "/m/1-640.jpg",
        "sources": [{"type": "image/avif", "srcset": "/m/1-160.avif 160w, /m/1-320.avif 320w"}],
        "square": {"src": "/m/1-192.jpg", "sources": []},
    }
    card = page(make_card("laura", photo=photo))

    assert card.all(".ac__mono") == []
    assert card.one("picture > source").attrs == {
        "type": "image/avif",
        "srcset": "/m/1-160.avif 160w, /m/1-320.avif 320w",
        "sizes": "120px",
    }
    assert card.one("picture > img").attrs == {
        "class": "u-photo",
        "src": "/m/1-640.jpg",
        "width": "640",
        "height": "800",
        "alt": "",
        "loading": "lazy",
        "decoding": "async",
    }


def test_hostile_text_in_every_field_stays_text(make_card: MakeCard) -> None:
    values = dict.fromkeys(TEXT_FIELDS, HOSTILE)
    link = {
        "network": HOSTILE,
        "label": HOSTILE,
        "url": f"https://a.example/{HOSTILE}",
        "handle": None,
        "verified": True,
    }
    story = {
        "title": HOSTILE,
        "url": f"https://a.example/{HOSTILE}",
        "published_at": "2026-11-18T09:00:00Z",
        "role": HOSTILE,
    }
    source = {"type": HOSTILE, "srcset": HOSTILE}
    photo = {"src": HOSTILE, "sources": [source], "width": 4, "height": 5, "alt": HOSTILE, "credit": HOSTILE}
    hostile = make_card(
        "laura",
        **values,
        lang='en"><script>',
        dir='ltr" onclick="x',
        links=[link, {**link, "network": "website"}, *[link] * 6],
        latest=[story],
        photo=photo,
        url=f"https://a.example/{HOSTILE}",
    )
    card = page(hostile)

    assert "<script" not in card.html
    assert card.all("script, [onerror], [onclick]") == []
    assert len(card.all("img")) == len(card.all("author-card")) == 1
    assert card.text("[rel=author]") == card.text(".ac__list a") == " ".join(HOSTILE.split())
    assert card.one(".ac__list a").attrs["href"] == f"https://a.example/{HOSTILE}"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", " https://a.example", ""],
)
def test_address_that_is_none_never_becomes_a_link(make_card: MakeCard, address: str) -> None:
    card = make_card("laura", url=address, bio=None)
    card["links"] = [{**card["links"][0], "url": address}]
    card["latest"] = [{**card["latest"][0], "url": address}]
    read = page(card)

    assert read.all("a") == read.all("[href]") == []
    assert read.text(".ac__list span") == "What the continuing resolution funds, and what it leaves out"


def test_only_own_addresses_of_the_card_are_in_it(make_card: MakeCard) -> None:
    """Nothing that the browser would load by itself; links lead where the card says."""
    card = page(make_card("full"))

    assert card.all("[src], [srcset], use, image") == []
    assert {link.attrs["href"].split("/")[2] for link in card.all("a[href]")} == {
        "fba.example",
        "www.today.com",
        "laura.example",
        "bsky.app",
        "newsie.social",
        "www.linkedin.com",
        "x.com",
        "www.threads.com",
        "www.youtube.com",
        "github.com",
        "muckrack.com",
    }
