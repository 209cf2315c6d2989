"""The real server in a process of its own, on a free port, over a database that no other test sees."""

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"
READY_WITHIN = 60.0
STOPPED_WITHIN = 30.0


@dataclass(frozen=True)
class Server:
    origin: str
    process: subprocess.Popen[bytes]
    log: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """What `manage.py` prints, with the server's environment."""
        return manage(self.environment, *arguments)


StartServer = Callable[..., Server]


@pytest.fixture
def start_server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[StartServer]:
    """``start_server(demo=True, **environment)``: a server over a copy of the demo world, or over an empty registry."""
    with contextlib.ExitStack() as stack:

        def start(*, demo: bool = True, **environment: str) -> Server:
            template = request.getfixturevalue("demo_world") if demo else None
            return stack.enter_context(running_server(tmp_path / f"server-{free_port()}", template, environment))

        yield start


@pytest.fixture(scope="module")
def demo_server(tmp_path_factory: pytest.TempPathFactory, demo_world: "World") -> Iterator[Server]:
    """One server over the demo world for all tests of a file, which may change what is there."""
    with running_server(tmp_path_factory.mktemp("server"), demo_world, {}) as server:
        yield server


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory, demo_world: "World") -> Iterator[Server]:
    """One server over the demo world for all tests that only read from it."""
    with running_server(tmp_path_factory.mktemp("server"), demo_world, {}) as server:
        yield server


@dataclass(frozen=True)
class World:
    """A database and its photos that are copied, never served."""

    url: str
    media: Path


@pytest.fixture(scope="session")
def demo_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo world of 2026-11-22, made once: for all processes of a run, where it is a file that all can copy."""
    if not on_sqlite():
        with new_database(tmp_path_factory.mktemp("world")) as url:
            yield make_world(tmp_path_factory.mktemp("photos-of-the-world"), url)
        return
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root) / "world"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock, new_database(folder) as url:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "made"
        world = World(url, folder / "media") if made.exists() else make_world(folder, url)
        made.touch()
        fcntl.flock(lock, fcntl.LOCK_UN)
        yield world


def make_world(folder: Path, url: str) -> World:
    environment = environment_of(folder, url, {})
    manage(environment, "migrate", "--verbosity=0")
    manage(environment, "seed_demo", "--today", TODAY)
    return World(url, folder / "media")


@contextlib.contextmanager
def running_server(folder: Path, template: World | None, environment: dict[str, str]) -> Iterator[Server]:
    folder.mkdir(parents=True, exist_ok=True)
    if template:
        shutil.copytree(template.media, folder / "media")
    with new_database(folder, template) as url:
        port = free_port()
        complete = environment_of(folder, url, {"PORT": str(port), **environment})
        log = folder / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--empty"],
                cwd=ROOT,
                env=complete,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            server = Server(f"http://127.0.0.1:{port}", process, log, complete)
            wait_until_ready(server)
            yield server
        finally:
            stop(process)


def environment_of(folder: Path, url: str, more: dict[str, str]) -> dict[str, str]:
    here = {
        "DJANGO_SETTINGS_MODULE": "registry.settings",
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "REGISTRY_TODAY": TODAY,
    }
    return {**os.environ, **here, **more}


def manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def wait_until_ready(server: Server) -> None:
    """Polls until a request is answered, whatever with; fails with the log when the process ends or takes too long."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        if is_answered(server.origin):
            return
        time.sleep(0.02)
    pytest.fail(f"The server at {server.origin} did not answer:\n{server.log.read_text(errors='replace')}")


def is_answered(origin: str) -> bool:
    """Whether a server is there; an answer that refuses is one too."""
    try:
        with urllib.request.urlopen(f"{origin}/static/", timeout=5):  # noqa: S310  an address of our own
            return True
    except urllib.error.HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # the session that we started for it, and nothing else
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def on_sqlite() -> bool:
    return os.environ.get("DATABASE_URL", "sqlite:").startswith("sqlite:")


@contextlib.contextmanager
def new_database(folder: Path, template: World | None = None) -> Iterator[str]:
    """The address of a database like ``template``, or of one that is new; on the kind of server the tests run on."""
    if on_sqlite():
        file = folder / "registry.sqlite3"
        if template:
            shutil.copyfile(template.url.removeprefix("sqlite:///"), file)
        yield f"sqlite:///{file}"
        return
    with _postgres_database(os.environ["DATABASE_URL"], template) as url:
        yield url


@contextlib.contextmanager
def _postgres_database(server_url: str, template: World | None) -> Iterator[str]:
    name = f"registry_{os.getpid()}_{free_port()}"
    address, _, options = server_url.partition("?")
    base, _, _ = address.rpartition("/")
    pattern = template.url.partition("?")[0].rpartition("/")[2] if template else "template0"
    with psycopg.connect(server_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(pattern)))
    try:
        yield f"{base}/{name}" + (f"?{options}" if options else "")
    finally:
        with psycopg.connect(server_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
