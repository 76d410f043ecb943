"""What people made of the answers, kept apart from the documents until somebody has looked at it.

Nothing in here is ever searched or said. Every text is scanned on its way in; every step is kept,
so that each can be taken back.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.core.errors import BadInput, Missing, Refused
from kiosk.knowledge.analyser import Analyser

KEPT_DAYS = 90
"""After so long an entry that nobody looked at is deleted."""

_MOST = 5_000
"""Entries that wait for a look; further ones only raise the counts of those."""

_TABLES = """
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT, pack TEXT NOT NULL, kind TEXT NOT NULL,
    same TEXT NOT NULL, turn TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX IF NOT EXISTS entry_same ON entry (pack, kind, same);
CREATE TABLE IF NOT EXISTS version (
    entry INTEGER NOT NULL REFERENCES entry, number INTEGER NOT NULL, state TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, cited TEXT NOT NULL, flags TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (entry, number)
) STRICT;
"""
_COVERED = re.compile(r"<[A-Z_]+_\d+>")
"""Stands where personal data was; no words for an answer."""
_ENTRIES = """
SELECT e.number, e.pack, e.kind, e.day, e.count, v.number, v.state, v.question, v.answer, v.cited,
       v.flags
FROM entry e JOIN version v ON v.entry = e.number
WHERE v.number = (SELECT max(number) FROM version WHERE entry = e.number)
"""


class Kind(StrEnum):
    """Why an entry is here."""

    UNANSWERED = "unanswered"
    THUMB_DOWN = "thumb_down"
    THUMB_UP = "thumb_up"
    CORRECTION = "correction"


class State(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A text without personal data, and what was found in it: ``injection``, ``pii.card``, …"""

    text: str
    flags: tuple[str, ...] = ()


Scan = Callable[[str], Scanned]
"""Looks through a text that anybody may have said or written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in its newest version; `cited` are the documents that the answer stood on."""

    id: str
    pack: str
    kind: Kind
    day: str
    count: int
    version: int
    state: State
    question: str
    answer: str
    cited: tuple[str, ...]
    flags: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Version:
    state: State
    question: str
    answer: str
    cited: tuple[str, ...]
    flags: tuple[str, ...]


