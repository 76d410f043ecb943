"""The last section of the report: what the visit ran on, and what it took."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kiosk.app.demo.scene import Visit
from kiosk.app.demo.screen import Smoothness

_TITLES = (
    ("processor", "processor"),
    ("cores", "cores"),
    ("instructions", "instructions"),
    ("memory_gb", "memory, GB"),
    ("system", "system"),
    ("python", "Python"),
    ("pack", "documents"),
)
_PARTS = ("main", "whisper", "llama", "piper")


def machine(visit: Visit) -> str:
    """Memory of each process, gaps between frames, computer and models; empty when unknown."""
    parts = [_memory(visit.peak_memory_mb), _frames(visit.frames), _environment(visit)]
    if not any(parts):
        return ""
    return f'<article class="machine"><h2>This machine</h2>{"".join(parts)}</article>'


def _memory(peaks: dict[str, float]) -> str:
    if not peaks:
        return ""
    names = sorted(peaks, key=lambda n: _PARTS.index(n) if n in _PARTS else len(_PARTS))
    rows = ((name, peaks[name], f"{peaks[name]:.0f} MB") for name in names)
    total = f"{sum(peaks.values()):.0f} MB in all, if all were at their peak at once"
    return f'<h3>Most memory, by process</h3>{bars(rows)}<p class="heard">{total}</p>'


def _frames(frames: Smoothness | None) -> str:
    if frames is None or not frames.frames:
        return ""
    named = (("median", frames.p50), ("95 of 100", frames.p95), ("99 of 100", frames.p99),
             ("longest", frames.worst))  # fmt: skip
    rows = ((name, gap, f"{gap:.1f} ms") for name, gap in named)
    count = f"{frames.frames} gaps, every frame asked for as soon as the last one was shown"
    return (
        "<h3>From frame to frame of the window while Mini writes and Whisper hears</h3>"
        f'{bars(rows)}<p class="heard">{count}</p>'
    )


def _environment(visit: Visit) -> str:
    known = visit.environment
    if not known:
        return ""
    rows = [(title, _words(known[key])) for key, title in _TITLES if known.get(key)]
    rows += [(engine, model) for engine, model in known.get("models", {}).items()]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f"<h3>Computer and models</h3><dl>{listed}</dl>"


def bars(rows: Iterable[tuple[str, float, str]]) -> str:
    """Name, value and its words, a row each; the longest bar is the greatest value."""
    listed = [row for row in rows if row[1]]
    longest = max((value for _, value, _ in listed), default=0) or 1
    return '<div class="bars">{}</div>'.format(
        "".join(
            f'<span>{escape(name)}</span><i style="width:{value / longest:.1%}"></i>'
            f"<em>{escape(words)}</em>"
            for name, value, words in listed
        )
    )


def _words(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
