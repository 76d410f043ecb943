"""The technician's jobs and sheets, in SQLite: what was said is on disk before it is answered."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.core.doings import JobRow, JobSheet, SheetField
from kiosk.core.errors import BadInput, Missing

_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, customer TEXT NOT NULL, site TEXT NOT NULL,
    due TEXT NOT NULL, status TEXT NOT NULL, equipment TEXT NOT NULL, place INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sheets (
    job TEXT PRIMARY KEY, fields TEXT NOT NULL, photos TEXT NOT NULL, steps TEXT NOT NULL,
    status TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
"""
_NEEDED = ("id", "title")
_KNOWN = ("id", "title", "customer", "site", "due", "status", "equipment")
_HINT = "A job needs an id and a title; customer, site, due, status and equipment are welcome."
FIELDS = ("symptom", "cause", "action", "parts", "time", "serial number")
"""What a sheet asks for, in the order in which people tell it; the last only where it was told."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A job's sheet. `steps` are the procedures done; `revision` grows with every change."""

    job: str
    fields: tuple[SheetField, ...] = ()
    photos: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    status: str = "open"
    revision: int = 0

    def get(self, name: str) -> SheetField | None:
        """The field `name` where it has a value."""
        return next((f for f in self.fields if f.name == name and f.value), None)

    def shown(self, question: str = "") -> JobSheet:
        """The sheet for the screen: all fields, filled or not."""
        empty = {name: SheetField(name, "", 0.0) for name in FIELDS}
        filled = tuple((empty | {f.name: f for f in self.fields}).values())
        return JobSheet(self.job, filled, self.photos, question, self.status)


def plain(job: JobRow, sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain data."""
    return {
        "job": asdict(job),
        "status": sheet.status,
        "revision": sheet.revision,
        "fields": [asdict(field) for field in sheet.fields],
        "procedures": list(sheet.steps),
        "photos": list(sheet.photos),
    }


class Jobs:
    """The jobs in the database at `path`; `folder` keeps their photos, one folder a job."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self.folder = folder

    def load(self, source: Path) -> int:
        """Take in the jobs of a JSON or CSV file; how they stand here is kept. Gives their number.

        Raises `BadInput` ``jobs.bad_file``.
        """
        rows = [_row(source, number, row) for number, row in enumerate(_read(source), start=1)]
        with self._opened() as database, database:
            for place, row in enumerate(rows):
                database.execute(
                    "INSERT INTO jobs VALUES (:id, :title, :customer, :site, :due, :status, "
                    ":equipment, :place) ON CONFLICT (id) DO UPDATE SET title = :title, "
                    "customer = :customer, site = :site, due = :due, equipment = :equipment",
                    row | {"place": place},
                )
        return len(rows)

    def all(self) -> tuple[JobRow, ...]:
        """Every job: what is under way first, then what is open by date, what is done last."""
        with self._opened() as database:
            rows = database.execute(
                "SELECT id, title, customer, site, due, status FROM jobs ORDER BY "
                "CASE status WHEN 'started' THEN 0 WHEN 'open' THEN 1 ELSE 2 END, due, place"
            ).fetchall()
        return tuple(JobRow(*row) for row in rows)

    def get(self, job_id: str) -> JobRow:
        """Raises `Missing` ``jobs.unknown``."""
        found = next((job for job in self.all() if job.id.lower() == job_id.lower()), None)
        if found is None:
            known = ", ".join(job.id for job in self.all()) or "none"
            raise Missing("jobs.unknown", f"There is no job {job_id}.", f"There is: {known}.")
        return found

    def equipment(self, job_id: str) -> str:
        """What the job is about, as the dispatcher wrote it."""
        with self._opened() as database:
            row = database.execute("SELECT equipment FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return str(row[0]) if row else ""

    def mark(self, job_id: str, status: str) -> None:
        """Set how a job stands: open, started or done."""
        with self._opened() as database, database:
            database.execute("UPDATE jobs SET status = ? WHERE id = ?", (status, job_id))

    def sheet(self, job_id: str) -> Sheet:
        """The job's sheet, empty at first."""
        with self._opened() as database:
            row = database.execute("SELECT * FROM sheets WHERE job = ?", (job_id,)).fetchone()
        if row is None:
            return Sheet(job_id)
        fields = tuple(SheetField(**one) for one in json.loads(row[1]))
        photos, steps = tuple(json.loads(row[2])), tuple(json.loads(row[3]))
        return Sheet(job_id, fields, photos, steps, row[4], row[5])

    def keep(self, sheet: Sheet) -> Sheet:
        """Write the sheet; when this returns it is on disk. Gives its new revision."""
        kept = replace(sheet, revision=sheet.revision + 1)
        fields = json.dumps([asdict(f) for f in kept.fields], ensure_ascii=False)
        row = (
            kept.job,
            fields,
            json.dumps(kept.photos),
            json.dumps(kept.steps, ensure_ascii=False),
        )
        with self._opened() as database, database:
            database.execute(
                "INSERT OR REPLACE INTO sheets VALUES (?, ?, ?, ?, ?, ?)",
                (*row, kept.status, kept.revision),
            )
        return kept

    def photo(self, sheet: Sheet, data: bytes) -> Sheet:
        """Keep a photo in the job's folder, for this user alone, and name it on the sheet."""
        folder = self.folder / _plain(sheet.job)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"photo-{len(sheet.photos) + 1}.jpg"
        path = folder / name
        path.touch(mode=0o600)
        path.write_bytes(data)
        return self.keep(replace(sheet, photos=(*sheet.photos, name)))

    def photos(self, sheet: Sheet) -> tuple[Path, ...]:
        """Where the sheet's photos are."""
        folder = self.folder / _plain(sheet.job)
        return tuple(path for name in sheet.photos if (path := folder / name).is_file())

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=30)) as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=FULL")
            database.executescript(_SCHEMA)
            self._path.chmod(0o600)
            yield database


def _read(source: Path) -> Sequence[Any]:
    try:
        text = source.read_text("utf-8-sig")
        if source.suffix.lower() == ".csv":
            return list(csv.DictReader(io.StringIO(text, newline="")))
        found = json.loads(text)
    except (OSError, ValueError, csv.Error) as error:
        raise _bad(source, str(error)) from error
    rows = found.get("jobs") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise _bad(source, "it holds no list of jobs")
    return rows


def _row(source: Path, number: int, row: Any) -> dict[str, str]:
    if not isinstance(row, dict) or any(not str(row.get(name) or "").strip() for name in _NEEDED):
        raise _bad(source, f"job {number} lacks an id or a title")
    told = {name: str(row.get(name) or "").strip() for name in _KNOWN}
    return told | {"status": told["status"] or "open"}


def _plain(name: str) -> str:
    """A job's id as a folder's name."""
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in name) or "job"


def _bad(source: Path, why: str) -> BadInput:
    return BadInput("jobs.bad_file", f"{source} can't be read: {why}.", _HINT)
