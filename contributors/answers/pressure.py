"""What a database answers when too many write at once, in the registry's words: right, and not now.

SQLite gives up on its one write lock after the timeout of registry/databases.py. PostgreSQL ends one of two who wait
for each other, and whoever waits longer than it is told to. The transaction is undone by then.
"""

import sqlite3

from django.db import OperationalError

from contributors.errors import Busy

# SQLITE_BUSY and SQLITE_LOCKED; the higher bytes of a result code say more of the same.
_SQLITE = frozenset({5, 6})
# serialization_failure, deadlock_detected, lock_not_available
_POSTGRES = frozenset({"40001", "40P01", "55P03"})


def as_busy(error: BaseException) -> Busy | None:
    """Busy where ``error`` says that others were writing; None for every other, which is a fault of its own."""
    if not isinstance(error, OperationalError) or not _is_pressure(error.__cause__):
        return None
    return Busy("Too much was being written at this moment, so nothing of this was. Send it again in a moment.")


def _is_pressure(cause: BaseException | None) -> bool:
    """``cause`` is the driver's own."""
    if isinstance(cause, sqlite3.OperationalError):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    return getattr(cause, "sqlstate", None) in _POSTGRES
