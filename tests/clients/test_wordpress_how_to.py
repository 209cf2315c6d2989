"""The how-to page for WordPress: its commands do what it says, and its settings are those of the plug-in."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.servers import StartServer

ROOT = Path(__file__).parents[2]
HOW_TO = (ROOT / "docs" / "how-to" / "wordpress.md").read_text(encoding="utf-8")
README = (ROOT / "clients" / "wordpress" / "README.md").read_text(encoding="utf-8")
PLUGIN = (ROOT / "clients" / "wordpress" / "contributor-registry.php").read_text(encoding="utf-8")
COMMANDS = [block.replace("\\\n", "") for block in re.findall(r"```sh\n(.*?)```", HOW_TO, re.DOTALL)]


@pytest.mark.server
def test_its_commands_make_user_4_laura(start_server: StartServer) -> None:
    server = start_server()

    edited, found = (
        subprocess.run(
            [*shlex.split(command.replace("http://127.0.0.1:8000", server.origin)), "-s"],
            capture_output=True,
            check=True,
            timeout=30,
        ).stdout
        for command in COMMANDS
    )

    assert json.loads(edited)["external_ids"] == [{"source": "wp:fba", "value": "4"}]
    assert json.loads(found)["id"] == "ctr_laura"


def test_the_readme_names_every_setting_and_no_other() -> None:
    read = set(re.findall(r"setting\( '(\w+)' \)", PLUGIN))

    named = re.findall(r"^\| `CONTRIBUTOR_REGISTRY_(\w+)` \| `(\w+)` \|", README, re.MULTILINE)
    assert {option for _, option in named} == read
    assert [constant.lower() for constant, _ in named] == [option for _, option in named]
    assert {name.lower() for name in re.findall(r"CONTRIBUTOR_REGISTRY_(\w+)", HOW_TO)} <= read


@pytest.mark.parametrize(
    ("constant", "words"),
    [
        ("FRESH   = 30", "| 30 seconds; then it is asked for again"),
        ("KEEP    = 7 * 86400", "| 7 days: shown while"),
        ("TIMEOUT = 2", "A request waits 2 seconds at most"),
        ("PATIENCE = 4", "not much longer than 4"),
        ("FRESH_PERSON = 3600", "| an hour; that she is nobody yet"),
        ("FRESH_NOBODY = 60", "that she is nobody yet, a minute"),
        ("PAUSE   = 30", "is left alone for 30 seconds"),
    ],
)
def test_the_readme_tells_the_times_that_hold(constant: str, words: str) -> None:
    assert f"const {constant};" in PLUGIN
    assert words in README
