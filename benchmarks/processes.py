"""CPU seconds of whole process trees, read from /proc (Linux; proc(5))."""

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# In the order of proc(5), counted after the command's name, which may hold spaces.
_PARENT, _USER, _SYSTEM = 1, 11, 12


def cpu_of(roots: Iterable[int]) -> float:
    """User and system seconds of each root and of all that descend from it and still live. Servers' workers do."""
    table = _table()
    children: dict[int, list[int]] = defaultdict(list)
    for pid, (parent, _) in table.items():
        children[parent].append(pid)
    waiting, ticks = list(roots), 0
    while waiting:
        pid = waiting.pop()
        ticks += table.get(pid, (0, 0))[1]
        waiting += children[pid]
    return ticks / TICKS


def busy() -> float:
    """Seconds that all cores together have worked since the machine started."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    idle, waiting = fields[3:5]
    return (sum(fields[:8]) - idle - waiting) / TICKS


def wait_until_quiet(*, below: float = 0.3, at_most: float = 10) -> None:
    """Until less than ``below`` cores are busy, or the time is over: other people's load falls on every target."""
    deadline = time.monotonic() + at_most
    while time.monotonic() < deadline:
        before = busy()
        time.sleep(0.4)
        if (busy() - before) / 0.4 < below:
            return


def wait_until_idle(roots: Iterable[int], *, at_most: float = 20) -> None:
    """Until these trees have finished what an ended run left in their queues: it would count for the next one."""
    roots, deadline = list(roots), time.monotonic() + at_most
    while time.monotonic() < deadline:
        before = cpu_of(roots)
        time.sleep(0.3)
        if cpu_of(roots) - before <= 0.02:
            return


def _table() -> dict[int, tuple[int, int]]:
    table = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended in between
            table[int(folder.name)] = (int(fields[_PARENT]), int(fields[_USER]) + int(fields[_SYSTEM]))
    return table
