"""Our own voice is taken out of what is heard, also after a long silence; other sound stays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from kiosk.core.audio import FRAME_BYTES, FRAME_SAMPLES, RATE
from kiosk.perception.echo import EchoCanceller

Sound = npt.NDArray[np.float64]
DELAY = RATE // 20


def babbling(seconds: float, seed: int) -> Sound:
    """Noise with the rhythm of syllables."""
    rng = np.random.default_rng(seed)
    at = np.arange(int(seconds * RATE)) / RATE
    voice = np.convolve(rng.normal(0, 1, at.size), np.ones(6) / 6, "same")
    return voice * (0.5 + 0.5 * np.sin(2 * np.pi * 4 * at)) * 3000


def pcm(sound: Sound) -> bytes:
    return np.clip(sound, -32768, 32767).astype("<i2").tobytes()


def level(sound: bytes) -> float:
    return float(np.sqrt(np.mean(np.frombuffer(sound, "<i2").astype("f8") ** 2)))


def through(canceller: EchoCanceller, played: Sound, heard: Sound) -> bytes:
    """What is left of `heard` while the loudspeaker gets `played`, frame by frame."""
    out = b""
    for at in range(0, played.size - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        frame = slice(at, at + FRAME_SAMPLES)
        if played[frame].any():
            canceller.played(pcm(played[frame]), RATE, 1)
        out += canceller.clean(pcm(heard[frame]))
    return out


def echo(played: Sound) -> Sound:
    return np.concatenate((np.zeros(DELAY), played[:-DELAY])) * 0.3


def test_what_is_heard_without_playback_is_not_touched() -> None:
    room = babbling(3.0, 1)
    left = through(EchoCanceller(), np.zeros(room.size), room)
    late = RATE // 100
    whole = len(left) // 2
    heard = np.frombuffer(left, "<i2")[2 * RATE : whole]
    assert np.array_equal(heard, room.astype("<i2")[2 * RATE - late : whole - late])
    assert len(left) % FRAME_BYTES == 0


def test_our_own_voice_is_taken_out_before_and_after_a_long_silence() -> None:
    canceller = EchoCanceller()
    for seed in (2, 3):
        voice = babbling(4.0, seed)
        heard = echo(voice)
        left = through(canceller, voice, heard)
        tail = slice(2 * 2 * RATE, None)
        damped = 20 * np.log10(level(pcm(heard)[tail]) / max(1.0, level(left[tail])))
        assert damped > 12, f"{damped:.0f} dB"
        quiet = np.zeros(5 * RATE)
        assert level(through(canceller, quiet, quiet)[-RATE:]) == pytest.approx(0, abs=2)
