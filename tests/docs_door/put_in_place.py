"""The examples of the documentation put in place as they say, and the other programs that run them."""

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contributors.docs_door import examples
from tests.servers import Server, free_port

ORACLES = Path(__file__).parents[1] / "oracles"
# A name that shows whether anybody escapes it once too often or not at all, on the site of the examples.
HOSTILE = "Ann & <b>“Bo”</b> O'Neill"
SIZES = ("short", "standard", "long")
MAKE_HOSTILE = f"""
from tests.factories import make_contributor, Site
bios = {{"en": {{size: {{"text": size + ": <b>&amp;", "asserted_on": "2026-01-01"}} for size in {SIZES!r}}}}}
fba, links = Site.objects.get(slug="fba"), [{{"url": "https://o.example/?a=1&b=2"}}]
print(make_contributor({HOSTILE!r}, fba, links=links, bios=bios).pk)
"""

PutInPlace = Callable[..., Path]


@pytest.fixture(scope="module")
def hostile(demo_server: Server) -> str:
    return demo_server.manage("shell", "-v", "0", "-c", MAKE_HOSTILE).strip()


@pytest.fixture
def put_in_place(tmp_path: Path, settings: Any) -> PutInPlace:
    """``put_in_place(key, origin, id, layout)``: the example's files where it says, filled in; the folder."""

    def put(key: str, origin: str, contributor: str, layout: str = "box") -> Path:
        settings.PUBLIC_ORIGIN = origin
        choice = {"site": "fba", "id": contributor, "layout": layout}
        (example,) = [each for each in examples.examples(choice) if each.key == key]
        for part in example.parts:
            file = tmp_path / part.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{part.source}\n", encoding="utf-8")
        return tmp_path

    return put


def nowhere() -> str:
    return f"http://127.0.0.1:{free_port()}"


def fragment(server: Server, contributor: str, layout: str = "box") -> str:
    with urllib.request.urlopen(f"{server.origin}/c/fba/{contributor}.html?layout={layout}", timeout=20) as answer:  # noqa: S310
        return str(answer.read().decode())


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "REGISTRY_KEY": "sk_demo_fba", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def tool(name: str, hint: str) -> str:
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed: {hint}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found


def node_with(package: str) -> str:
    node = tool("node", "install Node.js")
    if not (ORACLES / "node_modules" / package).is_dir():
        reason = f"No {package}: npm ci --prefix tests/oracles"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return node
