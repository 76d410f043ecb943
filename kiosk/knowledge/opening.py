"""When the owner is open: the week and its exceptions, as times of one day."""

from __future__ import annotations

import datetime

from kiosk.knowledge.pack import DAYS, Hours

Spans = tuple[tuple[datetime.time, datetime.time], ...]
_LAST = datetime.time(23, 59)


def spans(hours: Hours, day: datetime.date) -> Spans | None:
    """The opening times of `day`, empty when closed, None when the pack does not say."""
    stated: str | None = getattr(hours, DAYS[day.weekday()])
    for exception in hours.exceptions:
        if exception.date == day:
            stated = exception.open
    if stated is None:
        return None
    if stated == "closed":
        return ()
    return tuple(_span(part) for part in stated.split(", "))


def note(hours: Hours, day: datetime.date) -> str:
    """Why `day` differs: "Christmas Eve"; empty when it does not."""
    return next((e.note for e in hours.exceptions if e.date == day), "")


def _span(text: str) -> tuple[datetime.time, datetime.time]:
    start, end = text.split("-")
    return _time(start), _time(end)


def _time(text: str) -> datetime.time:
    return _LAST if text.startswith("24") else datetime.time.fromisoformat(text)
