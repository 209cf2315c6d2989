"""The list of contributors: in order, in pages, by filters, in a fixed number of queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors.actions.contributors import edit_contributor
from contributors.models import Contributor
from tests import factories
from tests.api.conftest import World, problem

CONTRIBUTORS = "/api/v1/contributors"
# The key, the rights; then the page with names, bios, links, identifiers, external ids, overrides, dated facts, places.
QUERIES_OF_A_PAGE = 11
# The same for one contributor, whose private side comes with her.
QUERIES_OF_ONE = 11


@pytest.fixture
def people(world: World) -> World:
    make = factories.make_contributor
    make("Zadie Ärzte", world.fba, lang="de", role="Writer")
    make("Nguyễn Minh Anh", world.fba, world.signal, lang="vi", home_site="signal")
    make("The Harbour Desk", world.signal, kind="desk")
    make("Draft O’Hara", world.fba, publish=False)
    make("Łukasz van der Berg", status="former", names=[{"text": "Luc Berg", "kind": "alias"}])
    return world


def names(world: World, query: str = "") -> list[str]:
    response = world.personal.get(f"{CONTRIBUTORS}?{query}")
    assert response.status_code == 200, response.content
    return [item["name"] for item in response.json()["items"]]


def test_the_order_is_that_of_the_sort_names(people: World) -> None:
    zadie = Contributor.objects.get(names__text="Zadie Ärzte")
    edit_contributor(zadie, {"sort_name": "Ärzte, Zadie"}, by=people.by)

    assert names(people) == [
        *("Zadie Ärzte", "Draft O’Hara", "Łukasz van der Berg", "Nguyễn Minh Anh", "The Harbour Desk")
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("site=fba", ["Draft O’Hara", "Nguyễn Minh Anh", "Zadie Ärzte"]),
        ("site=fba&published=true", ["Nguyễn Minh Anh", "Zadie Ärzte"]),
        ("published=false", ["Draft O’Hara"]),
        ("kind=desk", ["The Harbour Desk"]),
        ("status=former", ["Łukasz van der Berg"]),
        ("lang=DE", ["Zadie Ärzte"]),
        ("q=arz", ["Zadie Ärzte"]),
        ("q=ZADIE+arzte", ["Zadie Ärzte"]),
        ("q=arzte+zadie", ["Zadie Ärzte"]),
        ("q=rzte", []),
        ("q=ohara", ["Draft O’Hara"]),
        ("q=lukasz", ["Łukasz van der Berg"]),
        ("q=luc", ["Łukasz van der Berg"]),
        ("q=luc+lukasz", []),
        ("q=berg", ["Łukasz van der Berg"]),
        ("q=nguyen", ["Nguyễn Minh Anh"]),
        ("q=%25", []),
        ("q=_", []),
        ("updated_since=2200-01-01T00:00:00Z", []),
        ("updated_since=2020-01-01", ["Draft O’Hara", "Łukasz van der Berg", "Nguyễn Minh Anh"]),
    ],
)
def test_filters(people: World, query: str, found: list[str]) -> None:
    assert names(people, query)[:3] == found


def test_an_empty_search_is_no_search(people: World) -> None:
    assert len(names(people, "q=")) == 5


@pytest.mark.parametrize(
    ("query", "code", "param"),
    [
        ("site=fab", "unknown_site", "site"),
        ("status=gone", "unknown_choice", "status"),
        ("kind=bot", "unknown_choice", "kind"),
        ("published=1", "unknown_choice", "published"),
        ("lang=e", "invalid_language", "lang"),
        ("updated_since=yesterday", "invalid_date", "updated_since"),
        ("limit=0", "invalid_limit", "limit"),
        ("limit=201", "invalid_limit", "limit"),
        ("cursor=x", "invalid_cursor", "cursor"),
        ("sort=name", "unknown_parameter", "sort"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(people: World, query: str, code: str, param: str) -> None:
    response = people.personal.get(f"{CONTRIBUTORS}?{query}")

    assert (response.status_code, problem(response)["code"], problem(response)["param"]) == (400, code, param)


def test_pages_skip_and_repeat_nothing_while_others_write(people: World) -> None:
    everyone = names(people)

    first = people.personal.get(f"{CONTRIBUTORS}?limit=2").json()
    factories.make_contributor("Aaron")  # before the cursor: not seen, and nobody is seen twice
    seen, cursor = [item["name"] for item in first["items"]], first["next"]
    while cursor:
        page = people.personal.get(f"{CONTRIBUTORS}?limit=2&cursor={cursor}").json()
        seen, cursor = seen + [item["name"] for item in page["items"]], page["next"]

    assert seen == everyone


def test_an_item_is_what_a_read_answers_without_the_private_side(people: World) -> None:
    [item] = people.personal.get(f"{CONTRIBUTORS}?q=minh").json()["items"]

    whole = people.personal.get(f"{CONTRIBUTORS}/{item['id']}").json()
    assert item == {name: value for name, value in whole.items() if name != "person"}


@pytest.mark.parametrize("count", [2, 6])
def test_a_page_costs_the_same_however_many_are_on_it(world: World, count: int) -> None:
    for number in range(count):
        factories.make_full_contributor(world.fba, f"Laura {number}", suffix=str(number), stories=0)

    response, queries = counted(world, CONTRIBUTORS)

    assert len(response.json()["items"]) == count
    assert queries == QUERIES_OF_A_PAGE


def test_one_contributor_costs_a_fixed_number_of_queries(world: World) -> None:
    _, queries = counted(world, f"{CONTRIBUTORS}/{world.laura.pk}")

    assert queries == QUERIES_OF_ONE


def test_a_page_of_history_costs_a_fixed_number_of_queries(world: World) -> None:
    for role in ("Writer", "Critic", "Editor"):
        edit_contributor(world.laura, {"role": role}, by=world.by)

    response, queries = counted(world, f"{CONTRIBUTORS}/{world.laura.pk}/history")

    assert len(response.json()["items"]) == 4
    assert queries == QUERIES_OF_ONE + 1


def counted(world: World, path: str) -> tuple[Any, int]:
    """The answer and its queries, when the key's use has been noted already."""
    assert world.personal.get("/api/v1/me").status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = world.personal.get(path)
    assert response.status_code == 200
    return response, len(queries)
