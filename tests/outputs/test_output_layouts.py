"""What each layout prints, as HTML: landmarks, headings, faces, facts, and several of them together."""

from collections.abc import Callable
from typing import Any

import pytest

from contributors.errors import BadRequest
from contributors.languages import LANGUAGES
from contributors.outputs.html import LAYOUTS, SEVERAL, render, render_several, size_of
from tests.outputs.layouts import TODAY, MakeCard, Page, page, together

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> & {name} {names} {0} %s \0"
TEXTS = ("name", "role", "honorific", "pronouns", "location", "company", "pronunciation")
LISTS = ("covers", "memberships", "awards", "education", "books")


@pytest.mark.parametrize("sample", ["bare", "laura", "full", "arabic", "profile"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_has_style_script_handler_or_empty_element(make_card: MakeCard, layout: str, sample: str) -> None:
    card = page(make_card(sample), layout)

    assert card.all("script, style, link, iframe, form, object") == []
    for element in card.all("*"):
        assert not [name for name in element.attrs if name == "style" or name.startswith("on")]
        if element.name in {"p", "div", "ul", "ol", "li", "dl", "dt", "dd", "span", "a", "b", "bdi", "h1", "h2"}:
            assert element.children or element.attrs.get("class") == "ac__tabs", element


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "profile"])
def test_a_layout_is_a_landmark_with_a_name(make_card: MakeCard, layout: str) -> None:
    aside = page(make_card("laura"), layout).one("author-card > aside")

    assert (aside.attrs["aria-label"], aside.attrs["lang"], aside.attrs["dir"]) == ("About the author", "en", "ltr")
    assert {"ac", f"ac--{layout}", "h-card"} <= set(aside.attrs["class"].split())


def test_a_profile_is_a_section_named_by_its_heading(make_card: MakeCard) -> None:
    ids = []
    for number in range(2):
        card = page(make_card("laura", id=f"ctr_{number}"), "profile")
        ids.append(card.one("section.ac--profile").attrs["aria-labelledby"])
        assert card.one("h1.ac__name").attrs["id"] == ids[-1]
    assert ids == ["ac-fba-ctr_0", "ac-fba-ctr_1"]


def test_a_desk_is_no_author(make_card: MakeCard) -> None:
    desk = page(make_card(kind="desk", name="Meridian Staff"), "inline")

    assert desk.one("aside").attrs["aria-label"] == "About Meridian Staff"


