"""Any change to the log is found, and no way of dying damages it."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput, KioskError, Missing
from kiosk.governance.audit import AuditLog
from kiosk.governance.audit_checkpoint import against, checkpoint, read_checkpoint
from kiosk.governance.audit_verify import VerifyReport, verify

ENTRIES = 12
EDITS = 500


def begun(path: Path, count: int = ENTRIES) -> AuditLog:
    log = AuditLog(path, now=lambda: datetime(2026, 5, 1, 12, tzinfo=UTC))
    for number in range(count):
        log.append("turn", {"number": number, "tier": "mini", "note": "größer"})
    return log


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    log = begun(folder / "audit.sqlite")
    with closing(sqlite3.connect(log.files.database)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("PRAGMA journal_mode=DELETE")
    assert verify(log).ok
    return folder


def kinds(report: VerifyReport) -> set[str]:
    return {finding.kind for finding in report.findings}


def test_append_and_verify(tmp_path: Path) -> None:
    log = begun(tmp_path / "audit.sqlite", 3)
    ref = log.append("turn", {"a": 1})
    report = verify(log)
    assert (ref.seq, report.ok, report.entries, report.head_seq) == (4, True, 4, 4)
    assert [entry.seq for entry in log.show(2)] == [3, 4]
    assert log.show(1)[0].hash == ref.hash
    assert len(report.public_key) == 64


def test_export_is_json_lines(tmp_path: Path) -> None:
    out = io.StringIO()
    assert begun(tmp_path / "audit.sqlite", 3).export(out) == 3
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["payload"]["number"] for row in rows] == [0, 1, 2]
    assert rows[0]["previous"] == "0" * 64
    assert rows[1]["previous"] == rows[0]["hash"]


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    files = begun(tmp_path / "audit.sqlite", 1).files
    for path in (files.database, files.key, files.head, files.lock):
        assert path.stat().st_mode & 0o077 == 0, path


def test_no_log_yet(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.sqlite")
    assert verify(log) == VerifyReport(True, 0, 0, "")
    with pytest.raises(Missing, match=r"no audit log"):
        log.show()


@pytest.mark.parametrize("payload", [{"a": float("nan")}, {"a": {1, 2}}, {"a": b"x"}])
def test_a_payload_that_is_not_json(tmp_path: Path, payload: dict[str, object]) -> None:
    log = begun(tmp_path / "audit.sqlite", 1)
    with pytest.raises(BadInput) as caught:
        log.append("turn", payload)
    assert caught.value.code == "audit.bad_payload"
    assert verify(log).entries == 1


def test_own_code_cannot_change_it(tmp_path: Path) -> None:
    log = begun(tmp_path / "audit.sqlite", 2)
    with closing(sqlite3.connect(log.files.database)) as database:
        for statement in ("UPDATE entry SET kind = 'x'", "DELETE FROM entry"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(statement)


# Tampering


@dataclass(frozen=True)
class Tamper:
    name: str
    change: Callable[[sqlite3.Connection, random.Random], object]


def _row(rng: random.Random) -> int:
    return rng.randint(1, ENTRIES)


def _edit(database: sqlite3.Connection, rng: random.Random) -> object:
    column = rng.choice(["at", "kind", "payload", "previous", "hash", "signature"])
    seq = _row(rng)
    (text,) = database.execute(f"SELECT {column} FROM entry WHERE seq = ?", (seq,)).fetchone()
    at = rng.randrange(len(text))
    other = rng.choice([c for c in "0123456789abcdefg" if c != text[at]])
    changed = rng.choice(
        [text[:at] + other + text[at + 1 :], text[:at] + text[at + 1 :], text + other]
    )
    return database.execute(f"UPDATE entry SET {column} = ? WHERE seq = ?", (changed, seq))


def _delete(database: sqlite3.Connection, rng: random.Random) -> object:
    first = _row(rng)
    last = rng.randint(first, ENTRIES)
    return database.execute("DELETE FROM entry WHERE seq BETWEEN ? AND ?", (first, last))


def _close_the_gap(database: sqlite3.Connection, rng: random.Random) -> object:
    seq = rng.randint(1, ENTRIES - 1)
    database.execute("DELETE FROM entry WHERE seq = ?", (seq,))
    for later in range(seq + 1, ENTRIES + 1):
        database.execute("UPDATE entry SET seq = ? WHERE seq = ?", (later - 1, later))
    return None


def _truncate(database: sqlite3.Connection, rng: random.Random) -> object:
    return database.execute("DELETE FROM entry WHERE seq > ?", (rng.randint(0, ENTRIES - 1),))


def _reorder(database: sqlite3.Connection, rng: random.Random) -> object:
    one, other = rng.sample(range(1, ENTRIES + 1), 2)
    for source, target in ((one, -1), (other, one), (-1, other)):
        database.execute("UPDATE entry SET seq = ? WHERE seq = ?", (target, source))
    return None


def _insert(database: sqlite3.Connection, rng: random.Random) -> object:
    seq = rng.choice([ENTRIES + 1, ENTRIES + 1, ENTRIES + 5, 0, -3])
    copied = "at, kind, payload, previous, hash, signature"
    return database.execute(
        f"INSERT INTO entry (seq, {copied}) SELECT ?, {copied} FROM entry WHERE seq = ?",
        (seq, _row(rng)),
    )


TAMPERS = [
    Tamper("edit", _edit),
    Tamper("delete", _delete),
    Tamper("close the gap", _close_the_gap),
    Tamper("truncate", _truncate),
    Tamper("reorder", _reorder),
    Tamper("insert", _insert),
]


def unseen(original: Path, place: Path, edits: range) -> list[tuple[int, str]]:
    """The random edits that `verify` does not find."""
    log = AuditLog(place / "audit.sqlite")
    for name in ("audit.key", "audit.head"):
        shutil.copy(original / name, place)
    whole = (original / "audit.sqlite").read_bytes()
    found = []
    for seed in edits:
        rng = random.Random(seed)
        tamper = rng.choice(TAMPERS)
        log.files.database.write_bytes(whole)
        with closing(sqlite3.connect(log.files.database)) as database:
            database.execute("PRAGMA synchronous=OFF")
            database.execute("DROP TRIGGER entry_is_never_changed")
            database.execute("DROP TRIGGER entry_is_never_deleted")
            with database:
                tamper.change(database, rng)
        report = verify(log)
        if report.ok or not report.findings:
            found.append((seed, tamper.name))
    return found


def test_random_changes_are_all_found(original: Path, tmp_path: Path) -> None:
    assert unseen(original, tmp_path, range(EDITS)) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_ten_thousand_random_changes_are_all_found(original: Path, tmp_path: Path) -> None:
    assert unseen(original, tmp_path, range(EDITS, EDITS + 10_000)) == []


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> AuditLog:
    for name in ("audit.sqlite", "audit.key", "audit.head"):
        shutil.copy(original / name, tmp_path)
    return AuditLog(tmp_path / "audit.sqlite")


def changed(log: AuditLog, *statements: str) -> VerifyReport:
    with closing(sqlite3.connect(log.files.database)) as database, database:
        database.execute("DROP TRIGGER IF EXISTS entry_is_never_changed")
        database.execute("DROP TRIGGER IF EXISTS entry_is_never_deleted")
        for statement in statements:
            database.execute(statement)
    return verify(log)


def test_says_where_an_edit_is(copy: AuditLog) -> None:
    report = changed(copy, "UPDATE entry SET payload = '{}' WHERE seq = 5")
    assert {(f.seq, f.kind) for f in report.findings} == {(5, "edited"), (5, "inserted")}


def test_says_where_something_is_missing(copy: AuditLog) -> None:
    report = changed(copy, "DELETE FROM entry WHERE seq IN (4, 5)")
    assert [(f.seq, f.kind) for f in report.findings] == [(4, "missing")]


def test_says_where_it_was_cut_off(copy: AuditLog) -> None:
    report = changed(copy, "DELETE FROM entry WHERE seq > 9")
    assert [(f.seq, f.kind) for f in report.findings] == [(10, "truncated")]
    assert report.entries == 9


def test_an_emptied_log_is_not_a_new_one(copy: AuditLog) -> None:
    assert kinds(changed(copy, "DELETE FROM entry")) == {"truncated"}
    with pytest.raises(KioskError, match="head") as caught:
        copy.append("turn", {})
    assert caught.value.code == "audit.damaged"


def test_a_rewritten_chain_lacks_the_signature(copy: AuditLog) -> None:
    forged = AuditLog(copy.files.database.with_name("forged.sqlite"))
    for number in range(ENTRIES):
        forged.append("turn", {"number": number, "tier": "premium"})
    forged.files.database.replace(copy.files.database)
    forged.files.head.replace(copy.files.head)
    assert {"inserted", "head"} <= kinds(verify(copy))


@pytest.mark.parametrize("name", ["audit.key", "audit.head", "audit.sqlite"])
def test_a_file_taken_away(copy: AuditLog, name: str) -> None:
    copy.files.database.with_name(name).unlink()
    assert not verify(copy).ok
    with pytest.raises(KioskError):
        copy.append("turn", {})


@pytest.mark.parametrize("name", ["audit.key", "audit.head", "audit.sqlite"])
def test_a_file_cut_short(copy: AuditLog, name: str) -> None:
    path = copy.files.database.with_name(name)
    path.write_bytes(path.read_bytes()[:20])
    assert not verify(copy).ok


def test_a_head_put_back(copy: AuditLog) -> None:
    head = json.loads(copy.files.head.read_text())
    copy.files.head.write_text(json.dumps(head | {"seq": 3}))
    assert kinds(verify(copy)) == {"head"}


def test_going_on_does_not_hide_a_truncation(copy: AuditLog) -> None:
    changed(copy, "DELETE FROM entry WHERE seq > 9")
    with pytest.raises(KioskError) as caught:
        copy.append("turn", {"a": 1})
    assert caught.value.code == "audit.damaged"
    assert "truncated" in kinds(verify(copy))


def test_a_head_one_behind_is_a_power_cut(copy: AuditLog) -> None:
    before = copy.files.head.read_bytes()
    copy.append("turn", {"a": 1})
    copy.files.head.write_bytes(before)
    assert verify(copy).ok
    copy.append("turn", {"a": 2})
    assert verify(copy).entries == ENTRIES + 2


def test_a_checkpoint_kept_elsewhere_shows_that_everything_was_taken_back(copy: AuditLog) -> None:
    files = (copy.files.database, copy.files.key, copy.files.head)
    before = [file.read_bytes() for file in files]
    copy.append("turn", {"later": True})
    with closing(sqlite3.connect(copy.files.database)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    noted = checkpoint(copy)
    assert noted.holds
    assert against(copy, noted) == []
    for file, content in zip(files, before, strict=True):
        file.write_bytes(content)
    assert verify(copy).ok, "the older copy is whole in itself"
    assert [(f.seq, f.kind) for f in against(copy, noted)] == [(ENTRIES + 1, "checkpoint")]


def test_a_checkpoint_is_signed(copy: AuditLog, tmp_path: Path) -> None:
    noted = checkpoint(copy)
    path = tmp_path / "note.json"
    path.write_text(noted.as_text())
    assert read_checkpoint(path) == noted
    path.write_text(noted.as_text().replace(f'"seq": {ENTRIES}', '"seq": 3'))
    with pytest.raises(BadInput, match="signature"):
        read_checkpoint(path)
    path.write_text("{}")
    with pytest.raises(BadInput, match="no checkpoint"):
        read_checkpoint(path)


def test_a_new_log_does_not_pass_for_the_old_one(copy: AuditLog, tmp_path: Path) -> None:
    noted = checkpoint(copy)
    other = begun(tmp_path / "other.sqlite", ENTRIES)
    assert {f.kind for f in against(other, noted)} == {"checkpoint"}


# Dying and sharing

WRITER = """
import sys
from pathlib import Path
from kiosk.governance.audit import AuditLog
log = AuditLog(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(int(sys.argv[2])):
    print(log.append("turn", {"writer": sys.argv[3], "number": number}).seq, flush=True)
"""


def writer(path: Path, count: int, name: str = "w") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(count), name],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_kill_at_any_point_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "audit.sqlite"
    rng = random.Random(7)
    confirmed = 0
    for round_ in range(12):
        with writer(path, 100_000) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            # Every other round dies in the first entry, however slow the machine is.
            first = process.stdout.readline() if round_ % 2 else ""
            time.sleep(rng.uniform(0, 0.08))
            process.send_signal(signal.SIGKILL)
            rest = (first + process.stdout.read()).split("\n")
        seen = [int(line) for line in rest[:-1] if line]
        confirmed = max([confirmed, *seen])
        report = verify(AuditLog(path))
        assert report.ok, report.findings
        assert report.entries >= confirmed
    assert confirmed > 0
    AuditLog(path).append("turn", {"last": True})
    assert verify(AuditLog(path)).ok


def test_two_processes_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "audit.sqlite"
    with writer(path, 40, "a") as one, writer(path, 40, "b") as other:
        outputs = [one.communicate(timeout=60)[0], other.communicate(timeout=60)[0]]
    numbers = sorted(int(n) for out in outputs for n in out.split()[1:])
    assert numbers == list(range(1, 81))
    report = verify(AuditLog(path))
    assert report.ok
    assert report.entries == 80
