"""The back office's books in SQLite. A change and the answer to it are one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    number TEXT PRIMARY KEY, code TEXT NOT NULL, bought TEXT NOT NULL, status TEXT NOT NULL,
    expected TEXT NOT NULL, items TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS appointments (
    reference TEXT PRIMARY KEY, kind TEXT NOT NULL, product TEXT NOT NULL, start TEXT NOT NULL,
    name TEXT NOT NULL, status TEXT NOT NULL, occurred_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS slot ON appointments (kind, start) WHERE status = 'booked';
CREATE TABLE IF NOT EXISTS returns (
    reference TEXT PRIMARY KEY, number TEXT NOT NULL, product TEXT NOT NULL, kind TEXT NOT NULL,
    reason TEXT NOT NULL, status TEXT NOT NULL, occurred_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sheets (
    job TEXT PRIMARY KEY, sheet TEXT NOT NULL, occurred_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a change is answered with: an HTTP status and a JSON body."""

    status: int
    body: dict[str, Any]


class Declined(Exception):
    """A change that can't be done; its reply is final and kept like any other."""

    def __init__(self, status: int, code: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.reply = Reply(status, {"code": code, "message": message, **more})


Change = Callable[[sqlite3.Connection], dict[str, Any]]


class Ledger:
    """The database at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self.opened() as database:
            database.executescript(_SCHEMA)
        path.chmod(0o600)

    def once(self, key: str, request: dict[str, Any], change: Change) -> Reply:
        """Do `change` under the idempotency `key`, or give the answer it got the first time.

        The same key for another `request` is declined with 422.
        """
        text = json.dumps(request, sort_keys=True, ensure_ascii=False)
        asked = hashlib.sha256(text.encode()).hexdigest()
        with self.opened() as database:
            database.execute("BEGIN IMMEDIATE")
            row = database.execute(
                "SELECT request, status, body FROM answers WHERE key = ?", (key,)
            ).fetchone()
            if row and row[0] != asked:
                database.rollback()
                return Reply(422, {"code": "key.reused", "message": "The key was used before."})
            if row:
                database.rollback()
                return Reply(row[1], json.loads(row[2]))
            reply = _done(database, change)
            database.execute(
                "INSERT INTO answers VALUES (?,?,?,?,?)",
                (key, asked, reply.status, json.dumps(reply.body), datetime.now(UTC).isoformat()),
            )
            database.commit()
            return reply

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """What `query` finds, as dictionaries."""
        with self.opened() as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(query, values)]

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """A connection in manual transactions; every commit is on disk."""
        with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=FULL")
            yield database


def _done(database: sqlite3.Connection, change: Change) -> Reply:
    database.execute("SAVEPOINT change")
    try:
        body = change(database)
    except Declined as declined:
        database.execute("ROLLBACK TO change")
        return declined.reply
    database.execute("RELEASE change")
    return Reply(200, body)
