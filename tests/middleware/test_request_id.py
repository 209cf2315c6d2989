"""X-Request-Id: on every answer, and in the log."""

import logging
import re

import pytest
from django.test import Client

from contributors.answers.identity import RequestIdFilter


def test_every_answer_has_an_id_of_its_own(client: Client) -> None:
    first, second = (client.get(path).headers["X-Request-Id"] for path in ("/", "/no/such/page"))

    assert re.fullmatch(r"[0-9a-f]{32}", first)
    assert first != second


def test_an_answer_to_a_refused_host_has_one_too(client: Client) -> None:
    response = client.get("/desk", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert response.headers["X-Request-Id"]


@pytest.mark.parametrize("given", ["a", "7f3c-11.x_Z", "x" * 64])
def test_a_plain_token_of_the_client_is_kept(client: Client, given: str) -> None:
    assert client.get("/", headers={"x-request-id": given}).headers["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["", "a b", "a\nforged line", "x" * 65, "é", "<script>"])
def test_anything_else_is_replaced(client: Client, given: str) -> None:
    answered = client.get("/", headers={"x-request-id": given}).headers["X-Request-Id"]

    assert re.fullmatch(r"[0-9a-f]{32}", answered)


def test_a_line_of_the_log_carries_the_id(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(RequestIdFilter())
    with caplog.at_level(logging.WARNING, logger="django.request"):
        logging.getLogger("django.request").propagate = True
        client.get("/no/such/page", headers={"x-request-id": "lane-7"})

    assert [(record.levelname, record.request_id) for record in caplog.records] == [("WARNING", "lane-7")]  # type: ignore[attr-defined]
