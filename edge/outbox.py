"""What was measured and is not yet stored by the department: a SQLite file that survives a power cut."""

import json
import sqlite3
import threading
from pathlib import Path
from uuid import uuid4

MOST_HELD = 500_000
_TABLES = """
CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY AUTOINCREMENT, readings TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class Outbox:
    """One per device. `boot` names the file: its numbers go on where they stopped, whatever happens to the process.

    Safe for several threads and processes. When it is full the oldest messages are given up and counted.
    """

    def __init__(self, path: Path, most: int = MOST_HELD) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._most, self._lock = most, threading.Lock()
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_TABLES)
        self._db.execute("INSERT OR IGNORE INTO fact VALUES ('boot', ?)", [f"edge-{uuid4().hex[:16]}"])
        self.boot = self._read("boot", "")

    def add(self, readings: list[dict]) -> int:
        """Durable when it returns; gives the message's number."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                seq = self._db.execute(
                    "INSERT INTO message (readings) VALUES (?)", [json.dumps(readings, allow_nan=False)]
                ).lastrowid
                gone = self._db.execute("DELETE FROM message WHERE seq <= ?", [seq - self._most]).rowcount
                if gone:
                    self._write("dropped", str(int(self._read("dropped", "0")) + gone))
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
        return seq

    def take(self, after: int, most: int) -> list[tuple[int, list[dict]]]:
        """Up to `most` messages above number `after`, in order."""
        with self._lock:
            rows = self._db.execute(
                "SELECT seq, readings FROM message WHERE seq > ? ORDER BY seq LIMIT ?", [after, most]
            ).fetchall()
        return [(seq, json.loads(readings)) for seq, readings in rows]

    def confirm(self, seq: int) -> None:
        """The department has stored everything up to `seq`."""
        with self._lock:
            self._db.execute("DELETE FROM message WHERE seq <= ?", [seq])

    @property
    def last(self) -> int:
        """The highest number ever given."""
        with self._lock:
            row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'message'").fetchone()
        return row[0] if row else 0

    @property
    def low(self) -> int:
        """The oldest number that is still held; the next one when nothing is."""
        with self._lock:
            row = self._db.execute("SELECT min(seq) FROM message").fetchone()
        return row[0] if row[0] is not None else self.last + 1

    @property
    def held(self) -> int:
        with self._lock:
            return self._db.execute("SELECT count(*) FROM message").fetchone()[0]

    @property
    def dropped(self) -> int:
        """How many were given up because the outbox was full."""
        with self._lock:
            return int(self._read("dropped", "0"))

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _read(self, name: str, default: str) -> str:
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", [name]).fetchone()
        return row[0] if row else default

    def _write(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", [name, value])
