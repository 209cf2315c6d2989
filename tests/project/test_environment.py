"""Reading the environment: values, faults that name their variable, and the `.env` file."""

import stat
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from registry import dotenv
from registry.environment import Environment

BASE = Path("/srv/registry")

READERS: dict[str, Callable[[Environment], Any]] = {
    "flag": lambda env: env.flag("NAME", default=False),
    "number": lambda env: env.number("NAME", 8000, least=1, most=65535),
    "words": lambda env: env.words("NAME", "one"),
    "choice": lambda env: env.choice("NAME", "INFO", ("DEBUG", "INFO")),
    "secret": lambda env: env.secret("NAME", least=8),
    "day": lambda env: env.day("NAME"),
    "time_zone": lambda env: env.time_zone("NAME", "UTC"),
    "networks": lambda env: env.networks("NAME"),
    "origin": lambda env: env.origin("NAME", "http://127.0.0.1:8000"),
    "folder": lambda env: env.folder("NAME", BASE / "data", base=BASE),
}


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        ("flag", "true", True),
        ("flag", "Yes", True),
        ("flag", "0", False),
        ("number", "1", 1),
        ("number", " 65535 ", 65535),
        ("words", "a, b,,c ", ["a", "b", "c"]),
        ("choice", "DEBUG", "DEBUG"),
        ("secret", "12345678", "12345678"),
        ("day", "2026-11-22", "2026-11-22"),
        ("time_zone", "Europe/Berlin", "Europe/Berlin"),
        ("networks", "127.0.0.1, 10.0.0.0/8,::1", [ip_network(n) for n in ("127.0.0.1", "10.0.0.0/8", "::1")]),
        ("origin", "https://registry.example/", "https://registry.example"),
        ("origin", "http://[::1]:8001", "http://[::1]:8001"),
        ("folder", "photos", BASE / "photos"),
        ("folder", "/var/photos", Path("/var/photos")),
    ],
)
def test_a_right_value_is_taken(reader: str, text: str, value: object) -> None:
    env = Environment({"NAME": text})

    assert READERS[reader](env) == value
    env.finish()


@pytest.mark.parametrize(
    ("reader", "default"),
    [
        ("flag", False),
        ("number", 8000),
        ("words", ["one"]),
        ("choice", "INFO"),
        ("day", ""),
        ("time_zone", "UTC"),
        ("networks", []),
        ("origin", "http://127.0.0.1:8000"),
        ("folder", BASE / "data"),
    ],
)
@pytest.mark.parametrize("variables", [{}, {"NAME": ""}, {"NAME": "  "}])
def test_an_empty_variable_counts_as_not_set(reader: str, default: object, variables: dict[str, str]) -> None:
    env = Environment(variables)

    assert READERS[reader](env) == default
    env.finish()


@pytest.mark.parametrize(
    ("reader", "text", "sentence"),
    [
        ("flag", "maybe", "NAME is 'maybe': say true or false."),
        ("number", "80a", "NAME is '80a': say a whole number from 1 to 65535."),
        ("number", "0", "NAME is '0': say a whole number from 1 to 65535."),
        ("number", "65536", "NAME is '65536': say a whole number from 1 to 65535."),
        ("number", "٨", "NAME is '٨': say a whole number from 1 to 65535."),
        ("number", "9" * 5000, f"NAME is '{'9' * 5000}': say a whole number from 1 to 65535."),
        ("choice", "LOUD", "NAME is 'LOUD': say one of DEBUG, INFO."),
        ("secret", "1234567", "NAME has 7 characters and needs 8."),
        ("secret", "", "NAME is not set."),
        ("day", "22.11.2026", "NAME is '22.11.2026': say a date such as 2026-11-22."),
        ("time_zone", "Berlin", "NAME is 'Berlin': say an IANA time zone such as Europe/Berlin."),
        ("time_zone", "../etc/passwd", "NAME is '../etc/passwd': say an IANA time zone such as Europe/Berlin."),
        ("networks", "10.0.0.1/8", "NAME has '10.0.0.1/8': say addresses or networks such as 10.0.0.0/8."),
        (
            "origin",
            "registry.example",
            "NAME is 'registry.example': say an address without a path, such as https://registry.example.",
        ),
        (
            "origin",
            "https://registry.example/x",
            "NAME is 'https://registry.example/x': say an address without a path, such as https://registry.example.",
        ),
    ],
)
def test_a_wrong_value_is_a_fault_that_names_its_variable(reader: str, text: str, sentence: str) -> None:
    env = Environment({"NAME": text})
    READERS[reader](env)

    with pytest.raises(ImproperlyConfigured) as caught:
        env.finish()

    assert str(caught.value) == f"The environment is not right:\n- {sentence}"


