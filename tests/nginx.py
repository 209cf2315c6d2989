"""nginx, the system's own, with the configuration that the documentation shows, on free ports and files of a test."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers import ROOT, is_answered, stop

PAGE = ROOT / "docs" / "how-to" / "serve-cards-from-files.md"
# Not on the path of everybody who is not root.
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


def documented() -> str:
    """The one nginx configuration on the page."""
    (configuration,) = re.findall(r"```nginx\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return str(configuration)


def adapted(*, port: int, root: Path, registry: str) -> str:
    """The configuration for a test: nothing is replaced but where it listens, where files lie and who answers else."""
    configuration = documented()
    places = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root /srv/cards;": f"root {root};",
        "proxy_pass http://127.0.0.1:8000;": f"proxy_pass {registry};",
    }
    for documented_words, words in places.items():
        assert configuration.count(documented_words) == 1
        configuration = configuration.replace(documented_words, words)
    return configuration


@contextmanager
def running_nginx(folder: Path, port: int, configuration: str) -> Iterator[str]:
    """Its origin. ``configuration`` stands in the http block, as what is included from conf.d does."""
    executable = shutil.which("nginx", path=PLACES)
    if executable is None:
        reason = "nginx is not installed: apt-get install nginx"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder.mkdir()
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"""daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
        {"user root;" if os.geteuid() == 0 else ""}
        events {{ worker_connections 64; }}
        http {{ access_log off; {paths}
        {configuration} }}""",
        encoding="utf-8",
    )
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(
            [executable, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        origin = f"http://127.0.0.1:{port}"
        _wait_until_answered(origin, process, folder)
        yield origin
    finally:
        stop(process)


def _wait_until_answered(origin: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        if is_answered(origin):
            return
        time.sleep(0.02)
    pytest.fail(f"nginx did not answer:\n{(folder / 'output.log').read_text()}{(folder / 'error.log').read_text()}")
