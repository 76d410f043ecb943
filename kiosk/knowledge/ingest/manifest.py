"""What ``pack.toml`` itself tells people: the opening hours, as passages."""

from __future__ import annotations

from kiosk.knowledge.ingest.document import Block, Document, Kind
from kiosk.knowledge.pack import DAYS, PACK_FILE, Pack
from kiosk.knowledge.pack_errors import line_of
from kiosk.knowledge.textfile import line_starts

_NOON, _DAY = 12, 24


def read_manifest(pack: Pack, text: str) -> Document:
    """The opening hours of `pack`; `text` is the file, for the places."""
    starts = line_starts(text)

    def block(sentence: str, place: tuple[str, ...]) -> Block:
        line = max(line_of(text, place), 1)
        return Block(Kind.PROSE, ("Opening hours",), sentence, starts[line - 1], starts[line])

    blocks = []
    week = pack.hours.week()
    if week:
        blocks.append(block(_week(week), ("hours", next(iter(week)))))
    for number, odd in enumerate(pack.hours.exceptions):
        day = f"{odd.date:%A}, {odd.date.day} {odd.date:%B %Y}"
        note = f" ({odd.note})" if odd.note else ""
        sentence = f"On {day}{note} we are {_hours(odd.open)}."
        blocks.append(block(sentence, ("hours", "exceptions", str(number), "date")))
    return Document(PACK_FILE, pack.name, text, tuple(blocks))


def _week(week: dict[str, str]) -> str:
    """The week in a sentence; neighbouring days with the same hours are told together."""
    runs: list[list[str]] = []
    for day, before in zip(DAYS, ("", *DAYS), strict=False):
        if day not in week:
            continue
        if runs and runs[-1][-1] == before and week[day] == week[before]:
            runs[-1].append(day)
        else:
            runs.append([day])
    told = (f"{_days(run)} {_spoken(week[run[0]])}" for run in runs)
    return "Opening hours: " + "; ".join(told) + "."


def _days(run: list[str]) -> str:
    first, last = run[0].capitalize(), run[-1].capitalize()
    return first if len(run) == 1 else f"{first} to {last}"


def _hours(span: str) -> str:
    return span if span == "closed" else f"open {_spoken(span)}"


def _spoken(span: str) -> str:
    if span == "closed":
        return "closed"
    parts = (part.split("-") for part in span.split(", "))
    return " and ".join(f"from {_time(a)} to {_time(b)}" for a, b in parts)


def _time(clock: str) -> str:
    hour, minute = map(int, clock.split(":"))
    if hour in (0, _DAY):
        return "midnight"
    if (hour, minute) == (_NOON, 0):
        return "noon"
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes} {'am' if hour < _NOON else 'pm'}"
