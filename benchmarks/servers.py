"""The servers that are measured, each in its own processes, over a database that is made for the run."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from registry.serving import server_command

ROOT = Path(__file__).parents[1]
PACKAGES = {"nginx": "nginx", "wrk": "wrk"}


@dataclass(frozen=True)
class Registry:
    """A running registry with its world. ``roots`` are its processes and its database's."""

    origin: str
    site: str
    ids: Sequence[str]
    bulk_site: str
    bulk_key: str
    roots: Sequence[int]


@dataclass(frozen=True)
class Files:
    """nginx over a folder."""

    origin: str
    roots: Sequence[int]


def install_missing() -> None:
    """nginx and wrk from Debian's packages, where they are not there yet."""
    os.environ["PATH"] += ":/usr/sbin:/usr/local/sbin"
    missing = [package for command, package in PACKAGES.items() if not shutil.which(command)]
    if missing:
        print(f"Installing {' and '.join(missing)} …", file=sys.stderr)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-yq", "--no-install-recommends", *missing]
        subprocess.run(install, check=True, stdout=subprocess.DEVNULL, env=environment)


@contextmanager
def running_registry(database_url: str, folder: Path, *, keys: int, database: Sequence[int] = ()) -> Iterator[Registry]:
    """As in production: two worker processes, DEBUG off. Its world is made first."""
    port = free_port()
    environment = _production(database_url, folder, port)
    print(f"Making {keys} contributors in {database_url.partition(':')[0]} …", file=sys.stderr)
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.world", str(keys)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    command = server_command("127.0.0.1", port, workers=2, threads=8, verbose=False)
    with _process(command, environment) as pid:
        _wait_for(port)
        yield Registry(f"http://127.0.0.1:{port}", roots=[pid, *database], **json.loads(made.stdout))


@contextmanager
def running_nginx(folder: Path) -> Iterator[Files]:
    """Serves ``folder/files`` and does nothing else; its processes own no file outside ``folder``."""
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"""
        daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
        {"user root;" if os.geteuid() == 0 else ""}
        events {{ worker_connections 1024; }}
        http {{
            access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
            default_type application/json;
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
            uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
            server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
        }}
        """
    )
    with _process(["nginx", "-c", str(configuration), "-e", f"{folder}/error.log"], dict(os.environ)) as pid:
        _wait_for(port)
        yield Files(f"http://127.0.0.1:{port}", [pid])


@contextmanager
def running_postgres() -> Iterator[tuple[str, int]]:
    """A throw-away cluster: its address and its first process."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    script = str(ROOT / ".ci" / "postgres")
    started = subprocess.run([script, "start", str(folder / "pg")], check=True, stdout=subprocess.PIPE, text=True)
    try:
        yield started.stdout.strip(), int((folder / "pg/data/postmaster.pid").read_text().split()[0])
    finally:
        subprocess.run([script, "stop", str(folder / "pg")], check=True)
        shutil.rmtree(folder)


def has_postgres() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _production(database_url: str, folder: Path, port: int) -> dict[str, str]:
    given = {
        "ENV_FILE": "",
        "DEBUG": "false",
        "DJANGO_SETTINGS_MODULE": "registry.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SEALING_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
    }
    return {**os.environ, **given}


@contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[int]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(port: int, *, at_most: float = 60) -> None:
    deadline = time.monotonic() + at_most
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"Nothing listens on port {port} after {at_most:g} seconds")
