"""Fills throw-away databases with 1,000, 100,000 and 1,000,000 people, asks what people ask, and prints tables.

Times are milliseconds of the processor in the database, ranking included: the sum of a search's statements. Beside them
the same by the clock, and the whole search, which other load on the machine makes longer. Found is the share of queries
whose person, or a namesake of hers, is among the first ten.
"""

import argparse
import json
import os
import platform
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any

from benchmarks.servers import has_postgres, running_postgres

SIZES = (1_000, 100_000, 1_000_000)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many people (default: all three)")
    parser.add_argument("--queries", type=int, default=400, help="of each kind (default 400)")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database instead of both")
    chosen = parser.parse_args(arguments)
    print(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}")
    for database in ("sqlite", "postgresql"):
        if chosen.only in (None, database) and (database == "sqlite" or has_postgres()):
            results = {}
            for size in chosen.sizes:
                print(f"{size:,} people in {database} …", file=sys.stderr, flush=True)
                results[size] = _measured(database, size, chosen.queries)
            print(_table(database, results), flush=True)


def _measured(database: str, size: int, queries: int) -> dict[str, Any]:
    """In a process of its own, over a database that is removed afterwards."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{folder}/registry.sqlite3"
        if database == "postgresql":
            url, _ = stack.enter_context(running_postgres())
        environment = os.environ | {
            "ENV_FILE": "",
            "DEBUG": "false",
            "DJANGO_SETTINGS_MODULE": "registry.settings",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SEALING_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": url,
            "DATA_DIR": folder,
        }
        command = [sys.executable, "-m", "benchmarks.search.measuring", str(size), str(queries)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return dict(json.loads(done.stdout))


def _table(database: str, results: Mapping[int, Mapping[str, Any]]) -> str:
    lines = [
        "",
        f"{database}, milliseconds of the processor in the database",
        "",
        "| query | people | p50 | p95 | p99 | found | by the clock, p95 | whole search, p95 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    kinds = next(iter(results.values()))["figures"]
    for kind in kinds:
        for size, result in results.items():
            figures = result["figures"][kind]
            times = " | ".join(f"{figures[name]:.2f}" for name in ("p50", "p95", "p99"))
            others = f"{figures['found']:.3f} | {figures['wall p95']:.2f} | {figures['whole p95']:.2f}"
            lines.append(f"| {kind} | {size:,} | {times} | {others} |")
    lines.append("")
    for size, result in results.items():
        parts = ", ".join(
            f"{name} {rows:,} rows {result['bytes'][name] / 1e6:,.0f} MB" for name, rows in result["rows"].items()
        )
        total = sum(result["bytes"].values()) / 1e6
        lines.append(f"{size:,} people: {parts}; {total:,.0f} MB in all. Filled in {result['filled']:.0f} s.")
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
