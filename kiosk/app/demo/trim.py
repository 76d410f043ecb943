"""Cuts the silence off both ends of a recording."""

from __future__ import annotations

import numpy as np

from kiosk.core.audio import RATE

_LOUD = 200
"""Of 32,767. A null sink is silent to the bit; a voice's quietest consonants are above this."""

_MARGIN_S = 0.15
"""What stays at both ends: a word's soft beginning and its last breath."""


def trimmed(pcm: bytes, rate: int = RATE) -> bytes:
    """Mono 16-bit `pcm` without the silence around it; empty when there is nothing else."""
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2")
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) >= _LOUD)
    if not loud.size:
        return b""
    margin = int(_MARGIN_S * rate)
    kept: bytes = samples[max(0, loud[0] - margin) : loud[-1] + 1 + margin].tobytes()
    return kept
