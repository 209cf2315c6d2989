"""A site whose feed lies on a server of the test."""

from collections.abc import Iterator

import pytest

from contributors.models import Contributor, Site
from tests.factories import make_contributor, make_site
from tests.fetching.pretending import Pretended, pretended


@pytest.fixture(scope="module")
def server() -> Iterator[Pretended]:
    with pretended() as running:
        yield running


@pytest.fixture
def web(server: Pretended) -> Pretended:
    server.answers.clear()
    server.asked.clear()
    return server


@pytest.fixture
def fba(web: Pretended, db: None) -> Site:
    return make_site(feed_url=web.url("/feed"), hosts=["fba.example", web.host])


@pytest.fixture
def laura(fba: Site) -> Contributor:
    return make_contributor("Laura Whitfield", fba, emails=["laura@mail.example"])
