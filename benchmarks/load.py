"""One target under load: requests per second, and what they cost in CPU."""

import json
import os
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.processes import busy, cpu_of, wait_until_idle, wait_until_quiet

SCRIPT = Path(__file__).with_name("requests.lua")


@dataclass(frozen=True)
class Target:
    """``paths`` are asked in turn. ``roots`` are the process trees that pay; ``expected`` is checked before the run."""

    name: str
    origin: str
    paths: Sequence[str]
    roots: Sequence[int]
    headers: Mapping[str, str] = field(default_factory=dict)
    conditional: bool = False
    connections: int = 32
    cards_an_answer: int = 1


@dataclass(frozen=True)
class Sample:
    """One round. CPU in seconds, for 1,000 requests; ``foreign`` is how many cores were busy with something else."""

    requests: int
    failed: int
    per_second: float
    p50: float
    p99: float
    cpu: float
    foreign: float


class Broken(Exception):
    """A target does not answer what it should, so its speed means nothing."""


@contextmanager
def requests_file(target: Target) -> Iterator[Path]:
    """The paths for wrk, with their entity tags where the target is asked conditionally. Each is asked once."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for path in target.paths:
            etag = probe(target, path)
            lines.append(f"{path} {etag}" if target.conditional else path)
        file = Path(folder, "requests")
        file.write_text("\n".join(lines) + "\n")
        yield file


def probe(target: Target, path: str) -> str:
    """Asks once, insists on 200 and a body, and returns the entity tag."""
    request = urllib.request.Request(target.origin + path, headers=dict(target.headers))  # noqa: S310  our own servers
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        if answer.status != 200 or not answer.read():
            raise Broken(f"{target.name}: {path} answered {answer.status}")
        return str(answer.headers["ETag"] or "")


def warm_up(target: Target, file: Path, seconds: int) -> None:
    """Until every worker process has met every path."""
    _wrk(target, file, seconds)


def measure(target: Target, file: Path, seconds: int) -> Sample:
    """A short run to warm up, then one that counts."""
    wait_until_quiet()
    _wrk(target, file, 1)
    wait_until_idle(target.roots)
    cpu, worked = cpu_of(target.roots), busy()
    counts, client = _wrk(target, file, seconds)
    wait_until_idle(target.roots)
    cpu, worked = cpu_of(target.roots) - cpu, busy() - worked
    if not counts["requests"]:
        raise Broken(f"{target.name}: no answer in {seconds} seconds")
    took = counts["microseconds"] / 1_000_000
    return Sample(
        requests=counts["requests"],
        failed=counts["failed"],
        per_second=counts["requests"] / took,
        p50=counts["p50"] / 1_000,
        p99=counts["p99"] / 1_000,
        cpu=cpu / counts["requests"] * 1_000,
        foreign=max(0.0, worked - cpu - client) / took,
    )


def _wrk(target: Target, file: Path, seconds: int) -> tuple[dict[str, int], float]:
    """The counts, and the CPU seconds of wrk itself."""
    command = ["wrk", "-t1", f"-c{target.connections}", f"-d{seconds}s", "--timeout", "20s", "--latency"]
    command += ["-s", str(SCRIPT), target.origin, "--", str(file)]
    command += [f"{name}: {value}" for name, value in target.headers.items()]
    before = os.times()
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True)  # noqa: S607
    after = os.times()
    client = after.children_user + after.children_system - before.children_user - before.children_system
    return json.loads(done.stdout.splitlines()[-1]), client
