"""How loud the room is when nobody speaks to the kiosk: pure, counted in frames."""

from __future__ import annotations

import math
from collections import deque

from kiosk.core.audio import FRAME_MS
from kiosk.core.state import Noise
from kiosk.perception.level import decibels

QUIET_DB, LOUD_DB = -58.0, -40.0
"""Decibels below full scale where a room stops being quiet and starts being loud."""

_HYSTERESIS_DB = 3.0
_SPAN = 4_000 // FRAME_MS
_ENOUGH = 1_500 // FRAME_MS
_EVERY = 500 // FRAME_MS
_SHARE = 0.2
"""The background is what a fifth of the frames stay below: speech has gaps, a fan has none."""


class RoomMeter:
    """Takes the frames between which our own voice is silent."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Another person, another measurement."""
        self._levels: deque[float] = deque(maxlen=_SPAN)
        self._count = 0
        self.noise = Noise.NORMAL
        self.decibels = math.nan

    def process(self, frame: bytes) -> bool:
        """Take a frame; whether `noise` changed with it."""
        self._levels.append(decibels(frame))
        self._count += 1
        if len(self._levels) < _ENOUGH or self._count % _EVERY:
            return False
        ranked = sorted(self._levels)
        self.decibels = ranked[int(len(ranked) * _SHARE)]
        noise = _step(self.decibels, self.noise)
        changed, self.noise = noise is not self.noise, noise
        return changed


def _step(decibels: float, now: Noise) -> Noise:
    quiet_below = QUIET_DB + (_HYSTERESIS_DB if now is Noise.QUIET else 0.0)
    loud_from = LOUD_DB - (_HYSTERESIS_DB if now is Noise.LOUD else 0.0)
    if decibels >= loud_from:
        return Noise.LOUD
    return Noise.QUIET if decibels < quiet_below else Noise.NORMAL
