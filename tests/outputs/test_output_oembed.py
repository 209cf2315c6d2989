"""oEmbed answers: exact, within the limits, and what WordPress keeps of their HTML."""

import json
from typing import Any

import pytest
from justhtml import JustHTML
from lxml import etree

from contributors.outputs.oembed import FORMATS, Limits, answer, write_json, write_xml
from tests.outputs.everyone import ADDRESS, EVERYONE, NEUTRAL, REAL_PHOTO

each_kind = pytest.mark.parametrize("kind", EVERYONE)
# What wp_filter_oembed_result leaves: it drops an answer without a frame.
KEPT = {
    "a": {"href"},
    "blockquote": set(),
    "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"},
}


def told(kind: str, **limits: int) -> dict[str, Any]:
    return answer([EVERYONE[kind]], ADDRESS, Limits(**limits))


def test_the_answer_for_the_fullest() -> None:
    found = told("fullest")
    name = "María-José Fernández-Villaverde y Ruiz de Apodaca"

    assert found == {
        "version": "1.0",
        "type": "rich",
        "title": f"{name} – FBA",
        "author_name": name,
        "author_url": "https://fba.example/authors/laura",
        "provider_name": "FBA",
        "provider_url": "https://fba.example",
        "cache_age": 30,
        "html": (
            f'<blockquote><a href="https://fba.example/authors/laura">{name}</a></blockquote>'
            f'<iframe src="{ADDRESS}?layout=box" width="640" height="{found["height"]}" title="{name} – FBA"'
            ' frameborder="0"></iframe>'
        ),
        "width": 640,
        "height": found["height"],
        "thumbnail_url": REAL_PHOTO["src"],
        "thumbnail_width": 640,
        "thumbnail_height": 800,
    }


@pytest.mark.parametrize("kind", NEUTRAL)
def test_a_neutral_card_is_embedded_without_a_trace(kind: str) -> None:
    found = told(kind)

    assert found["author_name"] == EVERYONE[kind]["name"]
    assert not {"author_url", "thumbnail_url"} & set(found)
    assert f'<a href="{ADDRESS}">{EVERYONE[kind]["name"]}</a>' in found["html"]


@each_kind
@pytest.mark.parametrize("width", [1, 239, 320, 543, 544, 640, 1200])
@pytest.mark.parametrize("height", [1, 150, 533, 5000])
def test_the_limits_are_kept(kind: str, width: int, height: int) -> None:
    found = told(kind, width=width, height=height)

    assert 1 <= found["width"] <= width
    assert 1 <= found["height"] <= height
    assert f'width="{found["width"]}" height="{found["height"]}"' in found["html"]
    if "thumbnail_url" in found:
        assert found["thumbnail_width"] <= width
        assert found["thumbnail_height"] <= height


def test_a_smaller_thumbnail_stands_in_where_the_photo_is_too_large() -> None:
    found = told("fullest", width=600, height=533)

    assert (found["thumbnail_url"], found["thumbnail_width"], found["thumbnail_height"]) == (
        "https://registry.example/m/0123-320.jpg",
        320,
        400,
    )
    assert "thumbnail_url" not in told("fullest", height=199)


def test_several_authors_travel_in_the_html() -> None:
    cards = [EVERYONE["usual"], EVERYONE["right to left"]]
    found = answer(cards, f"{ADDRESS},ctr_2", Limits(width=600))

    assert found["title"] == "Laura, ليلى الحسيني – FBA"
    assert not {"author_name", "author_url", "thumbnail_url"} & set(found)
    assert found["html"].startswith(
        '<blockquote><a href="https://fba.example/authors/laura">Laura</a>, '
        '<a href="https://sums.example/writers/layla">ليلى الحسيني</a></blockquote>'
        f'<iframe src="{ADDRESS},ctr_2?layout=inline" width="600" height='
    )


@each_kind
def test_wordpress_keeps_all_of_it(kind: str) -> None:
    tree = JustHTML(told(kind)["html"], fragment=True, sanitize=False, collect_errors=True)

    assert tree.errors == []
    assert {element.name for element in tree.query("*")} == set(KEPT)
    for element in tree.query("*"):
        assert set(element.attrs) <= KEPT[element.name]


@each_kind
def test_both_forms_say_the_same(kind: str) -> None:
    found = told(kind)
    root = etree.fromstring(write_xml(found))

    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {name: str(value) for name, value in found.items()}
    assert json.loads(write_json(found)) == found
    assert not {None, ""} & set(found.values())


def test_the_forms_and_their_media_types() -> None:
    assert FORMATS == {"json": "application/json", "xml": "text/xml; charset=utf-8"}
