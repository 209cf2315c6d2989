"""How the databases answer: from an index, in its order, whatever there is; they scan, count and sort no table."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from benchmarks.search.filling import write
from benchmarks.search.people import people
from contributors.changes.searching import rebuild_search
from contributors.models import Site
from contributors.models.search import bands_of_registry, bands_of_site, find
from tests.changes.test_searching import stored

pytestmark = pytest.mark.django_db
COUNT = 3_000
# As many rows as there are sites.
SMALL = {"contributors_searchshelf"}


@pytest.fixture
def names() -> list[str]:
    """Of so many people that a planner has a choice."""
    write(COUNT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [somebody.name for somebody in people(COUNT) if somebody.is_published]


def test_every_statement_is_answered_from_an_index(names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contributors.models.search.scanning.FEW", 40)
    monkeypatch.setattr("contributors.models.search.scanning.FEW_TOGETHER", 80)
    monkeypatch.setattr("contributors.models.search.scanning.FEW_OF_A_WORD", 5)
    first, last = names[0].lower().split()[0], names[0].lower().split()[-1]
    typo = last[:2] + last[3] + last[2] + last[4:] if len(last) > 4 else last
    queries = [last[0], last[:2], last[:4], last, f"{first[0]} {last[0]}", f"{first[:3]} {last[:2]}", names[0], "lw"]
    queries += [typo, f"{first} {typo}", f"{first[:2]} {typo}", "qqqqqq", "a@"]
    site = Site.objects.get(slug="site-0")
    asked: dict[str, tuple[Any, ...]] = {}

    def remember(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.setdefault(sql, tuple(parameters or ()))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(remember):
        for query in queries:
            for bands in (bands_of_site(site, query), bands_of_registry()):
                page = find(query, bands, 3)
                find(query, bands, 3, page.next)

    assert len(asked) > 15
    assert {sql: found for sql, values in asked.items() if (found := faults(sql, values))} == {}


def faults(sql: str, values: tuple[Any, ...]) -> list[str]:
    """What a plan does beside looking into indexes. Lists that are known to be short may be sorted."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            steps = [str(row[3]) for row in cursor.fetchall()]
            scans = [step for step in steps if re.match(r"SCAN (w|t|e|contributors_\w+)\b", step)]
        else:
            cursor.execute("SET LOCAL enable_sort = off")  # of so few rows it would sort any; can it do without?
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", values)
            answer = cursor.fetchone()[0]
            plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
            steps = [node["Node Type"] for node in _nodes(plan)]
            scans = [
                f"{node['Node Type']} {node['Relation Name']}"
                for node in _nodes(plan)
                if "Seq Scan" in node["Node Type"] and node["Relation Name"] not in SMALL
            ]
    is_long = "w.letter = %s" in sql and "UNION ALL" not in sql
    return scans + [step for step in steps if is_long and re.search(r"TEMP B-TREE|Sort", step)]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def test_what_is_measured_is_what_the_registry_writes(names: list[str]) -> None:
    measured = stored()

    rebuild_search()

    now = stored()
    assert now["names"] == measured["names"]
    assert now["spellings"] == measured["spellings"]
    without_ranks = [[(*word[:4], word[5]) for word in rows["words"]] for rows in (now, measured)]  # nobody is credited
    assert without_ranks[0] == without_ranks[1]
    assert len(now["words"]) > 5 * COUNT
