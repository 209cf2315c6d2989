"""Walk-through A2, what lands on the clipboard in its steps 2 to 4: the bylines, by API."""

import json
from typing import Any

import pytest

from tests.api.asking import ask
from tests.servers import Server

pytestmark = pytest.mark.server


def clipboard(server: Server, *credits: dict[str, Any]) -> dict[str, Any]:
    headers = {"Authorization": "Bearer sk_demo_fba", "Content-Type": "application/json"}
    body = json.dumps({"credits": credits}).encode()
    answer = ask(server, "/api/v1/sites/fba/byline", headers, "POST", body)
    assert answer.status == 200, answer.content
    return dict(json.loads(answer.content))


def test_the_bylines_of_three_stories(shared_server: Server) -> None:
    laura = clipboard(shared_server, {"contributor": "ctr_lwhit"})
    two = clipboard(shared_server, {"contributor": "ctr_minh"}, {"contributor": "ctr_amara"})
    photographs = clipboard(shared_server, {"contributor": "ctr_ines", "role": "photographs"})

    assert laura["text"] == "By Laura Whitfield"
    assert laura["html"] == (
        'By <a rel="author" href="https://fba.example/authors/laura-whitfield" data-ctr="ctr_lwhit">Laura Whitfield</a>'
    )
    assert two["text"] == "By Nguyễn Minh Anh and Amara Okonkwo"
    assert photographs["text"] == "Photographs by Inês Carvalho"
