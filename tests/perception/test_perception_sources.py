"""Recordings as microphones, and how loud a frame is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.audio import FRAME_BYTES, FRAME_SAMPLES, RATE, SAMPLE_BYTES
from kiosk.core.errors import BadInput
from kiosk.perception.level import level
from kiosk.perception.sources import WavSource
from tests.support.virtual_time import run


async def collected(source: WavSource) -> tuple[list[bytes], float]:
    loop = asyncio.get_running_loop()
    started = loop.time()
    frames = [frame async for frame in source.frames()]
    return frames, loop.time() - started


def test_everything_comes_in_whole_frames_with_silence_behind() -> None:
    pcm = bytes(range(1, 251)) * 10
    frames, took = run(collected(WavSource(pcm, trailing_silence_s=1)))
    assert {len(frame) for frame in frames} == {FRAME_BYTES}
    stream = b"".join(frames)
    assert stream[: len(pcm)] == pcm
    assert not any(stream[len(pcm) :])
    assert len(stream) - len(pcm) >= RATE * SAMPLE_BYTES
    assert took == 0


def test_in_real_time_it_takes_as_long_as_it_lasts() -> None:
    source = WavSource(bytes(2 * RATE * SAMPLE_BYTES), realtime=True, trailing_silence_s=1)
    assert run(collected(source))[1] == pytest.approx(3.0, abs=0.04)


def test_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.full(RATE, 0.5), RATE)
    frames, _ = run(collected(WavSource.from_file(path)))
    assert b"".join(frames).startswith(b"\x00\x40" * RATE)
    with pytest.raises(BadInput):
        WavSource.from_file(tmp_path / "b.wav")


def test_level_runs_from_silence_to_a_loud_voice_in_decibels() -> None:
    def of(amplitude: float) -> float:
        wave = amplitude * np.sin(np.arange(FRAME_SAMPLES) * 0.3) * 32767
        return level(wave.astype("<i2").tobytes())

    assert (level(b""), level(bytes(FRAME_BYTES)), of(1.0)) == (0.0, 0.0, 1.0)
    halvings = [of(0.4), of(0.2), of(0.1), of(0.05)]
    steps = np.diff(halvings)
    assert steps == pytest.approx(np.full(3, -6.02 / 54), abs=0.005)
