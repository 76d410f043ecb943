"""How much of our own voice comes back, and how much of that is left. Pure, without a clock."""

from __future__ import annotations

import math

from kiosk.core.audio import SAMPLE_BYTES

_SOUNDING_DB = -45.0
"""Decibels below full scale from which the loudspeaker counts as speaking."""

_TAIL_STEPS = 30
"""Echo is still about 300 ms after its sound."""

_WINDOW_STEPS = 50
_FLOOR_DB = -75.0


class EchoMeter:
    """Takes steps of 10 ms: heard, cleaned, played. Figures of the last half second with voice.

    `return_db` is the echo before, `residual_db` after the canceller, both in decibels below full
    scale; `erle_db`, their difference, is the echo return loss enhancement. NaN until the voice
    has sounded for half a second. `background_db` is what was heard while the voice was silent.
    """

    def __init__(self, *, residual_margin_db: float = 12.0, strong_windows: int = 4) -> None:
        self._margin_db = residual_margin_db
        self._strong_windows = strong_windows
        self.reset()

    def reset(self) -> None:
        """Forget everything, as for another device or person."""
        self.return_db = self.residual_db = math.nan
        self.background_db = _FLOOR_DB
        self.windows = 0
        self._heard = self._cleaned = 0.0
        self._steps = 0
        self._tail = 0
        self._strong = 0

    @property
    def erle_db(self) -> float:
        """Decibels of echo taken away."""
        return self.return_db - self.residual_db

    @property
    def too_strong(self) -> bool:
        """Whether two seconds of voice came back as loud as a person, hardly damped."""
        return self._strong >= self._strong_windows

    def process(self, heard: bytes, cleaned: bytes, played: bytes) -> None:
        """The next 10 ms of 16-bit mono sound."""
        if _decibels(_power(played)) >= _SOUNDING_DB:
            self._tail = _TAIL_STEPS
        elif self._tail:
            self._tail -= 1
        else:
            level = _decibels(_power(heard))
            # Follows a quieter room at once and a louder one slowly: a voice is no background.
            rise = 0.02 if level > self.background_db else 0.5
            self.background_db += rise * (level - self.background_db)
            return
        self._heard += _power(heard)
        self._cleaned += _power(cleaned)
        self._steps += 1
        if self._steps == _WINDOW_STEPS:
            self._close_window()

    def _close_window(self) -> None:
        self.return_db = _decibels(self._heard / self._steps)
        self.residual_db = _decibels(self._cleaned / self._steps)
        self._heard = self._cleaned = 0.0
        self._steps = 0
        self.windows += 1
        audible = self.residual_db > self.background_db + self._margin_db
        hardly_damped = self.erle_db < self._margin_db
        self._strong = self._strong + 1 if audible and hardly_damped else 0


def _power(pcm: bytes) -> float:
    import numpy as np

    samples = np.frombuffer(pcm, "<i2").astype("f4")
    return float(np.dot(samples, samples)) / (32768.0**2 * len(pcm) / SAMPLE_BYTES)


def _decibels(power: float) -> float:
    return max(_FLOOR_DB, 10.0 * math.log10(power)) if power > 0.0 else _FLOOR_DB
