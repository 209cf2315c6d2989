"""The README's examples, run as they stand there."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.servers import Server

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
LINKS = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)


@pytest.mark.parametrize("target", LINKS)
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (Path(__file__).parents[2] / target).exists()


@pytest.mark.server
def test_the_main_job_does_what_it_says(demo_server: Server, tmp_path: Path) -> None:
    (block,) = [block for block in BLOCKS if "manage.py paste" in block]
    shown, command = re.fullmatch(
        r"\$ cat box\.txt\n(.*?)\n\n\$ .venv/bin/python manage.py (.*)\n", block, re.DOTALL
    ).groups()
    box = tmp_path / "box.txt"
    box.write_text(shown, encoding="utf-8")

    demo_server.manage(*[str(box) if word == "box.txt" else word for word in shlex.split(command)])

    last = "from contributors.models import Contributor as C; c = C.objects.latest('created_at'); print(c.pk)"
    made = demo_server.manage("shell", "-v", "0", "-c", last).strip()
    card = json.loads(curl(f"{demo_server.origin}/c/fba/{made}.json"))
    assert (card["name"], card["location"]) == ("Laura", "Maryland")
    assert "writing for 21 years" in card["bio"]["standard"]
    assert card["bio"]["text"].endswith("She writes for FBA because unbiased news is vital to unity.")
    assert "FBA" not in card["bio"]["standard"]


@pytest.mark.server
def test_every_curl_answers(demo_server: Server) -> None:
    commands = [line.partition(" #")[0] for block in BLOCKS for line in block.splitlines() if line.startswith("$ curl")]
    assert len(commands) == 3
    for command in commands:
        words = shlex.split(command.removeprefix("$ ").replace("http://127.0.0.1:8000", demo_server.origin))
        assert subprocess.run([*words, "-sf"], capture_output=True, check=True, timeout=30).stdout


def curl(address: str) -> bytes:
    return subprocess.run(["curl", "-sf", address], capture_output=True, check=True, timeout=30).stdout
