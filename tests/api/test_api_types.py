"""The TypeScript types, asked of a real compiler."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from contributors.api.schema.typescript import type_of
from tests.api.conftest import Api

ORACLES = Path(__file__).parents[1] / "oracles"
# Each line compiles only if the type is exactly the one that is named.
PROMISES = """
import type { Bio, Card, CardList, CardPart, Photo, Problem, SiteCard } from "./contributor";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
const text: Same<Bio["text"], string> = true;
const short: Same<Bio["short"], string | null> = true;
const bio: Same<Card["bio"], Bio | null> = true;
const photo: Same<Card["photo"], Photo | null> = true;
const kind: Same<Card["kind"], "person" | "desk"> = true;
const since: Same<Card["since"], number | null> = true;
const covers: Same<Card["covers"], string[]> = true;
const items: Same<CardList["items"], (SiteCard | CardPart)[]> = true;
const param: Same<Problem["param"], string | null> = true;
const part: SiteCard extends Card ? true : false = true;
export { text, short, bio, photo, kind, since, covers, items, param, part };
"""


@pytest.fixture(scope="module")
def compiler() -> list[str]:
    node, script = shutil.which("node"), ORACLES / "node_modules" / "typescript" / "bin" / "tsc"
    if node is None or not script.exists():
        reason = "No TypeScript compiler: install Node.js, then `npm ci --prefix tests/oracles`"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return [node, str(script), "--strict", "--noEmit", "--target", "es2022"]


def test_the_types_compile_and_keep_their_promises(tmp_path: Path, compiler: list[str]) -> None:
    """Promises that do not hold are asked in the same run, so that the compiler is seen to look."""
    response = Api().get("/api/types.d.ts")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    (tmp_path / "contributor.d.ts").write_bytes(response.content)
    (tmp_path / "promises.ts").write_text(PROMISES)
    (tmp_path / "broken.d.ts").write_bytes(response.content.replace(b"Bio | null", b"Bio"))
    (tmp_path / "broken_promises.ts").write_text(PROMISES.replace("./contributor", "./broken"))

    files = ["contributor.d.ts", "promises.ts", "broken.d.ts", "broken_promises.ts"]
    done = subprocess.run([*compiler, *files], cwd=tmp_path, capture_output=True, text=True, check=False)

    faults = done.stdout.splitlines()
    assert [fault for fault in faults if not fault.startswith("broken_promises.ts(")] == []
    assert any("Type 'true' is not assignable to type 'false'" in fault for fault in faults)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({}, "unknown"),
        ({"type": "integer"}, "number"),
        ({"type": ["string", "null"]}, "string | null"),
        ({"enum": ["a", "b"], "type": "string"}, '"a" | "b"'),
        ({"$ref": "#/components/schemas/Card"}, "Card"),
        ({"type": "array", "items": {"type": ["string", "null"]}}, "(string | null)[]"),
        ({"type": "object", "additionalProperties": {"type": "boolean"}}, "Record<string, boolean>"),
        ({"type": "object", "additionalProperties": True}, "Record<string, unknown>"),
        ({"anyOf": [{"$ref": "#/components/schemas/Bio"}, {"type": "null"}]}, "Bio | null"),
    ],
)
def test_each_kind_of_schema_has_its_type(schema: dict[str, object], words: str) -> None:
    assert type_of(json.loads(json.dumps(schema))) == words
