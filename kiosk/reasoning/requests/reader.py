"""Reads a whole request: one thing to do, or several in one breath."""

from __future__ import annotations

import re
from typing import Protocol

from kiosk.reasoning.requests.concrete import read_concrete
from kiosk.reasoning.requests.looks import read_look
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.writes import read_write

_OVERRULES = 0.9
"""Belief of the meaning from which a rule that is sure gives way."""
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


class ByMeaning(Protocol):
    """Reads what no rule does."""

    def read(self, text: str, context: Context) -> Reading | None:
        """The reading of `text`, None where nobody can be sure."""


def read_wish(text: str, context: Context, meaning: ByMeaning | None) -> Reading | None:
    """As `read_request`, and by the meaning where no rule reads `text`, none that is sure, or where
    the meaning leaves next to no doubt that a rule was taken in by a word.
    """
    ruled = read_request(text, context)
    if meaning is None:
        return ruled
    meant = meaning.read(text, context)
    if ruled is None or meant is None:
        return ruled or meant
    if ruled.sure >= 1.0 and (meant.tool == ruled.tool or meant.sure < _OVERRULES):
        return ruled
    return meant


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
