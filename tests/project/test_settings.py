"""The settings as a whole: documented, clean in development and in production, and told apart from wrong ones."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from registry import dotenv
from registry.databases import database
from registry.settings import env

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"
PAGE = ROOT / "docs" / "reference" / "settings.md"
NAMES = {*env.names, "ENV_FILE"}
SECRETS = {"SECRET_KEY": "correct horse battery staple, and fifty characters more", "SEALING_KEY": "0" * 31 + "abc"}


def manage(variables: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` with these variables and no others of the registry."""
    kept = {name: value for name, value in os.environ.items() if name not in {*NAMES, "DJANGO_SETTINGS_MODULE"}}
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, "ENV_FILE": "", **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_every_setting_is_in_the_example() -> None:
    variables, faults = dotenv.read(EXAMPLE)

    assert set(variables) == NAMES
    assert faults == []


def test_every_setting_has_its_heading_in_the_reference() -> None:
    assert set(re.findall(r"^### `(\w+)`$", PAGE.read_text(), re.MULTILINE)) == NAMES


def test_the_example_is_clean_in_production() -> None:
    example, _ = dotenv.read(EXAMPLE)

    done = manage({**example, **SECRETS}, "check", "--deploy", "--fail-level", "WARNING")

    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_needs_to_be_configured_for_development() -> None:
    done = manage({}, "check", "--fail-level", "WARNING")

    assert (done.returncode, done.stderr) == (0, "")


def test_production_without_secrets_or_hosts_is_refused_with_every_reason() -> None:
    done = manage({"DEBUG": "false", "PORT": "eighty", "DATABASE_URL": "mysql://x/y"}, "check")

    assert done.returncode == 1
    for sentence in (
        "SECRET_KEY is not set.",
        "SEALING_KEY is not set.",
        "PORT is 'eighty': say a whole number from 1 to 65535.",
        "DATABASE_URL begins with 'mysql': say sqlite:///data/registry.sqlite3 or postgres://",
        "ALLOWED_HOSTS is not set: say which hosts",
    ):
        assert sentence in done.stderr


def test_a_secret_key_alone_means_production() -> None:
    done = manage({"SECRET_KEY": SECRETS["SECRET_KEY"]}, "check")

    assert done.returncode == 1
    assert "SEALING_KEY is not set." in done.stderr


def test_the_version_is_that_of_the_changelog() -> None:
    headings = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert headings[0] == settings.VERSION


def test_sqlite_is_safe_in_a_power_cut_and_under_races() -> None:
    chosen = database("sqlite:///data/x.sqlite3", base=Path("/srv"))

    assert chosen["NAME"] == Path("/srv/data/x.sqlite3")
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert chosen["OPTIONS"]["init_command"].startswith("PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;")
    assert "ATOMIC_REQUESTS" not in chosen


def test_an_absolute_sqlite_file() -> None:
    assert database("sqlite:////var/lib/x.sqlite3", base=Path("/srv"))["NAME"] == Path("/var/lib/x.sqlite3")


def test_postgresql_with_everything() -> None:
    chosen = database("postgres://ada:p%40ss@db.example:6543/registry?sslmode=require", base=Path("/srv"))

    assert chosen == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "registry",
        "USER": "ada",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 6543,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require", "prepare_threshold": 0},
    }


def test_postgresql_through_a_socket() -> None:
    chosen = database("postgresql:///registry?host=/run/postgresql", base=Path("/srv"))

    assert (chosen["HOST"], chosen["PORT"], chosen["USER"]) == ("/run/postgresql", "", "")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite://", "names no file"),
        ("sqlite://data/x.sqlite3", "names no file"),
        ("postgres://host", "names no database"),
        ("postgres://host/x?sslmod=require", "has the unknown option 'sslmod'"),
        ("postgres://host:port/x", "can't be understood"),
        ("data/x.sqlite3", "begins with ''"),
    ],
)
def test_a_wrong_database_is_refused(url: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        database(url, base=Path("/srv"))
