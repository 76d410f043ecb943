"""The kiosk's own voice as a recording at the ear's rate, for trials and demonstrations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import soxr  # type: ignore[import-untyped]

from kiosk.core.audio import RATE, PcmChunk
from kiosk.core.ports import Synthesiser


async def spoken(voice: Synthesiser, text: str) -> bytes:
    """16 kHz mono PCM of `text`, half a second of silence before it. Raises `EngineFailed`."""
    return at_ear_rate([chunk async for chunk in voice.speak(text)])


def at_ear_rate(chunks: Sequence[PcmChunk]) -> bytes:
    """The chunks one after the other at 16 kHz, half a second of silence before them."""
    silence = bytes(RATE)
    return silence + b"".join(_resampled(chunk) for chunk in chunks)


def _resampled(chunk: PcmChunk) -> bytes:
    samples = np.frombuffer(chunk.pcm, dtype="<i2")
    return bytes(soxr.resample(samples, chunk.rate, RATE).astype("<i2").tobytes())
