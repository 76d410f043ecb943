"""The money for models elsewhere: granted before a call, booked after it, on disk in between."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.core.errors import KioskError, Refused

_NANO = 1_000_000_000
"""Money is kept in whole billionths of a dollar, so that sums are exact."""

_SCHEMA = """
create table if not exists booking (
    id integer primary key autoincrement,
    at text not null,
    day text not null,
    tier text not null,
    model text not null,
    turn text not null,
    session text not null,
    worst integer not null,
    cost integer,
    prompt integer not null default 0,
    cached integer not null default 0,
    completion integer not null default 0,
    outcome text not null default 'open'
);
create index if not exists booking_day on booking (day, tier);
create index if not exists booking_turn on booking (turn);
create index if not exists booking_session on booking (session);
"""
_SPENT = "select coalesce(sum(coalesce(cost, worst)), 0) from booking where "


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that may be spent, in US dollars; `tier_day` for one tier on one day, by its name.

    `hedge_day` bounds what is spent in a day on answers that nobody heard, because the device was
    sooner.
    """

    turn: float = 0.05
    session: float = 0.50
    day: float = 5.0
    month: float = 60.0
    tier_day: Mapping[str, float] = field(default_factory=dict)
    hedge_day: float = 0.25


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class MoneyPurse:
    """A `Purse` over one SQLite file. Several processes may share it; days are local ones.

    Raises `KioskError` ``budget.unusable`` when the file can't be used: then nothing is spent.
    """

    def __init__(
        self, path: Path, caps: Caps | None = None, now: Callable[[], datetime] = _now
    ) -> None:
        self.caps = caps or Caps()
        self._now = now
        self._lock = threading.Lock()
        self._file = path
        self._db = self._opened(path)

    def reserve(
        self, *, tier: str, model: str, turn_id: str, session_id: str, worst_usd: float
    ) -> int:
        """As the port says. What was reserved and never settled counts in full, for ever."""
        at = self._now()
        worst = _nano(worst_usd)
        with self._lock, self._transaction():
            for cap, allowed, spent in self._caps(tier, turn_id, session_id, at):
                if spent + worst > _nano(allowed):
                    raise Refused(
                        "budget.exhausted",
                        f"The cap for one {cap} ({allowed:.2f} USD) would be crossed: "
                        f"{spent / _NANO:.4f} spent, {worst_usd:.4f} wanted.",
                        "`kiosk costs` tells what was spent; cloud.caps in kiosk.toml sets caps.",
                    )
            row = (at.isoformat(), _day(at), tier, model, turn_id, session_id, worst)
            done = self._db.execute(
                "insert into booking (at, day, tier, model, turn, session, worst)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            booking = done.lastrowid
        if booking is None:
            raise KioskError("budget.unusable", "A booking was not written.", str(self._file))
        return booking

    def settle(
        self,
        booking: int,
        *,
        cost_usd: float,
        prompt_tokens: int = 0,
        cached_tokens: int = 0,
        completion_tokens: int = 0,
        outcome: str = "answered",
    ) -> None:
        """As the port says."""
        counts = (prompt_tokens, cached_tokens, completion_tokens)
        # Not waited for: should the power go, the worst case stays booked.
        with self._lock, self._transaction(durable=False):
            self._db.execute(
                "update booking set cost = ?, prompt = ?, cached = ?, completion = ?, outcome = ?"
                " where id = ? and cost is null",
                (_nano(cost_usd), *counts, outcome, booking),
            )

    def left_usd(self, tier: str, session_id: str = "") -> float:
        """What a turn of `session_id` on `tier` may still cost."""
        with self._lock:
            caps = self._caps(tier, "", session_id, self._now())
            return max(0.0, min(_nano(a) - spent for _, a, spent in caps) / _NANO)

    def may_hedge(self) -> bool:
        """Whether answers that nobody may hear can still be paid for today."""
        with self._lock:
            lost = self._sum("day = ? and outcome = 'lost'", _day(self._now()))
        return lost < _nano(self.caps.hedge_day)

    def spent_today(self, tier: str) -> float:
        """US dollars of `tier` today."""
        with self._lock:
            return self._sum("day = ? and tier = ?", _day(self._now()), tier) / _NANO

    def days(self, count: int) -> list[dict[str, Any]]:
        """The last `count` days with any booking, newest first, one row a day and tier."""
        since = _day(self._now() - timedelta(days=count - 1))
        query = (
            "select day, tier, count(*) calls, sum(outcome = 'answered') answered,"
            " sum(outcome = 'failed') failed, sum(outcome = 'lost') lost,"
            " sum(outcome = 'cancelled') cancelled, sum(cost is null) open, sum(prompt)"
            " prompt_tokens, sum(cached) cached_tokens, sum(completion) completion_tokens,"
            " sum(coalesce(cost, worst)) nano from booking where day >= ?"
            " group by day, tier order by day desc, tier"
        )
        with self._lock, closing(self._db.execute(query, (since,))) as rows:
            return [_row(dict(row)) for row in rows]

    def totals(self) -> dict[str, float]:
        """US dollars spent today and this month, and what the caps leave of both."""
        at = self._now()
        with self._lock:
            day = self._sum("day = ?", _day(at)) / _NANO
            month = self._sum("day between ? and ?", *_month(_day(at))) / _NANO
        return {
            "today_usd": day,
            "month_usd": month,
            "today_left_usd": max(0.0, self.caps.day - day),
            "month_left_usd": max(0.0, self.caps.month - month),
        }

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _caps(
        self, tier: str, turn_id: str, session_id: str, at: datetime
    ) -> list[tuple[str, float, int]]:
        """Every cap that concerns a call: its name, dollars, and what is spent of it."""
        day, caps = _day(at), self.caps
        found = [
            ("day", caps.day, self._sum("day = ?", day)),
            ("month", caps.month, self._sum("day between ? and ?", *_month(day))),
            ("turn", caps.turn, self._sum("turn = ? and turn <> ''", turn_id)),
            ("session", caps.session, self._sum("session = ? and session <> ''", session_id)),
        ]
        if tier in caps.tier_day:
            spent = self._sum("day = ? and tier = ?", day, tier)
            found.append((f"day of {tier}", caps.tier_day[tier], spent))
        return found

    def _sum(self, where: str, *values: str) -> int:
        with closing(self._db.execute(_SPENT + where, values)) as rows:
            return int(rows.fetchone()[0])

    def _transaction(self, *, durable: bool = True) -> _Transaction:
        return _Transaction(self._db, self._file, durable=durable)

    def _opened(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
            db.row_factory = sqlite3.Row
            db.execute("pragma journal_mode = wal")
            db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise _unusable(path, error) from error
        return db


class _Transaction:
    """One write, all or nothing; other processes wait for it. `durable`: it outlives the power."""

    def __init__(self, db: sqlite3.Connection, path: Path, *, durable: bool) -> None:
        self._db = db
        self._path = path
        self._how = "full" if durable else "normal"

    def __enter__(self) -> None:
        try:
            self._db.execute(f"pragma synchronous = {self._how}")
            self._db.execute("begin immediate")
        except sqlite3.Error as error:
            raise _unusable(self._path, error) from error

    def __exit__(self, kind: type[BaseException] | None, error: object, _: object) -> None:
        try:
            self._db.execute("rollback" if kind else "commit")
        except sqlite3.Error as failure:
            raise _unusable(self._path, failure) from failure


def _unusable(path: Path, error: sqlite3.Error) -> KioskError:
    return KioskError(
        "budget.unusable",
        f"{path} can't be used: {error}.",
        "Nothing is sent to a cloud without its book. Check disk and permissions of that file.",
    )


def _nano(usd: float) -> int:
    return round(usd * _NANO)


def _day(at: datetime) -> str:
    return at.date().isoformat()


def _month(day: str) -> tuple[str, str]:
    """The first and the last day of the month of `day`."""
    return f"{day[:7]}-01", f"{day[:7]}-31"


def _row(row: dict[str, Any]) -> dict[str, Any]:
    row["cost_usd"] = row.pop("nano") / _NANO
    return row
