"""Where speech ends and an answer begins in recorded sound. Pure; samples are 16-bit at 16 kHz."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from kiosk.core.audio import RATE

Samples = npt.NDArray[np.int16]

AUDIBLE = 328
"""Sample value, about -40 dB of full scale, from which an answer is heard."""

_FRAME = RATE // 100
_BELOW_DB = 30.0
"""Speech is what comes within this of the loud parts (the 95th percentile of 10 ms levels)."""

_ABOVE_NOISE_DB = 9.0
_PAUSE_S = 0.6
"""Silence after which sound is another burst."""

_ONSET = 0.25


def samples(pcm: bytes) -> Samples:
    """Bytes as samples."""
    return np.frombuffer(pcm, "<i2", count=len(pcm) // 2)


def end_of_speech(sound: Samples) -> float:
    """Seconds to the end of the last 10 ms that belong to speech; 0 for silence.

    In a noisy recording speech is also what rises above the noise, else its end would be the end
    of the noise.
    """
    levels = _levels(sound)
    if not levels.size:
        return 0.0
    least = max(
        float(np.percentile(levels, 95)) - _BELOW_DB,
        float(np.percentile(levels, 10)) + _ABOVE_NOISE_DB,
    )
    loud = np.flatnonzero((levels > least) & (levels > _SILENCE_DB))
    return (int(loud[-1]) + 1) / 100 if loud.size else 0.0


def start_of_speech(sound: Samples) -> float:
    """Seconds to the first 10 ms within 30 dB of the loud parts; 0 for silence."""
    levels = _levels(sound)
    if not levels.size:
        return 0.0
    loud = np.flatnonzero(levels > max(float(np.percentile(levels, 95)) - _BELOW_DB, _SILENCE_DB))
    return int(loud[0]) / 100 if loud.size else 0.0


def bursts(sound: Samples, pause_s: float = _PAUSE_S) -> Iterator[tuple[float, float]]:
    """Begin and end, in seconds, of each stretch that is audible, pauses under `pause_s` in it."""
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) >= AUDIBLE)
    if not loud.size:
        return
    gaps = np.flatnonzero(np.diff(loud) > pause_s * RATE)
    for first, last in zip([0, *(gaps + 1)], [*gaps, loud.size - 1], strict=True):
        yield float(loud[first]) / RATE, float(loud[last] + 1) / RATE


def offset(tape: Samples, recording: Samples) -> float | None:
    """Seconds into `tape` where `recording` begins, by their first loud sample; None without it."""
    peak = int(np.abs(recording.astype(np.int32)).max(initial=0))
    least = max(AUDIBLE, int(peak * _ONSET))
    found = np.flatnonzero(np.abs(tape.astype(np.int32)) >= least)
    there = np.flatnonzero(np.abs(recording.astype(np.int32)) >= least)
    if not found.size or not there.size:
        return None
    return float(int(found[0]) - int(there[0])) / RATE


_SILENCE_DB = -70.0


def _levels(sound: Samples) -> npt.NDArray[np.float64]:
    frames = sound[: sound.size // _FRAME * _FRAME].astype(np.float64).reshape(-1, _FRAME) / 32768
    power: npt.NDArray[np.float64] = (frames**2).mean(axis=1)
    return 10 * np.log10(power + 1e-12)
