"""What was approved and has to arrive: on disk before anything is tried, delivered once, in order.

An entry is committed (WAL, ``synchronous=FULL``) before the first try and is only ever marked done
after its answer came. A crash between the two leaves it waiting; the next try carries the same
idempotency key, so that whoever receives it does it once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.core.doings import OutboxCount
from kiosk.core.errors import BadInput, KioskError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, tool TEXT NOT NULL,
    arguments TEXT NOT NULL, entity TEXT NOT NULL, at TEXT NOT NULL, session TEXT NOT NULL,
    proof TEXT NOT NULL, status TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX IF NOT EXISTS entry_status ON entry (status, entity, seq);
"""
_COLUMNS = "seq, key, tool, arguments, entity, at, session, proof, status, tries, detail, result"
_PATIENCE_S = 30
KEPT_DAYS = 30
"""What was settled is kept this long, for questions at the desk."""


class EntryStatus(StrEnum):
    """Where a delivery stands. `CONFLICT` waits for a person's decision."""

    PENDING = "pending"
    DONE = "done"
    CONFLICT = "conflict"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Entry:
    """One delivery; `at` is when the person said yes, ISO 8601 in UTC."""

    seq: int
    key: str
    tool: str
    arguments: dict[str, Any]
    entity: str
    at: str
    session: str
    proof: str
    status: EntryStatus
    tries: int
    detail: str
    result: dict[str, Any]


def utc_now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)


class Outbox:
    """The outbox at `path`; several processes may share one. `now` gives event times."""

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._now = now

    def put(
        self,
        key: str,
        tool: str,
        arguments: dict[str, Any],
        *,
        entity: str,
        session: str = "",
        proof: str = "",
    ) -> Entry:
        """Keep a delivery; when this returns it is on disk. The same `key` again changes nothing.

        Raises `BadInput` ``outbox.other_arguments`` when the key was used for something else.
        """
        at = self._now().isoformat(timespec="milliseconds")
        text = json.dumps(arguments, ensure_ascii=False, sort_keys=True)
        row = (key, tool, text, entity, at, session, proof, EntryStatus.PENDING.value)
        with self._opened() as database, database:
            database.execute(
                "INSERT INTO entry (key, tool, arguments, entity, at, session, proof, status) "
                "VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (key) DO NOTHING",
                row,
            )
        kept = self.get(key)
        if kept is None or (kept.tool, kept.arguments) != (tool, json.loads(text)):
            raise BadInput(
                "outbox.other_arguments",
                "This idempotency key was used for something else.",
                "Every approval has a key of its own.",
            )
        return kept

    def get(self, key: str) -> Entry | None:
        """The entry of `key`."""
        with self._opened() as database:
            row = database.execute(
                f"SELECT {_COLUMNS} FROM entry WHERE key = ?",  # noqa: S608
                (key,),
            ).fetchone()
        return _entry(row) if row else None

    def due(self) -> list[Entry]:
        """For each entity its oldest entry, unless a conflict before it waits to be decided."""
        with self._opened() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM entry e WHERE status = 'pending' AND NOT EXISTS ("  # noqa: S608
                "SELECT 1 FROM entry b WHERE b.entity = e.entity AND b.seq < e.seq "
                "AND b.status IN ('pending', 'conflict')) ORDER BY seq"
            ).fetchall()
        return [_entry(row) for row in rows]

    def delivered(self, key: str, result: dict[str, Any]) -> None:
        """Its answer came."""
        self._set(key, EntryStatus.DONE, "", result)

    def tried(self, key: str, detail: str) -> None:
        """Nobody answered; it stays."""
        self._set(key, EntryStatus.PENDING, detail, {})

    def conflicted(self, key: str, detail: str, result: dict[str, Any] | None = None) -> None:
        """It can't be done any more; a person decides."""
        self._set(key, EntryStatus.CONFLICT, detail, result or {})

    def drop(self, key: str, detail: str = "") -> None:
        """A person decided to leave a conflict be."""
        self._set(key, EntryStatus.DROPPED, detail, {})

    def prune(self, days: int = KEPT_DAYS) -> int:
        """Forget what was settled `days` ago; gives how many entries that were."""
        oldest = (self._now() - timedelta(days=days)).isoformat(timespec="milliseconds")
        with self._opened() as database, database:
            gone = database.execute(
                "DELETE FROM entry WHERE status IN ('done', 'dropped') AND at < ?", (oldest,)
            )
        return gone.rowcount

    def count(self) -> OutboxCount:
        """What waits, and what is to be decided."""
        with self._opened() as database:
            rows = dict(
                database.execute("SELECT status, count(*) FROM entry GROUP BY status").fetchall()
            )
        return OutboxCount(rows.get("pending", 0), rows.get("conflict", 0))

    def entries(self, *statuses: EntryStatus) -> list[Entry]:
        """All entries, or those that stand so, oldest first."""
        with self._opened() as database:
            rows = database.execute(f"SELECT {_COLUMNS} FROM entry ORDER BY seq").fetchall()  # noqa: S608
        found = [_entry(row) for row in rows]
        return [e for e in found if not statuses or e.status in statuses]

    def _set(self, key: str, status: EntryStatus, detail: str, result: dict[str, Any]) -> None:
        proof = "proof" if status is EntryStatus.PENDING else "''"  # a used proof is not kept
        with self._opened() as database, database:
            database.execute(
                f"UPDATE entry SET status = ?, detail = ?, result = ?, tries = tries + 1, "  # noqa: S608
                f"proof = {proof} WHERE key = ? AND status <> 'done'",
                (status.value, detail, json.dumps(result, ensure_ascii=False, default=str), key),
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_S)) as database:
                database.execute("PRAGMA journal_mode=WAL")
                database.execute("PRAGMA synchronous=FULL")
                database.executescript(_SCHEMA)
                self._path.chmod(0o600)
                yield database
        except sqlite3.Error as error:
            raise KioskError(
                "outbox.unusable",
                f"Nothing can be kept at {self._path}: {error}.",
                "Is the disk full, or the file damaged? Nothing was promised meanwhile.",
            ) from error


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, key, tool, arguments, entity, at, session, proof, status, tries, detail, result = row
    return Entry(
        seq=seq,
        key=key,
        tool=tool,
        arguments=json.loads(arguments),
        entity=entity,
        at=at,
        session=session,
        proof=proof,
        status=EntryStatus(status),
        tries=tries,
        detail=detail,
        result=json.loads(result),
    )
