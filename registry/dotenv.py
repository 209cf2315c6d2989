"""The `.env` file: reading it, and writing a first one for this machine (`python -m registry.dotenv`).

One variable a line, `NAME=value`; `#` starts a comment line; quotes around a value are taken off. Nothing is expanded.
"""

import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

FIRST = """\
# Written by `make serve` for this machine. Every variable is explained in .env.example.
DEBUG=true
SECRET_KEY={secret_key}
SEALING_KEY={sealing_key}
DATABASE_URL=sqlite:///data/registry.sqlite3
FETCH_ALLOWED_NETWORKS=127.0.0.0/8
"""


def read(path: Path) -> tuple[dict[str, str], list[str]]:
    """The variables of the file, and a sentence for each line that is none. A missing file has neither."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"{path} can't be read: {error}."]
    variables: dict[str, str] = {}
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if not name or name.startswith("#"):
            continue
        if equals and name.strip().isidentifier():
            variables[name.strip()] = _without_quotes(value.strip())
        else:
            faults.append(f"{path}, line {number}, is not of the form NAME=value.")
    return variables, faults


def write_first(path: Path) -> bool:
    """A development file with secrets of its own, readable by its owner only. False, untouched, where there is one."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(FIRST.format(secret_key=secrets.token_urlsafe(50), sealing_key=secrets.token_urlsafe(32)))
    return True


def _without_quotes(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def main(arguments: Sequence[str]) -> None:
    path = Path(arguments[0] if arguments else ".env")
    if "SECRET_KEY" in os.environ:  # configured from outside: a file that says DEBUG=true must not appear beside it
        return
    if write_first(path):
        sys.stdout.write(f"Wrote {path} with secrets for this machine.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
