"""Cards over the site API: one, some, a page, the whole site; by day, in parts, explained."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors import clock
from contributors.actions.contributors import edit_contributor, withdraw_contributor
from contributors.models import Change, Contributor, SiteProfile
from tests import factories
from tests.api.conftest import World, problem

CARDS = "/api/v1/sites/fba/cards"
UNKNOWN = "ctr_aaaaaaaaaaaaaaaaaaaaaaaaaa"


@pytest.fixture
def minh(world: World) -> Contributor:
    """On FBA beside Laura, with nothing but a name."""
    assert world.laura
    return factories.make_contributor("Minh", world.fba)


def ids_of(response: Any) -> list[str]:
    return [item["id"] for item in response.json()["items"]]


def test_one_card_is_the_public_card(world: World) -> None:
    response = world.publishable.get(f"{CARDS}/{world.laura.pk}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.json() == world.stranger.get(f"/c/fba/{world.laura.pk}.json").json()


def test_the_same_bytes_are_sent_once(world: World) -> None:
    etag = world.publishable.get(f"{CARDS}/{world.laura.pk}").headers["ETag"]

    again = world.publishable.get(f"{CARDS}/{world.laura.pk}", If_None_Match=etag)

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    factories.make_article(world.fba, "new", world.laura)
    assert world.publishable.get(f"{CARDS}/{world.laura.pk}", If_None_Match=etag).status_code == 200


@pytest.mark.parametrize("id", [UNKNOWN, "laura-whitfield", "ctr_lara"])
def test_an_unknown_contributor_is_refused_by_name(world: World, id: str) -> None:
    response = world.publishable.get(f"{CARDS}/{id}")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")
    assert problem(response)["detail"] == (f"No contributor `{id}` on FBA. Slugs change, ids do not: use `/lookup`.")


def test_a_hidden_contributor_is_refused_like_one_who_never_was(world: World) -> None:
    hidden = factories.make_contributor("Hidden", world.fba, publish=False)
    elsewhere = factories.make_contributor("Elsewhere", world.signal)

    details = [
        problem(world.publishable.get(f"{CARDS}/{pk}"))["detail"].replace(pk, "…")
        for pk in (UNKNOWN, hidden.pk, elsewhere.pk)
    ]

    assert len(set(details)) == 1


def test_some_cards_come_in_the_asked_order_and_the_rest_is_named(world: World, minh: Contributor) -> None:
    response = world.publishable.get(f"{CARDS}?ids={minh.pk},{UNKNOWN},{world.laura.pk},{minh.pk}")

    assert response.status_code == 200
    assert ids_of(response) == [minh.pk, world.laura.pk]
    assert response.json()["missing"] == [UNKNOWN]
    assert response.json()["next"] is None


def test_only_the_asked_fields_come_with_the_id(world: World, minh: Contributor) -> None:
    response = world.publishable.get(
        f"{CARDS}?ids={world.laura.pk},{minh.pk}&fields=name,role,bio.short,photo.src,links.url"
    )

    assert response.json()["items"] == [
        {
            "id": world.laura.pk,
            "name": "Laura Whitfield",
            "role": "Senior politics writer",
            "bio": {"short": f"Laura has been writing about politics for {clock.today().year - 2005} years."},
            "photo": None,
            "links": [
                {"url": "https://bsky.app/profile/laura.example.com"},
                {"url": "https://www.linkedin.com/in/laura-whitfield/"},
            ],
        },
        {"id": minh.pk, "name": "Minh", "role": None, "bio": None, "photo": None, "links": []},
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ("bio.shrot", "`bio.shrot`: did you mean `bio.short`?"),
        ("nmae", "`nmae`: did you mean `name`?"),
        ("name.first", "`name.first`: `name` has no parts."),
        ("", "Name the fields, as in `fields=name,role,bio.short`."),
        ("Name", "`Name`: did you mean `name`?"),
    ],
)
def test_an_unknown_field_is_refused_with_the_near_miss(world: World, fields: str, sentence: str) -> None:
    response = world.publishable.get(f"{CARDS}/{world.laura.pk}?fields={fields}")

    assert (response.status_code, problem(response)["code"]) == (400, "unknown_field")
    assert problem(response)["detail"].startswith(sentence)


def test_a_map_is_keyed_by_id_and_may_hold_fragments(world: World, minh: Contributor) -> None:
    response = world.publishable.get(f"{CARDS}?ids={world.laura.pk},{UNKNOWN}&format=map&fragments=box&fields=name")

    body = response.json()
    assert list(body) == [world.laura.pk]
    assert list(body[world.laura.pk]) == ["id", "name", "fragments"]
    assert body[world.laura.pk]["fragments"]["box"].startswith("<author-card>")


def test_lines_hold_a_card_each(world: World, minh: Contributor) -> None:
    response = world.publishable.get(f"{CARDS}?ids={minh.pk},{world.laura.pk}&format=ndjson")

    assert response.headers["Content-Type"] == "application/x-ndjson"
    assert [json.loads(line)["name"] for line in response.content.splitlines()] == ["Minh", "Laura Whitfield"]


def test_a_page_at_a_time_gives_everybody_once(world: World, minh: Contributor) -> None:
    third = factories.make_contributor("Third", world.fba)
    seen, cursor, pages = [], "", 0
    while pages < 5:
        response = world.secret.get(f"{CARDS}?limit=1&fields=name{cursor}")
        seen += ids_of(response)
        pages += 1
        if response.json()["next"] is None:
            break
        cursor = f"&cursor={response.json()['next']}"

    assert seen == sorted([world.laura.pk, minh.pk, third.pk])
    assert pages == 3


def test_what_changed_since_comes_oldest_first(world: World, minh: Contributor) -> None:
    edit_contributor(world.laura, {"location": "Ohio"}, by=world.by)
    places = {place.contributor_id: place.card_updated_at for place in SiteProfile.objects.all()}

    everything = world.secret.get(f"{CARDS}?updated_since=2020-01-01&fields=updated_at")
    later = world.secret.get(
        f"{CARDS}?updated_since={places[world.laura.pk].isoformat().replace('+00:00', 'Z')}&fields=name"
    )
    first = world.secret.get(f"{CARDS}?updated_since=2020-01-01&fields=name&limit=1")
    second = world.secret.get(f"{CARDS}?updated_since=2020-01-01&fields=name&limit=1&cursor={first.json()['next']}")

    assert ids_of(everything) == [minh.pk, world.laura.pk]
    assert ids_of(later) == [world.laura.pk]
    assert ids_of(first) + ids_of(second) == [minh.pk, world.laura.pk]
    assert second.json()["next"] is None


@pytest.mark.parametrize(
    ("query", "code", "param"),
    [
        ("idz=x", "unknown_parameter", "idz"),
        ("ids=", "invalid_ids", "ids"),
        ("ids=ctr_a&ids=ctr_b", "repeated_parameter", "ids"),
        ("ids=ctr_a&cursor=x", "conflicting_parameters", "cursor"),
        ("ids=ctr_a&updated_since=2020-01-01", "conflicting_parameters", "updated_since"),
        ("cursor=x", "invalid_cursor", "cursor"),
        ("cursor=WyJ4Il0", "invalid_cursor", "cursor"),
        ("limit=0", "invalid_limit", "limit"),
        ("limit=201", "invalid_limit", "limit"),
        ("limit=٣", "invalid_limit", "limit"),
        ("limit=9999999999999999999999", "invalid_limit", "limit"),
        ("updated_since=yesterday", "invalid_date", "updated_since"),
        ("updated_since=0001-01-01", "invalid_date", "updated_since"),
        ("format=xml", "unknown_choice", "format"),
        ("format=ndjson&limit=5", "conflicting_parameters", "limit"),
        ("format=map&cursor=5", "conflicting_parameters", "cursor"),
        ("fragments=bxo", "unknown_layout", "fragments"),
        ("size=tiny", "unknown_size", "size"),
        ("lang=english-please!", "invalid_language", "lang"),
        ("as_of=2026-11-22", "conflicting_parameters", "as_of"),
        ("explain=1", "conflicting_parameters", "explain"),
        ("ids=ctr_a&explain=yes", "unknown_choice", "explain"),
        ("ids=ctr_a&as_of=today", "invalid_date", "as_of"),
        ("ids=ctr_a&as_of=9999-12-31", "invalid_date", "as_of"),
        ("ids=%00", "invalid_address", None),
    ],
)
def test_a_parameter_that_can_not_be_understood_is_refused(
    world: World, query: str, code: str, param: str | None
) -> None:
    response = world.secret.get(f"{CARDS}?{query}")

    assert (response.status_code, problem(response)["code"]) == (400, code)
    assert problem(response)["param"] == param


def test_a_cursor_of_another_list_is_refused(world: World, minh: Contributor) -> None:
    cursor = world.secret.get(f"{CARDS}?limit=1").json()["next"]

    assert world.secret.get(f"{CARDS}?limit=2&cursor={cursor}").status_code == 200
    response = world.secret.get(f"{CARDS}?limit=1&updated_since=2020-01-01&cursor={cursor}")

    assert (response.status_code, problem(response)["code"]) == (400, "invalid_cursor")


def test_two_hundred_ids_are_taken_at_once_and_not_one_more(world: World) -> None:
    ids = [f"ctr_{number}" for number in range(201)]

    assert world.publishable.get(f"{CARDS}?ids={','.join(ids[:200])}").json()["missing"] == ids[:200]
    response = world.publishable.get(f"{CARDS}?ids={','.join(ids)}")

    assert (response.status_code, problem(response)["code"]) == (413, "too_large")


@pytest.mark.parametrize("query", ["as_of=2026-01-01", "explain=1", "explain=0"])
def test_only_a_secret_key_asks_for_days_and_reasons(world: World, query: str) -> None:
    for path in (f"{CARDS}/{world.laura.pk}?{query}", f"{CARDS}?ids={world.laura.pk}&{query}"):
        response = world.publishable.get(path)

        assert (response.status_code, problem(response)["code"]) == (403, "wrong_key")


def test_a_card_as_of_a_day_is_what_it_was_at_the_end_of_that_day(world: World, minh: Contributor) -> None:
    yesterday = clock.today() - timedelta(days=1)
    # The record of what happened yesterday, and an edit of today after it.
    Change.objects.filter(subject_type="contributor").update(at=clock.now() - timedelta(days=1))
    edit_contributor(minh, {"role": "Chief writer"}, by=world.by)

    before = world.secret.get(f"{CARDS}/{minh.pk}?as_of={yesterday}").json()
    after = world.secret.get(f"{CARDS}/{minh.pk}?as_of={clock.today()}").json()
    both = world.secret.get(f"{CARDS}?ids={minh.pk},{world.laura.pk},{UNKNOWN}&as_of={yesterday}").json()

    assert (before["role"], after["role"]) == (None, "Chief writer")
    assert [item["role"] for item in both["items"]] == [None, "Senior politics writer"]
    assert both["missing"] == [UNKNOWN]


@pytest.mark.parametrize(("day", "words"), [("2022-03-14", "17 years"), ("2030-06-01", "25 years")])
def test_living_facts_are_those_of_the_asked_day(world: World, day: str, words: str) -> None:
    card = world.secret.get(f"{CARDS}/{world.laura.pk}?as_of={day}&size=short").json()

    assert card["bio"]["text"] == f"Laura has been writing about politics for {words}. {factories.SITE_LINE}"


def test_a_withdrawn_contributor_has_no_card_on_any_day(world: World) -> None:
    withdraw_contributor(world.laura, by=world.by)

    response = world.secret.get(f"{CARDS}/{world.laura.pk}?as_of=2026-01-01")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")


def test_explain_says_of_each_field_where_it_came_from(world: World) -> None:
    one = world.secret.get(f"{CARDS}/{world.laura.pk}?explain=1").json()
    many = world.secret.get(f"{CARDS}?ids={world.laura.pk}&explain=1&fields=name").json()

    assert one["explain"]["covers"]["source"] == "site"
    assert one["explain"]["bio"] == {"source": "base", "lang": "en", "asserted_on": "2022-03-14", "reason": None}
    assert one["explain"]["site_line"]["asserted_on"] == "2022-03-14"
    assert many["items"] == [{"id": world.laura.pk, "name": "Laura Whitfield", "explain": one["explain"]}]


def test_many_cards_of_a_day_cost_as_many_queries_as_two(world: World, minh: Contributor) -> None:
    def queries(*ids: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert world.secret.get(f"{CARDS}?ids={','.join(ids)}&as_of=2022-01-01").status_code == 200
        return len(captured)

    queries(minh.pk)
    third = factories.make_full_contributor(world.fba, suffix="x", stories=1)

    assert queries(minh.pk, world.laura.pk) == queries(minh.pk, world.laura.pk, third.pk) <= 6


@pytest.mark.parametrize(("lang", "answer"), [("es", "es"), ("es-MX", "es"), ("fr", "en")])
def test_the_language_of_the_answer_is_one_of_the_sites(world: World, lang: str, answer: str) -> None:
    harbour = factories.make_site("harbour", "Harbour", languages=["en", "es"])
    full = factories.make_full_contributor(harbour, suffix="h", stories=0)
    token = factories.make_key("publishable", harbour)[1]

    card = type(world.secret)(token).get(f"/api/v1/sites/harbour/cards/{full.pk}?lang={lang}").json()

    assert card["lang"] == answer
    assert card["role"] == ("Redactora de política" if answer == "es" else "Senior politics writer")


def test_a_withheld_contributor_is_explained_by_nothing(world: World) -> None:
    Contributor.objects.filter(pk=world.laura.pk).update(status="withheld")

    card = world.secret.get(f"{CARDS}/{world.laura.pk}?explain=1&as_of=2022-01-01").json()

    assert (card["name"], card["bio"], card["explain"]) == ("Staff reporter", None, {})


def test_head_and_preflight_are_answered(world: World) -> None:
    head = world.publishable.client.head(
        f"{CARDS}/{world.laura.pk}", headers={"Authorization": f"Bearer {world.publishable.token}"}
    )
    preflight = world.stranger.send(
        "OPTIONS",
        f"{CARDS}/{world.laura.pk}",
        Origin="https://fba.example",
        Access_Control_Request_Method="GET",
        Access_Control_Request_Headers="authorization",
    )

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"]
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_pages_of_other_origins_may_read_the_answer_and_its_headers(world: World) -> None:
    response = world.publishable.get(f"{CARDS}/{world.laura.pk}", Origin="https://fba.example")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Expose-Headers"] == (
        "Content-Location, ETag, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy"
    )
