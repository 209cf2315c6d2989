"""Every public route as REDbot reads it: a linter of HTTP that asks again, conditionally and for other encodings."""

import json
import os
import subprocess
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.servers import Server

REDBOT = Path(__file__).parents[2] / ".venv" / "redbot" / "bin" / "redbot"
ROUTES = (
    *(f"/c/fba/ctr_laura{suffix}" for suffix in ("", ".json", ".html", ".jsonld", ".vcf")),
    "/c/fba/ctr_laura,ctr_minh.html?layout=tile",
    "/c/fba/ctr_nobody.json",
    "/c/fba/card.css",
    "/p/fba/laura",
    "/static/author-card.css",
    "/static/author-card.js",
)
pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def redbot() -> str:
    if not REDBOT.exists():
        reason = "REDbot is not installed: make .venv/redbot"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return str(REDBOT)


def notes(redbot: str, address: str) -> list[dict[str, Any]]:
    """What it says of an address: each note with its ``level``, from GOOD to BAD."""
    asked = subprocess.run([redbot, "-o", "har", address], capture_output=True, check=True, timeout=120)
    (entry,) = json.loads(asked.stdout)["log"]["entries"]
    found: list[dict[str, Any]] = entry["_red_messages"]
    return found


def test_no_public_route_has_a_bad_note(shared_server: Server, redbot: str) -> None:
    origin = shared_server.origin
    with urllib.request.urlopen(f"{origin}/c/fba/ctr_laura.json") as answer:  # noqa: S310  our own server
        photo = json.load(answer)["photo"]["src"]
    embedding = f"{origin}/oembed?url={origin}/c/fba/ctr_laura"
    addresses = [*(origin + route for route in ROUTES), embedding, photo]

    with ThreadPoolExecutor(len(addresses)) as pool:
        read = dict(zip(addresses, pool.map(lambda address: notes(redbot, address), addresses), strict=True))

    assert all(read.values())
    told = [(note["level"], note["note_id"], address) for address, found in read.items() for note in found]
    assert [note for note in told if note[0] == "BAD"] == []
    # The contract with sites says `public`, for caches that are older than its being implied.
    assert {note[1] for note in told if note[0] == "WARN"} == {"STORE_PUBLIC_UNNECESSARY"}
