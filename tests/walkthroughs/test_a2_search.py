"""Walk-through A2, what the palette lists in its steps 1, 3, 5 and 6: the search, by API."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.api.asking import ask
from tests.servers import Server, StartServer

pytestmark = pytest.mark.server


def palette(server: Server, query: str) -> list[dict[str, Any]]:
    answer = ask(server, f"/api/v1/sites/fba/search?{urlencode({'q': query})}", {"Authorization": "Bearer sk_demo_fba"})
    assert answer.status == 200, answer.content
    return list(json.loads(answer.content)["items"])


def test_step_1_who_wrote_last_comes_first(demo_server: Server) -> None:
    rows = palette(demo_server, "laur w")

    assert [(row["name"], (row["last_byline_at"] or "never")[:10]) for row in rows] == [
        ("Laura Whitfield", "2026-11-15"),
        ("Lauren Wu", "2026-10-01"),
        ("Laura Whitfeld", "never"),
    ]
    assert rows[0]["role"] == "Freelance writer"
    assert rows[0]["sites"] == ["fba", "meridian", "signal"]
    assert [row["id"] for row in palette(demo_server, "lw")] == ["ctr_lwhit", "ctr_lwu", "ctr_lwhitf"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nguyen minh", "Nguyễn Minh Anh"),
        ("okonkwo", "Amara Okonkwo"),
        ("inês", "Inês Carvalho"),
        ("carvallo", "Inês Carvalho"),
        ("echeverria", "Tomás Echeverría de la Cruz"),
        ("渡辺純", "Jun Watanabe"),
        ("layla haddad", "ليلى حداد"),
        ("laura", "Laura"),
    ],
)
def test_steps_3_and_4_the_wanted_one_is_first(demo_server: Server, query: str, first: str) -> None:
    assert palette(demo_server, query)[0]["name"] == first


def test_step_6_addresses_only_with_their_sign(demo_server: Server) -> None:
    assert [row["id"] for row in palette(demo_server, "laura@")] == ["ctr_laura"]
    assert palette(demo_server, "mail.example") == []


def test_step_5_nobody_is_found_until_she_is_made(start_server: StartServer) -> None:
    server = start_server()
    headers = {"Authorization": "Bearer pt_demo_ed-fba", "Content-Type": "application/json"}
    before = palette(server, "Sofia Marsh")

    body = json.dumps({"name": "Sofia Marsh", "sites": ["fba"], "publish": True}).encode()
    made = ask(server, "/api/v1/contributors", headers, "POST", body)

    assert made.status == 201
    assert before == []
    assert [(row["name"], row["sites"]) for row in palette(server, "sofia m")] == [("Sofia Marsh", ["fba"])]
