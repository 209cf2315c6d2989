"""A door with nothing kept, and two sites."""

import pytest

from contributors.cards_door.view import cards, groups
from tests.factories import make_site


@pytest.fixture(autouse=True)
def _nothing_is_kept(settings):
    settings.DEBUG, settings.REGISTRY_TODAY = True, "2026-11-22"
    cards.clear()
    groups.clear()
    yield
    cards.clear()
    groups.clear()


@pytest.fixture
def fba(db):
    return make_site("fba", "FBA")


@pytest.fixture
def meridian(db):
    return make_site("meridian", "The Meridian", languages=["en", "es"])
