"""A site, and how it is exported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from contributors.jobs.exporting import Exported, export_site
from tests.factories import make_site
from tests.jobs.exporting.folders import BASE


@pytest.fixture(autouse=True)
def _pinned(settings):
    settings.DEBUG, settings.REGISTRY_TODAY = True, "2026-11-22"


@pytest.fixture
def fba(db):
    return make_site("fba", "FBA")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build" / "fba"


@pytest.fixture
def export(out: Path) -> Callable[..., Exported]:
    return lambda **named: export_site("fba", out, **({"base_url": BASE} | named))
