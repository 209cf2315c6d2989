"""schemathesis over the whole OpenAPI document, in this process: no server error, no answer that is not documented.

Each operation is asked with a key of each kind. What the document's own schemas generate is partly replaced by ids that
exist, so that more than the 404 is seen.
"""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from contributors.api.documentation import openapi_document
from registry.wsgi import application
from tests.api.conftest import World
from tests.effort import examples

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
schema = schemathesis.openapi.from_dict(openapi_document())
schema.app = application
schema.config.phases.coverage.enabled = False
schema.config.phases.examples.enabled = False


@pytest.fixture(autouse=True)
def kept_connection() -> Iterator[None]:
    """The real application gives its connection back after each request; here it holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(
    ("way", "tag", "usual"),
    [("stranger", None, 1), ("publishable", None, 3), ("secret", "Site API", 20), ("personal", None, 7)],
)
def test_nothing_breaks_it_and_every_answer_is_documented(
    world: World, way: str, tag: str | None, usual: int, mode: GenerationMode
) -> None:
    # Compressed answers are for clients that take them; this one, in the same process, does not.
    headers = getattr(world, way).headers({"Accept-Encoding": "identity"})
    known = known_values(world)
    seen: dict[str, set[int]] = {}
    for result in schema.get_all_operations():
        operation = result.ok()
        if tag is not None and tag not in operation.definition.raw["tags"]:
            continue
        statuses = seen.setdefault(operation.definition.raw["operationId"], set())
        fuzz(operation.as_strategy(generation_mode=mode), examples(usual), headers, known, statuses)

    if way == "stranger":
        assert all(401 in statuses for statuses in seen.values()), seen


def fuzz(strategy: Any, most: int, headers: dict[str, str], known: dict[str, str], statuses: set[int]) -> None:
    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def ask(case: Any) -> None:
        settle(case, known)
        statuses.add(case.call_and_validate(headers=headers, checks=CHECKS).status_code)

    ask()


def known_values(world: World) -> dict[str, str]:
    """By the name of a parameter; ``query.id`` where a name means two things."""
    return {
        "site": "fba",
        "path.id": world.laura.pk,
        "ids": world.laura.pk,
        "contributor": world.laura.pk,
        "external_id": f"story-{world.laura.pk}-0",
        "source": "wp:fba",
        "query.id": "4711",
        "slug": "laura-whitfield",
        "orcid": "0000-0002-1825-0097",
        "url": f"https://fba.example/story-{world.laura.pk}-0",
    }


def settle(case: Any, known: dict[str, str]) -> None:
    """Three of four values that could be a known one become it, and half of the queries keep one parameter alone.

    Which ones, their own bytes decide, so that a failure can be repeated.
    """
    if len(case.query or ()) > 1 and _draw(case.query, 2):
        name = sorted(case.query)[_draw(case.query, len(case.query))]
        case.query = {name: case.query[name]}
    for where, values in (("path", case.path_parameters), ("query", case.query)):
        for name in values or ():
            value = known.get(name) or known.get(f"{where}.{name}")
            if value and _draw(values[name], 4):
                values[name] = value


def _draw(value: Any, sides: int) -> int:
    return crc32(repr(value).encode()) % sides
