"""The waterfall: where the time between a question and its answer goes, turn by turn."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.app.benches.voice_turn import STAGES

_COLOURS = ("#9aa5b1", "#4c78a8", "#72b7b2", "#eeca3b", "#f58518", "#54a24b", "#b279a2")


def plot(found: Mapping[str, Any], other: Mapping[str, Any] | None, path: Path) -> None:
    """A bar a turn, then a bar of medians for this run and for `other`, as a PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = [r for r in found["rows"] if r["stages"]]
    bars = [(f"{r['file']}", r["stages"]) for r in rows]
    bars.append(("median", _medians(found)))
    if other is not None:
        bars.append((str(other["name"]), _medians(other)))
    figure = Figure(figsize=(11, 1.8 + 0.28 * len(bars)), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for at, (_, stages) in enumerate(bars):
        left = 0.0
        known = [s for s in STAGES if s in stages] or list(stages)
        for stage in known:
            colour = _COLOURS[STAGES.index(stage)] if stage in STAGES else "#cccccc"
            axes.barh(at, stages[stage], left=left, color=colour, height=0.75)
            left += stages[stage]
        axes.text(left + 10, at, f"{left:.0f}", va="center", fontsize=8)
    for stage, colour in zip(STAGES, _COLOURS, strict=True):
        axes.barh(0, 0, color=colour, label=stage)
    axes.axvline(900, linestyle=":", color="grey")
    axes.set_yticks(range(len(bars)), [name for name, _ in bars], fontsize=8)
    axes.invert_yaxis()
    axes.set(xlabel="ms after the last sample of speech", title=_title(found))
    figure.legend(loc="outside lower center", ncols=len(STAGES), fontsize=8)
    figure.savefig(path, dpi=120)


def _medians(found: Mapping[str, Any]) -> dict[str, float]:
    breakdown = found.get("breakdown_ms") or {}
    medians = {s: v["p50"] for s, v in breakdown.items() if v.get("p50") is not None}
    return medians or {"speech to answer": found["latency_ms"]["p50"]}


def _title(found: Mapping[str, Any]) -> str:
    latency = found["latency_ms"]
    middle, late = (f"{latency[r]:.0f}" if latency[r] else "–" for r in ("p50", "p95"))
    return f"speech to answer: P50 {middle} ms, P95 {late} ms · {found['mini'] or 'no Mini'}"
