"""How evenly the window draws: the gaps between frames while something moves."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

_STILL_MS = 1000.0
"""Longer than this nothing moved: no frame was due."""


@dataclass(frozen=True, slots=True)
class FrameGaps:
    """Milliseconds from frame to frame; `frames` is how many gaps were measured."""

    frames: int = 0
    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    worst: float = 0.0


def summarise(gaps: Sequence[float]) -> FrameGaps:
    """`gaps` in milliseconds, in any order."""
    if not gaps:
        return FrameGaps()
    ordered = sorted(gaps)

    def percentile(part: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))], 2)

    return FrameGaps(
        len(ordered), percentile(0.5), percentile(0.95), percentile(0.99), round(ordered[-1], 2)
    )


class FrameMeter(QObject):
    """Measures the frames of `window` between `start` and `stop`.

    With `driven` the window is asked for the next frame after each one, so that every gap counts,
    whether something moves or not. Without, gaps over a second are taken for a window at rest.
    `clock` gives seconds.
    """

    def __init__(
        self,
        window: QQuickWindow,
        *,
        driven: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._driven = driven
        self._clock = clock
        self._running = False
        self._last = 0.0
        self._gaps: list[float] = []
        window.frameSwapped.connect(self._swapped)

    def start(self) -> None:
        """Begin anew."""
        self._gaps.clear()
        self._last = 0.0
        self._running = True
        self._window.update()

    def stop(self) -> FrameGaps:
        """End, and tell."""
        self._running = False
        return summarise(self._gaps)

    def _swapped(self) -> None:
        if not self._running:
            return
        now = self._clock()
        gap = (now - self._last) * 1000
        if self._last and (self._driven or gap < _STILL_MS):
            self._gaps.append(gap)
        self._last = now
        if self._driven:
            self._window.update()
