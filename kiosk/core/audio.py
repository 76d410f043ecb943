"""The one audio format between rooms: signed 16-bit little-endian mono PCM in `bytes`."""

from __future__ import annotations

from dataclasses import dataclass

RATE = 16_000
"""Samples per second of everything the kiosk hears."""

FRAME_SAMPLES = 512
"""Samples in one frame: what Silero's voice activity detector takes at 16 kHz."""

FRAME_MS = FRAME_SAMPLES * 1000 // RATE
"""Milliseconds in one frame (32)."""

SAMPLE_BYTES = 2
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES


def duration_ms(pcm: bytes, rate: int = RATE) -> float:
    """Milliseconds of `pcm` at `rate` samples per second."""
    return len(pcm) / SAMPLE_BYTES * 1000 / rate


@dataclass(frozen=True, slots=True)
class PcmChunk:
    """A piece of synthesised speech: `pcm` at `rate` samples per second."""

    pcm: bytes
    rate: int

    @property
    def duration_ms(self) -> float:
        """How long it plays, in milliseconds."""
        return duration_ms(self.pcm, self.rate)
