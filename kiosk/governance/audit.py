"""An append-only log in SQLite in which every entry is chained, signed and on disk.

Each entry's hash covers its number, time, kind, payload and the hash before it; each hash is
signed. `audit_seal` keeps the head apart. An entry is on disk (WAL, ``synchronous=FULL``) before
`append` returns; the head follows, so that a power cut between the two leaves the head one behind,
which is no finding.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from filelock import FileLock

from kiosk.core.errors import BadInput, KioskError, Missing
from kiosk.core.record import AuditRef
from kiosk.governance.audit_seal import Head, Seal, read_head, write_head

GENESIS = "0" * 64
"""The hash before the first entry."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
"""
_COLUMNS = "seq, at, kind, payload, previous, hash, signature"
_PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `at` is UTC in ISO 8601, `payload` the stored JSON text."""

    seq: int
    at: str
    kind: str
    payload: str
    previous: str
    hash: str
    signature: str

    @property
    def digest(self) -> str:
        """The hash that this content must have."""
        parts = [self.seq, self.at, self.kind, self.payload, self.previous]
        return hashlib.sha256(_json(parts).encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Plain containers with the payload decoded."""
        return asdict(self) | {"payload": json.loads(self.payload)}


def utc_now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)


class AuditFiles:
    """The four files of one log: database, key, head, lock."""

    def __init__(self, path: Path) -> None:
        self.database = path
        self.key = path.with_suffix(".key")
        self.head = path.with_suffix(".head")
        self.lock = path.with_suffix(".lock")


class AuditLog:
    """The log at `path`; made on the first `append`. Several processes may share one."""

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.files = AuditFiles(path)
        self._now = now

    def append(self, kind: str, payload: dict[str, Any]) -> AuditRef:
        """Add an entry; when this returns it is on disk.

        Raises `BadInput` ``audit.bad_payload`` for what JSON cannot hold, and `KioskError`
        ``audit.damaged`` when the end of the log was tampered with: going on would hide it;
        ``audit.not_written`` when the disk takes no more.
        """
        text = _payload_text(payload)
        with self._alone(), closing(self._connect()) as database:
            database.executescript(_SCHEMA)
            seal, head = self._sealed(database)
            last = _last(database)
            self._still_whole(database, seal, head, last)
            seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
            at = self._now().isoformat(timespec="milliseconds")
            bare = Entry(seq, at, kind, text, previous, "", "")
            digest = bare.digest
            row = (seq, at, kind, text, previous, digest, seal.sign(digest.encode()))
            with database:
                database.execute(f"INSERT INTO entry ({_COLUMNS}) VALUES (?,?,?,?,?,?,?)", row)  # noqa: S608
            write_head(self.files.head, seal.head(seq, digest))
        return AuditRef(seq, digest)

    def show(self, last: int = 20) -> list[Entry]:
        """The newest `last` entries, oldest first. Raises `Missing` ``audit.none``."""
        with closing(self.reader()) as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM entry ORDER BY seq DESC LIMIT ?",  # noqa: S608
                (last,),
            ).fetchall()
        return [Entry(*row) for row in reversed(rows)]

    def export(self, out: TextIO) -> int:
        """Write every entry as one JSON line; return how many."""
        count = 0
        with closing(self.reader()) as database:
            for entry in entries(database):
                out.write(_json(entry.as_dict()) + "\n")
                count += 1
        return count

    def reader(self) -> sqlite3.Connection:
        """A read-only connection. Raises `Missing` ``audit.none``."""
        if not self.files.database.exists():
            raise Missing(
                "audit.none",
                f"There is no audit log at {self.files.database}.",
                "It is made with the first turn.",
            )
        return sqlite3.connect(
            f"{self.files.database.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S
        )

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.files.database, timeout=_PATIENCE_S)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        self.files.database.chmod(0o600)
        return database

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Entry and head change together: one process at a time."""
        try:
            self.files.lock.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.files.lock, mode=0o600):
                yield
        except (OSError, sqlite3.OperationalError) as error:
            raise KioskError(
                "audit.not_written",
                f"Nothing can be added to the audit log {self.files.database}: {error}.",
                "Free some space on its disk. Turns go on, and each says that it is not recorded.",
            ) from error

    def _sealed(self, database: sqlite3.Connection) -> tuple[Seal, Head]:
        """Key and head, made when the log is new."""
        seal = Seal.open(self.files.key)
        head = read_head(self.files.head)
        if seal and head:
            return seal, head
        empty = database.execute("SELECT 1 FROM entry LIMIT 1").fetchone() is None
        if seal or not empty or (head and head.seq):
            raise self._damaged("its key or its head is missing")
        seal = Seal.create()
        head = seal.head(0, GENESIS)
        # Head first: a key without a head then always means that a head was taken away.
        write_head(self.files.head, head)
        seal.store(self.files.key)
        return seal, head

    def _still_whole(
        self, database: sqlite3.Connection, seal: Seal, head: Head, last: Entry | None
    ) -> None:
        if not seal.holds(head.message, head.signature):
            raise self._damaged("the signature of its head is wrong")
        if head.seq == 0:
            return
        row = database.execute("SELECT hash FROM entry WHERE seq = ?", (head.seq,)).fetchone()
        if row is None or row[0] != head.hash:
            raise self._damaged(f"entry {head.seq}, which its head names, is missing or changed")
        if last and not seal.holds(last.digest.encode(), last.signature):
            raise self._damaged(f"entry {last.seq} was changed or not written by this kiosk")

    def _damaged(self, what: str) -> KioskError:
        return KioskError(
            "audit.damaged",
            f"The audit log {self.files.database} cannot be continued: {what}.",
            "Run `kiosk audit verify`, keep the files as evidence, and move them away to begin "
            "a new log.",
        )


def entries(database: sqlite3.Connection) -> Iterator[Entry]:
    """All entries in the order of their numbers."""
    for row in database.execute(f"SELECT {_COLUMNS} FROM entry ORDER BY seq"):  # noqa: S608
        yield Entry(*row)


def _last(database: sqlite3.Connection) -> Entry | None:
    row = database.execute(
        f"SELECT {_COLUMNS} FROM entry ORDER BY seq DESC LIMIT 1"  # noqa: S608
    ).fetchone()
    return Entry(*row) if row else None


def _payload_text(payload: dict[str, Any]) -> str:
    try:
        return _json(payload)
    except (TypeError, ValueError) as error:
        raise BadInput(
            "audit.bad_payload",
            f"An audit payload cannot be written as JSON: {error}.",
            "Use text, numbers, true/false, null, lists and string-keyed objects.",
        ) from error


def _json(value: Any) -> str:
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
