"""The way around Django's cursors gives the same rows and the same errors, and is counted where queries are."""

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from contributors.models.bare import first_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_logging(settings) -> None:
    settings.DEBUG = False


def test_the_first_row_is_what_a_cursor_gives() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, name FROM contributors_site WHERE slug = %s", ["nowhere"])
        assert cursor.fetchone() is None

    assert first_row("SELECT slug, name FROM contributors_site WHERE slug = %s", ("nowhere",)) is None
    assert first_row("SELECT value, name FROM contributors_sequence WHERE name = %s", ("nothing",)) is None
    assert first_row("SELECT count(*) + %s FROM contributors_site", (41,)) == (41,)


def test_a_failure_is_one_of_django() -> None:
    with pytest.raises((OperationalError, ProgrammingError)):
        first_row("SELECT slug FROM no_such_table WHERE slug = %s", ("fba",))


def test_whoever_counts_queries_sees_it() -> None:
    with CaptureQueriesContext(connection) as counted:
        first_row("SELECT count(*) + %s FROM contributors_site", (1,))

    assert len(counted) == 1
