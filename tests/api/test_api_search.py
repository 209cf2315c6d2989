"""The picker's search at its address."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors.actions.keys import issue_key
from tests import factories
from tests.api.conftest import Api, World, problem

SEARCH = "/api/v1/sites/fba/search"
# The key and its use; the shelf, namesakes, how many, who in four bands; cards, people, places.
QUERIES_OF_A_SEARCH = 20


def test_a_hit_of_this_site_carries_what_a_row_of_the_picker_shows(world: World) -> None:
    factories.make_photo(world.laura, alt="Laura at her desk")

    response = world.secret.get(f"{SEARCH}?q=laur+w")

    card = world.secret.get(f"/api/v1/sites/fba/cards/{world.laura.pk}").json()
    assert response.status_code == 200
    assert response.json() == {
        "items": [
            {
                "id": world.laura.pk,
                "name": "Laura Whitfield",
                "role": "Senior politics writer",
                "sites": ["fba"],
                "last_byline_at": "2026-11-10T09:00:00Z",
                "match": "words",
                "monogram": card["monogram"],
                "photo": card["photo"],
            }
        ],
        "next": None,
    }
    assert card["photo"]["alt"] == "Laura at her desk"


def test_a_hit_of_another_site_carries_id_name_role_and_sites_only(world: World) -> None:
    assert world.laura
    token = factories.make_key("secret", world.signal)[1]

    [item] = Api(token).get("/api/v1/sites/signal/search?q=whitfield+laura").json()["items"]

    assert item == {
        "id": world.laura.pk,
        "name": "Laura Whitfield",
        "role": "Senior politics writer",
        "sites": ["fba"],
        "last_byline_at": None,
        "match": "words",
        "monogram": None,
        "photo": None,
    }


def test_a_search_costs_the_same_however_many_it_finds(world: World) -> None:
    assert world.secret.get(f"{SEARCH}?q=nobody").json() == {"items": [], "next": None}
    counts = []
    for number in range(3):
        factories.make_full_contributor(world.fba, f"Laura {number}", suffix=str(number), stories=1)
        with CaptureQueriesContext(connection) as queries:
            response = world.secret.get(f"{SEARCH}?q=laur")
        counts.append((len(response.json()["items"]), len(queries)))

    assert counts == [(number, QUERIES_OF_A_SEARCH) for number in (1, 2, 3)]


def test_pages_go_on_and_a_cursor_is_for_its_search(world: World) -> None:
    for number in range(5):
        factories.make_contributor(f"Laura W{number}", world.fba)
    everybody = [item["name"] for item in world.secret.get(f"{SEARCH}?q=lau").json()["items"]]

    seen, cursor = [], ""
    while cursor is not None:
        page = world.secret.get(f"{SEARCH}?q=lau&limit=2" + (f"&cursor={cursor}" if cursor else "")).json()
        seen, cursor, last = [*seen, *(item["name"] for item in page["items"])], page["next"], cursor

    assert seen == everybody
    assert len(everybody) == 5
    assert problem(world.secret.get(f"{SEARCH}?q=laura&cursor={last}"))["code"] == "invalid_cursor"


@pytest.mark.parametrize(
    ("query", "code", "param"),
    [
        ("", "missing_parameter", "q"),
        ("q=", "missing_parameter", "q"),
        ("q=+", "missing_parameter", "q"),
        ("q=" + "a+" * 9, "too_long", "q"),
        ("q=" + "a" * 201, "too_long", "q"),
        ("q=a&limit=0", "invalid_limit", "limit"),
        ("q=a&limit=51", "invalid_limit", "limit"),
        ("q=a&cursor=x", "invalid_cursor", "cursor"),
        ("q=a&lang=en", "unknown_parameter", "lang"),
        ("q=a%00", "invalid_address", None),
    ],
)
def test_what_is_no_search_is_refused(world: World, query: str, code: str, param: str | None) -> None:
    response = world.secret.get(f"{SEARCH}?{query}")

    assert (response.status_code, problem(response)["code"], problem(response).get("param")) == (400, code, param)


def test_only_a_secret_key_for_searching_searches(world: World) -> None:
    narrow = issue_key("secret", "narrow", by=factories.setup_actor(), site=world.fba, options={"scopes": ["cards"]})[1]

    assert problem(world.publishable.get(f"{SEARCH}?q=a"))["code"] == "wrong_key"
    assert problem(Api(narrow).get(f"{SEARCH}?q=a"))["code"] == "missing_scope"
    assert problem(world.stranger.get(f"{SEARCH}?q=a"))["code"] == "missing_key"


@pytest.mark.parametrize(
    "query", ["'", '"', "\\", "%", "_", "a%", "!_", "--", ";", "ß", "İ", "𠮷", "\u202e", "a\u0301"]
)
def test_signs_are_only_signs(world: World, query: str) -> None:
    assert world.laura

    assert world.secret.get(f"{SEARCH}?q={quote(query)}").status_code == 200


def test_members_search_the_list_by_words_addresses_and_filters(world: World) -> None:
    factories.make_contributor("Laura Draft", world.fba, publish=False, emails=["draft@mail.example"])
    factories.make_contributor("Laura Former", world.signal, status="former")
    assert world.laura

    def names(query: str, client: Api = world.personal) -> list[str]:
        return [item["name"] for item in client.get(f"/api/v1/contributors?{query}").json()["items"]]

    assert names("q=laur") == ["Laura Whitfield", "Laura Draft", "Laura Former"]
    assert names("q=laur&limit=2") == ["Laura Whitfield", "Laura Draft"]
    assert names("q=laur&status=former") == ["Laura Former"]
    assert names("q=laur&site=signal&limit=1") == ["Laura Former"]
    assert names("q=draft@") == ["Laura Draft"]
    assert names("q=whitfeild") == ["Laura Whitfield"]
    assert names("q=lw") == ["Laura Whitfield"]
    photographer = Api(factories.make_token(factories.make_member("photo", ("photo", None)))[1])
    assert names("q=laur", photographer) != []
    assert names("q=draft@", photographer) == []
