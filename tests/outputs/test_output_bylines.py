"""The layout `byline`, of one and of several, and the cards of an article."""

import pytest

from contributors.bylines import BylineStyle
from contributors.outputs.html import Signer, render_article
from tests.outputs.layouts import TODAY, MakeCard, Page, page, together


def test_the_byline_says_role_and_place(make_card: MakeCard) -> None:
    card = page(make_card("amara"), "byline")

    assert card.text(".ac__by") == "By Amara Okonkwo"
    assert card.text(".ac__word") == "By"
    assert card.text(".ac__meta") == "Senior climate correspondent · Lagos"
    assert card.one(".ac__name a").attrs["rel"] == "author"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "By Amara, Jun and Inês"),
        ("es", "Por Amara, Jun e Inês"),
        ("ja", "文：Amara、Jun、Inês"),
        ("ar", "بقلم Amara وJun وInês"),
    ],
)
def test_names_of_a_byline_are_listed_in_its_language(make_card: MakeCard, lang: str, line: str) -> None:
    cards = [make_card("laura", id=name, name=name, lang=lang) for name in ("Amara", "Jun", "Inês")]

    assert " ".join(together("byline", *cards).text(".ac__by").split()) == line


@pytest.mark.parametrize(
    ("style", "line", "faces"),
    [
        (BylineStyle(by="Words:", lang="en"), "Words: Amara, Jun and Inês", 3),
        (BylineStyle(by="", lang="en"), "Amara, Jun and Inês", 3),
        (BylineStyle(by="Von", lang="de"), "By Amara, Jun and Inês", 3),
        (BylineStyle(serial_comma=True), "By Amara, Jun, and Inês", 3),
        (BylineStyle(upper_case=True), "BY AMARA, JUN AND INÊS", 3),
        (BylineStyle(most_names=2), "By Amara, Jun and 1 other", 2),
        (BylineStyle(by='<b onclick="x">', lang="en"), '<b onclick="x"> Amara, Jun and Inês', 3),
    ],
)
def test_a_byline_follows_the_style_of_the_site(make_card: MakeCard, style: BylineStyle, line: str, faces: int) -> None:
    cards = [make_card("laura", id=name, name=name) for name in ("Amara", "Jun", "Inês")]

    of_several = together("byline", *cards, style=style)
    of_article = Page(
        render_article([Signer(card["name"], card) for card in cards], today=TODAY, lang="en", style=style)
    )

    assert of_several.text(".ac__by") == of_article.text(".ac__by") == line
    assert len(of_several.all(".ac__stack .ac__photo")) == faces
    assert of_several.all("[onclick]") == []


def test_the_byline_of_one_follows_the_style_of_the_site(make_card: MakeCard) -> None:
    card = page(make_card("amara"), "byline", style=BylineStyle(by="Words", lang="en", upper_case=True))

    assert card.text(".ac__by") == "WORDS AMARA OKONKWO"
    assert card.text(".ac__word") == "WORDS"


def test_who_does_something_else_for_an_article_signs_with_it(make_card: MakeCard) -> None:
    laura, ben = make_card("laura"), make_card("laura", id="ctr_ben", name="Ben")
    signers = [Signer("Laura", laura, place="Lagos"), Signer("Ben", ben, "photographs"), Signer("Laura", laura, "data")]

    card = Page(render_article(signers, today=TODAY, lang="en"))

    assert card.text(".ac__by") == "By Laura in Lagos; photographs by Ben; data by Laura"
    assert len(card.all(".ac__stack .ac__photo")) == 2


def test_a_stack_has_four_faces_and_every_name(make_card: MakeCard) -> None:
    cards = [
        make_card("laura", id=f"ctr_{n}", name=f"Name {n}", monogram={"text": str(n), "hue": 15}) for n in range(6)
    ]
    card = together("byline", *cards)

    assert card.texts(".ac__stack > .ac__photo.ac--hue-15 .ac__mono") == ["0", "1", "2", "3"]
    assert card.texts(".ac__name.h-card .p-name") == [f"Name {n}" for n in range(6)]
    assert card.one("aside").attrs["aria-label"] == "About the authors"


def test_names_without_a_card_sign_an_article_too(make_card: MakeCard) -> None:
    laura = make_card("laura")
    signers = [Signer("L. Whitfield", laura), Signer("A <b> C", None)]
    html = render_article(signers, today=TODAY, lang="en")
    card = Page(html)

    assert card.text(".ac--byline .ac__by") == "By L. Whitfield and A <b> C"
    assert len(card.all(".ac__stack .ac__photo")) == 1
    assert card.texts("aside.ac--inline .p-name") == ["Laura"]


@pytest.mark.parametrize(
    ("signed", "sole_author", "layouts"),
    [
        ("", True, []),
        ("a", True, ["box"]),
        ("a", False, ["box"]),
        ("ab", True, ["byline", "inline", "inline"]),
        ("ab", False, ["box", "box"]),
        ("aab", True, ["byline", "inline", "inline"]),
        ("-", True, ["byline"]),
        ("-", False, ["byline"]),
        ("a-", True, ["byline", "inline"]),
    ],
)
def test_the_rule_of_the_sole_author(make_card: MakeCard, signed: str, sole_author: bool, layouts: list[str]) -> None:
    people = {"a": make_card("laura"), "b": make_card("amara"), "-": None}
    signers = [Signer(card["name"] if card else "Wire", card) for card in (people[letter] for letter in signed)]
    html = render_article(signers, today=TODAY, lang="en", sole_author=sole_author)
    found = [element.attrs["class"].split()[1].removeprefix("ac--") for element in Page(html).all("aside")]

    assert found == layouts
    assert (html == "") == (not signed)
