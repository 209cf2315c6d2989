"""The OpenAPI document and its page: valid, complete, the same for everybody, and read without a network."""

import json
import re
from typing import Any

import pytest
from drf_spectacular.validation import validate_schema
from playwright.sync_api import Page

from contributors.api.documentation import openapi_document
from contributors.cards import Card
from tests.api.conftest import Api, World

METHODS = {"get", "put", "post", "patch", "delete"}


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, methods in openapi_document()["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_document_is_valid_openapi_and_needs_no_key() -> None:
    response = Api().get("/api/schema")

    assert response.headers["Content-Type"] == "application/json"
    document = response.json()
    assert document["openapi"] == "3.1.1"
    validate_schema(document)
    assert Api().get("/api/schema", If_None_Match=response.headers["ETag"]).status_code == 304


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(openapi_document())

    wanted = set(re.findall(r'"#/components/schemas/(\w+)"', text))

    assert wanted == set(openapi_document()["components"]["schemas"]) & wanted
    assert "Problem" in wanted


@pytest.mark.parametrize(("method", "path", "operation"), operations(), ids=lambda value: str(value)[:60])
def test_every_address_says_what_it_takes_and_refuses(method: str, path: str, operation: dict[str, Any]) -> None:
    assert method in METHODS
    assert re.fullmatch(r"[a-z][A-Za-z]+", operation["operationId"])
    assert operation["summary"]
    assert operation["security"] == [{"key": []}]
    assert len(operation["tags"]) == 1
    assert {"400", "401", "403", "404"} <= set(operation["responses"])
    assert all(parameter["description"] for parameter in operation.get("parameters", ()))
    in_path = {parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "path"}
    assert in_path == set(re.findall(r"{(\w+)}", path))
    for status, answer in operation["responses"].items():
        if status >= "400":
            assert list(answer["content"]) == ["application/problem+json"]


def test_names_of_operations_are_unique() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]

    assert len(names) == len(set(names))


def test_a_card_answers_what_its_schema_says(world: World) -> None:
    schema = openapi_document()["components"]["schemas"]["Card"]

    assert list(schema["properties"]) == list(Card.__annotations__) == schema["required"]
    assert schema["properties"]["bio"] == {"anyOf": [{"$ref": "#/components/schemas/Bio"}, {"type": "null"}]}
    assert schema["properties"]["role"] == {"type": ["string", "null"]}
    card = world.publishable.get(f"/api/v1/sites/fba/cards/{world.laura.pk}").json()
    assert list(card) == schema["required"]


def test_the_page_names_no_other_host_and_has_a_strict_policy() -> None:
    page, script = Api().get("/api/docs"), Api().get("/api/docs?script=")

    assert page.status_code == script.status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    for response in (page, script):
        assert not re.search(r"(?:https?:)?//(?!127\.0\.0\.1|testserver)[\w.-]+\.\w", response.content.decode())


@pytest.mark.server
@pytest.mark.browser
def test_the_page_shows_every_operation_without_a_network(start_server: Any, page: Page) -> None:
    server = start_server(demo=False)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(f"{server.origin}/api/docs")
    page.wait_for_selector(".opblock")

    assert page.locator(".opblock").count() == len(operations())
    assert complaints == []
