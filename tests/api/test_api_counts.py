"""How many articles credit a contributor: of one site for its key, of all sites for a member."""

from typing import Any
from urllib.parse import urlencode

import pytest

from contributors.models import Contributor, Site
from tests import factories
from tests.api.conftest import World, problem

COUNTS = "/api/v1/sites/fba/counts"


def write(site: Site, number: str, day: str, *roles: str, contributor: Contributor) -> None:
    credits = [{"contributor": contributor.pk, "role": role} for role in roles]
    factories.make_article(site, number, credits=credits, published_at=f"{day}T09:00:00Z")


def ask(world: World, **asked: str) -> Any:
    return world.secret.get(f"{COUNTS}?{urlencode(asked)}")


@pytest.fixture
def laura(world: World) -> Contributor:
    laura = factories.make_contributor("Laura", world.fba, world.signal)
    write(world.fba, "1", "2026-10-31", "author", contributor=laura)
    write(world.fba, "2", "2026-11-01", "author", "photographs", contributor=laura)
    write(world.fba, "3", "2026-11-30", "editing", contributor=laura)
    write(world.signal, "1", "2026-11-30", "author", contributor=laura)
    return laura


def test_a_site_counts_its_own_by_month_and_role(world: World, laura: Contributor) -> None:
    answer = ask(world, contributor=laura.pk)

    assert answer.json() == {
        "contributor": laura.pk,
        "per": "month",
        "articles": 3,
        "roles": {"author": 2, "editing": 1, "photographs": 1},
        "items": [
            {"site": "fba", "period": "2026-10", "articles": 1, "roles": {"author": 1}},
            {"site": "fba", "period": "2026-11", "articles": 2, "roles": {"author": 1, "editing": 1, "photographs": 1}},
        ],
    }


def test_years_and_days_bound_what_is_counted(world: World, laura: Contributor) -> None:
    answer = ask(world, contributor=laura.pk, per="year", since="2026-11-01", until="2026-11-01")

    assert answer.json()["items"] == [
        {"site": "fba", "period": "2026", "articles": 1, "roles": {"author": 1, "photographs": 1}}
    ]


def test_a_member_sees_the_numbers_of_all_sites(world: World, laura: Contributor) -> None:
    answer = world.personal.get(f"/api/v1/contributors/{laura.pk}/counts?per=year")

    assert [(item["site"], item["articles"]) for item in answer.json()["items"]] == [("fba", 3), ("signal", 1)]
    assert answer.json()["articles"] == 4


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({}, 400, "missing_parameter"),
        ({"contributor": "ctr_nobody"}, 404, "unknown_contributor"),
        ({"contributor": "{id}", "per": "week"}, 400, "unknown_choice"),
        ({"contributor": "{id}", "since": "yesterday"}, 400, "invalid_date"),
    ],
)
def test_what_can_not_be_counted(
    world: World, laura: Contributor, asked: dict[str, str], status: int, code: str
) -> None:
    answer = ask(world, **{name: value.format(id=laura.pk) for name, value in asked.items()})

    assert (answer.status_code, problem(answer)["code"]) == (status, code)
