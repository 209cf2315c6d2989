"""Style sheet, script and icons as files: how heavy they are and what they may not contain."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

import contributors
from contributors.cards import HUES
from contributors.links import NETWORKS
from contributors.outputs.icons import BRANDS, GLYPHS

STATIC = Path(contributors.__file__).parent / "static"


def without_comments(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(), flags=re.DOTALL)


@pytest.mark.parametrize(("name", "limit"), [("author-card.css", 5 * 1024), ("author-card.js", 1536)])
def test_asset_stays_light(name: str, limit: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes())) <= limit


@pytest.mark.parametrize("name", ["author-card.css", "author-card.js"])
def test_asset_asks_no_other_host_and_needs_no_importance(name: str) -> None:
    text = without_comments(name)

    assert not re.findall(r"url\(|https?:|@import|@font-face|!important|eval\(", text)


def test_style_sheet_has_a_rule_for_each_hue() -> None:
    rules = re.findall(r"\.ac--hue-(\d+) { --ac-hue: (\d+); }", (STATIC / "author-card.css").read_text())

    assert rules == [(str(hue), str(hue)) for hue in HUES]


def test_style_sheet_knows_no_physical_side() -> None:
    """What names a side does not mirror. The one float is the fallback for browsers that have no logical one."""
    found = re.findall(
        r"[\w-]*(?:left|right|top|bottom|width|height)\b[\w-]*(?=\s*[:;])", without_comments("author-card.css")
    )

    assert set(found) - {"line-height", "stroke-width"} == {"left"}


@pytest.mark.parametrize("network", sorted(BRANDS))
def test_brand_icon_is_the_data_of_one_path(network: str) -> None:
    assert re.fullmatch(r"[Mm][MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+", BRANDS[network])
    assert len(BRANDS[network]) <= 1200


@pytest.mark.browser
def test_icons_fill_a_24_grid(page: Page) -> None:
    shapes = "".join(f'<svg viewBox="0 0 24 24"><path id="{name}" d="{path}"/></svg>' for name, path in BRANDS.items())
    page.set_content(shapes)
    boxes = page.locator("path").evaluate_all(
        "all => all.map(p => { const b = p.getBBox(); return [p.id, b.x, b.y, b.x + b.width, b.y + b.height] })"
    )

    assert len(boxes) == len(BRANDS)
    for name, left, top, right, bottom in boxes:
        assert min(left, top) > -0.1, name
        assert max(right, bottom) < 24.1, name
        assert max(right - left, bottom - top) > 20, name


def test_every_network_has_an_icon_but_those_whose_mark_the_set_does_not_have() -> None:
    assert set(NETWORKS) - set(BRANDS) - set(GLYPHS) == {"linkedin", "muckrack"}
    assert set(BRANDS) - set(NETWORKS) == set()
