"""Reads a whole request: one thing to do, or several in one breath."""

from __future__ import annotations

import re

from kiosk.reasoning.requests.concrete import read_concrete
from kiosk.reasoning.requests.looks import read_look
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.writes import read_write

_JOINT = re.compile(
    r"(?:,|;|\.)?\s+(?:and (?:then |also |after that )?|then |also |plus "
    r"|as well as )+(?=(?:please )?(?:i |we |can you |could you "
    r"|would you |book|schedule|arrange|make|set|start|cancel|move|reschedule|change|return"
    r"|replace|exchange|call|get|give|send"
    r"|take|have|put|look|check|show|print|track|ring)\b)|[.;]\s+",
    re.I,
)


def read_request(text: str, context: Context) -> Reading | None:
    """The one thing that `text` wants done or looked up, None when it wants nothing of the kind."""
    return read_write(text, context) or read_concrete(text, context) or read_look(text, context)


def read_plan(text: str, context: Context) -> tuple[Reading, ...]:
    """The things to be done, in order, when `text` names at least two; else nothing."""
    parts = [part.strip() for part in _JOINT.split(text) if part and part.strip()]
    if len(parts) < 2:  # noqa: PLR2004
        return ()
    steps: list[Reading] = []
    for part in parts:
        found = read_request(part, context)
        if found and not found.asked:
            steps.append(found)
    return tuple(steps) if len(steps) > 1 else ()
