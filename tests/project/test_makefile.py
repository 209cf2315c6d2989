"""`make`: which Python it takes, what it passes on, and that a second `make serve` touches nothing."""

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers import free_port, is_answered

ROOT = Path(__file__).parents[2]
WORKS = """#!/bin/sh
case "$1" in
  -c) exit 0 ;;
  --version) echo "Python {version}" ;;
  -m) mkdir -p "$3/bin" && echo {version} > "$3/bin/python" ;;
esac
"""
FAILS = "#!/bin/sh\nexit 127\n"
TOO_OLD = "#!/bin/sh\nexit 1\n"
CANNOT = '#!/bin/sh\n[ "$1" = -m ] && mkdir -p "$3/bin" && touch "$3/bin/python" && exit 1\necho "Python 3.13.0"\n'


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {"HOME": str(folder), "PATH": os.environ["PATH"], **environment}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=kept,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def make_environment(folder: Path, pythons: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """`make .venv/bin/python` where just these interpreters are on the path."""
    programs = folder / "programs"
    programs.mkdir()
    for name in ("python3.13", "python3.12", "python3.11", "python3"):
        (programs / name).write_text(pythons.get(name, FAILS))
        (programs / name).chmod(0o755)
    for name in ("sh", "make", "rm", "mkdir", "touch", "echo"):
        program = shutil.which(name)
        assert program
        (programs / name).symlink_to(program)
    return make(folder, ".venv/bin/python", *arguments, PATH=str(programs))


@pytest.mark.parametrize(
    ("pythons", "taken"),
    [
        ({"python3.13": WORKS.format(version="3.13.1"), "python3": WORKS.format(version="3.11.2")}, "3.13.1"),
        ({"python3.13": FAILS, "python3.12": WORKS.format(version="3.12.4")}, "3.12.4"),
        ({"python3.11": TOO_OLD, "python3": WORKS.format(version="3.14.0")}, "3.14.0"),
    ],
)
def test_the_newest_python_that_runs_is_taken(folder: Path, pythons: dict[str, str], taken: str) -> None:
    done = make_environment(folder, pythons)

    assert done.stderr == ""
    assert done.stdout == f"Making .venv with Python {taken} …\n"
    assert (folder / ".venv/bin/python").read_text() == f"{taken}\n"


def test_another_python_can_be_named(folder: Path) -> None:
    (folder / "mine").write_text(WORKS.format(version="3.12.9"))
    (folder / "mine").chmod(0o755)

    done = make_environment(folder, {"python3": WORKS.format(version="3.11.2")}, "PYTHON=./mine")

    assert done.stdout == "Making .venv with Python 3.12.9 …\n"


def test_without_a_new_enough_python_a_sentence_says_so(folder: Path) -> None:
    done = make_environment(folder, {"python3": TOO_OLD})

    assert done.returncode == 2
    assert done.stderr.startswith("The registry needs Python 3.11 or newer. Install it, or name it: make PYTHON=")


def test_a_python_without_venv_leaves_nothing_behind(folder: Path) -> None:
    done = make_environment(folder, {"python3.13": CANNOT})

    assert done.returncode == 2
    assert "python3.13 can't make a virtual environment: install its venv package" in done.stderr
    assert not (folder / ".venv").exists()


def test_help_lists_every_command(folder: Path) -> None:
    listed = re.findall(r"^  make (\w+)", make(folder, "help").stdout, re.MULTILINE)

    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony
    assert listed == phony[1].split()


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ((), "exec env .venv/bin/python manage.py serve"),
        (("PORT=8001",), "exec env PORT=8001 .venv/bin/python manage.py serve"),
        (("TODAY=2026-11-22",), "exec env REGISTRY_TODAY=2026-11-22 .venv/bin/python manage.py serve"),
        (("DEMO=0",), "exec env .venv/bin/python manage.py serve --empty"),
        (("DEMO=1",), "exec env .venv/bin/python manage.py serve"),
    ],
)
def test_serve_passes_on_what_the_caller_says(folder: Path, arguments: tuple[str, ...], command: str) -> None:
    (folder / "requirements.txt").touch()

    last = make(folder, "-n", "serve", *arguments).stdout.splitlines()[-1]

    assert " ".join(last.split()) == command


# --- make serve, twice -------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose requirements are installed: a second environment over the packages of this one."""
    for name in ("Makefile", "CHANGELOG.md", "contributors", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    # Copied, since Python takes the real folder of these two for the checkout.
    shutil.copy(ROOT / "manage.py", tmp_path)
    shutil.copytree(ROOT / "registry", tmp_path / "registry", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "requirements.txt").touch()
    environment = tmp_path / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    (environment / "lib").symlink_to(Path(sys.prefix, "lib"))
    shutil.copy(Path(sys.prefix, "pyvenv.cfg"), environment)
    (environment / ".runtime").touch()
    return tmp_path


@contextmanager
def serving(checkout: Path, port: int, *arguments: str) -> Iterator[str]:
    """`make serve` until it answers; gives what it printed."""
    kept = {"HOME": str(checkout), "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    with (checkout.parent / f"{checkout.name}.log").open("w+") as log:
        process = subprocess.Popen(
            ["make", "serve", f"PORT={port}", *arguments],
            cwd=checkout,
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            while process.poll() is None and not is_answered(f"http://127.0.0.1:{port}"):
                time.sleep(0.02)
            log.seek(0)
            yield log.read()
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # make and the server that it started
            process.wait(30)


def contents(checkout: Path) -> dict[str, str]:
    own = [path for name in (".env", "data") for path in sorted([checkout / name, *(checkout / name).rglob("*")])]
    return {
        str(path.relative_to(checkout)): f"{path.stat().st_mtime_ns} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in own
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


@pytest.mark.server
def test_a_second_serve_touches_nothing(checkout: Path) -> None:
    port = free_port()
    with serving(checkout, port, "DEMO=0") as first:
        assert first.startswith("Wrote .env with secrets for this machine.\nPreparing the database …\n")
        assert f"The desk  http://127.0.0.1:{port}/desk/sign-in/" in first
    before = contents(checkout)
    assert set(before) == {".env", "data/registry.sqlite3"}

    with serving(checkout, port) as second:
        assert second.startswith(f"\nThe desk  http://127.0.0.1:{port}/desk/sign-in/")

    assert contents(checkout) == before


def test_a_port_in_use_is_told_in_a_sentence(checkout: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = make(checkout, "serve", f"PORT={port}")

    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        f"CommandError: Port {port} of 127.0.0.1 is in use. "
        f"Stop what runs there, or choose another: make serve PORT={port + 1}"
    )
    assert not (checkout / "data").exists()
