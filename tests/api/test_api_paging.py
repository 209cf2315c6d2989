"""Pages of a list: everything once, in order, at any size, whatever a cursor was made of."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from contributors.api.paging import page_of
from contributors.errors import BadRequest
from contributors.models import Article
from tests import factories


def request(query: str) -> Request:
    return Request(APIRequestFactory().get(f"/list?{query}"))


@pytest.mark.django_db
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
@pytest.mark.parametrize(
    "order", [("-published_at", "-id"), ("published_at", "id"), ("title", "-id"), ("external_id",)]
)
def test_every_row_comes_once_and_in_order(order: tuple[str, ...], limit: int) -> None:
    site = factories.make_site()
    for number in range(7):  # three days and two titles: most rows are level with others
        day = f"2026-11-{10 + number % 3}T09:00:00Z"
        factories.make_article(site, f"a{number}", title=f"Title {number % 2}", published_at=day, no_byline=True)
    seen: list[str] = []
    cursor = ""
    while True:
        page = page_of(Article.objects.all(), order, request(f"limit={limit}{cursor}"))
        assert len(page.items) <= limit
        seen += [article.external_id for article in page.items]
        if page.next is None:
            break
        cursor = f"&cursor={page.next}"

    assert seen == list(Article.objects.order_by(*order).values_list("external_id", flat=True))


@pytest.mark.django_db
def test_what_is_written_between_two_pages_skips_and_repeats_nothing() -> None:
    site = factories.make_site()
    for name in ("b", "d", "f"):
        factories.make_article(site, name, no_byline=True)
    first = page_of(Article.objects.all(), ("external_id",), request("limit=2"))
    for name in ("a", "c", "e"):
        factories.make_article(site, name, no_byline=True)

    second = page_of(Article.objects.all(), ("external_id",), request(f"limit=2&cursor={first.next}"))

    assert [article.external_id for article in first.items] == ["b", "d"]
    assert [article.external_id for article in second.items] == ["e", "f"]


def forged(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def list_of() -> str:
    """The digits by which a cursor of this list is known, as the registry itself writes them."""
    site = factories.make_site()
    for name in ("a", "b"):
        factories.make_article(site, name, no_byline=True)
    cursor = page_of(Article.objects.all(), ("-published_at", "-id"), request("limit=1")).next
    assert cursor is not None
    return str(json.loads(base64.urlsafe_b64decode(cursor + "=="))[0])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [[], ["x"], ["x", "y"], [5, "art_x"], ["2026-11-22", 1], ["2026-11-22T00:00:00Z", "\0"]]
)
def test_a_cursor_made_by_hand_is_refused(values: list[Any]) -> None:
    cursor = forged([list_of(), *values])

    with pytest.raises(BadRequest) as refused:
        page_of(Article.objects.all(), ("-published_at", "-id"), request(f"cursor={cursor}"))

    assert refused.value.code == "invalid_cursor"


@given(st.one_of(st.text(max_size=60), st.binary(max_size=40).map(lambda data: base64.b64encode(data).decode())))
def test_nonsense_is_no_cursor(cursor: str) -> None:
    asked = Request(APIRequestFactory().get("/list", {"cursor": cursor}))

    with pytest.raises(BadRequest, match="not one of this list"):
        page_of(Article.objects.all(), ("-published_at", "-id"), asked)
