"""The cards at the end of an article as HTML: one box for a sole author, a byline and inline cards for several."""

import re
from typing import Any

import pytest

from contributors.changes import change
from contributors.models import Article, Contributor
from tests import factories
from tests.api.conftest import World, problem

ARTICLES = "/api/v1/sites/fba/articles"


@pytest.fixture
def jun(world: World) -> Contributor:
    return factories.make_contributor("Jun Watanabe", world.fba, role="Tokyo bureau")


def put(world: World, *credits: dict[str, Any], external_id: str = "one") -> str:
    sent = world.secret.send(
        "PUT", f"{ARTICLES}/{external_id}", {"title": "One", "credits": list(credits), "no_byline": not credits}
    )
    assert sent.status_code in {200, 201}
    return f"{ARTICLES}/{external_id}.html"


def layouts(text: str) -> list[str]:
    return re.findall(r'<(?:aside|section) class="ac ac--(\w+)', text)


def names(text: str) -> list[str]:
    return re.findall(r'class="p-name[^>]*>([^<]+)<', text)


def switch(world: World, sole_author: bool) -> None:
    with change(world.fba, "edit", by=factories.setup_actor()) as edit:
        edit.document["switches"] = {"sole_author": sole_author}


def test_who_signs_alone_has_a_box(world: World) -> None:
    answer = world.secret.get(put(world, {"contributor": world.laura.pk}))

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert layouts(answer.content.decode()) == ["box"]


def test_several_have_a_byline_and_an_inline_card_each(world: World, jun: Contributor) -> None:
    address = put(world, {"contributor": jun.pk}, {"contributor": world.laura.pk, "credited_as": "L. Whitfield"})
    text = world.secret.get(address).content.decode()

    assert layouts(text) == ["byline", "inline", "inline"]
    assert names(text)[:2] == ["Jun Watanabe", "L. Whitfield"]
    assert names(text)[2] == "Jun Watanabe"
    assert text.count("<author-card>") == 1


def test_a_name_without_a_card_makes_her_one_of_several(world: World) -> None:
    text = world.secret.get(put(world, {"contributor": world.laura.pk}, {"text": "A & B"})).content.decode()

    assert layouts(text) == ["byline", "inline"]
    assert names(text)[1] == "A &amp; B"


def test_only_names_are_only_a_byline(world: World) -> None:
    assert layouts(world.secret.get(put(world, {"text": "Wire"})).content.decode()) == ["byline"]


def test_credits_outside_the_byline_do_not_sign(world: World, jun: Contributor) -> None:
    credits = {"contributor": world.laura.pk}, {"contributor": jun.pk, "role": "photographs", "group": "media_credit"}

    assert layouts(world.secret.get(put(world, *credits)).content.decode()) == ["box"]


def test_without_the_switch_everybody_has_a_box(world: World, jun: Contributor) -> None:
    switch(world, sole_author=False)
    text = world.secret.get(put(world, {"contributor": jun.pk}, {"contributor": world.laura.pk})).content.decode()

    assert layouts(text) == ["box", "box"]


def test_an_article_that_nobody_signs_has_nothing_to_print(world: World) -> None:
    answer = world.secret.get(put(world))

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_what_a_withheld_contributor_signed_with_is_not_said(world: World, jun: Contributor, status: str) -> None:
    address = put(world, {"contributor": jun.pk, "credited_as": "J. W."}, {"contributor": world.laura.pk})
    with change(jun, "edit", by=factories.setup_actor()) as edit:
        edit.document["status"] = status
    text = world.secret.get(address).content.decode()

    assert layouts(text) == ["byline", "inline", "inline"]
    assert not {"J. W.", "Jun Watanabe", "Tokyo bureau"} & set(re.findall(r">([^<]+)<", text))


def test_an_article_whose_own_id_ends_like_the_suffix_comes_first(world: World) -> None:
    put(world, {"contributor": world.laura.pk}, external_id="story")
    put(world, {"text": "Wire"}, external_id="story.html")

    assert world.secret.get(f"{ARTICLES}/story.html").json()["credits"][0]["text"] == "Wire"
    assert layouts(world.secret.get(f"{ARTICLES}/story.html.html").content.decode()) == ["byline"]
    assert set(Article.objects.filter(site=world.fba).values_list("external_id", flat=True)) >= {"story", "story.html"}


def test_names_are_headings_on_request_and_the_tag_saves_the_answer(world: World) -> None:
    address = put(world, {"contributor": world.laura.pk})
    answer = world.secret.get(f"{address}?heading=2")

    assert '<h2 class="ac__name">' in answer.content.decode()
    again = world.secret.get(f"{address}?heading=2", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("query", "code", "param"),
    [
        ("heading=9", "invalid_heading", "heading"),
        ("lang=!", "invalid_language", "lang"),
        ("layout=box", "unknown_parameter", "layout"),
    ],
)
def test_a_wrong_parameter_is_refused(world: World, query: str, code: str, param: str) -> None:
    refused = problem(world.secret.get(f"{put(world, {'contributor': world.laura.pk})}?{query}"))

    assert (refused["status"], refused["code"], refused["param"]) == (400, code, param)


def test_an_article_that_is_none_is_refused(world: World) -> None:
    refused = problem(world.secret.get(f"{ARTICLES}/none.html"))

    assert (refused["status"], refused["code"]) == (404, "unknown_article")


def test_a_publishable_key_is_refused(world: World) -> None:
    refused = problem(world.publishable.get(put(world, {"contributor": world.laura.pk})))

    assert (refused["status"], refused["code"]) == (403, "wrong_key")
