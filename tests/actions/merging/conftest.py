"""One person under two names, on two sites."""

import pytest

from contributors.models import Contributor, Site
from tests.factories import make_contributor, make_site


@pytest.fixture
def fba() -> Site:
    return make_site("fba", "FBA")


@pytest.fixture
def meridian() -> Site:
    return make_site("meridian", "The Meridian")


@pytest.fixture
def laura(fba: Site) -> Contributor:
    return make_contributor(
        "Laura Whitfield",
        fba,
        emails=["laura@mail.example"],
        links=[{"url": "https://bsky.app/profile/laura.example.com"}],
    )


@pytest.fixture
def double(meridian: Site) -> Contributor:
    """The same person, as another site has her."""
    return make_contributor(
        "Laura Whitfeld",
        meridian,
        role="Contributing writer",
        location="Maryland",
        emails=["laura@mail.example", "lw@mail.example"],
        links=[{"url": "https://www.linkedin.com/in/laura-whitfield/"}],
        external_ids=[{"source": "wp:meridian", "value": "4711"}],
    )
