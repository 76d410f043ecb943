"""The end of the machine's log as staff may read it: what matters, without secrets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.core.staff import LogLine
from kiosk.governance.output import without_secrets

_TAIL_BYTES = 64_000
_KNOWN = ("event", "level", "timestamp", "logger")
_WORDS = 240


def last_lines(file: Path, most: int) -> tuple[LogLine, ...]:
    """The last `most` lines of `file`, the newest first; none where there is no log."""
    try:
        with file.open("rb") as log:
            log.seek(0, 2)
            log.seek(max(0, log.tell() - _TAIL_BYTES))
            tail = log.read().decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(_told(tail.split("\n")))[: -most - 1 : -1]


def _told(lines: list[str]) -> Iterator[LogLine]:
    for line in lines:
        try:
            said: dict[str, Any] = json.loads(line)
        except ValueError:  # the first one is cut
            continue
        more = (f"{key}={value}" for key, value in said.items() if key not in _KNOWN and value)
        words = without_secrets(" ".join((str(said.get("event", "")), *more)))[:_WORDS]
        level = str(said.get("level", "info"))
        yield LogLine(str(said.get("timestamp", ""))[:19], level, words)
