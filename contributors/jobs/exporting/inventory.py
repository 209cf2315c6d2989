"""What an export knows of its files: those it found listed, and those it has seen in this run."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple


class Entry(NamedTuple):
    """One file. ``sha256`` and ``size`` are None where only the journal of a stopped run names it."""

    path: str
    sha256: str | None = None
    size: int | None = None
    version: int | None = None


class Inventory:
    """Hundreds of thousands of files, in a file of its own that goes with the process, so that memory stays flat."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute(
            "CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, version INTEGER, seen INTEGER)"
            " WITHOUT ROWID"
        )
        self._rows.execute("BEGIN")

    def close(self) -> None:
        self._rows.close()

    def remember(self, entry: Entry) -> None:
        """A file that was there before this run. One that the journal names again keeps what the manifest said."""
        self._rows.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, 0)", entry)

    def find(self, path: str) -> Entry | None:
        row = self._rows.execute("SELECT path, sha256, size, version FROM files WHERE path = ?", (path,)).fetchone()
        return Entry(*row) if row else None

    def has_seen(self, path: str) -> bool:
        return self._rows.execute("SELECT 1 FROM files WHERE path = ? AND seen", (path,)).fetchone() is not None

    def see(self, entry: Entry) -> bool:
        """Keeps the file; True if it is new or says something else than before."""
        before = self.find(entry.path)
        self._rows.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, 1)", entry)
        return before != entry

    def unseen(self) -> Iterator[str]:
        """The paths of all that this run did not want, in their order."""
        yield from (path for (path,) in self._rows.execute("SELECT path FROM files WHERE NOT seen ORDER BY path"))

    def seen(self) -> Iterator[Entry]:
        rows = self._rows.execute("SELECT path, sha256, size, version FROM files WHERE seen ORDER BY path")
        yield from (Entry(*row) for row in rows)