class Quarantine:
    """The store in the file `path`. Safe from many threads and processes."""

    def __init__(self, path: Path, scan: Scan, today: Callable[[], date] = date.today) -> None:
        self._path = path
        self._scan = scan
        self._today = today

    def add(
        self,
        pack: str,
        kind: Kind,
        question: str,
        answer: str = "",
        *,
        cited: tuple[str, ...] = (),
        turn: str = "",
    ) -> Entry:
        """Keep what was said about `pack`; the same question again raises its count.

        Raises `Missing` ``feedback.unusable``.
        """
        asked, told = self._scan(question), self._scan(answer)
        flags = tuple(dict.fromkeys((*asked.flags, *told.flags)))
        same = (
            " ".join(sorted(set(Analyser().terms(asked.text))))
            if kind is not Kind.CORRECTION
            else ""
        )
        with self._open() as db:
            self._forget_old(db)
            rows = db.execute(
                "SELECT number FROM entry WHERE pack = ? AND kind = ? AND same = ? AND same != ''",
                (pack, kind, same),
            ).fetchall()
            if rows:
                number = rows[0][0]
                db.execute("UPDATE entry SET count = count + 1 WHERE number = ?", (number,))
            else:
                self._make_room(db)
                number = db.execute(
                    "INSERT INTO entry (pack, kind, same, turn, day) VALUES (?, ?, ?, ?, ?)",
                    (pack, kind, same, turn, self._today().isoformat()),
                ).lastrowid
                _put(db, number, _Version(State.WAITING, asked.text, told.text, cited, flags))
            return _one(db, number)

    def take_back(self, turn: str) -> None:
        """Forget the thumb given to `turn`."""
        with self._open() as db:
            thumbs = (Kind.THUMB_UP, Kind.THUMB_DOWN)
            found = db.execute(
                "SELECT number FROM entry WHERE turn = ? AND kind IN (?, ?)", (turn, *thumbs)
            )
            for (number,) in found.fetchall():
                _delete(db, number)

    def entries(self, pack: str = "", state: State | None = None) -> list[Entry]:
        """Of `pack`, or all, in `state`, or any; the most frequent first."""
        with self._open() as db:
            found = [_entry(row) for row in db.execute(_ENTRIES)]
        wanted = [e for e in found if pack in ("", e.pack) and state in (None, e.state)]
        return sorted(wanted, key=lambda e: (-e.count, int(e.id)))

    def accept(self, entry_id: str, question: str = "", answer: str = "") -> Entry:
        """Take an entry over, in other words where they are given.

        Raises `BadInput` ``feedback.no_entry``, ``feedback.no_answer``, and `Refused`
        ``feedback.flagged`` for words that hold orders to the assistant or personal data.
        """
        with self._open() as db:
            before = _one(db, _number(entry_id))
            asked = self._scan(question or before.question)
            told = self._scan(answer or self._proposed(before))
            if not told.text.strip():
                raise BadInput(
                    "feedback.no_answer",
                    f"Entry {entry_id} has no answer yet.",
                    'Give one: kiosk knowledge review accept ID --answer "…"',
                )
            flags = tuple(dict.fromkeys((*asked.flags, *told.flags)))
            if _COVERED.search(asked.text + told.text):
                flags = flags or before.flags
            if flags:
                raise Refused(
                    "feedback.flagged",
                    f"Entry {entry_id} can't be taken over: {', '.join(flags)}.",
                    "Put question and answer in words of your own: --question, --answer.",
                )
            return _next(
                db, before, _Version(State.ACCEPTED, asked.text, told.text, before.cited, flags)
            )

    def reject(self, entry_id: str) -> Entry:
        """Leave an entry out. Raises `BadInput` ``feedback.no_entry``."""
        with self._open() as db:
            before = _one(db, _number(entry_id))
            return _next(
                db,
                before,
                _Version(
                    State.REJECTED, before.question, before.answer, before.cited, before.flags
                ),
            )

    def undo(self, entry_id: str) -> Entry:
        """Take the last step back. Raises `BadInput` ``feedback.no_entry``, ``feedback.first``."""
        with self._open() as db:
            before = _one(db, _number(entry_id))
            if before.version == 1:
                raise BadInput(
                    "feedback.first", f"Nothing was done with entry {entry_id} yet.", "List first."
                )
            # A step back is a step: the version it returns to is written again.
            row = db.execute(
                "SELECT state, question, answer, cited, flags FROM version WHERE entry = ? "
                "AND number = ?",
                (int(before.id), _undone(db, before)),
            ).fetchone()
            state, question, answer, cited, flags = row
            found = tuple(json.loads(cited)), tuple(json.loads(flags))
            return _next(db, before, _Version(State(state), question, answer, *found))

    @staticmethod
    def _proposed(entry: Entry) -> str:
        """The answer to keep where nobody wrote another: not that of a thumb down."""
        return entry.answer if entry.kind in (Kind.CORRECTION, Kind.THUMB_UP) else ""

    def _make_room(self, db: sqlite3.Connection) -> None:
        waiting = [e for e in map(_entry, db.execute(_ENTRIES)) if e.state is State.WAITING]
        for entry in sorted(waiting, key=lambda e: (e.count, e.day, int(e.id)))[: -_MOST + 1]:
            _delete(db, int(entry.id))

    def _forget_old(self, db: sqlite3.Connection) -> None:
        for entry in map(_entry, db.execute(_ENTRIES).fetchall()):
            age = (self._today() - date.fromisoformat(entry.day)).days
            if entry.state is not State.ACCEPTED and age > KEPT_DAYS:
                _delete(db, int(entry.id))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=10)) as db, db:
                self._path.chmod(0o600)
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA secure_delete = ON")
                db.executescript(_TABLES)
                yield db
        except (sqlite3.DatabaseError, OSError) as error:
            raise Missing(
                "feedback.unusable",
                f"{self._path} can't be used: {error}.",
                "Check its permissions; remove it to begin anew.",
            ) from error


def _entry(row: tuple[Any, ...]) -> Entry:
    number, pack, kind, day, count, version, state, question, answer, cited, flags = row
    return Entry(
        str(number), pack, Kind(kind), day, count, version, State(state), question, answer,
        tuple(json.loads(cited)), tuple(json.loads(flags)),
    )  # fmt: skip


def _one(db: sqlite3.Connection, number: int | None) -> Entry:
    row = db.execute(f"{_ENTRIES} AND e.number = ?", (number,)).fetchone()
    if row is None:
        hint = "`kiosk knowledge review` lists them."
        raise BadInput("feedback.no_entry", f"There is no entry {number}.", hint)
    return _entry(row)


def _number(entry_id: str) -> int:
    return int(entry_id) if entry_id.isdecimal() else 0


def _same(question: str) -> str:
    """What questions have in common that ask for the same in other order."""
    return " ".join(sorted(set(Analyser().terms(question))))


def _next(db: sqlite3.Connection, before: Entry, version: _Version) -> Entry:
    _put(db, int(before.id), version)
    return _one(db, int(before.id))


def _put(db: sqlite3.Connection, number: int | None, version: _Version) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    cited, flags = json.dumps(version.cited), json.dumps(version.flags)
    db.execute(
        "INSERT INTO version SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? "
        "FROM version WHERE entry = ?",
        (number, version.state, version.question, version.answer, cited, flags, at, number),
    )


def _undone(db: sqlite3.Connection, entry: Entry) -> int:
    """The version before the last that differs in what became of it."""
    rows = db.execute(
        "SELECT number, state, answer FROM version WHERE entry = ? ORDER BY number DESC",
        (int(entry.id),),
    ).fetchall()
    for number, state, answer in rows[1:]:
        if (state, answer) != (entry.state, entry.answer):
            return int(number)
    return int(rows[-1][0])


def _delete(db: sqlite3.Connection, number: int) -> None:
    db.execute("DELETE FROM version WHERE entry = ?", (number,))
    db.execute("DELETE FROM entry WHERE number = ?", (number,))
