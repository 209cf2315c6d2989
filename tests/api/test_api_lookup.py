"""Who is behind an old id, an article, a slug or an identifier; and whom nothing may lead to."""

import pytest

from contributors.actions.contributors import edit_contributor, withdraw_contributor
from contributors.models import Contributor, Slug
from tests import factories
from tests.api.conftest import Api, World, problem

LOOKUP = "/api/v1/sites/fba/lookup"
WAYS = [
    "source=wp:fba&id=4711",
    "url=https://fba.example/one",
    "url=https://fba.example/authors/laura-whitfield",
    "slug=laura-whitfield",
    "orcid=0000-0002-1825-0097",
    "orcid=https://orcid.org/0000-0002-1825-0097",
]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_to_her_and_her_card(world: World, way: str) -> None:
    factories.make_article(world.fba, "one", world.laura)

    response = world.secret.get(f"{LOOKUP}?{way}")

    assert response.status_code == 200
    assert response.json() == {
        "id": world.laura.pk,
        "ids": [world.laura.pk],
        "name": "Laura Whitfield",
        "sites": ["fba"],
        "card": world.secret.get(f"/api/v1/sites/fba/cards/{world.laura.pk}").json(),
    }


def test_an_article_by_several_leads_to_all_in_order(world: World) -> None:
    minh = factories.make_contributor("Minh", world.fba)
    hidden = factories.make_contributor("Hidden", world.fba, publish=False)
    factories.make_article(world.fba, "one", minh, hidden, world.laura, minh)

    assert world.secret.get(f"{LOOKUP}?url=https://fba.example/one").json()["ids"] == [minh.pk, world.laura.pk]


def test_an_old_slug_still_leads_to_her_and_a_quiet_one_does_not(world: World) -> None:
    edit_contributor(world.laura, {"sites": {"fba": {"slug": "laura-w"}}}, by=world.by)

    assert world.secret.get(f"{LOOKUP}?slug=laura-whitfield").json()["id"] == world.laura.pk
    Slug.objects.filter(slug="laura-whitfield").update(quiet=True)
    assert world.secret.get(f"{LOOKUP}?slug=laura-whitfield").status_code == 404


def test_who_is_on_other_sites_only_has_no_card_here(world: World) -> None:
    assert world.laura
    token = factories.make_key("secret", world.signal)[1]

    response = Api(token).get("/api/v1/sites/signal/lookup?source=wp:fba&id=4711")

    assert response.json() == {
        "id": world.laura.pk,
        "ids": [world.laura.pk],
        "name": "Laura Whitfield",
        "sites": ["fba"],
        "card": None,
    }


@pytest.mark.parametrize("way", WAYS)
def test_nothing_leads_to_a_hidden_contributor(world: World, way: str) -> None:
    factories.make_article(world.fba, "one", world.laura)
    withdraw_contributor(world.laura, by=world.by)

    response = world.secret.get(f"{LOOKUP}?{way}")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")


@pytest.mark.parametrize("way", WAYS)
def test_only_the_sites_own_ids_lead_to_the_neutral_card_of_a_withheld_one(world: World, way: str) -> None:
    factories.make_article(world.fba, "one", world.laura)
    Contributor.objects.filter(pk=world.laura.pk).update(status="withheld")

    response = world.secret.get(f"{LOOKUP}?{way}")

    if way in {WAYS[0], WAYS[1]}:
        assert response.json()["name"] == response.json()["card"]["name"] == "Staff reporter"
    else:
        assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")


def test_a_withheld_one_of_another_site_is_not_found(world: World) -> None:
    Contributor.objects.filter(pk=world.laura.pk).update(status="withheld")
    token = factories.make_key("secret", world.signal)[1]

    response = Api(token).get("/api/v1/sites/signal/lookup?source=wp:fba&id=4711")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "ask_one_way"),
        ("id=4711", "ask_one_way"),
        ("source=wp:fba", "ask_one_way"),
        ("slug=x&url=https://fba.example/x", "ask_one_way"),
        ("slug=x&id=4711", "ask_one_way"),
        ("orcid=0000-0002-1825-0098", "invalid_identifier"),
        ("orcid=laura", "invalid_identifier"),
        ("slgu=x", "unknown_parameter"),
    ],
)
def test_a_question_that_can_not_be_understood_is_refused(world: World, query: str, code: str) -> None:
    response = world.secret.get(f"{LOOKUP}?{query}")

    assert (response.status_code, problem(response)["code"]) == (400, code)


@pytest.mark.parametrize(
    "query", ["source=wp:fba&id=0", "slug=", "url=", "url=https://fba.example/authors/", "orcid=0000-0001-5109-3700"]
)
def test_nobody_is_found_with_a_sentence(world: World, query: str) -> None:
    response = world.secret.get(f"{LOOKUP}?{query}")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")
