"""How loud a frame is, as people perceive it."""

from __future__ import annotations

import math

QUIET_DB = -60.0
"""Decibels below full scale that count as silence."""

LOUD_DB = -6.0
"""Decibels below full scale where the scale ends; a speaking voice peaks there."""


SILENCE_DB = -96.0
"""What counts for no sound at all: 16 bits tell nothing quieter."""


def decibels(pcm: bytes) -> float:
    """RMS of 16-bit mono `pcm` in decibels of full scale, `SILENCE_DB` at least."""
    import numpy as np

    samples = np.frombuffer(pcm, "<i2").astype(np.float32)
    power = float(np.dot(samples, samples)) / max(1, samples.size) / 32768.0**2
    return max(SILENCE_DB, 10.0 * math.log10(power)) if power > 0.0 else SILENCE_DB


def level(pcm: bytes) -> float:
    """Loudness of 16-bit mono `pcm`, 0 to 1, linear in decibels of its RMS."""
    return min(1.0, max(0.0, (decibels(pcm) - QUIET_DB) / (LOUD_DB - QUIET_DB)))
