"""DATABASE_URL as Django's settings: SQLite for one machine, PostgreSQL for more."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

FORMS = "say sqlite:///data/registry.sqlite3 or postgres://user:password@host:5432/name"
POSTGRES_OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name"})

# IMMEDIATE: a transaction that reads first and writes later would otherwise fail at once when two race, whatever the
# timeout. FULL: with WAL, anything less loses acknowledged commits in a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-16000",
}


def database(url: str, *, base: Path) -> dict[str, Any]:
    """ValueError with the end of a sentence ("DATABASE_URL …") where the address is of no known form.

    ``sqlite:///file`` is relative to ``base``, ``sqlite:////file`` absolute.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(f"can't be understood: {FORMS}.") from None
    if parts.scheme == "sqlite":
        return _sqlite(parts, base)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts, port)
    raise ValueError(f"begins with {parts.scheme!r}: {FORMS}.")


def _sqlite(parts: SplitResult, base: Path) -> dict[str, Any]:
    if parts.netloc or not parts.path.strip("/"):
        raise ValueError(f"names no file: {FORMS}.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": base / unquote(parts.path[1:]),
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def _postgres(parts: SplitResult, port: int | None) -> dict[str, Any]:
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or parts.hostname or ""
    unknown = sorted(set(query) - POSTGRES_OPTIONS)
    if unknown:
        raise ValueError(
            f"has the unknown option {unknown[0]!r}: known are host, {', '.join(sorted(POSTGRES_OPTIONS))}."
        )
    if not parts.path.strip("/"):
        raise ValueError(f"names no database: {FORMS}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Only what asks for it is prepared: the query that says whether a finished card still holds.
        "OPTIONS": query | {"prepare_threshold": 0},
    }
