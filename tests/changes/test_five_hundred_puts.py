"""Two keys set the byline of one article five hundred times at once, on a real server: a success or a conflict each."""

import http.client
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

from contributors.models import Article, Change
from tests.factories import make_contributor, make_key, make_site
from tests.servers import StartServer

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]

PUTS, CLIENTS = 500, 4


@dataclass(frozen=True)
class Answered:
    """``seen`` is the version in If-Match, 0 without one; ``version`` is the one that stands after the answer."""

    status: int
    seen: int
    version: int
    credits: list[dict[str, str]]


@dataclass(frozen=True)
class Writer:
    """A newsroom's system that keeps its connection, and goes on from the version that it was told last."""

    origin: str
    token: str
    orders: tuple[list[str], ...]

    def put_all(self, start: Barrier, numbers: range) -> list[Answered]:
        client = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=60)
        answers, seen = [], 0
        try:
            start.wait()
            for number in numbers:
                order = self.orders[number % len(self.orders)]
                answers.append(self.put(client, [{"contributor": pk, "place": f"at {number}"} for pk in order], seen))
                seen = answers[-1].version
        finally:
            client.close()
        return answers

    def put(self, client: http.client.HTTPConnection, credits: list[dict[str, str]], seen: int) -> Answered:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        headers |= {"If-Match": f'"{seen}"'} if seen else {}
        client.request("PUT", "/api/v1/sites/fba/articles/one", json.dumps({"credits": credits}), headers)
        answer = client.getresponse()
        body: dict[str, Any] = json.loads(answer.read())
        version = body["current_version"] if answer.status == 412 else body.get("version", 0)
        return Answered(answer.status, seen, version, credits)


def test_every_put_is_kept_or_a_conflict_and_the_history_is_complete(start_server: StartServer) -> None:
    site, other = make_site(), make_site("signal", "Signal")
    keys = [make_key("secret", site) for _ in range(2)]
    laura, minh = make_contributor("Laura", site).pk, make_contributor("Minh", other).pk  # the first credit brings him
    server, start = start_server(demo=False, DATABASE_URL=url_of_tests()), Barrier(CLIENTS, timeout=60)

    def write(client: int) -> list[Answered]:
        writer = Writer(server.origin, keys[client % 2][1], ([laura, minh], [minh, laura], [minh]))
        return writer.put_all(start, range(client, PUTS, CLIENTS))

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = [answer for found in pool.map(write, range(CLIENTS)) for answer in found]

    kept = {answer.version: answer for answer in answers if answer.status in {200, 201}}
    refused = [answer for answer in answers if answer.status == 412]
    assert len(kept) + len(refused) == len(answers) == PUTS
    assert [answer.status for answer in answers].count(201) == 1
    assert all(answer.seen < answer.version for answer in refused)
    article = Article.objects.get()
    history = list(Change.objects.filter(subject_type="article").select_related("by").order_by("version"))
    assert sorted(kept) == [change.version for change in history] == list(range(1, article.version + 1))
    assert [said(change.after) for change in history] == [kept[change.version].credits for change in history]
    assert {change.by.key_id for change in history} == {key.pk for key, _ in keys}
    assert history[0].before is None
    assert all(later.before == earlier.after for earlier, later in zip(history, history[1:], strict=False))
    assert history[-1].after == article.snapshot()
    assert Change.objects.filter(subject_id=minh, verb="join").count() == 1


def said(document: dict[str, Any]) -> list[dict[str, str]]:
    return [{"contributor": credit["contributor"], "place": credit["place"]} for credit in document["credits"]]


def url_of_tests() -> str:
    """The database of this test as a server's DATABASE_URL."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    address, _, options = os.environ["DATABASE_URL"].partition("?")
    return f"{address.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
