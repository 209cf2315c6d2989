"""Style sheet, script and icons as files: how heavy they are and what they may not contain."""

import gzip
import re
from pathlib import Path

import pytest

import contributors
from contributors.links import NETWORKS
from contributors.outputs.icons import BRANDS, GLYPHS

STATIC = Path(contributors.__file__).parent / "static"
HUES = (15, 28, 55, 80, 110, 140, 155, 185, 210, 250, 290, 330)


@pytest.mark.parametrize(("name", "limit"), [("author-card.css", 5 * 1024), ("author-card.js", 1536)])
def test_asset_stays_light(name: str, limit: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes())) <= limit


@pytest.mark.parametrize("name", ["author-card.css", "author-card.js"])
def test_asset_asks_no_other_host_and_needs_no_importance(name: str) -> None:
    text = (STATIC / name).read_text()

    assert not re.findall(r"url\(|https?:|@import|@font-face|!important|eval\(|innerHTML = `", text)


def test_style_sheet_has_a_rule_for_each_hue() -> None:
    rules = re.findall(r"\.ac--hue-(\d+) { --ac-hue: (\d+); }", (STATIC / "author-card.css").read_text())

    assert rules == [(str(hue), str(hue)) for hue in HUES]


def test_style_sheet_knows_no_physical_side() -> None:
    """What names a side does not mirror. The one float is the fallback for browsers that have no logical one."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "author-card.css").read_text(), flags=re.DOTALL)
    found = re.findall(r"[\w-]*(?:left|right|top|bottom|width|height)\b[\w-]*(?=\s*[:;])", text)

    assert set(found) - {"line-height", "stroke-width"} == {"left"}


@pytest.mark.parametrize("network", sorted(BRANDS))
def test_brand_icon_is_one_path_on_a_24_grid(network: str) -> None:
    numbers = [float(number) for number in re.findall(r"-?(?:\d*\.\d+|\d+)", BRANDS[network])]

    assert re.fullmatch(r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+", BRANDS[network])
    assert BRANDS[network][0] in "Mm"
    assert max(map(abs, numbers)) <= 34
    assert len(BRANDS[network]) <= 1200


def test_every_icon_belongs_to_a_known_network() -> None:
    assert set(BRANDS) - set(NETWORKS) == set()
    assert set(GLYPHS) <= {"website", "email"}
