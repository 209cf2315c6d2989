"""A small query asked of the driver itself: Django's cursors cost several times what such a query does."""

from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def first_row(query: str, parameters: tuple[Any, ...]) -> Any:
    """The first row of ``query`` (with ``%s`` for ``parameters``) as the driver gives it, or None. Errors are Django's.

    On PostgreSQL the query is prepared once a connection. Where somebody counts or logs queries, it is asked through
    Django's cursor, which tells them.
    """
    connection: Any = connections[DEFAULT_DB_ALIAS]  # `django.db.connection` would look it up for each attribute
    if connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as cursor:
            cursor.execute(query, parameters)
            return cursor.fetchone()
    connection.ensure_connection()
    driver = connection.connection
    with connection.wrap_database_errors:
        if connection.vendor == "sqlite":
            return driver.execute(_with_question_marks(query), parameters).fetchone()
        return connection.Database.Cursor(driver).execute(query, parameters, prepare=True).fetchone()


@lru_cache
def _with_question_marks(query: str) -> str:
    return query.replace("%s", "?")
