"""What every test stands on: settings of its own (tests/settings.py), no network, a database file of its own."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

pytest_plugins = ["tests.network", "tests.servers", "tests.browser"]

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_serialized_rollback", "django_db_reset_sequences"}


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file in a table is named by its column: its bytes may hold the time, and every process must name it alike."""
    return argname if isinstance(val, bytes) and len(val) > 32 else None


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Marks are set before they are asked for with ``-m``.

    After that, tests that start servers come first: in the end all processes have short ones left, and none waits long.
    """
    for item in items:
        uses = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        if uses or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
    yield
    items.sort(key=lambda item: item.get_closest_marker("server") is None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """A file instead of SQLite's memory: threads that race must meet the locks that production has."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _photos_in_a_folder_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    photos = settings.STORAGES["photos"]
    options = photos["OPTIONS"] | {"location": tmp_path_factory.mktemp("photos")}
    with override_settings(STORAGES=settings.STORAGES | {"photos": photos | {"OPTIONS": options}}):
        yield