def test_all_faults_are_told_at_once() -> None:
    env = Environment({"PORT": "x", "DEBUG": "y"})
    env.number("PORT", 1, least=1, most=2)
    env.flag("DEBUG", default=True)

    with pytest.raises(ImproperlyConfigured, match="(?s)PORT is 'x'.*DEBUG is 'y'"):
        env.finish()


def test_a_secret_can_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a long secret\n")
    env = Environment({"NAME_FILE": str(tmp_path / "key")})

    assert env.secret("NAME") == "a long secret"
    assert env.given("NAME")
    env.finish()


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"NAME_FILE": "/nowhere/key"}, "NAME_FILE is '/nowhere/key', which can't be read"),
        ({"NAME_FILE": "/nowhere/key", "NAME": "x"}, "NAME and NAME_FILE are both set: keep one."),
    ],
)
def test_a_secret_file_that_does_not_work_is_a_fault(variables: dict[str, str], sentence: str) -> None:
    env = Environment(variables)
    env.secret("NAME")

    with pytest.raises(ImproperlyConfigured, match=sentence):
        env.finish()


def test_a_secret_is_never_in_a_fault() -> None:
    env = Environment({"NAME": "hunter2"})
    env.secret("NAME", least=50)

    with pytest.raises(ImproperlyConfigured) as caught:
        env.finish()

    assert "hunter2" not in str(caught.value)


def test_the_file_is_read_and_the_process_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.env").write_text("FIRST=file\nSECOND=file\n")
    monkeypatch.setenv("ENV_FILE", "mine.env")
    monkeypatch.setenv("SECOND", "process")

    env = Environment.load(tmp_path)

    assert (env.text("FIRST"), env.text("SECOND")) == ("file", "process")


def test_an_empty_env_file_means_that_none_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("FIRST=file\n")
    monkeypatch.setenv("ENV_FILE", "")

    assert Environment.load(tmp_path).text("FIRST") == ""


def test_the_lines_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# comment\n\nA=1\nexport B = two words \nC='x # y'\nD=\"a=b\"\nE=\n")

    assert dotenv.read(file) == ({"A": "1", "B": "two words", "C": "x # y", "D": "a=b", "E": ""}, [])


def test_a_broken_line_is_a_fault_with_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("A=1\nnonsense\n2B=3\n")
    monkeypatch.setenv("ENV_FILE", ".env")

    with pytest.raises(ImproperlyConfigured, match="(?s)line 2, is not of the form NAME=value.*line 3"):
        Environment.load(tmp_path).finish()


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert dotenv.read(tmp_path / ".env") == ({}, [])


def test_the_first_file_has_secrets_of_its_own_and_is_private(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"

    assert dotenv.write_first(one)
    assert dotenv.write_first(two)

    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    first, second = dotenv.read(one)[0], dotenv.read(two)[0]
    assert list(first) == ["DEBUG", "SECRET_KEY", "SEALING_KEY", "DATABASE_URL", "FETCH_ALLOWED_NETWORKS"]
    assert first["SECRET_KEY"] != second["SECRET_KEY"]
    assert first["SEALING_KEY"] != second["SEALING_KEY"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MINE=1\n")

    assert not dotenv.write_first(tmp_path / ".env")
    assert (tmp_path / ".env").read_text() == "MINE=1\n"


def test_no_file_is_written_where_secrets_come_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x")

    dotenv.main([str(tmp_path / ".env")])

    assert not (tmp_path / ".env").exists()
