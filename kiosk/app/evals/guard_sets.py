"""Sets for the guard: texts with what ought to be found in them, and the tally. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.core.errors import BadInput
from kiosk.core.record import PiiSpan

HALF = 0.5
"""Share of a span that must be covered for it to count as found."""

_COVERED_BY = {"location": ("location", "address")}
"""A town that stands in an address is covered with it."""


class Span(BaseModel):
    """Personal data in a text: characters, end exclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    start: int
    end: int


class Sample(BaseModel):
    """One line: an ``attack`` or ``innocent``, or personal data to find, or both."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    source: Literal["user", "document", "image", "tool"] = "user"
    label: Literal["attack", "innocent"] | None = None
    pii: tuple[Span, ...] | None = None


def read_samples(path: Path) -> list[Sample]:
    """The samples of `path`. Raises `BadInput` ``eval.bad_set`` with file and line."""
    samples: list[Sample] = []
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("eval.no_set", f"{path} can't be read: {error}.", "Name a file.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            samples.append(Sample.model_validate(json.loads(line)))
        except (ValueError, ValidationError) as error:
            raise BadInput(
                "eval.bad_set",
                f"{path}:{number} is no sample: {str(error).splitlines()[0]}.",
                'A line is {"text": "…", "source": "user", "label": "attack", "pii": []}.',
            ) from error
    return samples


@dataclass(slots=True)
class Tally:
    """Counts of one type of personal data; found and missed are spans that ought to be found."""

    found: int = 0
    missed: int = 0
    false: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Precision, recall and F2, 0 to 1."""
        precision = self.found / (self.found + self.false) if self.found + self.false else 1.0
        recall = self.found / (self.found + self.missed) if self.found + self.missed else 1.0
        weight = 4 * precision + recall
        return {
            "spans": self.found + self.missed,
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f2": round(5 * precision * recall / weight, 3) if weight else 0.0,
        }


@dataclass(slots=True)
class PiiTallies:
    """By type, and all together."""

    by_type: dict[str, Tally] = field(default_factory=dict)

    def add(self, wanted: Sequence[Span], got: Sequence[PiiSpan]) -> None:
        """Book one text."""
        for span in wanted:
            types = _COVERED_BY.get(span.type, (span.type,))
            hit = any(g.type in types and _share(span, g) > HALF for g in got)
            tally = self.by_type.setdefault(span.type, Tally())
            tally.found, tally.missed = tally.found + hit, tally.missed + (not hit)
        for one in got:
            if not any(_touch(one, span) for span in wanted):
                self.by_type.setdefault(one.type, Tally()).false += 1

    def as_dict(self) -> dict[str, Any]:
        """Every type, and ``all``."""
        tallies = self.by_type.values()
        every = Tally(*(sum(getattr(t, n) for t in tallies) for n in ("found", "missed", "false")))
        rows = {kind: self.by_type[kind].as_dict() for kind in sorted(self.by_type)}
        return rows | {"all": every.as_dict()}


def _share(wanted: Span, got: PiiSpan) -> float:
    common = min(wanted.end, got.end) - max(wanted.start, got.start)
    return common / max(1, wanted.end - wanted.start)


def _touch(one: PiiSpan, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def shares(alarms: Iterable[tuple[str, str, bool]]) -> dict[str, Any]:
    """The share of alarms by label and source; `alarms` are label, source and whether it rang."""
    seen: Counter[tuple[str, str]] = Counter()
    alarmed: Counter[tuple[str, str]] = Counter()
    for label, source, alarm in alarms:
        for key in ((label, source), (label, "all")):
            seen[key] += 1
            alarmed[key] += alarm
    return {
        f"{label}s": {
            source: {"texts": seen[label, source], "alarms": round(alarmed[label, source] / n, 3)}
            for (of, source), n in sorted(seen.items())
            if of == label
        }
        for label in ("attack", "innocent")
    }


def percentiles(milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(milliseconds)
    if not ordered:
        return {"p50": 0.0, "p95": 0.0}
    last = len(ordered) - 1
    return {f"p{p}": round(ordered[min(last, len(ordered) * p // 100)], 2) for p in (50, 95)}
