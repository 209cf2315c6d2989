"""What every address of the API refuses in one shape, whatever went wrong."""

import pytest

from contributors.api.problems import as_refusal
from contributors.models import Site
from tests.api.conftest import Api, World, problem


@pytest.mark.parametrize(
    "path", ["/api/", "/api/nothing", "/api/v1/", "/api/v1/contributer", "/api/v1/sites/fba/card/x"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_address_that_is_none_is_told_so(method: str, path: str) -> None:
    response = Api().send(method, path)

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_route")


@pytest.mark.parametrize("path", ["/api/v1/sites/f%00ba/cards", "/api/v1/sites/fba/cards?ids=%00", "/api/x?%00=1"])
def test_the_character_null_is_refused_before_a_database_sees_it(world: World, path: str) -> None:
    response = world.secret.get(path)

    assert (response.status_code, problem(response)["code"]) == (400, "invalid_address")


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*;q=0.1", "nonsense", ""])
def test_accept_chooses_nothing(world: World, accept: str) -> None:
    response = world.publishable.get("/api/v1/sites/fba/cards?ids=ctr_x", Accept=accept)

    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")


def test_options_need_no_key_and_name_the_methods() -> None:
    response = Api().send("OPTIONS", "/api/v1/paste")

    assert (response.status_code, response.headers["Allow"]) == (204, "POST, OPTIONS")
    assert "Access-Control-Allow-Origin" not in response.headers


def test_the_management_api_is_not_for_pages_of_other_origins(world: World) -> None:
    response = world.personal.send("POST", "/api/v1/paste", {"text": "x"}, Origin="https://evil.example")

    assert "Access-Control-Allow-Origin" not in response.headers


def test_what_nobody_foresaw_is_a_problem_that_tells_nothing_and_is_logged(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*arguments: object) -> None:
        raise ZeroDivisionError("Laura's secret")

    monkeypatch.setattr("contributors.api.site.cards.read_cards", fails)

    response = world.publishable.get("/api/v1/sites/fba/cards?ids=ctr_x")

    assert (response.status_code, problem(response)["code"]) == (500, "error")
    assert "secret" not in response.content.decode()
    [record] = [record for record in caplog.records if record.name == "contributors.api.problems"]
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ZeroDivisionError)


def test_a_refusal_of_nobody_is_none() -> None:
    assert as_refusal(ZeroDivisionError()) is None
    assert as_refusal(Site.DoesNotExist()) is None
