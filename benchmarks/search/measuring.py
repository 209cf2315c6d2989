"""`python -m benchmarks.search.measuring SIZE QUERIES` fills the database of the settings and prints JSON."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402  models can be imported only now
from django.db import connection  # noqa: E402

from benchmarks.search.asking import queries  # noqa: E402
from benchmarks.search.filling import fill, identifier  # noqa: E402
from benchmarks.search.people import Somebody, people  # noqa: E402
from contributors.models import SearchEntry, SearchSpelling, SearchWord, Site  # noqa: E402
from contributors.models.search import bands_of_registry, bands_of_site, find  # noqa: E402
from contributors.names import fold  # noqa: E402

MOST = 10
TABLES = (SearchWord, SearchEntry, SearchSpelling)


def measured(size: int, count: int) -> dict[str, Any]:
    """Milliseconds by kind of query, the share that was found, and the size of the tables with their indexes."""
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    fill(size)
    filled = time.perf_counter() - began
    some = [somebody for somebody in people(size) if somebody.is_published and not somebody.is_former]
    asked = queries(some, count)
    site = Site.objects.get(pk="sit_0")
    figures = {kind: _asked(pairs, lambda query: bands_of_site(site, query)) for kind, pairs in asked.items()}
    figures["beginning of a word, everybody"] = _asked(asked["beginning of a word"], lambda _: bands_of_registry())
    return {"filled": filled, "rows": _rows(), "bytes": _bytes(), "figures": figures}


def _asked(pairs: Sequence[tuple[str, Somebody]], bands: Callable[[str], Any]) -> dict[str, float]:
    """Each search twice, and the second one counts: what is asked of everybody is in memory, as it is all day."""
    cpu, wall, whole, found = [], [], [], 0
    clock = _Clock()
    with connection.execute_wrapper(clock):
        for query, somebody in pairs:
            find(query, bands(query), MOST)
            clock.cpu = clock.wall = 0.0
            began = time.perf_counter()
            hits = find(query, bands(query), MOST).hits
            whole.append(time.perf_counter() - began)
            cpu.append(clock.cpu)
            wall.append(clock.wall)
            found += _is_among(somebody, [hit.contributor_id for hit in hits])
    times = {f"p{percent}": _milliseconds(cpu, percent) for percent in (50, 95, 99)}
    times |= {"wall p95": _milliseconds(wall, 95), "whole p95": _milliseconds(whole, 95)}
    return times | {"found": found / len(pairs)}


class _Clock:
    """Adds up what a search's statements take: by the clock, and of the processor's time in the database.

    SQLite works in this thread; of PostgreSQL's process the kernel says how long it ran.
    """

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0
        self.backend: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.backend = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        ran, began = self._ran(), time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.wall += time.perf_counter() - began
            self.cpu += self._ran() - ran

    def _ran(self) -> float:
        return int(self.backend.read_text().split()[0]) / 1e9 if self.backend else time.thread_time()


def _is_among(somebody: Somebody, ids: Sequence[str]) -> bool:
    """She, or a namesake of hers: nobody could tell which of the two was meant."""
    if identifier(somebody.number) in ids:
        return True
    entries = SearchEntry.objects.filter(contributor_id__in=ids).values_list("names", flat=True)
    return any(f" {fold(somebody.name)} " in names.split("\n") for names in entries)


def _milliseconds(seconds: Sequence[float], percent: int) -> float:
    return 1000 * statistics.quantiles(seconds, n=100)[percent - 1]


def _rows() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in TABLES}


def _bytes() -> dict[str, int]:
    """Of each table with its indexes."""
    sql = "SELECT pg_total_relation_size(%s)"
    if connection.vendor == "sqlite":
        sql = "SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = %s)"
    sizes = {}
    with connection.cursor() as cursor:
        for model in TABLES:
            cursor.execute(sql, [model._meta.db_table])
            sizes[model.__name__] = int(cursor.fetchone()[0])
    return sizes


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]), int(sys.argv[2]))))
