"""The site API on the real server: what only a socket can show, beside walk-through A4."""

import gzip
import json
from urllib.parse import urlsplit

import pytest

from tests.api.asking import ask
from tests.servers import Server

pytestmark = pytest.mark.server

SECRET = {"Authorization": "Bearer sk_demo_fba"}
PUBLISHABLE = {"Authorization": "Bearer pk_demo_fba"}


def test_the_whole_site_in_one_answer_is_what_its_pages_are(shared_server: Server) -> None:
    plain = ask(shared_server, "/api/v1/sites/fba/cards?format=ndjson", SECRET)
    packed = ask(shared_server, "/api/v1/sites/fba/cards?format=ndjson", SECRET | {"Accept-Encoding": "gzip"})

    assert plain.status == packed.status == 200
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    ids = [json.loads(line)["id"] for line in plain.content.splitlines()]
    seen, cursor = [], ""
    while cursor is not None:
        page = json.loads(ask(shared_server, f"/api/v1/sites/fba/cards?fields=name&limit=200{cursor}", SECRET).content)
        seen += [item["id"] for item in page["items"]]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    assert ids == seen
    assert len(set(ids)) == len(ids) > 50


def test_types_are_there_for_the_taking(shared_server: Server) -> None:
    answer = ask(shared_server, "/api/types.d.ts")

    assert answer.status == 200
    assert b"export interface Card {" in answer.content


def test_the_type_of_a_problem_leads_to_its_sentence(shared_server: Server) -> None:
    answer = ask(shared_server, "/api/v1/sites/fab/cards/ctr_laura", PUBLISHABLE)

    body = json.loads(answer.content)
    page = ask(shared_server, urlsplit(body["type"]).path)
    assert (answer.status, page.status) == (404, 200)
    assert f'id="{urlsplit(body["type"]).fragment}"' in page.content.decode()


def test_two_hundred_ids_fit_into_an_address(shared_server: Server) -> None:
    ids = [f"ctr_{'a' * 23}{number:03d}" for number in range(200)]

    answer = ask(shared_server, f"/api/v1/sites/fba/cards?ids={','.join(ids)}", PUBLISHABLE)

    assert (answer.status, json.loads(answer.content)["missing"]) == (200, ids)
