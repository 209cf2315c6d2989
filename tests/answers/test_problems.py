import json

import pytest
from django.test import RequestFactory

from contributors.answers.problems import problem_body, problem_response
from contributors.errors import Conflict, Fault, Invalid


@pytest.fixture(autouse=True)
def _origin(settings):
    settings.PUBLIC_ORIGIN = "https://registry.example"


@pytest.fixture
def request_with_id():
    request = RequestFactory().get("/x")
    request.request_id = "req-1"
    return request


def test_a_refusal_is_a_problem_document_with_every_member(request_with_id):
    error = Invalid(
        "The bio is too long.",
        code="too_long",
        param="bios",
        hint="Shorten it.",
        faults=[Fault("/bios/en/short", "x", "y")],
    )
    response = problem_response(error, request_with_id)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert json.loads(response.content) == {
        "type": "https://registry.example/docs/reference/errors#too_long",
        "title": "The input is not valid",
        "status": 422,
        "code": "too_long",
        "detail": "The bio is too long.",
        "param": "bios",
        "hint": "Shorten it.",
        "errors": [{"pointer": "/bios/en/short", "detail": "x", "code": "y"}],
        "request_id": "req-1",
    }


def test_members_of_its_own_are_added_but_replace_none(request_with_id):
    body = problem_body(Conflict("Somebody else saved.", extra={"current_version": 7, "status": 1}), request_with_id)
    assert body["current_version"] == 7
    assert body["status"] == 412


def test_without_a_request_id_it_is_null():
    assert problem_body(Invalid("No."), RequestFactory().get("/x"))["request_id"] is None


def test_text_stays_readable_in_any_script(request_with_id):
    assert "Лора" in problem_response(Invalid("Лора"), request_with_id).content.decode()
