"""Which errors of a database say that too many were writing: real ones of SQLite, and the classes of PostgreSQL's."""

import sqlite3
from pathlib import Path

import psycopg.errors
import pytest
from django.db import DatabaseError, IntegrityError, OperationalError

from contributors.answers.pressure import as_busy


def caused(error: DatabaseError, cause: BaseException) -> DatabaseError:
    error.__cause__ = cause
    return error


def refused_by_sqlite(path: Path, statement: str) -> sqlite3.OperationalError:
    first, second = (sqlite3.connect(path, timeout=0, isolation_level=None) for _ in range(2))
    try:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as refusal:
            second.execute(statement)
        return refusal.value
    finally:
        first.close()
        second.close()


def test_the_one_lock_of_sqlite_is_pressure_and_its_other_faults_are_not(tmp_path: Path) -> None:
    path = tmp_path / "registry.sqlite3"
    locked = refused_by_sqlite(path, "BEGIN IMMEDIATE")
    broken = refused_by_sqlite(path, "SELECT * FROM nowhere")

    busy = as_busy(caused(OperationalError("in other words"), locked))

    assert busy is not None
    assert (busy.status, busy.code) == (503, "busy")
    assert as_busy(caused(OperationalError("database is locked"), broken)) is None


@pytest.mark.parametrize(
    ("cause", "is_busy"),
    [
        (psycopg.errors.SerializationFailure(), True),
        (psycopg.errors.DeadlockDetected(), True),
        (psycopg.errors.LockNotAvailable(), True),
        (psycopg.errors.QueryCanceled(), False),
        (psycopg.errors.DiskFull(), False),
        (psycopg.OperationalError("the server closed the connection"), False),
    ],
)
def test_postgres_says_by_its_state_whether_others_stood_in_the_way(cause: psycopg.Error, is_busy: bool) -> None:
    assert (as_busy(caused(OperationalError(), cause)) is not None) is is_busy


def test_what_is_no_operational_error_is_a_fault() -> None:
    assert as_busy(caused(IntegrityError(), psycopg.errors.DeadlockDetected())) is None
    assert as_busy(ValueError()) is None
    assert as_busy(OperationalError("without a cause")) is None
