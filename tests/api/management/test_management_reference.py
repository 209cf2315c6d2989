"""docs/reference/management.md is true: its examples are run one after the other, and no member is left out."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from contributors.actions.keys import ROTATION_OVERLAP
from contributors.actions.members import INVITATION_VALID
from contributors.api.documentation import openapi_document
from tests.api.asking import ask
from tests.api.test_api_reference import ORIGIN, differences, request_of
from tests.servers import Server

SOURCE = (Path(__file__).parents[3] / "docs" / "reference" / "management.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```sh\n(curl .*?)```\n\n```json\n(.*?)```", re.DOTALL)
BODIES = (
    *("ContributorInput", "ContributorPatch", "ContributorDocument", "PrivateSideInput", "Place", "DatedFact"),
    *("Override", "SiteInput", "SitePatch", "BylineStyle", "Switches", "Phrases", "Tokens", "InvitationInput"),
    *("MemberPatch", "RoleInput", "KeyInput", "TokenInput", "RevertInput", "ReasonInput", "HistoryEntry", "Me"),
    *("PhotoDocument", "PhotoUpload", "PhotoChoice", "PhotoPatch", "PhotoOriginal", "PhotoRendition"),
)


def without_the_rest(printed: Any, answered: Any) -> tuple[Any, Any]:
    """Where the page ends an object with `"…": "…"`, members that it leaves out are left out of the answer too."""
    if isinstance(printed, dict) and isinstance(answered, dict):
        is_short = "…" in printed
        names = [name for name in printed if name != "…"]
        answered = {name: value for name, value in answered.items() if name in names or not is_short}
        pairs = {name: without_the_rest(printed[name], answered.get(name)) for name in names}
        return (
            {name: pair[0] for name, pair in pairs.items()},
            {name: pairs[name][1] if name in pairs else value for name, value in answered.items()},
        )
    if isinstance(printed, list) and isinstance(answered, list) and len(printed) == len(answered):
        both = [without_the_rest(one, other) for one, other in zip(printed, answered, strict=True)]
        return [pair[0] for pair in both], [pair[1] for pair in both]
    return printed, answered


@pytest.mark.server
def test_every_example_is_answered_as_printed(demo_server: Server) -> None:
    examples = EXAMPLE.findall(SOURCE)

    assert len(examples) == SOURCE.count("```sh\ncurl ") == 28
    for command, printed in examples:
        request = request_of(command)
        answer = ask(demo_server, request.path, request.headers, request.method, request.body)
        text = answer.content.decode().replace(demo_server.origin, ORIGIN)
        found = list(differences(*without_the_rest(json.loads(printed), json.loads(text))))
        assert found == [], f"{command}\n{text}"


def test_what_the_page_leaves_out_is_still_compared() -> None:
    printed = {"id": "ctr_laura", "sites": {"fba": {"slug": "laura", "…": "…"}}, "…": "…"}

    assert (
        list(differences(*without_the_rest(printed, {"id": "ctr_laura", "x": 1, "sites": {"fba": {"slug": "laura"}}})))
        == []
    )
    for other in ({"id": "ctr_x"}, {"sites": {"fba": {"slug": "x"}}}, {"sites": {}}, {"sites": None}):
        answered = {"id": "ctr_laura", "sites": {"fba": {"slug": "laura", "y": 1}}} | other
        assert list(differences(*without_the_rest(printed, answered))) != []


def test_every_member_of_a_body_is_named() -> None:
    schemas = openapi_document()["components"]["schemas"]

    for name in BODIES:
        for member in schemas[name]["properties"]:
            assert f"`{member}`" in SOURCE or f'"{member}"' in SOURCE, f"{name}.{member}"


def test_every_filter_is_explained() -> None:
    operation = openapi_document()["paths"]["/api/v1/contributors"]["get"]

    for parameter in operation["parameters"]:
        assert f"`{parameter['name']}`" in SOURCE


@pytest.mark.parametrize(
    "words",
    [
        f"goes on for {ROTATION_OVERLAP.total_seconds() / 3600:.0f} hours",
        {3: "within three days"}[INVITATION_VALID.days],
    ],
)
def test_the_limits_are_those_of_the_code(words: str) -> None:
    assert words in SOURCE
