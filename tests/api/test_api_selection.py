"""``fields=``: what is named comes, nothing else, in the document's own order and depth."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.api.site.selection import selected, selection_of
from contributors.cards import Card
from contributors.errors import BadRequest

_NAMES = set(Card.__annotations__)
CARD: dict[str, Any] = {
    "id": "ctr_x",
    "name": "Laura",
    "bio": {"text": "T", "html": "<p>T</p>", "short": None},
    "photo": None,
    "covers": ["Politics"],
    "links": [{"network": "bluesky", "url": "https://a.example"}, {"network": "x", "url": "https://b.example"}],
}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("name", {"id": "ctr_x", "name": "Laura"}),
        ("id", {"id": "ctr_x"}),
        ("bio.short, name", {"id": "ctr_x", "name": "Laura", "bio": {"short": None}}),
        ("bio.short,bio", {"id": "ctr_x", "bio": CARD["bio"]}),
        ("bio,bio.short", {"id": "ctr_x", "bio": CARD["bio"]}),
        ("bio.text,bio.html", {"id": "ctr_x", "bio": {"text": "T", "html": "<p>T</p>"}}),
        ("photo.square.src,covers", {"id": "ctr_x", "photo": None, "covers": ["Politics"]}),
        ("links.url", {"id": "ctr_x", "links": [{"url": "https://a.example"}, {"url": "https://b.example"}]}),
    ],
)
def test_the_named_members_come_nested(fields: str, expected: dict[str, Any]) -> None:
    assert selected(CARD, selection_of(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ("bio.shrot", "`bio.shrot`: did you mean `bio.short`?"),
        ("naem", "`naem`: did you mean `name`?"),
        ("covers.0", "`covers.0`: did you mean `covers`?"),
        ("bio.quick_brown_fox", "`bio.quick_brown_fox`: `bio` has `bio.text`, `bio.html`,"),
        ("x", "`x`: a card has `id`, `kind`, `status`,"),
        (" , ", "Name the fields, as in"),
    ],
)
def test_an_unknown_name_is_refused_with_what_was_meant(fields: str, sentence: str) -> None:
    with pytest.raises(BadRequest) as refused:
        selection_of(fields)

    assert refused.value.code == "unknown_field"
    assert refused.value.detail.startswith(sentence)


def test_a_hundred_names_are_taken() -> None:
    assert selection_of(",".join(["name"] * 100)) == {"id": None, "name": None}
    with pytest.raises(BadRequest, match="up to 100"):
        selection_of(",".join(["name"] * 101))


@given(st.lists(st.sampled_from(list(Card.__annotations__)), min_size=1))
def test_exactly_the_named_members_come(names: list[str]) -> None:
    card = dict.fromkeys(Card.__annotations__)

    assert list(selected(card, selection_of(",".join(names)))) == [name for name in card if name in {"id", *names}]


@given(st.text(max_size=80).filter(lambda text: not {name.strip() for name in text.split(",")} & _NAMES))
def test_any_other_text_is_refused_in_words(fields: str) -> None:
    with pytest.raises(BadRequest) as refused:
        selection_of(fields)

    assert refused.value.param == "fields"
