"""A member at the desk, and the text that she pastes."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from contributors.models import Member
from tests.factories import make_member

BIO = (
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for 17 years. Laura has also "
    "written parenting pieces for the Today Show and is currently working on writing a collection of remarkable true "
    "stories about normal people. She writes for FBA because unbiased news is vital to unity, and readers deserve the "
    "facts free of opinion."
)
PASTED = f"The following two tabs change content below.\nBio\nLatest Posts\n{BIO}"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_the_day(settings: LazySettings) -> None:
    settings.DEBUG = True
    settings.REGISTRY_TODAY = TODAY.isoformat()


@pytest.fixture
def owner(db: None) -> Member:
    return make_member()


@pytest.fixture
def desk(owner: Member) -> Iterator[Client]:
    """A browser without script in which the owner is signed in."""
    client = Client()
    client.force_login(owner)
    return client
