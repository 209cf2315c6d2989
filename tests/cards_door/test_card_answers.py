"""What an address under /c/ answers: cards, neutral cards, and refusals that give nobody away."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from contributors import clock
from contributors.actions.contributors import edit_contributor, withdraw_contributor
from contributors.changes import change
from tests.factories import make_contributor, setup_actor

pytestmark = pytest.mark.django_db


def told(answer) -> dict:
    """A problem without what differs from request to request."""
    return answer.json() | {"request_id": None}


def test_a_card_is_the_document_of_its_site(client: Client, fba, meridian) -> None:
    line = {"bio": {"mode": "append", "value": "She writes for FBA."}}
    bios = {"en": {"standard": "Laura has written for {years:2005}."}}
    laura = make_contributor("Laura", fba, bios=bios, sites={"fba": {"overrides": line}, "meridian": {}})

    here, there = client.get(f"/c/fba/{laura.pk}.json").json(), client.get(f"/c/meridian/{laura.pk}.json").json()

    assert here["bio"]["text"] == "Laura has written for 21 years. She writes for FBA."
    assert there["bio"]["text"] == "Laura has written for 21 years."
    assert here["outputs"]["html"] == f"http://127.0.0.1:8000/c/fba/{laura.pk}.html"


def test_unknown_unpublished_and_elsewhere_are_the_same_404(client: Client, fba, meridian) -> None:
    hidden = make_contributor("Hidden", fba, publish=False)
    elsewhere = make_contributor("Elsewhere", meridian)

    answers = [client.get(f"/c/fba/{pk}.json") for pk in ("ctr_nobody", hidden.pk, elsewhere.pk)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert told(answers[0]) == told(answers[1]) == told(answers[2])
    assert {answer.headers["Cache-Control"] for answer in answers} == {"max-age=30"}
    assert {answer.headers["Access-Control-Allow-Origin"] for answer in answers} == {"*"}


def test_withdrawing_takes_the_card_away_at_once(client: Client, fba) -> None:
    laura = make_contributor("Laura", fba)
    assert client.get(f"/c/fba/{laura.pk}.json").status_code == 200

    withdraw_contributor(laura, by=setup_actor())

    assert client.get(f"/c/fba/{laura.pk}.json").status_code == 404


def test_a_near_miss_of_a_site_is_named(client: Client, fba) -> None:
    answer = client.get("/c/fab/ctr_laura.json")

    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_site")
    assert answer.json()["detail"] == "No site `fab`. Did you mean `fba`?"


@pytest.mark.parametrize(
    ("query", "code", "param", "words"),
    [
        ("langg=en", "unknown_parameter", "langg", "lang"),
        ("heading=2", "unknown_parameter", "heading", ""),
        ("size=shrot", "unknown_size", "size", "Did you mean `short`?"),
        ("lang=!!", "invalid_language", "lang", ""),
        ("utm_source=x", "unknown_parameter", "utm_source", ""),
    ],
)
def test_a_wrong_parameter_is_named(client: Client, fba, query: str, code: str, param: str, words: str) -> None:
    laura = make_contributor("Laura", fba)

    answer = client.get(f"/c/fba/{laura.pk}.json?{query}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert (answer.json()["code"], answer.json()["param"]) == (code, param)
    assert words in answer.json()["detail"]


@pytest.mark.parametrize("query", ["layout=bx", "heading=7", "heading=x"])
def test_a_fragment_refuses_what_it_can_not_print(client: Client, fba, query: str) -> None:
    laura = make_contributor("Laura", fba)

    assert client.get(f"/c/fba/{laura.pk}.html?{query}").status_code == 400


@pytest.mark.parametrize(
    "path", ["", "fba", "fba/", "fba/ctr_x.exe", "../fba/ctr_x.json", "fba/ctr_x.json/", "fba/ctr%00.json"]
)
def test_what_is_no_address_of_a_card_is_a_404(client: Client, fba, path: str) -> None:
    answer = client.get(f"/c/{path}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_card_is_only_read(client: Client, fba, method: str) -> None:
    laura = make_contributor("Laura", fba)

    answer = getattr(client, method)(f"/c/fba/{laura.pk}.json")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(("status", "name"), [("withheld", "Staff reporter"), ("erased", "Former contributor")])
def test_a_withheld_card_answers_200_and_says_nothing(client: Client, fba, status: str, name: str) -> None:
    laura = make_contributor("Amara Okonkwo", fba, role="Correspondent", location="Lagos")
    address = f"/c/fba/{laura.pk}"
    client.get(f"{address}.json")
    with change(laura, "edit", by=setup_actor()) as edit:
        edit.document["status"] = status

    card, fragment = client.get(f"{address}.json"), client.get(f"{address}.html")

    assert (card.status_code, card.json()["name"], card.json()["status"]) == (200, name, status)
    for answer in (card, fragment):
        assert not {"Amara", "Okonkwo", "Lagos", "Correspondent"} & set(
            answer.content.decode().replace('"', " ").split()
        )


def test_who_left_a_site_is_former_there_from_the_day_after(client: Client, fba, settings) -> None:
    laura = make_contributor("Laura", fba, role="Writer")
    edit_contributor(laura, {"sites": {"fba": {"left_on": "2026-11-22"}}}, by=setup_actor())

    today = client.get(f"/c/fba/{laura.pk}.json").json()
    settings.REGISTRY_TODAY = "2026-11-23"
    tomorrow = client.get(f"/c/fba/{laura.pk}.json").json()

    assert (today["status"], today["role"]) == ("active", "Writer")
    assert (tomorrow["status"], tomorrow["role"]) == ("former", "Former writer")


def test_the_day_is_the_day_of_the_site(client: Client, fba, meridian, settings) -> None:
    settings.REGISTRY_TODAY = ""
    with change(meridian, "edit", by=setup_actor()) as edit:
        edit.document["time_zone"] = "Pacific/Kiritimati"
    laura = make_contributor("Laura", fba, meridian, bios={"en": {"standard": "For {years:2005}."}})

    with clock.standing_at(datetime(2026, 12, 31, 12, tzinfo=UTC)):
        here, there = (client.get(f"/c/{slug}/{laura.pk}.json").json() for slug in ("fba", "meridian"))

    assert (here["bio"]["text"], there["bio"]["text"]) == ("For 21 years.", "For 22 years.")


def test_a_language_is_answered_where_the_site_has_it(client: Client, fba, meridian) -> None:
    bios = {"en": {"standard": "She writes."}, "es": {"standard": "Ella escribe."}}
    laura = make_contributor("Laura", fba, meridian, bios=bios)

    answers = [client.get(f"/c/{slug}/{laura.pk}.json?lang=es").json() for slug in ("meridian", "fba")]

    assert [(answer["lang"], answer["bio"]["text"]) for answer in answers] == [
        ("es", "Ella escribe."),
        ("en", "She writes."),
    ]
