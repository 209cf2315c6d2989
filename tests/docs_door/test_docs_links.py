"""Every link inside the documentation leads somewhere."""

import re
from pathlib import Path

import pytest

from contributors.docs_door.pages import read_page

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_inside_the_documentation_leads_somewhere(path: str) -> None:
    source = (ROOT / "docs" / f"{path}.md").read_text(encoding="utf-8")
    here = (ROOT / "docs" / path).parent
    for target, _, anchor in re.findall(r"\]\(([^)#:\s]+)(#([^)]*))?\)", source):
        file = (here / target).resolve()
        assert file.exists(), f"{path} links to {target}"
        if anchor:
            page = file.relative_to(ROOT / "docs").with_suffix("").as_posix()
            assert f'id="{anchor}"' in read_page(page).html, f"{path} links to {target}#{anchor}"
