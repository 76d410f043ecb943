"""How loud a frame is, as people perceive it."""

from __future__ import annotations

import math

QUIET_DB = -60.0
"""Decibels below full scale that count as silence."""

LOUD_DB = -6.0
"""Decibels below full scale where the scale ends; a speaking voice peaks there."""


def level(pcm: bytes) -> float:
    """Loudness of 16-bit mono `pcm`, 0 to 1, linear in decibels of its RMS."""
    import numpy as np

    samples = np.frombuffer(pcm, np.int16).astype(np.float32)
    power = float(np.mean(samples * samples)) / 32768.0**2 if samples.size else 0.0
    if power <= 0.0:
        return 0.0
    decibels = 10.0 * math.log10(power)
    return min(1.0, max(0.0, (decibels - QUIET_DB) / (LOUD_DB - QUIET_DB)))
