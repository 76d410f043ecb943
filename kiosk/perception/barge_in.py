"""Whether somebody speaks into our voice: pure, counted in frames, without a clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.core.audio import FRAME_MS


class Speaking(Enum):
    """What became certain: maybe somebody speaks, likely, they do, they do not (any more)."""

    SUSPECTED = "suspected"
    LIKELY = "likely"
    CERTAIN = "certain"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class BargeInOptions:
    """Times in milliseconds, probabilities 0 to 1.

    A burst is speech whose gaps are at most `gap_ms`. It begins at `start_probability` and goes on
    above `stop_probability`. `suspect_ms` of it are enough to lower the voice, `likely_ms` to make
    it wait, `certain_ms` to find out what is said. A cough or a clap is over before that, and the
    voice goes on where it was.
    """

    start_probability: float = 0.6
    stop_probability: float = 0.4
    suspect_ms: float = 64
    likely_ms: float = 128
    certain_ms: float = 400
    gap_ms: float = 192


class BargeInDetector:
    """Takes the speech probability of each frame of 32 ms."""

    def __init__(self, options: BargeInOptions | None = None) -> None:
        self._options = options or BargeInOptions()
        self.reset()

    def reset(self) -> None:
        """Nobody speaks."""
        self._voiced_ms = 0.0
        self._silence_ms = 0.0
        self._told: Speaking | None = None

    def process(self, probability: float) -> Speaking | None:
        """What became certain with this frame."""
        options = self._options
        begun = self._voiced_ms > 0.0
        if probability >= (options.stop_probability if begun else options.start_probability):
            self._voiced_ms += FRAME_MS
            self._silence_ms = 0.0
            return self._risen()
        self._silence_ms += FRAME_MS
        if self._silence_ms <= options.gap_ms:
            return None
        told = self._told
        self.reset()
        return Speaking.OVER if told else None

    def _risen(self) -> Speaking | None:
        if self._told is None and self._voiced_ms >= self._options.suspect_ms:
            self._told = Speaking.SUSPECTED
            return self._told
        if self._told is Speaking.SUSPECTED and self._voiced_ms >= self._options.likely_ms:
            self._told = Speaking.LIKELY
            return self._told
        if self._told is Speaking.LIKELY and self._voiced_ms >= self._options.certain_ms:
            self._told = Speaking.CERTAIN
            return self._told
        return None
