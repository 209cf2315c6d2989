"""docs/reference/api.md is true: its examples are run, its limits are the code's, and no operation is missing."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from contributors.actions.idempotency import KEPT
from contributors.api.documentation import openapi_document
from contributors.api.paging import DEFAULT_LIMIT, MOST
from contributors.api.site.cards import MOST_IDS
from contributors.api.site.selection import MOST_FIELDS
from contributors.documents.article import MOST_CREDITS, ROLES
from tests.api.asking import ask
from tests.servers import Server

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
SOURCE = (FOLDER / "api.md").read_text(encoding="utf-8")
ORIGIN = "http://127.0.0.1:8000"
_EXAMPLE = re.compile(r"```sh\n(curl .*?)```\n\n```(?:json|html)\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None


def request_of(command: str) -> Request:
    """What a `curl` command sends; it uses no more of curl than this knows."""
    words = iter(shlex.split(command.replace("\\\n", " "))[1:])
    method, address, headers, body = "GET", "", {}, None
    form: dict[str, Any] = {}
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(words).encode()
        elif word == "-F":
            name, _, value = next(words).partition("=")
            path = ROOT / value[1:]
            form[name] = SimpleUploadedFile(path.name, path.read_bytes()) if value.startswith("@") else value
        elif word != "--compressed":
            address = word
    assert address.startswith(ORIGIN)
    if form:
        headers["Content-Type"], body = MULTIPART_CONTENT, encode_multipart(BOUNDARY, form)
    return Request(method, address.removeprefix(ORIGIN), headers, body)


def differences(printed: Any, answered: Any, where: str = "") -> Iterator[str]:
    """Where the answer is not what the page says; `…` in a text stands for any text, and alone for any value."""
    if printed == "…":
        return
    if isinstance(printed, dict) and isinstance(answered, dict):
        if list(printed) != list(answered):
            yield f"{where}: {list(answered)}"
        for name in printed.keys() & answered.keys():
            yield from differences(printed[name], answered[name], f"{where}/{name}")
    elif isinstance(printed, list) and isinstance(answered, list) and len(printed) == len(answered):
        for number, (one, other) in enumerate(zip(printed, answered, strict=True)):
            yield from differences(one, other, f"{where}/{number}")
    elif isinstance(printed, str) and isinstance(answered, str):
        if not re.fullmatch(".*".join(re.escape(part) for part in printed.split("…")), answered, re.DOTALL):
            yield f"{where}: {answered!r}"
    elif printed != answered:
        yield f"{where}: {answered!r}"


@pytest.mark.server
def test_every_example_is_answered_as_printed(demo_server: Server) -> None:
    examples = _EXAMPLE.findall(SOURCE)

    assert len(examples) == SOURCE.count("```sh\ncurl ") > 9
    for command, printed in examples:
        request = request_of(command)
        answer = ask(demo_server, request.path, request.headers, request.method, request.body)
        text = answer.content.decode().replace(demo_server.origin, ORIGIN)
        if printed.startswith("<"):
            assert list(differences(printed.strip(), text)) == []
            continue
        lines = printed.strip().removesuffix("\n…")
        if lines != printed.strip():  # a card a line, of which the page prints the first
            pairs = zip(lines.splitlines(), text.splitlines(), strict=False)
            found = [sentence for one, other in pairs for sentence in differences(json.loads(one), json.loads(other))]
        else:
            found = list(differences(json.loads(printed), json.loads(text)))
        assert found == [], f"{command}\n{text}"


def test_a_difference_is_found() -> None:
    printed = {"id": "ctr_laura", "at": "2026-…Z", "any": "…", "list": [1], "none": None}

    assert list(differences(printed, printed | {"at": "2026-11-22Z", "any": {"x": 1}})) == []
    for other in ({"id": "x"}, {"at": "2025-01-01Z"}, {"list": [1, 2]}, {"list": [2]}, {"none": 0}, {"more": 1}):
        assert list(differences(printed, printed | other)) != []


def test_every_operation_has_its_heading() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md"))
    headings = set(re.findall(r"^### `([A-Z]+ /api/\S+)`$", pages, re.MULTILINE))

    operations = {
        f"{method.upper()} {path}" for path, methods in openapi_document()["paths"].items() for method in methods
    }

    assert headings == operations


def test_every_parameter_is_explained() -> None:
    for path, methods in openapi_document()["paths"].items():
        if "/sites/{site}/" not in path:
            continue
        for method, operation in methods.items():
            for parameter in operation.get("parameters", ()):
                is_explained = parameter["in"] == "path" or f"`{parameter['name']}`" in SOURCE
                assert is_explained, f"{method} {path}: {parameter['name']}"


def test_every_member_of_a_body_is_named() -> None:
    schemas = openapi_document()["components"]["schemas"]

    for name in ("ArticleInput", "CreditInput", "PasteInput"):
        for member in schemas[name]["properties"]:
            assert f"`{member}`" in SOURCE or f'"{member}"' in SOURCE, f"{name}.{member}"


@pytest.mark.parametrize(
    "words",
    [
        f"| `ids` | {MOST_IDS} |",
        f"| `limit` of a list | 1 to {MOST} | {DEFAULT_LIMIT} |",
        f"| `fields` | {MOST_FIELDS} names |",
        f"| credits of an article | {MOST_CREDITS} |",
        f"kept {KEPT.total_seconds() / 3600:.0f} hours",
        *(f"`{role}`" for role in ROLES),
    ],
)
def test_the_limits_are_those_of_the_code(words: str) -> None:
    assert words in SOURCE
