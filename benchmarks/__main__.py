"""`make bench`: the public card and the bulk answer against nginx serving the same bytes, in interleaved rounds."""

import argparse
import platform
import statistics
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.load import Sample, Target, measure, requests_file, warm_up
from benchmarks.servers import (
    Files,
    Registry,
    has_postgres,
    install_missing,
    running_nginx,
    running_postgres,
    running_registry,
)

BASE = "nginx, the same bytes as a file"
BULK = 400  # as many as benchmarks.world puts on its second site
WARM_UP = 8  # seconds


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each target has its turn (default 5)")
    parser.add_argument("--seconds", type=int, default=6, help="how long a turn is (default 6)")
    parser.add_argument("--keys", type=int, default=1000, help="how many cards are asked in turn (default 1000)")
    parser.add_argument("--sqlite-only", action="store_true", help="leave PostgreSQL out")
    parser.add_argument("--only", default="", help="only targets with this word in their names, beside nginx")
    chosen = parser.parse_args(arguments)
    install_missing()
    with ExitStack() as stack:
        targets = [
            target
            for target in _targets(stack, chosen.keys, sqlite_only=chosen.sqlite_only)
            if target.name == BASE or chosen.only in target.name
        ]
        samples = _rounds(stack, targets, chosen.rounds, chosen.seconds)
    print(_table(samples, {target.name: target for target in targets}))


def _targets(stack: ExitStack, keys: int, *, sqlite_only: bool) -> Iterator[Target]:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    folder.chmod(0o755)
    sqlite = stack.enter_context(running_registry(f"sqlite:///{folder}/registry.sqlite3", folder, keys=keys))
    _save_cards(sqlite, folder / "files")
    files: Files = stack.enter_context(running_nginx(folder))
    yield Target(BASE, files.origin, _addresses(sqlite), files.roots)
    yield from _of_registry("SQLite", sqlite)
    if not sqlite_only and has_postgres():
        url, database = stack.enter_context(running_postgres())
        postgres = running_registry(url, folder, keys=keys, database=[database])
        yield from _of_registry("PostgreSQL", stack.enter_context(postgres))


def _of_registry(name: str, registry: Registry) -> Iterator[Target]:
    addresses = _addresses(registry)
    yield Target(f"card, {name}", registry.origin, addresses, registry.roots)
    yield Target(f"card, 304, {name}", registry.origin, addresses, registry.roots, conditional=True)
    bulk = min(BULK, len(addresses))
    yield Target(
        f"{bulk} cards as NDJSON, {name}",
        registry.origin,
        [f"/api/v1/sites/{registry.bulk_site}/cards?format=ndjson"],
        registry.roots,
        headers={"Authorization": f"Bearer {registry.bulk_key}"},
        connections=2,
        cards_an_answer=bulk,
    )


def _addresses(registry: Registry) -> list[str]:
    return [f"/c/{registry.site}/{contributor_id}.json" for contributor_id in registry.ids]


def _save_cards(registry: Registry, folder: Path) -> None:
    """What the registry answers, as files: nginx gives out the very same bytes."""
    for address in _addresses(registry):
        file = folder / address.removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(registry.origin + address) as answer:  # noqa: S310  our own server
            file.write_bytes(answer.read())


def _rounds(stack: ExitStack, targets: Sequence[Target], rounds: int, seconds: int) -> dict[str, list[Sample]]:
    """Every target has its turn before any has its next: a burst of other people's load hits all alike."""
    prepared = [(target, stack.enter_context(requests_file(target))) for target in targets]
    samples: dict[str, list[Sample]] = {target.name: [] for target in targets}
    for target, file in prepared:
        warm_up(target, file, WARM_UP)
    for number in range(1, rounds + 1):
        for target, file in prepared:
            sample = measure(target, file, seconds)
            samples[target.name].append(sample)
            print(
                f"{number} {target.name:36} {sample.per_second:9.1f}/s  {sample.cpu:8.4f} CPU s/1,000"
                f"  failed {sample.failed}  foreign {sample.foreign:.2f}",
                file=sys.stderr,
            )
    return samples


def _table(samples: dict[str, list[Sample]], targets: dict[str, Target]) -> str:
    base = _median(samples[BASE], "cpu")
    lines = [
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, medians",
        "",
        "| target | CPU s / 1,000 requests | × nginx | requests/s | p50 ms | p99 ms | failed |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, taken in samples.items():
        cpu = _median(taken, "cpu")
        numbers = [f"{cpu:.4f}", f"{cpu / base / targets[name].cards_an_answer:.1f}"]
        numbers[1] += " a card" if targets[name].cards_an_answer > 1 else ""
        numbers += [f"{_median(taken, 'per_second'):,.0f}", f"{_median(taken, 'p50'):.2f}"]
        numbers += [f"{_median(taken, 'p99'):.2f}", str(sum(sample.failed for sample in taken))]
        lines.append(f"| {name} | {' | '.join(numbers)} |")
    return "\n".join(lines)


def _median(samples: Sequence[Sample], name: str) -> float:
    return statistics.median(getattr(sample, name) for sample in samples)


if __name__ == "__main__":
    main(sys.argv[1:])
