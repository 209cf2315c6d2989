"""How the server is started: whether its port is free, and granian's arguments."""

import os
import socket
import sys

# More threads than that only wait for each other; each keeps a database connection.
THREADS = min(9, 2 * (os.cpu_count() or 1) + 1)


def is_taken(host: str, port: int) -> bool:
    """Whether something listens there already. A port that was in use a moment ago counts as free."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def server_command(host: str, port: int, *, workers: int, threads: int, verbose: bool) -> list[str]:
    """A WSGI server in this Python; any other serves ``registry.wsgi:application`` as well."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--respawn-failed-workers"),
        *("--host", host, "--port", str(port), "--log-level", "debug" if verbose else "warning"),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--blocking-threads-idle-timeout", "600"),
        "registry.wsgi:application",
    ]