@pytest.mark.parametrize(
    ("layout", "heading", "headings"),
    [
        ("inline", None, []),
        ("inline", 3, ["h3"]),
        ("tile", 2, ["h2"]),
        ("byline", None, []),
        ("profile", None, ["h1", "h2"]),
        ("profile", 3, ["h3", "h4"]),
        ("profile", 6, ["h6"]),
    ],
)
def test_headings_are_those_asked_for(
    make_card: MakeCard, layout: str, heading: int | None, headings: list[str]
) -> None:
    card = page(make_card("laura"), layout, heading=heading)

    assert [found.name for found in card.all("h1, h2, h3, h4, h5, h6")] == headings


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"layout": "byline", "heading": 2}, "invalid_heading"),
        ({"layout": "profile", "heading": 1}, "invalid_heading"),
        ({"layout": "grid"}, "unknown_layout"),
    ],
)
def test_what_a_layout_can_not_do_is_refused(make_card: MakeCard, options: dict[str, Any], code: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        render(make_card(), today=TODAY, **options)
    assert refusal.value.code == code


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in SEVERAL])
def test_some_layouts_take_one_contributor(make_card: MakeCard, layout: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        render_several([make_card(), make_card()], today=TODAY, layout=layout)
    assert (refusal.value.code, refusal.value.param) == ("one_at_a_time", "layout")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_neutral_card_shows_a_name_and_letters_in_every_layout(make_card: MakeCard, layout: str, status: str) -> None:
    shown = {"name": "Staff reporter", "monogram": {"text": "SR", "hue": 185}}

    leaking = render(make_card("profile", **shown, status=status), today=TODAY, layout=layout)
    assert leaking == render(make_card(**shown), today=TODAY, layout=layout)


@pytest.mark.parametrize(("layout", "letters"), [("byline", "A"), ("inline", "AO"), ("box", "A"), ("tile", "AOX")])
def test_a_monogram_has_as_many_letters_as_there_is_room_for(make_card: MakeCard, layout: str, letters: str) -> None:
    assert page(make_card(monogram={"text": "AOXY", "hue": 155}), layout).text(".ac__mono") == letters


@pytest.mark.parametrize(
    ("layout", "cut", "sizes"),
    [
        ("byline", "-sq192.jpg", "40px"),
        ("inline", "-sq192.jpg", "56px"),
        ("box", "-640.jpg", "120px"),
        ("tile", "-640.jpg", "(max-width: 40em) 45vw, 220px"),
        ("profile", "-640.jpg", "(max-width: 46em) 176px, 280px"),
    ],
)
def test_a_photo_comes_in_the_cut_of_the_layout(
    make_card: MakeCard, photo_of: Callable[..., Any], layout: str, cut: str, sizes: str
) -> None:
    photo = photo_of("laura", alt="Laura, smiling")
    card = page(make_card("laura", photo=photo), layout)
    image, source = card.one("img").attrs, card.one("picture > source").attrs

    assert image["src"].endswith(f"laura{cut}")
    assert source["sizes"] == sizes
    assert source["srcset"] == (photo["square"] if "sq" in cut else photo)["sources"][0]["srcset"]
    assert image["alt"] == ("Laura, smiling" if layout == "profile" else "")
    assert ("loading" in image) == (layout not in {"byline", "profile"})
    assert card.all(".ac__mono") == []


@pytest.mark.parametrize(
    ("layout", "is_shown"), [("byline", True), ("inline", True), ("box", False), ("tile", False), ("profile", False)]
)
def test_a_picture_too_small_for_the_portrait_is_shown_as_a_square_alone(
    make_card: MakeCard, photo_of: Callable[..., Any], layout: str, is_shown: bool
) -> None:
    photo = photo_of("laura")
    card = page(make_card("laura", photo=photo | {"src": photo["square"]["src"], "sources": []}), layout)

    assert (len(card.all("img")) == 1) == is_shown
    assert (len(card.all(".ac__mono")) == 1) != is_shown


def test_beside_a_name_the_photo_is_no_second_link_for_keyboards(make_card: MakeCard) -> None:
    for layout in ("byline", "inline", "box", "tile"):
        photo = page(make_card("laura"), layout).one("a.ac__photo")
        assert (photo.attrs["tabindex"], photo.attrs["aria-hidden"]) == ("-1", "true")


def test_inline_cards_stand_in_a_stack_under_names_of_their_own(make_card: MakeCard) -> None:
    card = together("inline", make_card("laura"), make_card("amara"))

    assert [aside.attrs["aria-label"] for aside in card.all("author-card > .ac-stack > aside.ac--inline")] == [
        "About Laura",
        "About Amara Okonkwo",
    ]


def test_tiles_stand_in_a_list_without_landmarks(make_card: MakeCard) -> None:
    card = together("tile", make_card("laura"), make_card("amara"), heading=2)

    assert card.texts("ul.ac-grid > li > div.ac--tile h2") == ["Laura", "Amara Okonkwo"]
    assert card.all("aside") == []


def test_inline_shows_the_bio_and_no_links(make_card: MakeCard) -> None:
    card = page(make_card("laura"), "inline")

    assert len(card.all(".ac__bio")) == 1
    assert card.all(".ac__links, .ac__list, .ac__tabs") == []


@pytest.mark.parametrize(
    ("layout", "size"),
    [("byline", "standard"), ("inline", "short"), ("box", "standard"), ("tile", "standard"), ("profile", "long")],
)
def test_a_layout_has_room_for_a_size_of_the_bio(layout: str, size: str) -> None:
    assert size_of({"layout": layout}) == size
    assert size_of({}) == "standard"


def test_a_profile_tells_all_that_is_known(make_card: MakeCard) -> None:
    card = page(make_card("profile"), "profile")

    assert card.text(".ac__role") == "Freelance writer · Maryland"
    assert card.text(".ac__credit") == "Photo: Courtesy of the author"
    assert card.one(".ac__side img").attrs["alt"] == "Laura, with long brown hair, looks at us"
    assert card.all("a.ac__photo") == []
    assert card.texts(".ac__links a") == ["laura.example", "Bluesky", "Mastodon", "LinkedIn"]
    assert dict(zip(card.texts("dt"), [group.to_text() for group in card.all("dl > div")], strict=True)).keys() == {
        *("Covers", "Active since", "Languages", "Works for", "Member of"),
        *("Education", "Awards", "Books", "Pronunciation", "Identifiers"),
    }
    assert card.texts("dd") == [
        *("Politics, Foreign affairs", "2005", "English, Spanish", "Ordinary Time Press", "Authors Guild"),
        *("Political science, Salisbury University", "Local Reporting Prize (2019)"),
        *("Fellow, Institute for Plain Words (2021)", "Ordinary Time (2026)", "Facts Free of Opinion (2021)"),
        *("LOR-uh", "ORCID 0000-0002-1825-0097"),
    ]
    assert card.one("dd a").attrs == {"href": "https://orcid.org/0000-0002-1825-0097", "rel": "me noopener"}
    assert card.text("h2.ac__label") == "Latest"
    assert len(card.all(".ac__list > li")) == 3
    assert card.all(".ac__all, .ac__tabs, svg") == []


def test_a_profile_of_a_name_alone_is_a_name_and_a_letter(make_card: MakeCard) -> None:
    assert page(make_card(), "profile").html == (
        '<author-card><section class="ac ac--profile ac--hue-28 h-card"'
        ' aria-labelledby="ac-fba-ctr_0123456789abcdefghjkmnpqrs" lang="en" dir="ltr"><div class="ac__frame">'
        '<div class="ac__side"><span class="ac__photo"><span class="ac__mono" aria-hidden="true"><b>L</b></span></span>'
        '</div><div class="ac__main"><h1 class="ac__name" id="ac-fba-ctr_0123456789abcdefghjkmnpqrs">'
        '<span class="p-name" dir="auto">Laura</span></h1></div></div></section></author-card>'
    )


def test_more_than_six_links_fold_on_a_profile_too(make_card: MakeCard) -> None:
    card = page(make_card("full"), "profile")

    assert len(card.all(".ac__fold > .ac__links > li")) == 6
    assert card.text("details > summary") == "+3"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_former_is_said_in_every_layout(make_card: MakeCard, layout: str) -> None:
    assert "Former contributor" in render(make_card(status="former"), today=TODAY, layout=layout)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_profile_and_byline_speak_every_language(make_card: MakeCard, lang: str) -> None:
    english = set(page(make_card("profile"), "profile").texts("dt, .ac__credit"))
    spoken = page(make_card("profile", lang=lang), "profile").texts("dt, .ac__credit")

    assert len(spoken) == 11
    assert all(spoken)
    assert lang == "en" or len(english & set(spoken)) <= 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hostile_text_stays_text_in_every_layout(
    make_card: MakeCard, photo_of: Callable[..., Any], layout: str
) -> None:
    values: dict[str, Any] = dict.fromkeys(TEXTS, HOSTILE) | {name: [HOSTILE] for name in LISTS}
    hostile = make_card(
        "profile",
        **values,
        languages=[HOSTILE],
        lang='en"><script>',
        dir='ltr" onclick="x',
        id='x"><script>',
        identifiers=[{"scheme": HOSTILE, "value": HOSTILE, "url": "javascript:alert(1)"}],
        monogram={"text": "<b>", "hue": 15},
        photo=photo_of("laura", alt=HOSTILE, credit=HOSTILE),
        kind="desk",
    )
    fragments = [render(hostile, today=TODAY, layout=layout)]
    if layout in SEVERAL:
        fragments.append(render_several([hostile, hostile], today=TODAY, layout=layout))
    for fragment in fragments:
        card = Page(fragment.replace("\0", ""))
        assert "<script" not in card.html
        assert card.all("script, [onerror], [onclick]") == []
        assert [link for link in card.all("a") if not link.attrs["href"].startswith(("https://", "mailto:"))] == []
