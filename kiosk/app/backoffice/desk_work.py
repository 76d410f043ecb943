"""What the back office knows how to do: appointments in free slots, returns of what was sold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from kiosk.app.backoffice.ledger import Change, Declined
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.opening import spans

SLOT = timedelta(minutes=30)
_NEAR_DAYS, _OFFERED = 7, 3
_USUAL = ((time(9), time(18)),)
_SUNDAY = 6

Opening = Callable[[date], tuple[tuple[datetime, datetime], ...]]
"""Gives the opening times of a day."""


def opening_of(index: KnowledgeIndex) -> Opening:
    """The pack's opening hours; nine to six on working days where it states none."""
    hours = index.manifest.hours

    def opening(day: date) -> tuple[tuple[datetime, datetime], ...]:
        usual = _USUAL if day.weekday() < _SUNDAY else ()
        stated = spans(hours, day)
        found = usual if stated is None else stated
        return tuple((datetime.combine(day, a), datetime.combine(day, b)) for a, b in found)

    return opening


def slots(opening: Opening, day: date) -> list[datetime]:
    """When appointments of `day` may begin."""
    found = []
    for start, end in opening(day):
        at = start
        while at + SLOT <= end:
            found.append(at)
            at += SLOT
    return found


def free(
    database: sqlite3.Connection, opening: Opening, kind: str, around: datetime
) -> list[datetime]:
    """The free slots nearest to `around`: of its day first, then of the days after it."""
    rows = database.execute(
        "SELECT start FROM appointments WHERE kind = ? AND status = 'booked'", (kind,)
    )
    taken = {datetime.fromisoformat(start) for (start,) in rows}
    for ahead in range(_NEAR_DAYS):
        day = around.date() + timedelta(days=ahead)
        open_ones = [s for s in slots(opening, day) if s not in taken]
        if open_ones:
            return sorted(sorted(open_ones, key=lambda s: abs(s - around))[:_OFFERED])
    return []


def book(opening: Opening, asked: dict[str, Any]) -> Change:
    """A new appointment under the kiosk's own reference."""

    def change(database: sqlite3.Connection) -> dict[str, Any]:
        start = _moment(asked["start"])
        _claim(database, opening, asked["kind"], start)
        values = (
            asked["reference"],
            asked["kind"],
            asked["product"],
            start.isoformat(timespec="minutes"),
            asked["name"],
            "booked",
            asked["occurred_at"],
        )
        try:
            database.execute("INSERT INTO appointments VALUES (?,?,?,?,?,?,?)", values)
        except sqlite3.IntegrityError as error:
            raise Declined(409, "reference.taken", "That reference exists already.") from error
        return _appointment(database, asked["reference"])

    return change


def move(opening: Opening, reference: str, asked: dict[str, Any]) -> Change:
    """Another time for an appointment."""

    def change(database: sqlite3.Connection) -> dict[str, Any]:
        held = _booked(database, reference)
        start = _moment(asked["start"])
        if start.isoformat(timespec="minutes") != held["start"]:
            _claim(database, opening, held["kind"], start)
        database.execute(
            "UPDATE appointments SET start = ?, occurred_at = ? WHERE reference = ?",
            (start.isoformat(timespec="minutes"), asked["occurred_at"], reference),
        )
        return _appointment(database, reference)

    return change


def cancel(reference: str, asked: dict[str, Any]) -> Change:
    """An appointment is taken back."""

    def change(database: sqlite3.Connection) -> dict[str, Any]:
        _booked(database, reference)
        database.execute(
            "UPDATE appointments SET status = 'cancelled', occurred_at = ? WHERE reference = ?",
            (asked["occurred_at"], reference),
        )
        return _appointment(database, reference)

    return change


def start_return(asked: dict[str, Any]) -> Change:
    """A return or replacement of something of an order, for whoever has its receipt's code."""

    def change(database: sqlite3.Connection) -> dict[str, Any]:
        order = database.execute(
            "SELECT code FROM orders WHERE number = ?", (asked["order"],)
        ).fetchone()
        if order is None:
            raise Declined(404, "order.unknown", f"There is no order {asked['order']}.")
        if order[0] != asked["code"].upper():
            raise Declined(403, "order.code", "The code is not the one on the receipt.")
        open_one = database.execute(
            "SELECT reference FROM returns WHERE number = ? AND product = ? AND status = 'started'",
            (asked["order"], asked["product"]),
        ).fetchone()
        if open_one:
            raise Declined(409, "return.open", f"Return {open_one[0]} is open for it already.")
        values = (
            asked["reference"],
            asked["order"],
            asked["product"],
            asked["kind"],
            asked["reason"],
            "started",
            asked["occurred_at"],
        )
        database.execute("INSERT INTO returns VALUES (?,?,?,?,?,?,?)", values)
        return dict(
            zip(("reference", "order", "product", "kind"), values[:4], strict=True),
            status="started",
        )

    return change


def undo_return(reference: str) -> Change:
    """A return that was started is taken back."""

    def change(database: sqlite3.Connection) -> dict[str, Any]:
        found = database.execute(
            "UPDATE returns SET status = 'cancelled' WHERE reference = ? AND status = 'started'",
            (reference,),
        )
        if not found.rowcount:
            raise Declined(404, "return.unknown", f"There is no open return {reference}.")
        return {"reference": reference, "status": "cancelled"}

    return change


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise Declined(422, "time.bad", f"'{text}' is no time.") from error


def _claim(database: sqlite3.Connection, opening: Opening, kind: str, start: datetime) -> None:
    if hindered := hindrance(database, opening, kind, start):
        raise hindered


def hindrance(
    database: sqlite3.Connection, opening: Opening, kind: str, start: datetime
) -> Declined | None:
    """Why an appointment can't begin at `start`, with times at which it could."""
    taken = database.execute(
        "SELECT 1 FROM appointments WHERE kind = ? AND start = ? AND status = 'booked'",
        (kind, start.isoformat(timespec="minutes")),
    ).fetchone()
    if start in slots(opening, start.date()) and not taken:
        return None
    near = [s.isoformat(timespec="minutes") for s in free(database, opening, kind, start)]
    why = "That time is taken." if taken else "There are no appointments at that time."
    return Declined(409, "slot.taken" if taken else "slot.closed", why, alternatives=near)


def _booked(database: sqlite3.Connection, reference: str) -> dict[str, str]:
    row = database.execute(
        "SELECT kind, start FROM appointments WHERE reference = ? AND status = 'booked'",
        (reference,),
    ).fetchone()
    if row is None:
        raise Declined(404, "appointment.unknown", f"There is no appointment {reference}.")
    return {"kind": row[0], "start": row[1]}


def _appointment(database: sqlite3.Connection, reference: str) -> dict[str, Any]:
    row = database.execute(
        "SELECT reference, kind, product, start, status FROM appointments WHERE reference = ?",
        (reference,),
    ).fetchone()
    return dict(zip(("reference", "kind", "product", "start", "status"), row, strict=True))


def file_sheet(job: str, asked: dict[str, Any]) -> Change:
    """A technician's sheet; a later one of the same job takes its place."""

    def change(database: sqlite3.Connection) -> dict[str, Any]:
        sheet = json.dumps(asked["sheet"], ensure_ascii=False)
        values = (job, sheet, asked["occurred_at"])
        database.execute("INSERT OR REPLACE INTO sheets VALUES (?, ?, ?)", values)
        return {"job": job, "status": "filed"}

    return change
