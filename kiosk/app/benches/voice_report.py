"""The figures of a voice bench as one JSON object, and for people."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.benches.voice_turn import STAGES, TurnResult
from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    from rich.console import Console

QUIET_CORES = 0.25
"""Other programs' load from which a turn counts as disturbed."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What was measured with, and what does not belong to one turn.

    `barge_in_ms` holds None for an interruption that did not stop the voice. `idle_cores` is None
    when it was not measured.
    """

    devices: str
    description: str
    stt: str
    voice: str
    cores: int
    memory_mb: float
    idle_cores: float | None
    barge_in_ms: tuple[float | None, ...]


def report(turns: Sequence[TurnResult], machine: Machine) -> dict[str, Any]:
    """All figures. Times are milliseconds; those of turns cut short by us are left out."""
    heard = [t for t in turns if t.latency_ms is not None and not t.early]
    minis = Counter(t.mini for t in turns if t.mini)
    stopped = [ms for ms in machine.barge_in_ms if ms is not None]
    return {
        "devices": machine.devices,
        "description": machine.description,
        "mini": minis.most_common(1)[0][0] if minis else "",
        "stt": machine.stt,
        "voice": machine.voice,
        "cores": machine.cores,
        "turns": len(turns),
        "answered": len(heard),
        "early": sum(t.early for t in turns),
        "unanswered": sum(t.latency_ms is None for t in turns),
        "disturbed": sum(t.other_cores > QUIET_CORES for t in turns),
        "other_cores": quantiles(t.other_cores for t in turns),
        "latency_ms": quantiles(t.latency_ms for t in heard if t.latency_ms is not None),
        "words_ms": quantiles(t.words_ms for t in heard if t.words_ms is not None),
        "transcript_ms": quantiles(t.transcript_ms for t in heard if t.transcript_ms is not None),
        "breakdown_ms": {s: quantiles(t.stages[s] for t in heard if t.stages) for s in STAGES},
        "partials": {
            "gap_ms": quantiles(gap for t in turns for gap in t.partials_ms[1:]),
            "first_ms": quantiles(t.partials_ms[0] for t in turns if t.partials_ms),
            "behind_ms": quantiles(ms for t in turns for ms in t.behind_ms),
        },
        "barge_in_ms": quantiles(stopped)
        | {"n": len(machine.barge_in_ms), "missed": len(machine.barge_in_ms) - len(stopped)},
        "speculation": speculation(turns),
        "memory_mb": machine.memory_mb,
        "idle_cores": machine.idle_cores,
        "degraded": sorted({code for t in turns for code in t.degraded}),
        "rows": [asdict(t) for t in turns],
    }


def quantiles(values: Iterable[float]) -> dict[str, float | None]:
    """Median, 95th percentile and greatest; None without any value."""
    ranked = sorted(values)
    if not ranked:
        return {"p50": None, "p95": None, "max": None}
    nearest = min(len(ranked) - 1, max(0, -(-len(ranked) * 95 // 100) - 1))
    return {
        "p50": round(statistics.median(ranked), 3),
        "p95": round(ranked[nearest], 3),
        "max": round(ranked[-1], 3),
    }


def speculation(turns: Sequence[TurnResult]) -> dict[str, float]:
    """Sums over all turns of what their records count."""
    sums: Counter[str] = Counter()
    for turn in turns:
        sums.update({k: v for k, v in turn.speculation.items() if not isinstance(v, str)})
    return {name: round(value, 1) for name, value in sorted(sums.items())}


def read_other(path: Path) -> dict[str, Any]:
    """The report of another run. Raises `BadInput` ``bench.bad_report``."""
    hint = "Give the voice.json of another run; `latency_ms` and `breakdown_ms` are drawn."
    try:
        found = json.loads(path.read_text("utf-8"))
        usable = found["latency_ms"]["p50"] is not None
    except FileNotFoundError as error:
        raise BadInput("bench.no_report", f"There is no file {path}.", hint) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            "bench.bad_report", f"{path} is no report of a voice bench.", hint
        ) from error
    if not usable:
        raise BadInput("bench.bad_report", f"No turn of {path} was answered.", hint)
    return dict(found)


def compared(ours: Mapping[str, Any], other: Mapping[str, Any], name: str) -> dict[str, Any]:
    """How often the other run's latency is ours."""
    ratios = {}
    for rank in ("p50", "p95"):
        a, b = ours["latency_ms"].get(rank), other["latency_ms"].get(rank)
        ratios[rank] = round(b / a, 2) if a and b else None
    return {"name": name, "latency_ms": other["latency_ms"], "times_ours": ratios}


def show(found: dict[str, Any], console: Console) -> None:
    """The figures as a table."""
    from kiosk.app.show import show_table

    rows = [("speech to answer", found["latency_ms"])]
    rows += [(f"  {stage}", found["breakdown_ms"][stage]) for stage in STAGES]
    rows += [
        ("speech to words", found["words_ms"]),
        ("speech to transcript", found["transcript_ms"]),
        ("caption after caption", found["partials"]["gap_ms"]),
        ("caption behind speech", found["partials"]["behind_ms"]),
        ("interruption to silence", found["barge_in_ms"]),
    ]
    cells = [
        (name, *(_ms(figures[rank]) for rank in ("p50", "p95", "max"))) for name, figures in rows
    ]
    show_table(console, ("", "P50 ms", "P95 ms", "max"), cells)
    idle = found["idle_cores"]
    console.print(
        f"{found['answered']} of {found['turns']} turns answered, {found['early']} too early, "
        f"{found['disturbed']} disturbed by other programs; {found['mini'] or 'no Mini'}; "
        f"{found['memory_mb']:.0f} MB; idle listening "
        f"{'not measured' if idle is None else f'{idle:.1%} of a core'}",
        soft_wrap=True,
    )
    console.print(f"speculation: {found['speculation']}", soft_wrap=True)
    console.print(f"devices: {found['devices']} ({found['description']})", soft_wrap=True)
    if other := found.get("compared"):
        console.print(f"{other['name']}: {other['times_ours']['p50']} times our median")


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
