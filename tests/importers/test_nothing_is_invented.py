"""Texts that say nothing about an author give no draft, and a sentence that says so."""

import pytest

from tests.importers.pasting import ARTICLE, paste

TEXTS = {
    "an article": ARTICLE,
    "a German article": "Der Stadtrat hat am Dienstag die Entscheidung über die alte Brücke vertagt. „Wir sehen uns "
    "das im Mai an“, sagte Peter Hall, Leiter des Bauamts.\n\nDie Brücke ist seit 2019 gesperrt.",
    "an article with a headline": f"Council Puts Off Bridge Decision\n{ARTICLE}",
    "an article about a writer": "Maria Gomez is a writer and activist who lives in Leeds. She has been fighting for "
    f"the bridge for 12 years.\n\n{ARTICLE}Gomez says that she will go on.",
    "a quotation": "“Nothing is as it was,” said Maria Gomez, a teacher from Leeds, who has lived here for 30 years.",
    "a comment": f"{ARTICLE}Leave a Reply\nPeter Hall\nI have been a journalist for 30 years. Great story!\nReply",
    "a photo credit": f"{ARTICLE}Photo: Nora Field",
    "a shopping list": "Milk\nEggs\nBread\nButter",
    "a shopping list with bullets": "- Milk\n- Eggs\n- Brown bread\n- 2 l of juice",
    "a shopping list in a row": "Milk, Eggs, Bread",
    "a recipe": "Ingredients:\n200 g flour\n2 eggs\nMix the flour with the eggs and bake for 20 minutes.",
    "a poem": "The river runs below the bridge,\nThe lorries wait in line;\nWhat council hand could mend the ridge\n"
    "And leave the water fine?",
    "code": "class Person(models.Model):\n    name = models.CharField(max_length=100)\n    # Author: see below\n"
    "    def __str__(self):\n        return self.name",
    "JSON": '{"name": "Nora Field", "age": 3}',
    "a log": "2026-01-01 12:00:00 ERROR Something went wrong\n2026-01-01 12:00:01 INFO Started",
    "a mail": "Dear all,\n\nplease find attached the minutes of Tuesday's meeting. The next one is on 4 May at ten.\n\n"
    "Kind regards",
    "a mail with its head": "From: Nora Field <nora@field.example>\nTo: Jonas Brandt <jonas@brandt.example>\n"
    "Subject: Bridge\n\nHi Jonas,\n\nthe bridge stays closed. Can you call the council?\n\nThanks,\nNora",
    "a table of figures": "Year\tOutput\tShare\n2019\t100\t12 %\n2020\t140\t14 %",
    "a table of places": "Berlin\t3.6\nHamburg\t1.8\nMunich\t1.5",
    "places": "Berlin, Germany\nParis, France\nRome, Italy",
    "a menu": "Home\nAbout\nContact\nPrivacy Policy\nTerms of Use",
    "a table of contents": "Chapter One\nChapter Two\nChapter Three",
    "a headline": "Council Puts Off Bridge Decision",
    "days": "Monday\nTuesday\nWednesday",
    "filler": "Lorem ipsum dolor sit amet, consectetur adipiscing elit. Sed do eiusmod tempor incididunt ut labore.",
    "a word": "hello",
    "a number": "123456",
    "dots": "...\n---\n***",
    "an address": "https://example.org/a/b",
    "a mail address": "nora@field.example",
    "inverted names, or places": "Field, Nora\nBrandt, Jonas",
    "HTML without words": "<div><span></span><img src='https://fba.example/nora.jpg'></div>",
    "an article in HTML": f"<article><h1>Bridge stays closed</h1><p>{ARTICLE}</p></article>",
    "a box without a name": "About the author\nA freelance writer who lives in Norwich and likes dogs.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_no_author_no_draft(name: str) -> None:
    reading = paste(TEXTS[name])

    assert reading.drafts == []
    assert reading.message
    assert reading.message.endswith(".")


@pytest.mark.parametrize("text", ["", "  \n\t \n", "\ufeff\u200b", "<p>&nbsp;</p>"])
def test_an_empty_paste_says_what_to_paste(text: str) -> None:
    reading = paste(text)

    assert reading.drafts == []
    assert reading.message == (
        "There is no text here. Paste an author box, an article's last lines or a list of names."
    )


def test_the_sentence_says_where_a_box_without_a_name_was() -> None:
    assert paste(TEXTS["a box without a name"]).message == (
        "There are words of an author box in this text, but no name that could be read from it. Nobody was made up."
    )


def test_what_was_pasted_is_listed_as_left_out() -> None:
    assert paste(TEXTS["a menu"]).left_out == ["Home", "About", "Contact", "Privacy Policy", "Terms of Use"]


def test_a_long_list_of_what_was_left_out_is_cut_and_counted() -> None:
    left_out = paste("Share this\nMonday\n" * 300).left_out

    assert len(left_out) == 201
    assert left_out[-1] == "400 more lines"
