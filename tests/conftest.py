"""What every test stands on: settings of its own (tests/settings.py), no network, a database file of its own."""

import pytest
from django.db import connection

pytest_plugins = ["tests.network", "tests.servers", "tests.browser"]

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_serialized_rollback", "django_db_reset_sequences"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        uses = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        if uses or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """A file instead of SQLite's memory: threads that race must meet the locks that production has."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
