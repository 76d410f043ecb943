"""Reads the whole log again and says where it is not what was written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from kiosk.core.errors import KioskError
from kiosk.governance.audit import GENESIS, AuditLog, Entry, entries
from kiosk.governance.audit_seal import Head, Seal, read_head


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at entry `seq` (0: the log as a whole).

    `kind` is ``edited``, ``missing``, ``inserted``, ``relinked``, ``truncated``, ``head``, ``key``
    or ``unreadable``.
    """

    seq: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The outcome; `public_key` is the key against which the signatures were checked."""

    ok: bool
    entries: int
    head_seq: int
    public_key: str
    findings: tuple[Finding, ...] = ()


def verify(log: AuditLog) -> VerifyReport:
    """Check every entry, every link, every signature, and the head."""
    files = log.files
    head = read_head(files.head)
    if not (files.database.exists() or files.key.exists() or (head and head.seq)):
        return VerifyReport(True, 0, 0, "")
    try:
        seal = Seal.open(files.key)
    except KioskError as error:
        return _report(0, head, None, [Finding(0, "key", error.message)])
    if seal is None and not (head and head.seq) and _begun_only(log):
        return VerifyReport(True, 0, 0, "")
    if seal is None:
        return _report(0, head, None, [Finding(0, "key", f"The key {files.key} is missing.")])
    try:
        with closing(log.reader()) as database:
            found, last = _walk(database, seal, head)
    except KioskError as error:
        return _report(0, head, seal, [Finding(0, "unreadable", error.message)])
    except sqlite3.DatabaseError as error:
        return _report(0, head, seal, [Finding(0, "unreadable", f"{files.database}: {error}.")])
    return _report(last, head, seal, [*found, *_head_findings(seal, head, last)])


def _begun_only(log: AuditLog) -> bool:
    """Whether the power went before the first entry: a database without entries."""
    try:
        with closing(log.reader()) as database:
            return next(entries(database), None) is None
    except sqlite3.OperationalError as error:
        return "no such table" in str(error)
    except (sqlite3.DatabaseError, KioskError):
        return False


def _walk(database: sqlite3.Connection, seal: Seal, head: Head | None) -> tuple[list[Finding], int]:
    found: list[Finding] = []
    expected, previous = 1, GENESIS
    for entry in entries(database):
        found += _entry_findings(entry, expected, previous, seal)
        if head and entry.seq == head.seq and entry.hash != head.hash:
            found.append(Finding(entry.seq, "head", "It is not the entry that the head names."))
        expected, previous = entry.seq + 1, entry.hash
    return found, expected - 1


def _entry_findings(entry: Entry, expected: int, previous: str, seal: Seal) -> list[Finding]:
    found: list[Finding] = []
    if entry.seq < 1:
        return [Finding(entry.seq, "inserted", "Entries are numbered from 1.")]
    if entry.seq != expected:
        gap = f"entry {expected}" if entry.seq == expected + 1 else f"{expected} to {entry.seq - 1}"
        found.append(Finding(expected, "missing", f"Missing: {gap}."))
    elif entry.previous != previous:
        found.append(Finding(entry.seq, "relinked", "It does not follow the entry before it."))
    digest = entry.digest
    if digest != entry.hash:
        found.append(Finding(entry.seq, "edited", "Its content is not what its hash says."))
    if not seal.holds(digest.encode(), entry.signature):
        found.append(Finding(entry.seq, "inserted", "It does not bear this kiosk's signature."))
    return found


def _head_findings(seal: Seal, head: Head | None, last: int) -> list[Finding]:
    if head is None:
        return [Finding(0, "head", "The signed head is missing or unreadable.")]
    if not seal.holds(head.message, head.signature):
        return [Finding(head.seq, "head", "The head does not bear this kiosk's signature.")]
    if last < head.seq:
        return [Finding(last + 1, "truncated", f"Entries {last + 1} to {head.seq} were cut off.")]
    return []


def _report(
    last: int, head: Head | None, seal: Seal | None, findings: list[Finding]
) -> VerifyReport:
    return VerifyReport(
        ok=not findings,
        entries=last,
        head_seq=head.seq if head else 0,
        public_key=seal.public if seal else "",
        findings=tuple(findings),
    )
